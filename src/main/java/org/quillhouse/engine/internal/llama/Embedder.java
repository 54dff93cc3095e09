package org.quillhouse.engine.internal.llama;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import java.lang.foreign.MemorySegment;
import org.quillhouse.engine.GenerationFailed;
import org.quillhouse.engine.LoadOptions;

/// Turns a text into a vector: the mean of what the last layer makes of its tokens, of unit length. In a context of its
/// own, that lives for one text. Model's thread only.
final class Embedder {
    private final LlamaLibrary library;
    private final MemorySegment model;
    private final LoadOptions options;

    Embedder(LlamaLibrary library, MemorySegment model, LoadOptions options) {
        this.library = library;
        this.model = model;
        this.options = options;
    }

    /// Texts beyond [NativeContext#BATCH_TOKENS] tokens count with their first ones.
    float[] embed(int[] tokens) throws GenerationFailed {
        int count = Math.min(tokens.length, NativeContext.BATCH_TOKENS);
        NativeContext context = NativeContext.forEmbeddings(library, model, options);
        try {
            context.beginBatch();
            for (int i = 0; i < count; i++) {
                context.add(tokens[i], i, 0, true);
            }
            if (count == 0 || context.decode() != NativeContext.Outcome.DONE) {
                throw GenerationFailed.emptyPrompt();
            }
            int dimensions = library.embeddingLength.toInt(model);
            float[] vector = context.embedding(0).reinterpret(4L * dimensions).toArray(JAVA_FLOAT);
            return ofUnitLength(vector);
        } finally {
            context.free();
        }
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
}
