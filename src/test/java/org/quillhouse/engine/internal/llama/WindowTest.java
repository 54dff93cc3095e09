package org.quillhouse.engine.internal.llama;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quillhouse.engine.Engines;
import org.quillhouse.engine.LoadOptions;
import org.quillhouse.engine.StarterModel;
import org.quillhouse.engine.TinyGguf;
import org.quillhouse.tasks.Cancellation;

/// A model that looks back only so far: what its sequences share stays, whatever came past it.
class WindowTest {
    private static final int WINDOW = 64;
    private static final int BEGINNING = 40;
    private static final int LONG = 200;
    private static final int ENDED = 5;
    private static final int FORK = 4;

    @TempDir
    Path folder;

    @Test
    void whoSharesALongSequencesBeginningGoesOnFromAllOfIt() throws Exception {
        Path file = TinyGguf.writeWindowed(folder.resolve("windowed.gguf"), WINDOW);
        try (var model = (FfmModel) Engines.open(StarterModel.places())
                .engine()
                .load(file, LoadOptions.cpu(1024), new Cancellation(), share -> {})) {
            NativeContext context = model.context();
            read(context, 0, 0, BEGINNING - 1);
            float[] alone = last(context, 0);
            context.share(0, ENDED, BEGINNING - 1);
            read(context, ENDED, BEGINNING - 1, BEGINNING + 20);
            context.share(0, 1, BEGINNING - 1);
            read(context, 1, BEGINNING - 1, LONG);
            context.share(0, 2, BEGINNING - 1);
            context.cut(ENDED, BEGINNING - 1); // room before the long one
            for (int at = BEGINNING - 1; at < BEGINNING + 50; at++) {
                read(context, 2, at, at + 1); // fills it, and goes on into what the long one cannot see any more
            }
            context.share(1, FORK, BEGINNING - 1);
            float[] shared = last(context, FORK);
            for (int token = 0; token < alone.length; token++) {
                assertEquals(alone[token], shared[token], 0.01, "token " + token);
            }
        }
    }

    private static void read(NativeContext context, int sequence, int from, int to) throws Exception {
        context.beginBatch();
        for (int at = from; at < to; at++) {
            context.add(260 + at % 50, at, sequence, at == to - 1);
        }
        context.decode();
    }

    /// The scores after the beginning's last token.
    private static float[] last(NativeContext context, int sequence) throws Exception {
        context.beginBatch();
        int place = context.add(261, BEGINNING - 1, sequence, true);
        context.decode();
        MemorySegment scores = context.logits(place).reinterpret(4L * 300);
        return scores.toArray(ValueLayout.JAVA_FLOAT);
    }
}
