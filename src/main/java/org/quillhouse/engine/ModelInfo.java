package org.quillhouse.engine;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import org.quillhouse.engine.internal.ModelSamples;
import org.quillhouse.engine.internal.gguf.GgufReader;
import org.quillhouse.engine.internal.loopback.LoopbackEngine;
import org.quillhouse.kernel.Sha256;

/// What a GGUF file says of itself, read without any native library.
///
/// @param layers blocks of the network, without the output layer
/// @param contextTokens the length it was trained for, in tokens
/// @param chatTemplate the Jinja template, absent in base models
public record ModelInfo(
        Path file,
        String name,
        String architecture,
        String quantization,
        long parameters,
        long fileBytes,
        int layers,
        int contextTokens,
        int embeddingLength,
        int kvHeads,
        int headLength,
        String bosToken,
        String eosToken,
        String licence,
        Optional<String> chatTemplate) {

    /// Reads the header of a GGUF file, and checks that the tensors it lists lie within the file; or what is known of a
    /// model at an [EngineAddress], whose sizes are 0 and whose quantization is where it is.
    ///
    /// @throws ModelUnavailable when the file is missing, is no GGUF file or is cut off
    public static ModelInfo inspect(Path gguf) throws ModelUnavailable {
        return EngineAddress.isOne(gguf) ? LoopbackEngine.inspect(gguf) : GgufReader.read(gguf);
    }

    /// Whether another program runs it.
    public boolean isElsewhere() {
        return EngineAddress.isOne(file);
    }

    /// Bytes of key and value cache for one token of context, in half precision.
    public long cacheBytesPerToken() {
        return 4L * layers * kvHeads * headLength;
    }

    /// Tells this file from any other, without reading all of it; sixteen hexadecimal digits.
    public String fingerprint() {
        MessageDigest digest = Sha256.digest();
        digest.update(Long.toString(fileBytes).getBytes(StandardCharsets.US_ASCII));
        ModelSamples.update(digest, this);
        return HexFormat.of().formatHex(digest.digest(), 0, 8);
    }
}
