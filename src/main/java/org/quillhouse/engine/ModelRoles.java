package org.quillhouse.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.quillhouse.context.TokenCounter;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.TokenCount;
import org.quillhouse.tasks.Cancellation;
import org.quillhouse.tasks.Progress;

/// Which model each role works with. The writer's is the shared one; another is loaded when its role is needed first,
/// and gives way when a third is needed: two models at most are in memory. Counts with the writer's. Safe on every
/// thread.
public final class ModelRoles implements TokenCounter, AutoCloseable {
    private final ModelHost writer;
    private final Function<ModelRole, Choice> choices;
    private final Supplier<ModelHost> others;
    private final Supplier<LoadOptions> options;
    private final BackgroundCap background;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable ModelHost other;
    private @Nullable Path otherFile;

    /// What is set for a role.
    ///
    /// @param file empty for the writer's model
    /// @param warmth added to the usual temperature
    public record Choice(Optional<Path> file, double warmth) {
        public static final Choice USUAL = new Choice(Optional.empty(), 0);
    }

    /// @param choices asked each time, so that a change counts from the next task on
    /// @param others makes a place for another model
    /// @param options how that one is loaded
    /// @param background holds back what begins by itself
    public ModelRoles(
            ModelHost writer,
            Function<ModelRole, Choice> choices,
            Supplier<ModelHost> others,
            Supplier<LoadOptions> options,
            BackgroundCap background) {
        this.background = background;
        this.writer = writer;
        this.choices = choices;
        this.others = others;
        this.options = options;
    }

    /// One model for everybody.
    public static ModelRoles all(ModelHost host) {
        return new ModelRoles(
                host,
                role -> Choice.USUAL,
                () -> {
                    throw new IllegalStateException("nobody has another model");
                },
                () -> LoadOptions.cpu(0),
                new BackgroundCap(InstantSource.system(), () -> Integer.MAX_VALUE));
    }

    /// The writer's model, lent.
    ///
    /// @throws ModelUnavailable as [ModelHost#lease]
    public ModelHost.Lease lease(Cancellation cancellation) throws ModelUnavailable {
        return writer.lease(cancellation);
    }

    /// A role's model, lent; loaded first where it is not yet.
    ///
    /// @throws Failure why it cannot be loaded
    public ModelHost.Lease lease(ModelRole role, Cancellation cancellation) throws Failure {
        Optional<Path> file = choices.apply(role).file().filter(chosen -> !isWriters(chosen));
        if (role == ModelRole.WRITER || file.isEmpty()) {
            return writer.lease(cancellation);
        }
        lock.lock();
        try {
            ModelHost now = other;
            if (now == null || !file.get().equals(otherFile)) {
                now = load(file.get(), cancellation);
            }
            return now.lease(cancellation);
        } finally {
            lock.unlock();
        }
    }

    private boolean isWriters(Path file) {
        return writer.state().model().filter(model -> model.file().equals(file)).isPresent();
    }

    private ModelHost load(Path file, Cancellation cancellation) throws Failure {
        release();
        ModelHost host = others.get();
        try {
            host.loadJob(file, options.get()).run(cancellation, Progress.SILENT);
        } catch (Failure | RuntimeException failed) {
            host.close();
            throw failed;
        }
        other = host;
        otherFile = file;
        return host;
    }

    /// Waits for the tasks at work with the other model, then frees it.
    private void release() throws Failure {
        ModelHost old = other;
        other = null;
        otherFile = null;
        if (old != null) {
            old.unloadJob().run(new Cancellation(), Progress.SILENT);
            old.close();
        }
    }

    /// A usual temperature, made cooler or warmer as it is set for the role.
    public double temperature(ModelRole role, double usual) {
        return Math.max(0, usual + choices.apply(role).warmth());
    }

    /// How large the file of a role's model is; empty where there is none, and no bound for one that another program
    /// runs, which nobody knows here.
    public OptionalLong fileBytes(ModelRole role) {
        Optional<Path> file = choices.apply(role).file().filter(chosen -> !isWriters(chosen));
        try {
            if (file.isPresent()) {
                return OptionalLong.of(EngineAddress.isOne(file.get()) ? Long.MAX_VALUE : Files.size(file.get()));
            }
            return writer.state().model().stream()
                    .mapToLong(model -> model.isElsewhere() ? Long.MAX_VALUE : model.fileBytes())
                    .findFirst();
        } catch (IOException gone) {
            return OptionalLong.empty();
        }
    }

    /// Whether one more task may begin by itself now; it then counts.
    public boolean mayBeginBeside() {
        return background.tryBegin();
    }

    /// The one that the writer works with.
    public ModelHost writer() {
        return writer;
    }

    /// The file of the other model that is in memory now.
    public Optional<Path> otherFile() {
        lock.lock();
        try {
            return Optional.ofNullable(otherFile);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public TokenCount count(String text) {
        return writer.count(text);
    }

    @Override
    public boolean isExact() {
        return writer.isExact();
    }

    /// Of the writer's model; empty while there is none.
    public OptionalInt contextTokens() {
        return writer.contextTokens();
    }

    /// Frees the other model; the writer's stays its owner's to close.
    @Override
    public void close() {
        lock.lock();
        try {
            ModelHost old = other;
            other = null;
            otherFile = null;
            if (old != null) {
                old.close();
            }
        } finally {
            lock.unlock();
        }
    }
}
