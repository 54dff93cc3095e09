package org.quillhouse.tasks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WorkerTest {
    /// What a held worker is given waits, keeps its order, and is done when the word comes.
    @Test
    void heldWorkerBeginsWhenItIsTold() throws Exception {
        var done = new CopyOnWriteArrayList<String>();
        var begin = new CompletableFuture<Void>();
        var end = new CompletableFuture<Void>();
        try (var worker = new Worker("held")) {
            worker.hold(begin.whenComplete((nothing, failed) -> done.add("begin")));
            worker.execute(() -> done.add("first"));
            worker.execute(() -> done.add("second"));
            worker.execute(() -> end.complete(null));
            begin.complete(null);
            end.get(10, TimeUnit.SECONDS);
        }
        assertEquals(List.of("begin", "first", "second"), done);
    }
}
