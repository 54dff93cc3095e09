package org.quillhouse.review;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What one reviewer said of one text.
///
/// @param subject the chapter's node, or [#OUTLINE]
/// @param opinion in a few sentences; may be empty
/// @param scores 0 to 10 by criterion ([#QUALITY], [#ENGAGEMENT]); empty for who gives none
/// @param textHash of the text it is about, so that it is known when that has changed
/// @param runId the receipt of the turn
public record Review(
        String id,
        String subject,
        Reviewer reviewer,
        String opinion,
        Map<String, Double> scores,
        List<Remark> remarks,
        String textHash,
        String runId,
        Instant made) {
    public static final String OUTLINE = "outline";
    public static final String QUALITY = "quality";
    public static final String ENGAGEMENT = "engagement";

    public Review {
        scores = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(scores));
        remarks = List.copyOf(remarks);
    }

    /// The mean of the scores.
    public Optional<Double> score() {
        return scores.isEmpty()
                ? Optional.empty()
                : Optional.of(scores.values().stream()
                        .mapToDouble(Double::doubleValue)
                        .average()
                        .orElseThrow());
    }

    /// Whether the text is still the one it is about.
    public boolean isOf(String hash) {
        return textHash.equals(hash);
    }
}
