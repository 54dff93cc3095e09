package org.quillhouse.context.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.quillhouse.context.ContextState;

/// A [ContextState] as text: JSON, gzip over 1,000 bytes behind the mark `gz:`, base 64.
public final class StateText {
    private static final byte[] MARK = "gz:".getBytes(StandardCharsets.US_ASCII);
    private static final int COMPRESS_BYTES = 1_000;
    private static final int MOST_BYTES = 64 << 20;
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private StateText() {}

    public static String write(ContextState state) {
        try {
            byte[] json = JSON.writeValueAsBytes(state);
            return Base64.getEncoder().encodeToString(json.length > COMPRESS_BYTES ? compressed(json) : json);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /// A state as we or other programs write it: packed, or as plain JSON; a container alone becomes a state of its
    /// own.
    public static Optional<ContextState> read(String text) {
        try {
            String plain = text.strip();
            byte[] json = plain.startsWith("{") ? plain.getBytes(StandardCharsets.UTF_8) : unpacked(plain);
            JsonNode root = JSON.readTree(json);
            return root == null || !root.isObject() ? Optional.empty() : Optional.of(state(root));
        } catch (IOException | IllegalArgumentException | NullPointerException bad) {
            return Optional.empty();
        }
    }

    private static byte[] unpacked(String text) throws IOException {
        byte[] bytes = Base64.getDecoder().decode(text);
        boolean packed = bytes.length > MARK.length && Arrays.equals(MARK, 0, MARK.length, bytes, 0, MARK.length);
        return packed ? expanded(bytes) : bytes;
    }

    private static ContextState state(JsonNode root) throws IOException {
        if (root.has("stateId")) {
            return JSON.treeToValue(root, ContextState.class);
        }
        boolean known = List.of(
                        "state_id",
                        "context_container",
                        "container",
                        "plot_elements",
                        "character_contexts",
                        "configuration",
                        "story_outline")
                .stream()
                .anyMatch(root::has);
        if (!known) {
            throw new IllegalArgumentException("no context state");
        }
        var history = new ArrayList<ContextState.Step>();
        root.path("history")
                .forEach(step -> history.add(new ContextState.Step(
                        step.path("millis").asLong(),
                        step.path("agent").asText(),
                        step.path("task").asText(),
                        step.path("promptTokens").asInt())));
        return new ContextState(
                root.path("state_id").asText("imported"),
                root.path("story_id").asText(""),
                0,
                0,
                ContainerReader.read(root),
                history);
    }

    private static byte[] compressed(byte[] json) throws IOException {
        var out = new ByteArrayOutputStream();
        out.write(MARK);
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(json);
        }
        return out.toByteArray();
    }

    private static byte[] expanded(byte[] bytes) throws IOException {
        var in = new ByteArrayInputStream(bytes, MARK.length, bytes.length - MARK.length);
        try (var gzip = new GZIPInputStream(in)) {
            return gzip.readNBytes(MOST_BYTES);
        }
    }
}
