package org.quillhouse.engine;

import java.util.List;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Remedy;
import org.quillhouse.kernel.Retry;

/// The model is there but this generation could not be done.
public final class GenerationFailed extends Failure {
    private GenerationFailed(String key, List<?> arguments, Retry retry, Remedy remedy) {
        super(key, arguments, retry, remedy, null);
    }

    /// As another process of ours told it.
    public static GenerationFailed of(String key, List<String> arguments, Retry retry, Remedy remedy) {
        return new GenerationFailed(key, arguments, retry, remedy);
    }

    /// The engine's own process ended; the next generation starts it again.
    public static GenerationFailed crashed(String how) {
        return new GenerationFailed("engine.crashed", List.of(how), Retry.YES, Remedy.NONE);
    }

    public static GenerationFailed promptTooLong(int promptTokens, int contextTokens) {
        return new GenerationFailed(
                "engine.prompt.too.long", List.of(promptTokens, contextTokens), Retry.NO, Remedy.SHORTEN_TEXT);
    }

    public static GenerationFailed emptyPrompt() {
        return new GenerationFailed("engine.prompt.empty", List.of(), Retry.NO, Remedy.NONE);
    }

    /// A model that tells what texts mean and writes none.
    public static GenerationFailed writesNothing() {
        return new GenerationFailed("engine.writes.nothing", List.of(), Retry.NO, Remedy.CHOOSE_MODEL);
    }

    public static GenerationFailed badGrammar(String reason) {
        return new GenerationFailed("engine.grammar.bad", List.of(reason), Retry.NO, Remedy.NONE);
    }

    public static GenerationFailed noContext(String reason) {
        return new GenerationFailed("engine.context.failed", List.of(reason), Retry.NO, Remedy.USE_SMALLER_CONTEXT);
    }

    public static GenerationFailed closed() {
        return new GenerationFailed("engine.closed", List.of(), Retry.YES, Remedy.NONE);
    }

    public static GenerationFailed nativeError(String reason) {
        return new GenerationFailed("engine.native.error", List.of(reason), Retry.YES, Remedy.USE_FEWER_GPU_LAYERS);
    }

    /// The engine in use cannot do this at all.
    public static GenerationFailed unsupported(Capability lacking) {
        return new GenerationFailed("engine.unsupported", List.of(lacking.code()), Retry.NO, Remedy.NONE);
    }

    /// The model answered, but not in the form that was asked for; `reply` is what it said.
    public static GenerationFailed unreadable(String reply) {
        return new GenerationFailed("engine.reply.unreadable", List.of(reply), Retry.YES, Remedy.CHOOSE_MODEL);
    }

    /// The program at an address did not do what was asked.
    public static GenerationFailed atAddress(String address, String reason) {
        return new GenerationFailed("engine.address.failed", List.of(address, reason), Retry.YES, Remedy.NONE);
    }

    public static GenerationFailed noPicture(String file) {
        return new GenerationFailed("engine.picture.unreadable", List.of(file), Retry.NO, Remedy.NONE);
    }

    public static GenerationFailed template(String reason) {
        return new GenerationFailed("engine.template.failed", List.of(reason), Retry.NO, Remedy.CHOOSE_MODEL);
    }
}
