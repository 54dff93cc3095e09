package org.quillhouse.ui.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds the light markup in a paragraph, for showing it: the text itself keeps its Markdown.
final class Markup {
    private static final Pattern HEADING = Pattern.compile("^#{1,6} ");
    private static final Pattern BREAK = Pattern.compile("^\\s*(\\*\\s*\\*\\s*\\*|-{3,}|#)\\s*$");
    private static final Pattern QUOTE = Pattern.compile("^> ?");
    private static final Pattern INLINE = Pattern.compile("(?<comment><!--.*?-->)"
            + "|(?<footnote>\\[\\^[^\\]\\s]+])"
            + "|(?<strong>\\*\\*(?=\\S)(?:.+?)(?<=\\S)\\*\\*)"
            + "|(?<star>(?<![\\p{L}\\p{N}*])\\*(?=[^\\s*])(?:[^*]+?)(?<=[^\\s*])\\*(?![\\p{L}\\p{N}*]))"
            + "|(?<under>(?<![\\p{L}\\p{N}_])_(?=[^\\s_])(?:[^_]+?)(?<=[^\\s_])_(?![\\p{L}\\p{N}_]))");

    private Markup() {}

    /// Whether it is an ordinary paragraph: no heading, no break, no quotation.
    static boolean isBody(String paragraph) {
        return !BREAK.matcher(paragraph).matches()
                && !HEADING.matcher(paragraph).find()
                && !QUOTE.matcher(paragraph).find();
    }

    /// Letters `from` to before `to` of a paragraph, and how they look.
    record Span(int from, int to, String style) {
        /// The part that lies within a paragraph, counted from its beginning; empty where none does.
        static Optional<Span> within(int from, int to, String paragraph, String style) {
            int first = Math.max(0, from);
            int last = Math.min(paragraph.length(), to);
            return first < last ? Optional.of(new Span(first, last, style)) : Optional.empty();
        }
    }

    /// In order, possibly one within another.
    static List<Span> spans(String paragraph) {
        var spans = new ArrayList<Span>();
        if (BREAK.matcher(paragraph).matches()) {
            return List.of(new Span(0, paragraph.length(), "break"));
        }
        Matcher heading = HEADING.matcher(paragraph);
        if (heading.find()) {
            spans.add(new Span(0, paragraph.length(), heading.end() <= 2 ? "heading-one" : "heading"));
            spans.add(new Span(0, heading.end(), "markup"));
        }
        Matcher quote = QUOTE.matcher(paragraph);
        if (quote.find()) {
            spans.add(new Span(0, paragraph.length(), "quote"));
            spans.add(new Span(0, quote.end(), "markup"));
        }
        Matcher inline = INLINE.matcher(paragraph);
        while (inline.find()) {
            add(inline, spans);
        }
        return spans;
    }

    private static void add(Matcher found, List<Span> spans) {
        if (found.group("comment") != null) {
            spans.add(new Span(found.start(), found.end(), "comment"));
        } else if (found.group("footnote") != null) {
            spans.add(new Span(found.start(), found.end(), "footnote"));
        } else {
            int mark = found.group("strong") != null ? 2 : 1;
            spans.add(new Span(found.start(), found.end(), mark == 2 ? "strong" : "emphasis"));
            spans.add(new Span(found.start(), found.start() + mark, "markup"));
            spans.add(new Span(found.end() - mark, found.end(), "markup"));
        }
    }
}
