package org.quillhouse.review.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.quillhouse.review.Rater;
import org.quillhouse.review.RaterFile;
import org.quillhouse.review.ReviewProblem;

/// A rater as JSON: `name`, `systemPrompt`, `enabled`, and the marks.
public final class RaterJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private RaterJson() {}

    public static String write(Rater rater) {
        var node = JSON.createObjectNode();
        node.put("name", rater.name());
        node.put("systemPrompt", rater.criteria());
        node.put("enabled", rater.enabled());
        node.put("minimum", rater.marks().minimum());
        node.put("target", rater.marks().target());
        node.put("exceptional", rater.marks().exceptional());
        return node.toPrettyString();
    }

    public static RaterFile.Read read(String text) throws ReviewProblem {
        try {
            JsonNode node = JSON.readTree(text);
            String criteria =
                    node.path("systemPrompt").asText(node.path("criteria").asText(""));
            String name = node.path("name").asText("");
            if (name.isBlank() || criteria.isBlank()) {
                throw ReviewProblem.notARater("name, systemPrompt");
            }
            Rater.Marks usual = Rater.Marks.USUAL;
            var marks = new Rater.Marks(
                    node.path("minimum").asDouble(usual.minimum()),
                    node.path("target").asDouble(usual.target()),
                    node.path("exceptional").asDouble(usual.exceptional()));
            return new RaterFile.Read(name, criteria, marks);
        } catch (JsonProcessingException none) {
            throw ReviewProblem.notARater(String.valueOf(none.getOriginalMessage()));
        }
    }
}
