package org.quillhouse.exchange.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.quillhouse.exchange.StoryIn;
import org.quillhouse.manuscript.Node;

/// One novel of a novelWriter project, put together from its documents in their order.
///
/// Headings of the first level are parts, of the second chapters, of the third scenes; a text without one goes on with
/// what was before.
final class NovelWriterNovel {
    /// A comment, with a kind such as `Synopsis` where it has one, and maybe a key.
    static final Pattern COMMENT =
            Pattern.compile("%~?\\s*(?:(?<kind>[A-Za-z]+)(?:\\.(?<key>[^:\\s]+))?\\s*:)?\\s*(?<words>.*)");

    private static final String TITLE = "#! ";
    private static final Pattern HEADING = Pattern.compile("(#{1,4})(!?) +(\\S.*)");
    private static final Pattern VIEW = Pattern.compile("@pov:\\s*(\\S.*)");
    private static final Pattern CODE = Pattern.compile("\\[(/?)([a-z]+)(?::([^\\]]*))?]");
    private static final Pattern SLANT =
            Pattern.compile("(?<![\\p{L}\\p{N}_])_(?=\\S)(.+?)(?<=\\S)_(?![\\p{L}\\p{N}_])");
    private static final Pattern STRUCK = Pattern.compile("(~~|==)(?=\\S)(.+?)(?<=\\S)\\1");
    private static final Pattern PLACED = Pattern.compile("^>{1,2} ?|\\s*<{1,2}$");
    /// A line of its own that says how the page is set.
    private static final Pattern SETTING = Pattern.compile("\\[(?:new ?page|vspace(?::\\d+)?)]");
    private static final Set<String> DROPPED = Set.of("u", "s", "m", "sup", "sub", "field");

    private final UnaryOperator<String> plain;
    private final List<StoryIn.Note> notes = new ArrayList<>();
    private final List<StoryIn.Chapter> chapters = new ArrayList<>();
    private String title = "";
    private String part = "";
    private boolean chapterBegun;
    private String chapterTitle = "";
    private Told chapterTold = new Told();
    private final List<StoryIn.Scene> scenes = new ArrayList<>();
    private Told scene = new Told();

    /// @param plain takes the program's signs from a line
    NovelWriterNovel(UnaryOperator<String> plain) {
        this.plain = plain;
    }

    /// What is told so far of a scene, or noted of a chapter.
    private static final class Told {
        private String title = "";
        private String status = "";
        private String view = "";
        private final List<String> synopsis = new ArrayList<>();
        private final StringBuilder words = new StringBuilder();

        Node.Details details() {
            return new Node.Details(String.join("\n", synopsis), status, "", view, 0);
        }

        boolean isEmpty() {
            return title.isEmpty()
                    && synopsis.isEmpty()
                    && view.isEmpty()
                    && words.toString().isBlank();
        }
    }

    /// Takes a document in.
    ///
    /// @param name of the document
    void add(String name, String status, List<String> lines) {
        int titled = lines.stream().map(line -> line.startsWith(TITLE)).toList().indexOf(true);
        int from = titled < 0 ? 0 : titled + 1;
        while (titled >= 0
                && from < lines.size()
                && !HEADING.matcher(lines.get(from)).matches()) {
            from++;
        }
        if (titled >= 0) {
            titlePage(name, lines.subList(0, from));
        }
        for (String line : lines.subList(from, lines.size())) {
            Matcher heading = HEADING.matcher(line);
            Matcher view = VIEW.matcher(line);
            if (heading.matches() && heading.group(1).length() < 4) {
                head(heading.group(1).length(), heading.group(3).strip(), status);
            } else if (view.matches() && chapterBegun) {
                at().view = view.group(1).split(",", 2)[0].strip();
            } else if (line.startsWith("@")) {
                comment(line, name);
            } else if (line.startsWith("%")) {
                remark(line, name);
            } else {
                text(plain.apply(line), name);
            }
        }
        text("", name);
    }

    private void titlePage(String name, List<String> lines) {
        var words = new StringBuilder();
        for (String line : lines) {
            if (line.startsWith(TITLE)) {
                title = line.substring(TITLE.length()).strip();
            } else if (!line.startsWith("%")) {
                words.append(plain.apply(line)).append('\n');
            }
        }
        if (!words.toString().isBlank()) {
            notes.add(new StoryIn.Note(
                    name, words.toString().replaceAll("\n{3,}", "\n\n").strip()));
        }
    }

    private void head(int level, String words, String status) {
        if (level == 3) {
            beginIfNone(words);
            endScene();
            scene.title = words;
            scene.status = status;
            return;
        }
        endChapter();
        if (level == 1) {
            part = words;
        } else {
            chapterBegun = true;
            chapterTitle = words;
            chapterTold.status = status;
            scene.status = status;
        }
    }

    /// A scene or words that stand in no chapter yet begin one.
    private void beginIfNone(String name) {
        if (!chapterBegun) {
            chapterBegun = true;
            chapterTitle = name;
        }
    }

    /// What is noted before the first words of a chapter is of the chapter.
    private Told at() {
        return scenes.isEmpty()
                        && scene.title.isEmpty()
                        && scene.words.toString().isBlank()
                ? chapterTold
                : scene;
    }

    private void remark(String line, String name) {
        Matcher comment = COMMENT.matcher(line);
        if (!comment.matches()) {
            return;
        }
        if (isBrief(comment)) {
            beginIfNone(part.isEmpty() ? name : part);
            at().synopsis.add(comment.group("words"));
        } else if (comment.group("key") != null && comment.group("kind").equalsIgnoreCase("footnote")) {
            text("[^" + comment.group("key") + "]: " + plain.apply(comment.group("words")), name);
        } else {
            comment(line.replaceFirst("^%~?", ""), name);
        }
    }

    static boolean isBrief(Matcher comment) {
        String kind = comment.group("kind");
        return kind != null && Set.of("synopsis", "short", "summary").contains(kind.toLowerCase(Locale.ROOT));
    }

    private void comment(String words, String name) {
        if (!words.isBlank()) {
            text(Comments.of("", words), name);
        }
    }

    private void text(String line, String name) {
        if (line.isBlank() && scene.words.toString().isBlank()) {
            return;
        }
        beginIfNone(part.isEmpty() ? name : part);
        scene.words.append(line).append('\n');
    }

    private void endScene() {
        if (!scene.isEmpty()) {
            scenes.add(new StoryIn.Scene(
                    scene.title,
                    scene.words.toString().replaceAll("\n{3,}", "\n\n").strip(),
                    scene.details()));
        }
        scene = new Told();
    }

    private void endChapter() {
        endScene();
        if (chapterBegun) {
            chapters.add(
                    new StoryIn.Chapter(part, chapterTitle, "", List.of(), chapterTold.details(), List.copyOf(scenes)));
        }
        chapterBegun = false;
        chapterTold = new Told();
        scenes.clear();
    }

    /// Takes in what stands among its documents and is none of the book.
    void add(StoryIn.Note note) {
        notes.add(note);
    }

    List<StoryIn.Note> notes() {
        return List.copyOf(notes);
    }

    /// What its title page says; empty where it has none.
    String title() {
        return title;
    }

    /// All of them; nothing may be added after this.
    List<StoryIn.Chapter> chapters() {
        endChapter();
        return List.copyOf(chapters);
    }

    /// A line with the program's signs for looks as ours, or without them.
    static String markdown(String line) {
        if (SETTING.matcher(line.strip()).matches()) {
            return "";
        }
        String words = PLACED.matcher(line.strip()).replaceAll("");
        words = CODE.matcher(words)
                .replaceAll(code -> Matcher.quoteReplacement(sign(code.group(2), code.group(3), code.group())));
        words = STRUCK.matcher(words).replaceAll("$2");
        return SLANT.matcher(words).replaceAll("*$1*");
    }

    private static String sign(String name, @org.jspecify.annotations.Nullable String value, String whole) {
        return switch (name) {
            case "b" -> "**";
            case "i" -> "*";
            case "br" -> "\n";
            case "footnote" -> value == null ? "" : "[^" + value + "]";
            default -> DROPPED.contains(name) ? "" : whole;
        };
    }
}
