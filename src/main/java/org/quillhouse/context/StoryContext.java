package org.quillhouse.context;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.quillhouse.codex.Codex;
import org.quillhouse.context.internal.Gatherer;
import org.quillhouse.context.internal.StoryReader;
import org.quillhouse.context.internal.StorySnapshot;
import org.quillhouse.manuscript.Manuscript;
import org.quillhouse.manuscript.NoSuchChapter;
import org.quillhouse.manuscript.Node;
import org.quillhouse.manuscript.StoryFacts;
import org.quillhouse.storage.StorageFailed;

/// Collects what agents might read out of a story: world, outline, scenes, people and their states, facts and who knows
/// them. Safe on every thread; make one per open story, it holds the texts and reads again only what changed.
///
/// Law: what is hidden, for the author alone, in the trash, in a note or in a comment is never in it; nothing of what
/// stands behind the moment is, but for the outline.
public final class StoryContext {
    private final StoryReader reader;

    public StoryContext(Manuscript manuscript, Codex codex, StoryMemory memory) {
        this.reader = new StoryReader(manuscript, codex, memory);
    }

    /// All that an agent might read at this moment.
    ///
    /// @throws NoSuchChapter when the story has none of that number
    public ContextContainer gather(Moment moment) throws StorageFailed, NoSuchChapter {
        return new Gatherer(reader.now(), moment).gather();
    }

    /// A chapter as the binder shows it.
    ///
    /// @param number counted from 1
    public Node chapter(int number) throws StorageFailed, NoSuchChapter {
        List<Node> chapters = reader.now().chapters();
        if (number < 1 || number > chapters.size()) {
            throw new NoSuchChapter(number, chapters.size());
        }
        return chapters.get(number - 1);
    }

    /// What is true of the whole story.
    public StoryFacts facts() throws StorageFailed {
        return reader.now().facts();
    }

    /// A text of the story that is told in short somewhere.
    ///
    /// @param parts sources of the summaries that it is to be made of; empty where it is made from the text itself
    /// @param hash of what it is made from
    public record Source(String id, Summary.Level level, String title, String text, List<String> parts, String hash) {}

    /// Everything of which the story's memory keeps a summary, the smallest first: scenes, chapters, parts of several
    /// chapters, the book.
    public List<Source> sources() throws StorageFailed {
        StorySnapshot now = reader.now();
        Map<String, Summary> summaries = now.summaries();
        var sources = new ArrayList<Source>();
        var chapters = new ArrayList<Source>();
        for (var chapter : now.chapters()) {
            var written = now.writtenOf(chapter.id());
            for (var scene : written) {
                sources.add(new Source(
                        nodeId(scene.node().id()),
                        Summary.Level.SCENE,
                        Gatherer.title(scene),
                        scene.text(),
                        List.of(),
                        scene.hash()));
            }
            if (!written.isEmpty()) {
                List<String> parts =
                        written.stream().map(scene -> nodeId(scene.node().id())).toList();
                chapters.add(new Source(
                        nodeId(chapter.id()),
                        Summary.Level.CHAPTER,
                        chapter.title(),
                        joined(summaries, parts),
                        parts,
                        StorySnapshot.hashOf(written)));
            }
        }
        sources.addAll(chapters);
        List<Source> pieces = pieces(now, chapters, summaries);
        pieces.stream().filter(piece -> piece.level() == Summary.Level.PART).forEach(sources::add);
        if (!chapters.isEmpty()) {
            List<String> parts = pieces.stream().map(Source::id).toList();
            String hash =
                    StorySnapshot.bookHash(chapters.stream().map(Source::hash).toList());
            sources.add(new Source(
                    Gatherer.BOOK, Summary.Level.BOOK, now.facts().title(), joined(summaries, parts), parts, hash));
        }
        return sources;
    }

    /// What the book is made of, in reading order: its parts of several chapters, and the chapters that are in none.
    private static List<Source> pieces(StorySnapshot now, List<Source> chapters, Map<String, Summary> summaries) {
        Map<String, String> partOf = now.chapters().stream()
                .filter(chapter -> chapter.parentId().isPresent())
                .collect(Collectors.toMap(
                        chapter -> nodeId(chapter.id()),
                        chapter -> chapter.parentId().orElseThrow()));
        var byPart = new LinkedHashMap<String, List<Source>>();
        for (Source chapter : chapters) {
            byPart.computeIfAbsent(partOf.getOrDefault(chapter.id(), chapter.id()), key -> new ArrayList<>())
                    .add(chapter);
        }
        var pieces = new ArrayList<Source>();
        byPart.forEach((part, own) -> {
            if (own.size() == 1) {
                pieces.add(own.getFirst());
                return;
            }
            List<String> ids = own.stream().map(Source::id).toList();
            pieces.add(new Source(
                    nodeId(part),
                    Summary.Level.PART,
                    now.parts().getOrDefault(part, ""),
                    joined(summaries, ids),
                    ids,
                    StorySnapshot.bookHash(own.stream().map(Source::hash).toList())));
        });
        return pieces;
    }

    private static String nodeId(String id) {
        return "node:" + id;
    }

    private static String joined(Map<String, Summary> summaries, List<String> parts) {
        var text = new StringBuilder();
        for (String part : parts) {
            @Nullable Summary summary = summaries.get(part);
            if (summary != null) {
                text.append(text.isEmpty() ? "" : "\n\n").append(summary.text());
            }
        }
        return text.toString();
    }
}
