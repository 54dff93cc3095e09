package org.quillhouse.exchange.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.quillhouse.codex.CodexEntry;
import org.quillhouse.exchange.StoryIn;
import org.quillhouse.exchange.UnreadableFile;
import org.quillhouse.kernel.Texts;

/// A project of novelWriter 2 or newer: its novels, what it notes of people, places and things, and other notes.
///
/// Its texts are files in `content`, one for each document, which say by headings what they are; `nwProject.nwx` says
/// in what order they stand. What is in its trash, and its templates, stay behind.
public final class NovelWriterReader {
    private static final Pattern HANDLE = Pattern.compile("[0-9a-f]{13}");
    private static final Pattern HEADING = Pattern.compile("(#{1,4}) +(\\S.*)");
    private static final String TAG = "@tag:";
    private static final Map<String, CodexEntry.Kind> KINDS = Map.of(
            "CHARACTER", CodexEntry.Kind.CHARACTER,
            "WORLD", CodexEntry.Kind.PLACE,
            "OBJECT", CodexEntry.Kind.THING,
            "ENTITY", CodexEntry.Kind.LORE);
    private static final Set<String> UNREAD = Set.of("TRASH", "TEMPLATE");

    private final Path file;
    private final Map<String, String> replaced = new LinkedHashMap<>();
    private final Map<String, String> statuses = new HashMap<>();
    private final Map<String, List<Item>> children = new HashMap<>();
    private final List<StoryIn.Entry> entries = new ArrayList<>();
    private final List<StoryIn.Note> notes = new ArrayList<>();

    private NovelWriterReader(Path file) {
        this.file = file;
    }

    /// A document, a folder or a root of the project's tree.
    private record Item(String handle, int order, String type, String layout, String kind, String name, String status) {
        static Item of(Element item, Map<String, String> statuses) {
            Element name = item.selectFirst("> name");
            boolean active = name != null && !name.attr("active").equals("no");
            return new Item(
                    item.attr("handle"),
                    item.attr("order").matches("\\d{1,9}") ? Integer.parseInt(item.attr("order")) : 0,
                    item.attr("type"),
                    active ? item.attr("layout") : "NOTE",
                    item.attr("class"),
                    name == null ? "" : name.text(),
                    name == null ? "" : statuses.getOrDefault(name.attr("status"), ""));
        }

        boolean isFile() {
            return type.equals("FILE");
        }
    }

    /// @param file its `nwProject.nwx`
    /// @return a story for each novel, at least one
    /// @throws UnreadableFile where it is no such project, or of an older novelWriter
    public static List<StoryIn> read(Path file) throws UnreadableFile {
        var reader = new NovelWriterReader(file);
        try (InputStream in = Files.newInputStream(file)) {
            return reader.stories(Jsoup.parse(in, null, "", Parser.xmlParser()));
        } catch (IOException broken) {
            throw new UnreadableFile(file, Texts.of("exchange.novelwriter"), broken);
        }
    }

    private List<StoryIn> stories(Document project) throws IOException {
        List<Element> items = project.select("novelWriterXML > content > item[type]");
        if (items.isEmpty()) {
            throw new IOException("no items with a type");
        }
        project.select("settings > autoReplace > entry")
                .forEach(entry -> replaced.put("<" + entry.attr("key") + ">", entry.text()));
        project.select("settings > status > entry").forEach(entry -> statuses.put(entry.attr("key"), entry.text()));
        items.forEach(item -> children.computeIfAbsent(item.attr("parent"), parent -> new ArrayList<>())
                .add(Item.of(item, statuses)));
        children.values().forEach(all -> all.sort(Comparator.comparingInt(Item::order)));
        String title = project.select("project > name").text();
        var novels = new LinkedHashMap<String, NovelWriterNovel>();
        for (Item root : children.getOrDefault("None", List.of())) {
            if (root.kind().equals("NOVEL")) {
                var novel = new NovelWriterNovel(text -> plain(text));
                for (Item item : below(root)) {
                    if (item.layout().equals("DOCUMENT")) {
                        novel.add(item.name(), item.status(), text(item));
                    } else {
                        note(item).ifPresent(novel::add);
                    }
                }
                novels.put(root.name(), novel);
            } else if (!UNREAD.contains(root.kind())) {
                for (Item item : below(root)) {
                    if (KINDS.containsKey(root.kind())) {
                        enter(KINDS.getOrDefault(root.kind(), CodexEntry.Kind.LORE), item);
                    } else {
                        note(item).ifPresent(notes::add);
                    }
                }
            }
        }
        return novels.entrySet().stream()
                .map(novel -> new StoryIn(
                        novels.size() == 1
                                ? title
                                : novel.getValue().title().isEmpty()
                                        ? title + " – " + novel.getKey()
                                        : novel.getValue().title(),
                        Map.of(),
                        novel.getValue().chapters(),
                        entries,
                        List.of(),
                        StoryIn.Beside.of(Stream.concat(novel.getValue().notes().stream(), notes.stream())
                                .toList()),
                        ""))
                .toList();
    }

    /// All documents below an item, in the order of the tree.
    private List<Item> below(Item item) {
        var all = new ArrayList<Item>();
        for (Item child : children.getOrDefault(item.handle(), List.of())) {
            if (child.isFile()) {
                all.add(child);
            }
            all.addAll(below(child));
        }
        return all;
    }

    private List<String> text(Item item) throws IOException {
        if (!HANDLE.matcher(item.handle()).matches()) {
            return List.of();
        }
        Path folder = file.resolveSibling("content");
        for (String ending : List.of(".md", ".nwd")) {
            Path text = folder.resolve(item.handle() + ending);
            if (Files.exists(text)) {
                return withoutHead(Files.readString(text).lines().toList());
            }
        }
        return List.of(); // an empty document has no file
    }

    /// What the program notes at the beginning of a file is no text.
    private static List<String> withoutHead(List<String> lines) {
        int from = 0;
        if (!lines.isEmpty() && lines.getFirst().equals("+++")) {
            from = lines.subList(1, lines.size()).indexOf("+++") + 2;
        }
        while (from < lines.size() && lines.get(from).startsWith("%%~")) {
            from++;
        }
        return lines.subList(from, lines.size());
    }

    private Optional<StoryIn.Note> note(Item item) throws IOException {
        var words = new ArrayList<String>();
        for (String line : text(item)) {
            words.add(line.startsWith("@") || line.startsWith("%") ? line : plain(line));
        }
        String text = String.join("\n", words).strip();
        return text.isEmpty() ? Optional.empty() : Optional.of(new StoryIn.Note(item.name(), text));
    }

    /// A document about people or things; each of its first headings begins another, as does one that is tagged.
    private void enter(CodexEntry.Kind kind, Item item) throws IOException {
        List<String> lines = text(item);
        String name = item.name();
        var said = new Said();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            Matcher heading = HEADING.matcher(line);
            if (heading.matches() && (heading.group(1).length() == 1 || isTagged(lines, i))) {
                if (!said.isEmpty()) {
                    entries.add(said.entry(kind, name));
                }
                name = heading.group(2).strip();
                said = new Said();
            } else {
                add(line, said);
            }
        }
        entries.add(said.entry(kind, name));
    }

    private static boolean isTagged(List<String> lines, int heading) {
        return lines.stream()
                .skip(heading + 1L)
                .filter(line -> !line.isBlank())
                .findFirst()
                .filter(line -> line.startsWith(TAG))
                .isPresent();
    }

    private void add(String line, Said said) {
        Matcher comment = NovelWriterNovel.COMMENT.matcher(line);
        if (comment.matches() && NovelWriterNovel.isBrief(comment)) {
            said.brief = comment.group("words");
        } else if (line.startsWith("@") || line.startsWith("%")) {
            if (!line.startsWith(TAG)) {
                said.own.add(line.replaceFirst("^[@%]~?", ""));
            }
        } else {
            said.words.append(plain(line)).append('\n');
        }
    }

    /// What a document says of one person or thing.
    private static final class Said {
        private String brief = "";
        private final StringBuilder words = new StringBuilder();
        private final List<String> own = new ArrayList<>();

        boolean isEmpty() {
            return brief.isEmpty() && words.toString().isBlank();
        }

        StoryIn.Entry entry(CodexEntry.Kind kind, String name) {
            return SheetText.entry(kind, name, brief, words.toString(), own);
        }
    }

    /// A line without the program's own signs.
    private String plain(String line) {
        String plain = line;
        for (var pair : replaced.entrySet()) {
            plain = plain.replace(pair.getKey(), pair.getValue());
        }
        return NovelWriterNovel.markdown(plain);
    }
}
