package org.quillhouse.review.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.quillhouse.review.Anchor;
import org.quillhouse.review.Remark;
import org.quillhouse.review.Review;
import org.quillhouse.review.Reviewer;

/// SQL over `reviews` and `remarks`.
public final class ReviewTable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ReviewTable() {}

    public static int insert(Handle handle, Review review) {
        handle.execute(
                "UPDATE reviews SET current = 0 WHERE subject = ? AND reviewer_kind = ? AND reviewer = ?",
                review.subject(),
                review.reviewer().kind().name(),
                review.reviewer().id());
        int inserted = handle.execute(
                "INSERT INTO reviews VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?)",
                review.id(),
                review.subject(),
                review.reviewer().kind().name(),
                review.reviewer().id(),
                review.reviewer().name(),
                review.opinion(),
                json(review.scores()),
                review.textHash(),
                review.runId(),
                review.made().toEpochMilli());
        int position = 0;
        for (Remark remark : review.remarks()) {
            insert(handle, review.id(), position++, remark);
        }
        return inserted;
    }

    private static void insert(Handle handle, String review, int position, Remark remark) {
        @Nullable Anchor anchor = remark.anchor().orElse(null);
        handle.execute(
                "INSERT INTO remarks VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                remark.id(),
                review,
                position,
                remark.kind().name(),
                anchor == null ? null : anchor.sceneId(),
                anchor == null ? "" : anchor.quote(),
                anchor == null ? 0 : anchor.start(),
                remark.issue(),
                remark.suggestion(),
                remark.priority().name(),
                remark.status().name());
    }

    public static List<Review> list(Handle handle, String subject, boolean current) {
        var remarks = new LinkedHashMap<String, List<Remark>>();
        handle.createQuery("SELECT m.* FROM remarks m JOIN reviews r ON r.id = m.review WHERE r.subject = :subject"
                        + " AND r.current >= :current ORDER BY m.review, m.position")
                .bind("subject", subject)
                .bind("current", current ? 1 : 0)
                .map((row, context) -> {
                    @Nullable String scene = row.getString("scene");
                    var remark = new Remark(
                            row.getString("id"),
                            scene == null
                                    ? Optional.empty()
                                    : Optional.of(new Anchor(scene, row.getString("quote"), row.getInt("start"))),
                            Remark.Kind.valueOf(row.getString("kind")),
                            row.getString("issue"),
                            row.getString("suggestion"),
                            Remark.Priority.valueOf(row.getString("priority")),
                            Remark.Status.valueOf(row.getString("status")));
                    return Map.entry(row.getString("review"), remark);
                })
                .forEach(entry -> remarks.computeIfAbsent(entry.getKey(), review -> new ArrayList<>())
                        .add(entry.getValue()));
        return handle.createQuery(
                        "SELECT * FROM reviews WHERE subject = :subject AND current >= :current ORDER BY rowid")
                .bind("subject", subject)
                .bind("current", current ? 1 : 0)
                .map((row, context) -> new Review(
                        row.getString("id"),
                        row.getString("subject"),
                        new Reviewer(
                                Reviewer.Kind.valueOf(row.getString("reviewer_kind")),
                                row.getString("reviewer"),
                                row.getString("reviewer_name")),
                        row.getString("opinion"),
                        scores(row.getString("scores")),
                        remarks.getOrDefault(row.getString("id"), List.of()),
                        row.getString("text_hash"),
                        row.getString("run"),
                        Instant.ofEpochMilli(row.getLong("made"))))
                .list();
    }

    public static int setStatus(Handle handle, List<String> ids, Remark.Status status) {
        int changed = 0;
        for (String id : ids) {
            changed += handle.execute("UPDATE remarks SET status = ? WHERE id = ?", status.name(), id);
        }
        return changed;
    }

    public static int edit(Handle handle, String id, String suggestion) {
        return handle.execute("UPDATE remarks SET suggestion = ? WHERE id = ?", suggestion, id);
    }

    private static String json(Map<String, Double> scores) {
        try {
            return JSON.writeValueAsString(scores);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Map<String, Double> scores(String json) {
        try {
            return JSON.readValue(json, new TypeReference<LinkedHashMap<String, Double>>() {});
        } catch (JsonProcessingException damaged) {
            return Map.of();
        }
    }
}
