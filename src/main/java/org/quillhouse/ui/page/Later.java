package org.quillhouse.ui.page;

import java.time.Duration;
import java.util.concurrent.Executor;
import org.quillhouse.tasks.Schedule;

/// Something that is done once, a little later, however often it is wished for until then. Lives on one thread.
final class Later {
    private final Schedule schedule;
    private final Executor delivery;
    private final Duration delay;
    private final Runnable work;
    private boolean due;

    /// @param delivery brings calls to the thread it lives on
    Later(Schedule schedule, Executor delivery, Duration delay, Runnable work) {
        this.schedule = schedule;
        this.delivery = delivery;
        this.delay = delay;
        this.work = work;
    }

    /// There is something to do. The work may wish for it once more.
    void wish() {
        if (!due) {
            due = true;
            schedule.after(delay, () -> delivery.execute(this::work));
        }
    }

    private void work() {
        due = false;
        work.run();
    }
}
