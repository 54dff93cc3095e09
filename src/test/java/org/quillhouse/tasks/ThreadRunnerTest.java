package org.quillhouse.tasks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
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
}
