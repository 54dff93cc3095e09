package org.quillhouse.review;

import java.time.Instant;
import java.util.List;

/// Another text for a scene, made by an agent, which counts for nothing until the writer takes it.
///
/// @param task what was done, for example `modify`
/// @param wish what was asked for
/// @param base the scene's text that it was made from
/// @param text the whole scene as it would be
/// @param note what the agent says of it, for example a judge's doubt; may be empty
/// @param remarkIds remarks that it works in
/// @param runId the receipt of the last turn
public record Proposal(
        String id,
        String sceneId,
        String task,
        String wish,
        String base,
        String text,
        String note,
        List<String> remarkIds,
        String runId,
        Instant made) {
    public Proposal {
        remarkIds = List.copyOf(remarkIds);
    }
}
