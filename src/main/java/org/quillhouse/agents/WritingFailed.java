package org.quillhouse.agents;

import java.util.List;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Remedy;
import org.quillhouse.kernel.Retry;

/// The writer could not write.
public final class WritingFailed extends Failure {
    private WritingFailed(String key, List<?> arguments, Retry retry, Remedy remedy) {
        super(key, arguments, retry, remedy, null);
    }

    /// Neither a plan for the chapter nor an outline nor anything written before it.
    public static WritingFailed nothingToGoOn(String chapterTitle) {
        return new WritingFailed("agents.nothing.to.go.on", List.of(chapterTitle), Retry.NO, Remedy.NONE);
    }

    /// The model wrote nothing that belongs in a story.
    public static WritingFailed emptyReply() {
        return new WritingFailed("agents.reply.empty", List.of(), Retry.YES, Remedy.CHOOSE_MODEL);
    }
}
