package org.quillhouse.archive.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.quillhouse.archive.ChatImport.Talk;
import org.quillhouse.archive.Conversation.Said;
import org.quillhouse.archive.Conversation.Source;

/// A talk as text: lines that name the speaker, as heading, in bold or before a colon, and what was said under them.
public final class Transcript {
    private static final String AUTHORS = "you|user|human|me|author|prompt|q|ich|du|autor|autorin|frage";
    private static final String ASSISTANTS =
            "assistant|chatgpt|gpt[-\\w. ]{0,8}|claude|grok|gemini|mistral|llama|copilot|ai|bot|response|a|model"
                    + "|assistent|ki|antwort";
    private static final Pattern SPEAKER = Pattern.compile(
            "^(?<mark>#{1,6}\\s+|\\*\\*|__)?\\s*(?<name>" + AUTHORS + "|" + ASSISTANTS
                    + ")(?<said> said| sagte)?\\s*(?<colon>:)?\\s*(?:\\*\\*|__)?\\s*(?<colon2>:)?\\s*(?<rest>.*)$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern AUTHOR = Pattern.compile(AUTHORS, Pattern.CASE_INSENSITIVE);
    private static final Pattern TITLE = Pattern.compile("^#\\s+(.+)$");

    private Transcript() {}

    /// Empty for a text in which nobody is named, or only one.
    public static Optional<Talk> read(String text) {
        var said = new ArrayList<Said>();
        var words = new StringBuilder();
        String title = "";
        Boolean author = null;
        boolean fenced = false;
        for (String line : text.lines().toList()) {
            fenced ^= line.startsWith("```");
            Matcher speaker = SPEAKER.matcher(line.strip());
            if (!fenced && speaker.matches() && names(speaker)) {
                end(said, author, words);
                author = AUTHOR.matcher(speaker.group("name")).matches();
                words.append(speaker.group("rest"));
                continue;
            }
            Matcher heading = TITLE.matcher(line);
            if (author == null && title.isEmpty() && heading.matches()) {
                title = heading.group(1).strip();
            }
            words.append('\n').append(line);
        }
        end(said, author, words);
        boolean both = said.stream().anyMatch(Said::author) && !said.stream().allMatch(Said::author);
        return both ? Optional.of(new Talk(Source.TRANSCRIPT, title, "", Optional.empty(), said)) : Optional.empty();
    }

    /// Whether it is more than a line that happens to begin with such a word.
    private static boolean names(Matcher speaker) {
        boolean colon = speaker.group("colon") != null || speaker.group("colon2") != null;
        boolean alone = speaker.group("rest").isEmpty();
        return colon || (alone && (speaker.group("mark") != null || speaker.group("said") != null));
    }

    /// What stands before the first speaker belongs to nobody and is kept with what comes next.
    private static void end(List<Said> said, @org.jspecify.annotations.Nullable Boolean author, StringBuilder words) {
        if (author == null) {
            words.setLength(0);
            return;
        }
        if (!words.toString().isBlank()) {
            said.add(new Said(author, words.toString().strip(), Optional.empty()));
        }
        words.setLength(0);
    }
}
