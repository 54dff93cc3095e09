package org.quillhouse.exchange.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.quillhouse.exchange.StoryIn;
import org.quillhouse.review.Remark;
import org.quillhouse.review.Review;

/// What raters said of an outline, as the reference program's files have it (spec 002, 9.1): pairs of a rater's id and
/// its feedback.
final class OutlineJson {
    private static final String LIST = "raterFeedback";
    private static final String NAME = "raterName";
    private static final String WORDS = "feedback";
    private static final String TIME = "timestamp";

    private OutlineJson() {}

    static List<StoryIn.Opinion> opinions(JsonNode outline) {
        var opinions = new ArrayList<StoryIn.Opinion>();
        for (JsonNode node : StoryJson.objects(outline.path(LIST))) {
            String name = StoryJson.first(node.path(NAME), node.path("rater"));
            String words = StoryJson.first(node.path(WORDS), node.path("opinion"));
            if (!name.isBlank() && !words.isBlank()) {
                opinions.add(
                        new StoryIn.Opinion(name, words, time(node.path(TIME).asText(""))));
            }
        }
        return opinions;
    }

    private static Optional<Instant> time(String written) {
        try {
            return written.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(written));
        } catch (DateTimeException other) {
            return Optional.empty();
        }
    }

    /// Adds what the raters say by now to what an earlier file had; an opinion that is still the same stays as it was
    /// there, with all that we have no place for.
    static void put(ObjectNode outline, List<Review> reviews) {
        ArrayNode list = outline.path(LIST) instanceof ArrayNode kept ? kept : outline.putArray(LIST);
        for (Review review : reviews) {
            String name = review.reviewer().name();
            String words = words(review);
            boolean known = StoryJson.objects(list).stream()
                    .anyMatch(node -> name.equalsIgnoreCase(node.path(NAME).asText())
                            && words.equals(node.path(WORDS).asText()));
            if (!known) {
                remove(list, name);
                ObjectNode node = list.addArray().add(review.reviewer().id()).addObject();
                node.put("raterId", review.reviewer().id());
                node.put(NAME, name);
                node.put(WORDS, words);
                node.put("status", "completed");
                node.put(TIME, review.made().toString());
                if (isAccepted(review)) {
                    node.put("userResponse", "accepted");
                }
            }
        }
    }

    private static void remove(ArrayNode list, String name) {
        for (int i = list.size() - 1; i >= 0; i--) {
            JsonNode node = list.get(i).isArray() ? list.get(i).path(1) : list.get(i);
            if (name.equalsIgnoreCase(node.path(NAME).asText())) {
                list.remove(i);
            }
        }
    }

    private static String words(Review review) {
        return Stream.concat(
                        Stream.of(review.opinion()), review.remarks().stream().map(remark -> "- " + remark.asWish()))
                .filter(line -> !line.isBlank())
                .collect(Collectors.joining("\n"));
    }

    private static boolean isAccepted(Review review) {
        return !review.remarks().isEmpty()
                && review.remarks().stream().noneMatch(remark -> remark.status() == Remark.Status.PENDING);
    }
}
