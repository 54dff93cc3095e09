package org.quillhouse.engine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.quillhouse.context.TokenCounter;
import org.quillhouse.tasks.Cancellation;

/// A loaded model. Safe on every thread; whoever loaded it closes it.
///
/// Closing cancels what its sessions generate, waits for it, then frees the memory; the second close does nothing.
/// After
/// that counting gives estimates and sessions refuse.
public interface LlmModel extends TokenCounter, AutoCloseable {
    ModelInfo info();

    Placement placement();

    /// Token ids of `text`; `special` reads control marks such as `<|im_start|>` as single tokens.
    int[] tokenize(String text, boolean special);

    String detokenize(int[] tokens);

    /// The meaning of a text as a vector of unit length.
    ///
    /// @throws GenerationFailed where the engine lacks [Capability#EMBEDDINGS], or the memory for it
    default float[] embed(String text) throws GenerationFailed {
        throw GenerationFailed.unsupported(Capability.EMBEDDINGS);
    }

    /// Whether it can be shown pictures.
    default boolean seesPictures() {
        return false;
    }

    /// Says what was asked about a picture.
    ///
    /// @param picture a PNG, JPEG or WebP file
    /// @param request its prompt is the question, as a chat
    /// @throws GenerationFailed where the model sees no pictures, or the file cannot be read
    default GenerationResult describe(
            Path picture, GenerationRequest request, Cancellation cancellation, GenerationListener listener)
            throws GenerationFailed {
        throw GenerationFailed.unsupported(Capability.PICTURES);
    }

    /// How near two meanings are: 1 for the same, 0 for none in common.
    ///
    /// @param one of unit length, as `other`, and of the same model
    static double nearness(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }

    /// The meanings of texts, in their order; see [#embed(String)].
    ///
    /// @throws java.util.concurrent.CancellationException when cancelled between two texts
    default List<float[]> embed(List<String> texts, Cancellation cancellation) throws GenerationFailed {
        var vectors = new ArrayList<float[]>();
        for (String text : texts) {
            cancellation.throwIfCancelled();
            vectors.add(embed(text));
        }
        return vectors;
    }

    /// A session of its own. Where the engine lacks [Capability#SEVERAL_SESSIONS] every call gives the same one.
    ///
    /// @throws GenerationFailed when the memory for it is not there
    LlmSession session() throws GenerationFailed;

    @Override
    void close();
}
