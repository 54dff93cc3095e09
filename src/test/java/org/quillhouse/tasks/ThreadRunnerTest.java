package org.quillhouse.tasks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class ThreadRunnerTest {
    @Test
    void aJobThatComesAfterClosingIsCancelledInSilence() {
        var told = new ArrayList<String>();
        var runner = new ThreadRunner(Runnable::run);
        var late = runner.prepare((cancellation, progress) -> told.add("ran"))
                .onDone(done -> told.add("done"))
                .onFailed(failure -> told.add("failed"));
        runner.close();
        assertTrue(late.start().isCancelled());
        assertEquals(0, told.size());
    }

    @Test
    void whatHappensAtEveryEndHappensFirst() {
        var told = new ArrayList<String>();
        follow((cancellation, progress) -> "text", told).start();
        assertEquals(List.of("end", "done text"), told);
        told.clear();
        follow(
                        (cancellation, progress) -> {
                            throw new CancellationException();
                        },
                        told)
                .start();
        assertEquals(List.of("end", "cancelled"), told);
        told.clear();
        JobStart<String> stopped = follow((cancellation, progress) -> "never", told);
        stopped.cancellation().cancel();
        stopped.start();
        assertEquals(List.of("end", "cancelled"), told);
        told.clear();
        JobStart<String> broken = follow(
                (cancellation, progress) -> {
                    throw new IllegalStateException("a bug");
                },
                told);
        assertThrows(IllegalStateException.class, broken::start);
        assertEquals(List.of("end", "failed"), told);
    }

    private static JobStart<String> follow(Job<String> job, List<String> told) {
        return new DirectRunner()
                .prepare(job)
                .onEnd(() -> told.add("end"))
                .onDone(done -> told.add("done " + done))
                .onCancelled(() -> told.add("cancelled"))
                .onFailed(failure -> told.add("failed"));
    }
}
