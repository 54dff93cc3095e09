package org.quillhouse.engine.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.quillhouse.engine.ModelInfo;

/// What tells one model file from another: its length and samples all over it. A hash of all of it would cost more than
/// reading a story.
public final class ModelSamples {
    private static final int SAMPLES = 64;
    private static final int SAMPLE_BYTES = 1 << 16;

    private ModelSamples() {}

    /// Where the file cannot be read its name stands for it.
    public static void update(MessageDigest digest, ModelInfo model) {
        try (var channel = FileChannel.open(model.file())) {
            ByteBuffer sample = ByteBuffer.allocate(SAMPLE_BYTES);
            long step = Math.max(SAMPLE_BYTES, channel.size() / SAMPLES);
            for (long at = 0; at < channel.size(); at += step) {
                channel.read(sample.clear(), at);
                digest.update(sample.flip());
            }
        } catch (IOException unreadable) {
            digest.update(model.file().toString().getBytes(StandardCharsets.UTF_8));
        }
    }
}
