package org.quillhouse.exchange.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.quillhouse.codex.CodexEntry;
import org.quillhouse.exchange.StoryIn;
import org.quillhouse.exchange.UnreadableFile;
import org.quillhouse.kernel.Texts;
import org.quillhouse.manuscript.Node;
import org.quillhouse.manuscript.TitleWords;

/// A project of Scrivener 2 or 3 (or 1 for Windows): its draft, its sheets of people and places, and other texts as
/// notes. Its trash and its templates stay behind; pictures and the like are named in a note.
///
/// The `.scrivx` file says what there is and in what order; each text is an RTF file of its own, with its synopsis and
/// notes beside it.
public final class ScrivenerReader {
    private static final Pattern ID = Pattern.compile("[0-9A-Za-z-]{1,64}");
    private static final Pattern PEOPLE = Pattern.compile(
            "(characters?|people|cast|charaktere|figuren|personen|personnages|personajes|personaggi)( sheets?)?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern PLACES = Pattern.compile(
            "(places?|locations?|settings?|orte|schauplätze|lieux|lugares|luoghi)( sheets?)?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern TEMPLATES =
            Pattern.compile("template sheets|templates|vorlagen|modèles|plantillas", Pattern.CASE_INSENSITIVE);
    /// What the program writes among the words for styles.
    private static final Pattern STYLE = Pattern.compile("<!?\\$Scr_[A-Za-z]+::\\d+>");
    private static final Pattern FOOTNOTE = Pattern.compile("\\{\\\\Scrv_fn=(.*?)\\\\end_Scrv_fn}", Pattern.DOTALL);
    private static final Pattern REMARK = Pattern.compile(
            "\\{\\\\Scrv_annot\\s*(?:\\\\color=\\{[^}]*})?\\s*(?:\\\\text=)?(.*?)\\\\end_Scrv_annot}", Pattern.DOTALL);
    private static final Set<String> WORDS = Set.of("Text", "Folder");

    private final Path file;
    private final Map<String, String> statuses = new HashMap<>();
    private final Map<String, String> labels = new HashMap<>();
    private final List<StoryIn.Chapter> chapters = new ArrayList<>();
    private final List<StoryIn.Entry> entries = new ArrayList<>();
    private final List<StoryIn.Note> notes = new ArrayList<>();
    private final List<String> left = new ArrayList<>();

    private ScrivenerReader(Path file) {
        this.file = file;
    }

    /// @param file the project's `.scrivx`
    /// @throws UnreadableFile where it is no such project, or a text of it is damaged
    public static StoryIn read(Path file) throws UnreadableFile {
        var reader = new ScrivenerReader(file);
        try (InputStream in = Files.newInputStream(file)) {
            return reader.story(Jsoup.parse(in, null, "", Parser.xmlParser()));
        } catch (IOException broken) {
            throw new UnreadableFile(file, Texts.of("exchange.scrivener"), broken);
        }
    }

    private StoryIn story(Document project) throws IOException, UnreadableFile {
        Element binder = project.selectFirst("ScrivenerProject > Binder");
        if (binder == null) {
            throw new IOException("no binder");
        }
        project.select("StatusSettings Status").forEach(status -> statuses.put(status.attr("ID"), status.text()));
        project.select("LabelSettings Label").forEach(label -> labels.put(label.attr("ID"), label.text()));
        for (Element item : binder.select("> BinderItem")) {
            switch (item.attr("Type")) {
                case "DraftFolder" -> draft(item);
                case "TrashFolder" -> {}
                default -> beside(item, Optional.empty());
            }
        }
        if (!left.isEmpty()) {
            notes.add(new StoryIn.Note(Texts.of("exchange.scrivener.left"), String.join("\n", left)));
        }
        return new StoryIn(
                String.valueOf(file.getFileName()).replaceFirst("(?i)\\.scrivx$", ""),
                Map.of(),
                chapters,
                entries,
                List.of(),
                StoryIn.Beside.of(notes),
                "");
    }

    private void draft(Element draft) throws IOException, UnreadableFile {
        for (Element item : children(draft)) {
            chapterOrPart(item, "");
        }
    }

    private void chapterOrPart(Element item, String part) throws IOException, UnreadableFile {
        List<Element> below = children(item);
        if (below.isEmpty()) {
            if (isIncluded(item)) {
                chapters.add(chapter(part, item, scenes(List.of(own(item)))));
            } else {
                note(item);
            }
        } else if (isPart(item)) {
            String title = part.isEmpty() ? title(item) : part + " – " + title(item);
            StoryIn.Scene own = own(item);
            if (own.text().isBlank()) {
                add(Texts.of("exchange.scrivener.synopsis", title(item)), synopsis(item)); // a part has no place for it
            } else {
                chapters.add(chapter(title, item, List.of(own)));
            }
            for (Element child : below) {
                chapterOrPart(child, title);
            }
        } else {
            var scenes = new ArrayList<StoryIn.Scene>();
            scenes.add(own(item));
            for (Element child : below) {
                if (isIncluded(child)) {
                    scenes.add(scene(child));
                } else {
                    note(child);
                }
            }
            chapters.add(chapter(part, item, scenes(scenes)));
        }
    }

    /// What has more than scenes below it, or a name like one.
    private static boolean isPart(Element item) {
        List<Element> below = children(item);
        return below.stream().anyMatch(child -> !children(child).isEmpty())
                || TitleWords.isOfPart(title(item))
                || below.stream().allMatch(child -> TitleWords.isOfChapter(title(child)));
    }

    private StoryIn.Chapter chapter(String part, Element item, List<StoryIn.Scene> scenes) throws IOException {
        return new StoryIn.Chapter(part, title(item), "", List.of(), details(item), scenes);
    }

    /// Those that say anything.
    private static List<StoryIn.Scene> scenes(List<StoryIn.Scene> all) {
        return all.stream()
                .filter(scene -> !scene.text().isBlank() || !scene.title().isBlank())
                .toList();
    }

    /// The text of what is a chapter itself; what is noted of it is noted of the chapter.
    private StoryIn.Scene own(Element item) throws IOException, UnreadableFile {
        workingNotes(item);
        return StoryIn.Scene.of(content(item));
    }

    private StoryIn.Scene scene(Element item) throws IOException, UnreadableFile {
        return new StoryIn.Scene(title(item), own(item).text(), details(item));
    }

    private void note(Element item) throws IOException, UnreadableFile {
        note(item, content(item));
    }

    private void note(Element item, String text) throws IOException, UnreadableFile {
        workingNotes(item);
        if (WORDS.contains(item.attr("Type"))) {
            add(title(item), text);
        } else {
            left.add(title(item));
        }
    }

    /// What the writer noted beside a text.
    private void workingNotes(Element item) throws IOException, UnreadableFile {
        add(Texts.of("exchange.scrivener.notes", title(item)), noted(item));
        var remarks = new ArrayList<String>();
        Optional<Path> comments = fileOf(item, "content.comments", ".comments");
        if (comments.isPresent()) {
            Document all = Jsoup.parse(Files.readString(comments.get()), Parser.xmlParser());
            for (Element comment : all.select("Comment")) {
                remarks.add(
                        clean(RtfReader.read(comments.get(), comment.wholeText().strip())));
            }
        }
        add(Texts.of("exchange.scrivener.comments", title(item)), String.join("\n\n", remarks));
    }

    private void add(String title, String text) {
        if (!text.isBlank()) {
            notes.add(new StoryIn.Note(title, text));
        }
    }

    /// @param kind what the texts of the folder are about; empty for notes
    private void beside(Element item, Optional<CodexEntry.Kind> kind) throws IOException, UnreadableFile {
        String title = title(item);
        if (TEMPLATES.matcher(title).matches()) {
            return;
        }
        Optional<CodexEntry.Kind> of = PEOPLE.matcher(title).matches()
                ? Optional.of(CodexEntry.Kind.CHARACTER)
                : PLACES.matcher(title).matches() ? Optional.of(CodexEntry.Kind.PLACE) : kind;
        String text = content(item);
        if (kind.isPresent() && item.attr("Type").equals("Text")) {
            entries.add(SheetText.entry(kind.get(), title, synopsis(item), text, List.of(noted(item))));
        } else if (!item.attr("Type").endsWith("Folder") || !text.isBlank()) {
            note(item, text);
        }
        for (Element child : children(item)) {
            beside(child, of);
        }
    }

    private static List<Element> children(Element item) {
        return item.select("> Children > BinderItem");
    }

    private static String title(Element item) {
        String title = value(item, "> Title");
        return title.isEmpty() ? Texts.of("exchange.scrivener.untitled") : title;
    }

    private static String value(Element item, String path) {
        Element found = item.selectFirst(path);
        return found == null ? "" : found.text().strip();
    }

    private static boolean isIncluded(Element item) {
        return WORDS.contains(item.attr("Type"))
                && !value(item, "> MetaData > IncludeInCompile").equalsIgnoreCase("No");
    }

    private Node.Details details(Element item) throws IOException {
        String target = value(item, "> Target[Type=Words], > MetaData > Target[Type=Words]");
        return new Node.Details(
                synopsis(item),
                named(statuses, item, "StatusID", "Status"),
                named(labels, item, "LabelID", "Label"),
                "",
                target.matches("\\d{1,7}") ? Integer.parseInt(target) : 0);
    }

    /// The name of a status or label; -1 stands for none.
    private static String named(Map<String, String> names, Element item, String path, String older) {
        String id = value(item, "> MetaData > " + path);
        String key = id.isEmpty() ? value(item, "> MetaData > " + older) : id;
        return key.startsWith("-") ? "" : names.getOrDefault(key, "");
    }

    private String synopsis(Element item) throws IOException {
        Optional<Path> synopsis = fileOf(item, "synopsis.txt", "_synopsis.txt");
        return synopsis.isEmpty()
                ? ""
                : new String(Files.readAllBytes(synopsis.get()), StandardCharsets.UTF_8)
                        .replace("\uFEFF", "")
                        .lines()
                        .collect(Collectors.joining("\n"))
                        .strip();
    }

    /// The file of an item: Scrivener 3 gives each a folder, older ones a number.
    private Optional<Path> fileOf(Element item, String newer, String older) {
        String id = item.hasAttr("UUID") ? item.attr("UUID") : item.attr("ID");
        if (!ID.matcher(id).matches()) {
            return Optional.empty();
        }
        Path files = file.resolveSibling("Files");
        return List.of(
                        files.resolve("Data").resolve(id).resolve(newer),
                        files.resolve("Docs").resolve(id + older))
                .stream()
                .filter(Files::isRegularFile)
                .findFirst();
    }

    private String content(Element item) throws UnreadableFile {
        return text(item, "content.rtf", ".rtf");
    }

    private String noted(Element item) throws UnreadableFile {
        return text(item, "notes.rtf", "_notes.rtf");
    }

    private String text(Element item, String newer, String older) throws UnreadableFile {
        Optional<Path> rtf = fileOf(item, newer, older);
        return rtf.isEmpty() ? "" : clean(RtfReader.read(rtf.get()));
    }

    /// Without what the program writes among the words; footnotes and remarks in the text become ours.
    private static String clean(String text) {
        String clean = STYLE.matcher(text).replaceAll("");
        var notes = new ArrayList<String>();
        clean = FOOTNOTE.matcher(clean).replaceAll(found -> {
            String mark = "[^s" + (notes.size() + 1) + "]";
            notes.add(mark + ": " + found.group(1).replaceAll("\\s+", " ").strip());
            return Matcher.quoteReplacement(mark);
        });
        clean = REMARK.matcher(clean).replaceAll(found -> Matcher.quoteReplacement(Comments.of("", found.group(1))));
        return (clean.strip() + (notes.isEmpty() ? "" : "\n\n" + String.join("\n\n", notes))).strip();
    }
}
