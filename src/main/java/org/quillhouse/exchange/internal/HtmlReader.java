package org.quillhouse.exchange.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/// Reads what word processors and browsers put on the clipboard as prose with light markup.
public final class HtmlReader {
    private static final Set<String> UNREAD = Set.of("script", "style", "template", "noscript", "title");
    private static final Pattern SPACE = Pattern.compile("[\\s\\u00A0]+");
    private static final Pattern DECLARED =
            Pattern.compile("(?:^|;)\\s*(font-weight|font-style|display)\\s*:\\s*([^;]+)");
    private static final Pattern HEAVY = Pattern.compile("bold|bolder|[6-9]00");

    private final List<String> paragraphs = new ArrayList<>();
    private final List<Run> line = new ArrayList<>();
    private boolean hasLooks;

    private HtmlReader() {}

    /// Words, and how they look.
    private record Run(String words, Look look) {}

    /// @param before what stands before a paragraph that looks like this: the mark of a heading or a quote
    private record Look(boolean strong, boolean emphasis, String before) {}

    /// @return empty where nothing in it looks like anything
    public static Optional<String> passage(String html) {
        var reader = new HtmlReader();
        var plain = new Look(false, false, "");
        reader.read(Jsoup.parse(html).body(), plain);
        reader.end(plain);
        return reader.hasLooks ? Optional.of(String.join("\n\n", reader.paragraphs)) : Optional.empty();
    }

    private void read(Node node, Look around) {
        if (node instanceof TextNode words) {
            line.add(new Run(SPACE.matcher(words.getWholeText()).replaceAll(" "), around));
        } else if (node instanceof Element element && !UNREAD.contains(element.normalName())) {
            read(element, look(element, around), around);
        }
    }

    private void read(Element element, Look look, Look around) {
        String style = element.attr("style").toLowerCase(Locale.ROOT);
        if (value(style, "display").equals("none")) {
            return;
        }
        String name = element.normalName();
        boolean block = element.isBlock() || name.equals("tr");
        if (block || name.equals("br")) {
            end(around);
        }
        if (name.equals("hr")) {
            paragraphs.add("***");
            hasLooks = true;
        }
        element.childNodes().forEach(child -> read(child, look));
        if (name.equals("td") || name.equals("th")) {
            line.add(new Run(" ", look));
        } else if (block) {
            end(look);
        }
    }

    /// What the tag says, unless its style says otherwise: some wrap all of a passage in a bold tag that is not bold.
    private static Look look(Element element, Look around) {
        String name = element.normalName();
        String before = around.before();
        if (name.matches("h[1-6]")) {
            before = "#".repeat(name.charAt(1) - '0') + " ";
        } else if (name.equals("blockquote")) {
            before = "> ";
        }
        String style = element.attr("style").toLowerCase(Locale.ROOT);
        String weight = value(style, "font-weight");
        String slant = value(style, "font-style");
        boolean strong = weight.isEmpty()
                ? around.strong() || name.equals("b") || name.equals("strong")
                : HEAVY.matcher(weight).matches();
        boolean emphasis =
                slant.isEmpty() ? around.emphasis() || name.equals("i") || name.equals("em") : !slant.equals("normal");
        return new Look(strong && !before.startsWith("#"), emphasis, before);
    }

    private static String value(String style, String property) {
        Matcher declared = DECLARED.matcher(style);
        while (declared.find()) {
            if (declared.group(1).equals(property)) {
                return declared.group(2).strip();
            }
        }
        return "";
    }

    /// Ends the paragraph, if there is one.
    private void end(Look look) {
        var words = new StringBuilder();
        for (int i = 0; i < line.size(); ) {
            Run first = line.get(i);
            var alike = new StringBuilder();
            while (i < line.size() && isLike(line.get(i), first)) {
                alike.append(line.get(i++).words());
            }
            append(words, SPACE.matcher(alike).replaceAll(" "), first.look());
        }
        line.clear();
        String paragraph = SPACE.matcher(words).replaceAll(" ").strip();
        if (!paragraph.isEmpty()) {
            paragraphs.add(look.before() + paragraph);
            hasLooks |= !look.before().isEmpty();
        }
    }

    private static boolean isLike(Run run, Run other) {
        return run.look().strong() == other.look().strong()
                && run.look().emphasis() == other.look().emphasis();
    }

    /// The marks stand at the words, the spaces outside them.
    private void append(StringBuilder text, String words, Look look) {
        String mark = (look.strong() ? "**" : "") + (look.emphasis() ? "*" : "");
        String bare = words.strip();
        if (mark.isEmpty() || bare.isEmpty()) {
            text.append(words);
            return;
        }
        hasLooks = true;
        text.append(words.startsWith(" ") ? " " : "").append(mark).append(bare).append(mark);
        text.append(words.endsWith(" ") ? " " : "");
    }
}
