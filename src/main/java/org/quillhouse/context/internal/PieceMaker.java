package org.quillhouse.context.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.quillhouse.context.CharacterContext;
import org.quillhouse.context.Mark;
import org.quillhouse.context.PlotElement;
import org.quillhouse.context.Priority;
import org.quillhouse.context.PromptPart.Section;
import org.quillhouse.context.SystemInstruction;
import org.quillhouse.context.UserRequest;
import org.quillhouse.kernel.Texts;

/// Writes elements as the text that stands in a prompt.
final class PieceMaker {
    private final Map<String, Mark> marks;
    private final boolean forCharacter;
    private final String[] knownTo = Texts.prompt("context.known.to", "\u0001").split("\u0001", -1);
    private final String[] ofChapter =
            Texts.prompt("context.chapter", "\u0001", "\u0001").split("\u0001", -1);

    /// @param forCharacter whether a character reads it, who does not know who else knows
    PieceMaker(Map<String, Mark> marks, boolean forCharacter) {
        this.marks = marks;
        this.forCharacter = forCharacter;
    }

    Piece plot(PlotElement element) {
        Section section = section(element);
        Map<String, String> data = element.metadata();
        String label = data.getOrDefault("title", data.getOrDefault("about", ""));
        boolean story = section == Section.STORY_SO_FAR || section == Section.RECENT;
        String open = "";
        String close = "";
        if (story) {
            String where = data.containsKey("chapter") ? " chapter=\"" + data.get("chapter") + "\"" : "";
            open = "<story" + where + (label.isEmpty() ? "" : " title=\"" + label.replace('"', '\'') + "\"") + ">\n";
            close = "\n</story>";
        } else if (section == Section.FACTS) {
            open = "- ";
            String names = data.getOrDefault("known_names", "");
            close = names.isEmpty() || forCharacter ? "" : " " + knownTo[0] + names + knownTo[1];
        } else if (section == Section.EARLIER) {
            open = data.containsKey("from_chapter")
                    ? ofPart(data, label)
                    : data.containsKey("chapter")
                            ? "- " + ofChapter[0] + data.getOrDefault("chapter", "") + ofChapter[1] + label
                                    + ofChapter[2] + ": "
                            : "";
        } else if (!element.tags().contains("worldbuilding") && element.type() != PlotElement.Type.DETAIL) {
            open = "[" + element.type().name().toLowerCase(java.util.Locale.ROOT) + "] ";
        }
        return new Piece(
                section,
                data.getOrDefault("kind", element.type().name().toLowerCase(java.util.Locale.ROOT)),
                label,
                open,
                PlainText.forPrompt(element.content()),
                close,
                data.getOrDefault("brief", ""),
                briefWhy(data),
                element.priority(),
                data.getOrDefault("chapter_id", ""),
                element.source(),
                mark(element.source()));
    }

    private static String briefWhy(Map<String, String> data) {
        if (Boolean.parseBoolean(data.getOrDefault("brief_old", "false"))) {
            return "context.why.summary.old";
        }
        boolean doubtful = Boolean.parseBoolean(data.getOrDefault("brief_doubtful", "false"));
        return doubtful ? "context.why.summary.doubtful" : "context.why.summary";
    }

    private static String ofPart(Map<String, String> data, String title) {
        return "- "
                + Texts.prompt(
                        "context.part",
                        title,
                        data.getOrDefault("from_chapter", ""),
                        data.getOrDefault("to_chapter", ""))
                + ": ";
    }

    private static Section section(PlotElement element) {
        if (element.tags().contains("worldbuilding")) {
            return Section.WORLD;
        }
        if (element.tags().contains("fact")) {
            return Section.FACTS;
        }
        if (element.tags().contains("story_text")) {
            return Section.STORY_SO_FAR;
        }
        if (element.tags().contains("story_summary")) {
            return Section.EARLIER;
        }
        return element.tags().contains("current_scene") ? Section.RECENT : Section.OUTLINE;
    }

    Piece person(CharacterContext character) {
        var text = new StringBuilder();
        append(text, "", character.summary());
        character.details().forEach((field, value) -> append(text, name(field) + ": ", value));
        append(
                text,
                Texts.prompt("context.person.now"),
                String.join("; ", character.currentState().values()));
        append(text, Texts.prompt("context.person.wants"), String.join("; ", character.goals()));
        append(text, Texts.prompt("context.person.traits"), String.join("; ", character.personalityTraits()));
        append(
                text,
                Texts.prompt("context.person.ties"),
                String.join("; ", character.relationships().values()));
        append(text, Texts.prompt("context.person.lately"), String.join("; ", character.recentActions()));
        append(text, Texts.prompt("context.person.remembers"), String.join("; ", character.memories()));
        String source = "codex:" + character.characterId();
        String name = "**" + character.characterName() + "**";
        return new Piece(
                Section.CHARACTERS,
                "character",
                character.characterName(),
                name + (text.isEmpty() ? "" : "\n"),
                text.toString(),
                "",
                Digest.of(character.summary(), 14),
                "context.why.person",
                Priority.HIGH,
                "",
                source,
                mark(source));
    }

    /// `physicalAppearance` and `physical_appearance` as words.
    private static String name(String field) {
        String words =
                field.replaceAll("([a-z])([A-Z])", "$1 $2").replace('_', ' ').toLowerCase(java.util.Locale.ROOT);
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static void append(StringBuilder text, String name, String value) {
        if (!value.isBlank()) {
            text.append(text.isEmpty() ? "" : "\n").append(name).append(value);
        }
    }

    List<Piece> instructions(List<SystemInstruction> instructions) {
        var pieces = new ArrayList<Piece>();
        instructions.stream()
                .sorted(Comparator.comparing(SystemInstruction::priority))
                .forEach(one -> pieces.add(
                        bare(Section.INSTRUCTIONS, "system_instruction", one.content(), one.priority(), one.id())));
        return pieces;
    }

    List<Piece> requests(List<UserRequest> requests) {
        var pieces = new ArrayList<Piece>();
        requests.stream()
                .sorted(Comparator.comparing(UserRequest::priority)
                        .thenComparing(Comparator.comparingLong(UserRequest::timestampMillis)
                                .reversed()))
                .forEach(one -> pieces.add(bare(
                        Section.REQUESTS,
                        "user_request",
                        one.target().isBlank() ? one.content() : one.target() + ": " + one.content(),
                        one.priority(),
                        one.id())));
        return pieces;
    }

    Piece bare(Section section, String kind, String text, Priority priority, String source) {
        return new Piece(
                section, kind, "", "", PlainText.forPrompt(text), "", "", "", priority, "", source, mark(source));
    }

    private @Nullable Mark mark(String source) {
        int at = source.indexOf('@');
        return marks.get(at < 0 ? source : source.substring(0, at));
    }
}
