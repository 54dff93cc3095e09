package org.quillhouse.ui.page;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import org.quillhouse.tasks.Schedule;

/// Something that is done when nothing has been typed for a moment. Lives on one thread.
final class AtRest {
    private static final Duration REST = Duration.ofSeconds(3);

    private final Schedule schedule;
    private final Executor delivery;
    private final Predicate<Duration> rests;
    private final Runnable work;
    private boolean due;

    /// @param delivery brings calls to the thread it lives on
    /// @param rests whether nothing was typed for so long
    AtRest(Schedule schedule, Executor delivery, Predicate<Duration> rests, Runnable work) {
        this.schedule = schedule;
        this.delivery = delivery;
        this.rests = rests;
        this.work = work;
    }

    /// There is something to do.
    void wish() {
        if (!due) {
            due = true;
            schedule.after(REST, () -> delivery.execute(this::look));
        }
    }

    private void look() {
        due = false;
        if (rests.test(REST)) {
            work.run();
        } else {
            wish();
        }
    }
}
