package org.quillhouse.engine.internal.llama;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import java.lang.foreign.MemorySegment;
import org.quillhouse.engine.GenerationFailed;
import org.quillhouse.engine.LoadOptions;

/// Turns texts into vectors of unit length: joined as the model's file says, else the mean of what the last layer makes
/// of the tokens. In a context of its own. Model's thread only.
final class Embedder implements AutoCloseable {
    private final LlamaLibrary library;
    private final MemorySegment model;
    private final NativeContext context;

    Embedder(LlamaLibrary library, MemorySegment model, LoadOptions options) throws GenerationFailed {
        this.library = library;
        this.model = model;
        this.context = NativeContext.forEmbeddings(library, model, options);
    }

    /// Texts beyond [NativeContext#BATCH_TOKENS] tokens count with their first ones.
    float[] embed(int[] tokens) throws GenerationFailed {
        int count = Math.min(tokens.length, Math.min(NativeContext.BATCH_TOKENS, context.length()));
        context.clear();
        context.beginBatch();
        for (int i = 0; i < count; i++) {
            context.add(tokens[i], i, 0, true);
        }
        if (count == 0 || context.decode() != NativeContext.Outcome.DONE) {
            throw GenerationFailed.emptyPrompt();
        }
        int dimensions = library.embeddingLength.toInt(model);
        return ofUnitLength(context.embedding(0).reinterpret(4L * dimensions).toArray(JAVA_FLOAT));
    }

    private static float[] ofUnitLength(float[] vector) {
        double squares = 0;
        for (float part : vector) {
            squares += part * part;
        }
        float length = (float) Math.sqrt(squares);
        for (int i = 0; length > 0 && i < vector.length; i++) {
            vector[i] /= length;
        }
        return vector;
    }

    @Override
    public void close() {
        context.free();
    }
}
