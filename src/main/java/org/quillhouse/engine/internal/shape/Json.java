package org.quillhouse.engine.internal.shape;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;

/// JSON text, once for this folder.
final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    static String quoted(String text) {
        try {
            return MAPPER.writeValueAsString(text);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// The whole text as one value; empty when it is none, or when something follows it.
    static Optional<JsonNode> parse(String text) {
        try (var parser = MAPPER.createParser(text)) {
            JsonNode node = MAPPER.readTree(parser);
            boolean alone = parser.nextToken() == null;
            return alone ? Optional.ofNullable(node) : Optional.empty();
        } catch (java.io.IOException none) {
            return Optional.empty();
        }
    }

    static ObjectMapper mapper() {
        return MAPPER;
    }
}
