package org.quillhouse.context;

import org.quillhouse.kernel.TokenCount;

/// One part of a prompt and its account.
///
/// @param section under which heading it stands
/// @param text as it stands in the prompt; of a part that was left out, as it would have
/// @param tokens of `text`
/// @param why for what is shortened or left out, a message key
/// @param source what it was made from
public record PromptPart(
        Section section,
        String label,
        String text,
        Priority priority,
        TokenCount tokens,
        Fate fate,
        String why,
        String source) {

    /// The sections in prompt order: what changes least and is read by most agents comes first, so that the engine need
    /// not read it again; the task comes last.
    public enum Section {
        WORLD,
        CHARACTERS,
        OUTLINE,
        STORY_SO_FAR,
        INSTRUCTIONS,
        REQUESTS,
        TASK;

        public String key() {
            return "context.section."
                    + name().toLowerCase(java.util.Locale.ROOT).replace('_', '.');
        }

        /// Whether it is the same for every task on the story, and so belongs to the system message.
        public boolean isStable() {
            return compareTo(OUTLINE) <= 0;
        }
    }

    boolean isIn() {
        return fate != Fate.LEFT_OUT;
    }

    PromptPart withFate(Fate changed, String reason) {
        return new PromptPart(section, label, text, priority, tokens, changed, reason, source);
    }

    PromptPart shortenedTo(String shorter, TokenCount count, String reason) {
        return new PromptPart(section, label, shorter, priority, count, Fate.SHORTENED, reason, source);
    }
}
