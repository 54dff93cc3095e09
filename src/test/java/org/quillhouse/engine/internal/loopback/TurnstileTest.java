package org.quillhouse.engine.internal.loopback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.quillhouse.engine.GenerationRequest.Urgency;
import org.quillhouse.tasks.Cancellation;

class TurnstileTest {
    private final Turnstile turnstile = new Turnstile();
    private final List<String> passed = new CopyOnWriteArrayList<>();

    /// Waits in its thread, and is waited for until it does.
    private Thread waiting(String name, Urgency urgency, Cancellation wish) {
        Thread thread = Thread.ofPlatform().start(() -> {
            if (turnstile.pass(urgency, wish)) {
                passed.add(name);
                turnstile.leave();
            }
        });
        while (thread.getState() != Thread.State.TIMED_WAITING && thread.isAlive()) {
            Thread.onSpinWait();
        }
        return thread;
    }

    @Test
    @Timeout(30)
    void awaitedGoBeforeBackgroundAndCancelledOnesGiveTheirPlaceUp() throws Exception {
        var never = new Cancellation();
        assertTrue(turnstile.pass(Urgency.AWAITED, never));
        var given = new Cancellation();
        List<Thread> all = List.of(
                waiting("background", Urgency.BACKGROUND, never),
                waiting("given up", Urgency.AWAITED, given),
                waiting("awaited", Urgency.AWAITED, never));
        given.cancel();
        all.get(1).join();
        assertEquals(List.of(), passed);
        turnstile.leave();
        for (Thread thread : all) {
            thread.join();
        }
        assertEquals(List.of("awaited", "background"), passed);
        assertFalse(turnstile.pass(Urgency.AWAITED, given));
        assertTrue(turnstile.pass(Urgency.BACKGROUND, never), "it is free again");
    }
}
