package org.quillhouse.fakes;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import org.quillhouse.engine.Device;
import org.quillhouse.engine.EngineInfo;
import org.quillhouse.engine.GenerationFailed;
import org.quillhouse.engine.GenerationListener;
import org.quillhouse.engine.GenerationRequest;
import org.quillhouse.engine.GenerationResult;
import org.quillhouse.engine.LlmEngine;
import org.quillhouse.engine.LlmModel;
import org.quillhouse.engine.LlmSession;
import org.quillhouse.engine.LoadOptions;
import org.quillhouse.engine.ModelInfo;
import org.quillhouse.engine.ModelUnavailable;
import org.quillhouse.engine.Placement;
import org.quillhouse.engine.PromptCost;
import org.quillhouse.engine.StopReason;
import org.quillhouse.kernel.TokenCount;
import org.quillhouse.kernel.Words;
import org.quillhouse.tasks.Cancellation;

/// An engine that says what it was told to, for view models. It reads a real GGUF header and counts words.
public final class ScriptedEngine implements LlmEngine {
    public volatile List<String> reply = List.of("She ", "ran.");
    public volatile boolean fails;
    /// Why it ends where it was not stopped.
    public volatile StopReason ends = StopReason.END;
    public volatile long pauseMillis;
    public volatile Runnable afterFirstPiece = () -> {};
    public volatile String lastPrompt = "";
    /// What is said to a prompt; empty for `reply`.
    public volatile Function<String, List<String>> byPrompt = prompt -> List.of();

    /// Whether its models see pictures; the last one that was shown.
    public volatile boolean sees;

    public volatile Optional<Path> shown = Optional.empty();

    /// What a text means.
    public volatile Function<String, float[]> meaning = text -> new float[] {1};

    @Override
    public EngineInfo info() {
        return new EngineInfo("scripted", "1", "none", List.<Device>of(), Set.of());
    }

    @Override
    public LlmModel load(Path gguf, LoadOptions options, Cancellation wish, DoubleConsumer progress)
            throws ModelUnavailable {
        return new Model(ModelInfo.inspect(gguf));
    }

    private final class Model implements LlmModel {
        private final ModelInfo info;

        Model(ModelInfo info) {
            this.info = info;
        }

        @Override
        public ModelInfo info() {
            return info;
        }

        @Override
        public Placement placement() {
            return new Placement("CPU", 0, 1, List.of());
        }

        @Override
        public int[] tokenize(String text, boolean special) {
            return new int[Words.count(text)];
        }

        @Override
        public String detokenize(int[] tokens) {
            return "";
        }

        @Override
        public float[] embed(String text) {
            return meaning.apply(text);
        }

        @Override
        public TokenCount count(String text) {
            return new TokenCount(Words.count(text));
        }

        @Override
        public boolean isExact() {
            return true;
        }

        @Override
        public boolean seesPictures() {
            return sees;
        }

        @Override
        public GenerationResult describe(
                Path picture, GenerationRequest request, Cancellation wish, GenerationListener listener)
                throws GenerationFailed {
            shown = Optional.of(picture);
            return new Session().say(request, wish, listener);
        }

        @Override
        public LlmSession session() {
            return new Session();
        }

        @Override
        public void close() {}
    }

    private final class Session implements LlmSession {
        @Override
        public CompletableFuture<GenerationResult> begin(
                GenerationRequest request, Cancellation wish, GenerationListener listener) {
            try {
                return CompletableFuture.completedFuture(say(request, wish, listener));
            } catch (GenerationFailed failed) {
                return CompletableFuture.failedFuture(failed);
            }
        }

        private GenerationResult say(GenerationRequest request, Cancellation wish, GenerationListener listener)
                throws GenerationFailed {
            lastPrompt = request.prompt();
            var text = new StringBuilder();
            List<String> own = byPrompt.apply(request.prompt());
            for (String piece : own.isEmpty() ? reply : own) {
                if (wish.isCancelled()) {
                    return result(text.toString(), StopReason.CANCELLED);
                }
                java.util.concurrent.locks.LockSupport.parkNanos(pauseMillis * 1_000_000);
                text.append(piece);
                listener.onText(piece);
                if (text.length() == piece.length()) {
                    afterFirstPiece.run();
                }
            }
            if (fails) {
                throw GenerationFailed.nativeError("the script says so");
            }
            return result(text.toString(), ends);
        }

        private static GenerationResult result(String text, StopReason stop) {
            return new GenerationResult(
                    text, stop, GenerationResult.Tokens.of(10, 0, Words.count(text)), 1, 1, 1, Optional.empty());
        }

        @Override
        public PromptCost cost(String prompt) {
            return new PromptCost(1, 0);
        }

        @Override
        public void clear() {}

        @Override
        public int contextTokens() {
            return 8_192;
        }

        @Override
        public void close() {}
    }
}
