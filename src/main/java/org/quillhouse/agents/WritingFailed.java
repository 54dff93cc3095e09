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

    /// There is no text yet that could be written anew.
    public static WritingFailed nothingToRewrite() {
        return new WritingFailed("agents.nothing.to.rewrite", List.of(), Retry.NO, Remedy.NONE);
    }

    /// The task needs the author's words for it.
    public static WritingFailed wishMissing() {
        return new WritingFailed("agents.wish.missing", List.of(), Retry.NO, Remedy.NONE);
    }

    /// The chapter has no text to be read.
    public static WritingFailed nothingToReview(String chapterTitle) {
        return new WritingFailed("agents.nothing.to.review", List.of(chapterTitle), Retry.NO, Remedy.NONE);
    }

    /// Nobody was chosen, or all of them are switched off.
    public static WritingFailed nobodyToAsk() {
        return new WritingFailed("agents.nobody.to.ask", List.of(), Retry.NO, Remedy.NONE);
    }

    /// Something that an agent needs is empty.
    ///
    /// @param what the field, in the writer's words
    public static WritingFailed fieldMissing(String what) {
        return new WritingFailed("agents.field.missing", List.of(what), Retry.NO, Remedy.NONE);
    }

    /// The scene is not there any more.
    public static WritingFailed sceneGone() {
        return new WritingFailed("agents.scene.gone", List.of(), Retry.NO, Remedy.NONE);
    }
}
