package org.quillhouse.context;

import java.util.Locale;
import org.quillhouse.kernel.TokenCount;

/// One part of a prompt and its account.
///
/// @param section under which heading it stands
/// @param kind what it is: `scene`, `character`, `fact`, `chapter_outline` …
/// @param label its name for the writer; may be empty
/// @param text as it stands in the prompt; of a part that was left out, its beginning
/// @param tokens of `text`; of a part that was left out, about what it would have had
/// @param whole tokens before it was shortened, about
/// @param why for what is not whole, a message key
/// @param source what it was made from, with its version behind an `@`
public record PromptPart(
        Section section,
        String kind,
        String label,
        String text,
        Priority priority,
        TokenCount tokens,
        TokenCount whole,
        Fate fate,
        String why,
        String source) {

    /// The sections in prompt order: what changes least and is read by most agents comes first, so that the engine need
    /// not read it again; what was written last and the task come last.
    public enum Section {
        SYSTEM(Layer.SYSTEM),
        WORLD(Layer.PLOT),
        OUTLINE(Layer.PLOT),
        CLOSING(Layer.SYSTEM),
        EARLIER(Layer.PLOT),
        STORY_SO_FAR(Layer.STORY),
        CHARACTERS(Layer.CHARACTERS),
        FACTS(Layer.PLOT),
        PASSAGE(Layer.STORY),
        RECENT(Layer.STORY),
        INSTRUCTIONS(Layer.SYSTEM),
        REQUESTS(Layer.IMMEDIATE),
        TASK(Layer.SYSTEM);

        private final Layer layer;

        Section(Layer layer) {
            this.layer = layer;
        }

        public Layer layer() {
            return layer;
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public String key() {
            return "context.section." + code().replace('_', '.');
        }

        /// Whether it belongs to the system message: the same for every task on the story.
        public boolean isStable() {
            return compareTo(CLOSING) <= 0;
        }

        /// Whether it stands without a heading.
        public boolean isBare() {
            return this == SYSTEM || this == CLOSING || this == TASK;
        }
    }

    public boolean isIn() {
        return fate != Fate.LEFT_OUT;
    }

    /// The source without its version.
    public String sourceId() {
        int at = source.indexOf('@');
        return at < 0 ? source : source.substring(0, at);
    }

    /// Which version of the source was read; empty where it has none.
    public String sourceVersion() {
        int at = source.indexOf('@');
        return at < 0 ? "" : source.substring(at + 1);
    }
}
