package org.quillhouse.chat;

import java.time.Instant;

/// Something that was said.
///
/// @param name of who answered, as it was then; empty for the author
/// @param runId the receipt of an answer; empty for the author
public record Message(String id, Speaker speaker, String name, String text, String runId, Instant said) {
    /// Who speaks.
    public enum Speaker {
        AUTHOR,
        AGENT
    }
}
