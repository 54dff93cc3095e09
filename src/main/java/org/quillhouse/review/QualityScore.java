package org.quillhouse.review;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How ready a text is by what reviewers found in it (spec 002 §8.8).
///
/// @param byKind 0 to 100 for each kind of issue; 85 where nothing was found
/// @param overall their mean
/// @param ready whether it is above 80 without an open issue of high priority
/// @param improvements the five that matter most
public record QualityScore(Map<Remark.Kind, Double> byKind, double overall, boolean ready, List<Remark> improvements) {
    private static final double NOTHING_FOUND = 85;
    private static final double READY = 80;
    private static final int MOST_IMPROVEMENTS = 5;

    /// @param remarks of all reviewers; those that are settled do not count
    public static QualityScore of(List<Remark> remarks) {
        List<Remark> open = remarks.stream()
                .filter(remark -> remark.kind().isIssue() && remark.status() == Remark.Status.PENDING)
                .toList();
        Map<Remark.Kind, Double> byKind = new LinkedHashMap<>();
        for (Remark.Kind kind : Remark.Kind.values()) {
            if (kind.isIssue()) {
                byKind.put(
                        kind,
                        open.stream()
                                .filter(remark -> remark.kind() == kind)
                                .mapToDouble(QualityScore::points)
                                .average()
                                .orElse(NOTHING_FOUND));
            }
        }
        double overall = byKind.values().stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElseThrow();
        boolean high = open.stream().anyMatch(remark -> remark.priority() == Remark.Priority.HIGH);
        List<Remark> improvements = open.stream()
                .sorted(Comparator.comparing(Remark::priority))
                .limit(MOST_IMPROVEMENTS)
                .toList();
        return new QualityScore(byKind, overall, overall > READY && !high, improvements);
    }

    private static double points(Remark remark) {
        return switch (remark.priority()) {
            case HIGH -> 60;
            case MEDIUM -> 80;
            case LOW -> 90;
        };
    }
}
