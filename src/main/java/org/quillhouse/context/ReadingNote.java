package org.quillhouse.context;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Something about a prompt that its author may want to know before it is sent: there is so much of one kind that a
/// model loses sight of it (spec WA-153). Nothing is refused for it.
///
/// @param key of a message that says so and what to do
/// @param count how many there are, and `most` how many are usual at most
public record ReadingNote(String key, int count, int most) {
    private static final int MOST_CHAPTERS = 5;
    private static final int MOST_PEOPLE = 10;
    private static final int MOST_WISHES = 20;
    private static final int MOST_STORY_LETTERS = 50_000;
    private static final int MOST_REVIEWED_LETTERS = 10_000;

    /// Of what is in the prompt.
    public static List<ReadingNote> of(PromptSheet sheet) {
        var notes = new ArrayList<ReadingNote>();
        boolean judges = sheet.agent() == AgentKind.EDITOR || sheet.agent() == AgentKind.RATER;
        add(notes, "context.note.people", people(sheet), MOST_PEOPLE);
        add(notes, "context.note.wishes", count(sheet, PromptPart.Section.REQUESTS), MOST_WISHES);
        add(notes, "context.note.chapters", wholeChapters(sheet), MOST_CHAPTERS);
        add(
                notes,
                "context.note.letters",
                letters(sheet, part -> part.section().layer() == Layer.STORY),
                MOST_STORY_LETTERS);
        if (judges) {
            add(
                    notes,
                    "context.note.reviewed",
                    letters(sheet, part -> part.section() == PromptPart.Section.RECENT),
                    MOST_REVIEWED_LETTERS);
        }
        return notes;
    }

    private static void add(List<ReadingNote> notes, String key, int count, int most) {
        if (count > most) {
            notes.add(new ReadingNote(key, count, most));
        }
    }

    /// Those told in more than a line.
    private static int people(PromptSheet sheet) {
        return (int) sheet.included().stream()
                .filter(part -> part.section() == PromptPart.Section.CHARACTERS && part.fate() == Fate.KEPT)
                .count();
    }

    private static int count(PromptSheet sheet, PromptPart.Section section) {
        return (int) sheet.included().stream()
                .filter(part -> part.section() == section)
                .count();
    }

    /// Chapters of which at least one scene is in word for word.
    private static int wholeChapters(PromptSheet sheet) {
        return (int) sheet.included().stream()
                .filter(part -> part.kind().equals("scene") && part.fate() == Fate.KEPT)
                .map(ReadingNote::chapter)
                .distinct()
                .count();
    }

    /// As its tag has it: `<story chapter="3" …>`.
    private static String chapter(PromptPart part) {
        String mark = "chapter=\"";
        int from = part.text().indexOf(mark);
        int to = from < 0 ? -1 : part.text().indexOf('"', from + mark.length());
        return to < 0 ? part.source() : part.text().substring(from, to);
    }

    private static int letters(PromptSheet sheet, Predicate<PromptPart> which) {
        return sheet.included().stream()
                .filter(which)
                .mapToInt(part -> part.text().length())
                .sum();
    }
}
