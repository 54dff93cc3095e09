package org.quillhouse.engine;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.quillhouse.context.TokenCounter;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.TokenCount;
import org.quillhouse.prompts.Jinja;
import org.quillhouse.tasks.Cancellation;
import org.quillhouse.tasks.Job;
import org.quillhouse.tasks.Phase;
import org.quillhouse.tasks.Progress;
import org.quillhouse.tasks.Status;

/// The one shared model of the app: loads in the background, is lent to tasks, is replaced as a whole.
///
/// Safe on every thread. A new model waits until the tasks that have the old one give it back; tasks that
/// come meanwhile wait for the new one. Counting never waits:
/// with
/// no model ready it estimates.
public final class ModelHost implements TokenCounter, AutoCloseable {
    private final Supplier<LlmEngine> engines;
    private final Supplier<Jinja> jinja;
    private final Optional<CrashMark> mark;
    private final List<BiConsumer<ModelInfo, GenerationResult>> finished = new CopyOnWriteArrayList<>();
    private final ReplyCache replies = new ReplyCache();
    private final Pace pace = new Pace();
    private final List<Consumer<State>> listeners = new CopyOnWriteArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private State state = State.NOT_CONFIGURED;
    private @Nullable Loaded loaded;
    private int lent;
    private volatile Optional<EngineInfo> engineInfo = Optional.empty();

    /// How far the shared model is.
    public enum Readiness {
        NOT_CONFIGURED,
        LOADING,
        READY,
        FAILED
    }

    /// What is told to screens. `share` is 0 to 1 while loading.
    public record State(
            Readiness phase,
            Optional<ModelInfo> model,
            Optional<Placement> placement,
            double share,
            Optional<Failure> failure) {
        static final State NOT_CONFIGURED =
                new State(Readiness.NOT_CONFIGURED, Optional.empty(), Optional.empty(), 0, Optional.empty());
    }

    private record Loaded(LlmModel model, LlmSession session, ChatFormat format, String fingerprint) {}

    /// @param engines opens the engine at the first load; called once
    public ModelHost(Supplier<LlmEngine> engines, Supplier<Jinja> jinja) {
        this(engines, jinja, Optional.empty());
    }

    /// @param mark is set while native code works
    public ModelHost(Supplier<LlmEngine> engines, Supplier<Jinja> jinja, Optional<CrashMark> mark) {
        this.engines = engines;
        this.jinja = jinja;
        this.mark = mark;
    }

    /// The model, borrowed: give it back by closing.
    public final class Lease implements AutoCloseable {
        private final Loaded held;

        private Lease(Loaded held) {
            this.held = held;
        }

        public LlmModel model() {
            return held.model();
        }

        public LlmSession session() {
            return held.session();
        }

        /// Generates, and lets the host hear how fast that went.
        public GenerationResult generate(
                GenerationRequest request, Cancellation cancellation, GenerationListener listener)
                throws GenerationFailed {
            GenerationResult result = held.session().generate(request, cancellation, listener);
            finished.forEach(hears -> hears.accept(held.model().info(), result));
            pace.learn(held.fingerprint(), request.prompt(), result);
            return result;
        }

        public ChatFormat format() {
            return held.format();
        }

        /// What makes this model answer in a shape.
        public String grammar(ReplyShape<?> shape) {
            return shape.grammarFor(held.model().info());
        }

        /// Of the model's file ([ModelInfo#fingerprint()]).
        public String fingerprint() {
            return held.fingerprint();
        }

        /// Asks for records and small replies, with a memory of what was asked before.
        public Questions questions() {
            return new Questions(held.model().info(), held.session(), replies);
        }

        @Override
        public void close() {
            lock.lock();
            try {
                lent--;
                if (lent == 0) {
                    mark.ifPresent(CrashMark::end);
                }
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    /// How long reading these messages and writing so much would take, as fast as the loaded model did it last, without
    /// what it has read already; empty before it did both.
    ///
    /// @param promptTokens of all messages
    public Optional<Duration> expect(List<ChatMessage> messages, int promptTokens, int writeTokens)
            throws GenerationFailed {
        Loaded now;
        lock.lock();
        try {
            now = loaded;
        } finally {
            lock.unlock();
        }
        return now == null
                ? Optional.empty()
                : pace.expect(now.fingerprint(), now.format().apply(messages), promptTokens, writeTokens);
    }

    /// What the engine is; empty before the first load.
    public Optional<EngineInfo> engineInfo() {
        return engineInfo;
    }

    /// Told of every generation that came to its end, on the thread that waited for it.
    public void onFinished(BiConsumer<ModelInfo, GenerationResult> listener) {
        finished.add(listener);
    }

    /// Replies to what was asked before; empty it when the writer says so.
    public ReplyCache replies() {
        return replies;
    }

    public State state() {
        lock.lock();
        try {
            return state;
        } finally {
            lock.unlock();
        }
    }

    /// Told of every change, on the thread that made it, and once at once.
    public void onChange(Consumer<State> listener) {
        listeners.add(listener);
        listener.accept(state());
    }

    private void tell(State next) {
        lock.lock();
        try {
            state = next;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        listeners.forEach(listener -> listener.accept(next));
    }

    /// Loads a model in place of the present one.
    public Job<ModelInfo> loadJob(Path file, LoadOptions options) {
        return (cancellation, progress) -> {
            progress.status(Status.of(Phase.LOADING_MODEL));
            try {
                ModelInfo info = ModelInfo.inspect(file);
                tell(loading(info, 0));
                unload();
                mark.ifPresent(CrashMark::begin);
                return load(info, options, cancellation, progress);
            } catch (ModelUnavailable | GenerationFailed failed) {
                tell(new State(Readiness.FAILED, Optional.empty(), Optional.empty(), 0, Optional.of(failed)));
                throw failed;
            } catch (java.util.concurrent.CancellationException given) {
                tell(State.NOT_CONFIGURED);
                throw given;
            } finally {
                mark.ifPresent(CrashMark::end);
            }
        };
    }

    private ModelInfo load(ModelInfo info, LoadOptions options, Cancellation cancellation, Progress progress)
            throws ModelUnavailable, GenerationFailed {
        LoadOptions fitted = options.contextTokens() > 0 ? options : options.withContextTokens(ContextFit.tokens(info));
        LlmEngine engine = info.isElsewhere() ? Engines.elsewhere() : engines.get();
        engineInfo = Optional.of(engine.info());
        LlmModel model = engine.load(info.file(), fitted, cancellation, share -> {
            progress.status(Status.of(Phase.LOADING_MODEL, 20, Math.round(share * 1000), 1000));
            tell(loading(info, share));
        });
        LlmSession session = model.session();
        String fingerprint = info.fingerprint();
        lock.lock();
        try {
            loaded = new Loaded(model, session, new ChatFormat(jinja.get(), info), fingerprint);
        } finally {
            lock.unlock();
        }
        tell(new State(Readiness.READY, Optional.of(info), Optional.of(model.placement()), 1, Optional.empty()));
        return info;
    }

    private static State loading(ModelInfo info, double share) {
        return new State(Readiness.LOADING, Optional.of(info), Optional.empty(), share, Optional.empty());
    }

    /// Frees the model; the agents then have none until one is loaded.
    public Job<Boolean> unloadJob() {
        return (cancellation, progress) -> {
            unload();
            tell(State.NOT_CONFIGURED);
            return true;
        };
    }

    /// Waits while the model loads, then lends it.
    ///
    /// @throws ModelUnavailable when none is chosen, or why the load failed
    /// @throws java.util.concurrent.CancellationException when cancelled while waiting
    public Lease lease(Cancellation cancellation) throws ModelUnavailable {
        cancellation.onCancel(this::wake);
        lock.lock();
        try {
            while (state.phase() == Readiness.LOADING) {
                cancellation.throwIfCancelled();
                changed.awaitUninterruptibly();
            }
            cancellation.throwIfCancelled();
            Loaded now = loaded;
            if (now == null) {
                throw unavailable();
            }
            mark.ifPresent(CrashMark::begin);
            lent++;
            return new Lease(now);
        } finally {
            lock.unlock();
        }
    }

    private ModelUnavailable unavailable() {
        return state.failure()
                .filter(ModelUnavailable.class::isInstance)
                .map(ModelUnavailable.class::cast)
                .orElseGet(ModelUnavailable::notChosen);
    }

    private void wake() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Waits for the tasks at work, then frees the model.
    private void unload() {
        Loaded old;
        lock.lock();
        try {
            while (lent > 0) {
                changed.awaitUninterruptibly();
            }
            old = loaded;
            loaded = null;
        } finally {
            lock.unlock();
        }
        if (old != null) {
            old.model().close();
        }
    }

    @Override
    public TokenCount count(String text) {
        Loaded now = current();
        return now == null ? TokenCounter.ESTIMATE.count(text) : now.model().count(text);
    }

    /// Whether the loaded model can be shown pictures.
    public boolean seesPictures() {
        Loaded now = current();
        return now != null && now.model().seesPictures();
    }

    /// Tokens that the loaded model reads and writes together; empty while there is none.
    public OptionalInt contextTokens() {
        Loaded now = current();
        return now == null ? OptionalInt.empty() : OptionalInt.of(now.session().contextTokens());
    }

    @Override
    public boolean isExact() {
        Loaded now = current();
        return now != null && now.model().isExact();
    }

    private @Nullable Loaded current() {
        lock.lock();
        try {
            return loaded;
        } finally {
            lock.unlock();
        }
    }

    /// Cancels what is being generated, waits for it, frees the model.
    @Override
    public void close() {
        Loaded old;
        lock.lock();
        try {
            old = loaded;
            loaded = null;
        } finally {
            lock.unlock();
        }
        if (old != null) {
            old.model().close();
        }
    }
}
