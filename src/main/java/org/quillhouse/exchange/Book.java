package org.quillhouse.exchange;

import java.util.List;
import java.util.Set;
import org.quillhouse.kernel.Words;
import org.quillhouse.manuscript.Manuscript;
import org.quillhouse.manuscript.Node;
import org.quillhouse.manuscript.StoryTree;
import org.quillhouse.storage.StorageFailed;

/// The story as a book: what readers get of it, in reading order.
///
/// @param language of its words as a BCP 47 tag, for example `en`
public record Book(String id, String title, String author, String language, List<Chapter> chapters) {
    public Book {
        chapters = List.copyOf(chapters);
    }

    /// A chapter.
    ///
    /// @param part the part that begins with it; empty where none does
    /// @param heading as it is printed; empty for none
    /// @param scenes their texts, with our light markup
    public record Chapter(String part, String heading, List<String> scenes) {
        public Chapter {
            scenes = List.copyOf(scenes);
        }
    }

    /// What stands above a chapter.
    public enum HeadingStyle {
        TITLE,
        NUMBER,
        NUMBER_AND_TITLE;

        public String key() {
            return "book.heading." + name().toLowerCase(java.util.Locale.ROOT);
        }

        String of(Node chapter) {
            String title = chapter.title().strip();
            return switch (this) {
                case TITLE -> title.isEmpty() ? String.valueOf(chapter.number()) : title;
                case NUMBER -> String.valueOf(chapter.number());
                case NUMBER_AND_TITLE ->
                    title.isEmpty() ? String.valueOf(chapter.number()) : chapter.number() + ". " + title;
            };
        }
    }

    /// How the writer wants it.
    ///
    /// @param chapterIds only these; empty for all
    public record Wishes(String author, String language, HeadingStyle headings, Set<String> chapterIds) {
        public Wishes {
            chapterIds = Set.copyOf(chapterIds);
            language = language.isBlank() ? "en" : language;
        }
    }

    /// Chapters without a word are left out.
    public static Book of(Manuscript manuscript, Wishes wishes) throws StorageFailed {
        StoryTree tree = manuscript.tree();
        var chapters = new java.util.ArrayList<Chapter>();
        String part = "";
        for (org.quillhouse.manuscript.Chapter chapter : manuscript.chapters()) {
            Node node = tree.node(chapter.id()).orElseThrow();
            List<String> scenes = chapter.scenes().stream()
                    .map(scene -> scene.text().strip())
                    .filter(text -> !text.isEmpty())
                    .toList();
            boolean wanted =
                    wishes.chapterIds().isEmpty() || wishes.chapterIds().contains(chapter.id());
            if (!wanted || scenes.isEmpty()) {
                continue;
            }
            String of = node.parentId().flatMap(tree::node).map(Node::title).orElse("");
            chapters.add(
                    new Chapter(of.equals(part) ? "" : of, wishes.headings().of(node), scenes));
            part = of;
        }
        var facts = manuscript.facts();
        return new Book(facts.id(), facts.title(), wishes.author().strip(), wishes.language(), chapters);
    }

    public int words() {
        return chapters.stream()
                .flatMap(chapter -> chapter.scenes().stream())
                .mapToInt(Words::count)
                .sum();
    }
}
