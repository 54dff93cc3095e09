package org.quillhouse.tasks;

import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.quillhouse.kernel.Failure;

/// A job with its listeners. Set them, then call [#start()] once.
///
/// Exactly one of done, cancelled, failed is called, last, right before it what is to happen at every end, and all
/// calls come through the runner's delivery in order.
/// Build and start it on one thread.
public final class JobStart<T> {
    private final Job<T> job;
    private final Executor work;
    private final Executor delivery;
    private final Cancellation cancellation = new Cancellation();
    private Consumer<Status> statusListener = status -> {};
    private Consumer<String> partListener = part -> {};
    private Runnable endListener = () -> {};
    private Consumer<T> doneListener = result -> {};
    private Runnable cancelledListener = () -> {};
    private Consumer<Failure> failedListener = failure -> {};

    JobStart(Job<T> job, Executor work, Executor delivery) {
        this.job = job;
        this.work = work;
        this.delivery = delivery;
    }

    public JobStart<T> onStatus(Consumer<Status> listener) {
        statusListener = listener;
        return this;
    }

    public JobStart<T> onPart(Consumer<String> listener) {
        partListener = listener;
        return this;
    }

    /// Whatever comes of it.
    public JobStart<T> onEnd(Runnable listener) {
        endListener = listener;
        return this;
    }

    public JobStart<T> onDone(Consumer<T> listener) {
        doneListener = listener;
        return this;
    }

    public JobStart<T> onCancelled(Runnable listener) {
        cancelledListener = listener;
        return this;
    }

    public JobStart<T> onFailed(Consumer<Failure> listener) {
        failedListener = listener;
        return this;
    }

    /// The wish to stop this job; also before it starts.
    public Cancellation cancellation() {
        return cancellation;
    }

    /// Starts the job; with a direct runner it has ended when this returns. Where the runner was closed meanwhile it is
    /// cancelled and nobody is told: a timer of the window may come too late.
    public Cancellation start() {
        try {
            work.execute(this::run);
        } catch (RejectedExecutionException closed) {
            cancellation.cancel();
        }
        return cancellation;
    }

    private void run() {
        if (cancellation.isCancelled()) {
            end(cancelledListener);
            return;
        }
        try {
            T result = job.run(cancellation, progress());
            end(() -> doneListener.accept(result));
        } catch (CancellationException given) {
            end(cancelledListener);
        } catch (Failure failure) {
            end(() -> failedListener.accept(failure));
        } catch (RuntimeException | Error bug) {
            var failure = new UnexpectedFailure(bug);
            end(() -> failedListener.accept(failure));
            throw bug;
        }
    }

    private void end(Runnable how) {
        delivery.execute(() -> {
            endListener.run();
            how.run();
        });
    }

    private Progress progress() {
        return new Progress() {
            @Override
            public void status(Status status) {
                delivery.execute(() -> statusListener.accept(status));
            }

            @Override
            public void part(String text) {
                delivery.execute(() -> partListener.accept(text));
            }
        };
    }
}
