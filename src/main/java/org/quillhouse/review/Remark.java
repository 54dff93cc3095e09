package org.quillhouse.review;

import java.util.Locale;
import java.util.Optional;
import org.quillhouse.kernel.Words;

/// One thing that a reviewer says.
///
/// @param anchor the passage it is about; empty for the text as a whole
/// @param issue what is wrong; empty for what a character does or feels
/// @param suggestion what to do about it, or what the character does, says, feels
public record Remark(
        String id,
        Optional<Anchor> anchor,
        Kind kind,
        String issue,
        String suggestion,
        Priority priority,
        Status status) {
    private static final int MOST_QUOTED = 80;

    /// What it is about: kinds of issues (spec WA-46), then what characters tell of themselves (spec WA-45).
    public enum Kind {
        GRAMMAR,
        STYLE,
        CONSISTENCY,
        FLOW,
        CHARACTER,
        PLOT,
        ACTION,
        DIALOG,
        SENSATION,
        EMOTION,
        THOUGHT,
        GOAL,
        MEMORY,
        SUBTEXT;

        public String key() {
            return "review.kind." + name().toLowerCase(Locale.ROOT);
        }

        /// Whether it names something to be mended, rather than something lived through.
        public boolean isIssue() {
            return compareTo(PLOT) <= 0;
        }
    }

    /// How much it matters.
    public enum Priority {
        HIGH,
        MEDIUM,
        LOW;

        public String key() {
            return "review.priority." + name().toLowerCase(Locale.ROOT);
        }
    }

    /// What the writer made of it.
    public enum Status {
        PENDING,
        ACCEPTED,
        DISMISSED,
        INCORPORATED;

        public String key() {
            return "review.status." + name().toLowerCase(Locale.ROOT);
        }
    }

    public Remark withStatus(Status changed) {
        return new Remark(id, anchor, kind, issue, suggestion, priority, changed);
    }

    /// As one line of a wish to the writer.
    public String asWish() {
        String passage = anchor.map(each -> "“" + Words.beginning(each.quote(), MOST_QUOTED) + "” ")
                .orElse("");
        return passage + (issue.isEmpty() ? suggestion : issue.replaceFirst("[.\\s]+$", "") + ": " + suggestion);
    }
}
