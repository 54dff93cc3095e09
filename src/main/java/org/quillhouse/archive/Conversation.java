package org.quillhouse.archive;

import java.time.Instant;
import java.util.Optional;

/// A talk that was brought in.
///
/// @param source the program it comes from
/// @param model as that program named it; empty where its file does not say
/// @param began when it was held, where the file says so
/// @param locked whether a story was made of it: its brief stays as it is
public record Conversation(
        String id,
        Source source,
        String title,
        String model,
        Optional<Instant> began,
        Instant imported,
        int messages,
        boolean locked) {

    /// Where talks come from; told by what is in the file.
    public enum Source {
        CHATGPT("ChatGPT"),
        CLAUDE("Claude"),
        GROK("Grok"),
        /// JSON with a list of messages, as BranchPrompt and this app write it.
        MESSAGES("JSON"),
        /// Markdown or text with the speakers' names.
        TRANSCRIPT("Text");

        private final String label;

        Source(String label) {
            this.label = label;
        }

        /// The same in every language.
        public String label() {
            return label;
        }
    }

    /// What was said once.
    ///
    /// @param author whether by the author, else by the assistant
    /// @param said where the file says when
    public record Said(boolean author, String text, Optional<Instant> said) {}
}
