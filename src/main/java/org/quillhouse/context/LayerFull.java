package org.quillhouse.context;

import java.util.List;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Remedy;
import org.quillhouse.kernel.Retry;

/// A layer of the prompt wants more than it may have, and the writer chose to be asked rather than have it shortened.
public final class LayerFull extends Failure {
    public LayerFull(Layer layer, int asked, int budget) {
        super("context.layer.full", List.of(layer.letter(), asked, budget), Retry.NO, Remedy.SHORTEN_TEXT, null);
    }
}
