package org.quillhouse.context.internal;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
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

    public static Optional<ContextState> read(String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text.strip());
            boolean packed = bytes.length > MARK.length && Arrays.equals(MARK, 0, MARK.length, bytes, 0, MARK.length);
            byte[] json = packed ? expanded(bytes) : bytes;
            @Nullable ContextState state = JSON.readValue(json, ContextState.class);
            return Optional.ofNullable(state);
        } catch (IOException | IllegalArgumentException | NullPointerException bad) {
            return Optional.empty();
        }
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
