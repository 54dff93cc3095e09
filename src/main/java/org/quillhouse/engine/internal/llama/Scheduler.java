package org.quillhouse.engine.internal.llama;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.quillhouse.engine.GenerationFailed;
import org.quillhouse.engine.StopReason;
import org.quillhouse.engine.internal.CommonPrefix;
import org.quillhouse.engine.internal.ModelThread;

/// Lets the generations of a model take turns: all that are under way share each batch, those that write first, then
/// those that still read.
///
/// Law: what somebody waits for, with this model or another ([RightOfWay]), goes before what runs in the background,
/// which stands still between two tokens and gives its room away if it must. Of several prompts with the same beginning
/// one reads it, the others wait for it and share it. Nobody waits for a generation that comes after.
///
/// [#submit] and [#wake] are safe on every thread; all else runs on the model's thread, one batch at a time, so that
/// other work for that thread comes in between.
final class Scheduler {
    private static final int READ_BESIDE_WRITERS = 128;
    private static final int WORTH_WAITING = 32;

    private final NativeContext context;
    private final PrefixTree tree;
    private final ModelThread thread;
    private final Optional<WarmStates> warm;
    private final RightOfWay way;
    private final Runnable goOn = this::wake;
    private final BatchWidths widths = new BatchWidths();
    private final SpareColumns spare = new SpareColumns();
    private final ConcurrentLinkedQueue<Run> incoming = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private final List<Run> waiting = new ArrayList<>();
    private final List<Run> active = new ArrayList<>();
    private final List<Turn> turns = new ArrayList<>();
    private boolean closed;

    /// The part of one run in a batch.
    private record Turn(Run run, int read, int output) {}

    Scheduler(NativeContext context, PrefixTree tree, ModelThread thread, Optional<WarmStates> warm, RightOfWay way) {
        this.context = context;
        this.tree = tree;
        this.thread = thread;
        this.warm = warm;
        this.way = way;
        way.tell(goOn);
    }

    void submit(Run run) {
        if (run.isAwaited()) {
            way.take();
            run.done().whenComplete((result, failure) -> way.give());
        }
        incoming.add(run);
        run.cancellation().onCancel(() -> {
            context.askToStop();
            wake();
        });
        wake();
    }

    private void wake() {
        if (scheduled.compareAndSet(false, true) && !thread.execute(this::turn)) {
            incoming.forEach(run -> run.fail(GenerationFailed.closed()));
            incoming.clear();
        }
    }

    private void turn() {
        scheduled.set(false);
        if (closed) {
            takeIncoming();
            waiting.forEach(run -> run.fail(GenerationFailed.closed()));
            waiting.clear();
            return;
        }
        context.listenForStop();
        takeIncoming();
        dropCancelled(waiting);
        dropCancelled(active);
        admit();
        boolean worked = step();
        dropEnded();
        if (worked || (active.isEmpty() && !waiting.isEmpty())) {
            wake();
        } else if (way.isFree()) {
            keepWarm();
        }
    }

    private void takeIncoming() {
        for (Run run = incoming.poll(); run != null; run = incoming.poll()) {
            waiting.add(run);
        }
    }

    private static void dropCancelled(List<Run> runs) {
        for (int i = runs.size() - 1; i >= 0; i--) {
            Run run = runs.get(i);
            if (run.cancellation().isCancelled()) {
                runs.remove(i);
                guard(run, () -> run.end(StopReason.CANCELLED));
            }
        }
    }

    private void admit() {
        if (waiting.isEmpty()) {
            return;
        }
        if (active.stream().anyMatch(Run::isExact)) {
            return;
        }
        waiting.sort(Comparator.comparing(run -> !run.isAwaited()));
        for (Run run : List.copyOf(waiting)) {
            if (!run.isAwaited() && active.stream().anyMatch(Run::isAwaited)) {
                return;
            }
            if (run.isAwaited() && (run.isExact() || !hasRoom(run))) {
                pushBackgroundOut();
            }
            if (run.isExact()) {
                admitAlone(run);
                return;
            }
            if (!waitsForABeginning(run)) {
                if (!hasRoom(run) || !enter(run)) {
                    return; // first come, first served: nobody overtakes
                }
            }
        }
    }

    /// What was read before would make a difference, however small.
    private void admitAlone(Run run) {
        if (active.isEmpty()) {
            tree.clear();
            enter(run, tree.claim(run.tokens(), run.count()));
        }
    }

    /// Room for all that it and the others may still write; alone it may always begin.
    private boolean hasRoom(Run run) {
        if (active.isEmpty()) {
            return true;
        }
        int promised = active.stream()
                .mapToInt(other -> other.most() - other.count() + other.pending())
                .sum();
        int shared = tree.commonInUse(run.tokens(), run.count());
        return run.most() - shared + promised <= tree.attainableCells();
    }

    private void pushBackgroundOut() {
        for (Run run : List.copyOf(active)) {
            if (!run.isAwaited()) {
                active.remove(run);
                run.leave();
                waiting.add(run);
            }
        }
    }

    private boolean waitsForABeginning(Run run) {
        int known = tree.longestCommon(run.tokens(), run.count());
        return active.stream()
                .filter(other -> other.isReading() && (other.isAwaited() || !run.isAwaited()))
                .anyMatch(other -> common(run, other) > known + WORTH_WAITING);
    }

    private static int common(Run run, Run other) {
        return CommonPrefix.length(run.tokens(), run.count(), other.tokens(), other.count());
    }

    private boolean enter(Run run) {
        int live = tree.longestCommon(run.tokens(), run.count());
        Optional<PrefixTree.Branch> place = warm.flatMap(states -> states.restore(tree, context, run, live))
                .or(() -> tree.claim(run.tokens(), run.count()));
        return enter(run, place);
    }

    private boolean enter(Run run, Optional<PrefixTree.Branch> place) {
        if (place.isEmpty()) {
            return false;
        }
        waiting.remove(run);
        boolean lost = tree.knownCommon(run.tokens(), run.count()) > place.get().length();
        guard(run, () -> run.enter(place.get(), lost ? Optional.of(FfmModel.WHY_NOT_CUT) : Optional.empty()));
        if (!run.done().isDone()) {
            active.add(run);
        } else {
            place.get().rest(place.get().length());
        }
        return true;
    }

    /// One batch; false when there was nothing to do. Plain loops: this runs for every token.
    private boolean step() {
        turns.clear();
        context.beginBatch();
        boolean awaited = false;
        for (Run run : active) {
            awaited |= run.isAwaited();
        }
        if (!awaited && !way.isFree()) {
            return false;
        }
        int writers = 0;
        for (Run run : active) {
            writers += run.isAwaited() == awaited && !run.isReading() ? 1 : 0;
        }
        int outputs = writers == 0 ? 1 : NativeContext.BATCH_OUTPUTS / writers;
        for (Run run : active) {
            if (run.isAwaited() == awaited && !run.isReading()) {
                add(run, outputs, outputs);
            }
        }
        int room = writers == 0 ? context.batchRoom() : Math.min(READ_BESIDE_WRITERS, context.batchRoom());
        for (Run run : active) {
            if (run.isAwaited() == awaited && run.isReading() && room > 0) {
                int before = context.batchRoom();
                add(run, room, 1);
                room -= before - context.batchRoom();
            }
        }
        return !turns.isEmpty() && decode();
    }

    private void add(Run run, int room, int outputs) {
        int output = run.fill(context, room, outputs);
        turns.add(new Turn(run, run.filled(), output));
    }

    private boolean decode() {
        NativeContext.Outcome outcome;
        try {
            outcome = tree.makeRoom(context.batchSize()) ? decodeBatch() : NativeContext.Outcome.NO_ROOM;
        } catch (GenerationFailed failed) {
            turns.forEach(turn -> turn.run().fail(failed));
            return true;
        }
        switch (outcome) {
            case DONE ->
                turns.forEach(turn ->
                        guard(turn.run(), () -> turn.run().onDecoded(context, turn.read(), turn.output())));
            case NO_ROOM -> makeRoomByForce();
            case ABORTED -> turns.forEach(turn -> turn.run().forgetGuesses());
        }
        return true;
    }

    /// Where several write and nobody reads, a few tokens more may take less time, and guesses may be right.
    /// What is to be the same each time is left as it is.
    private NativeContext.Outcome decodeBatch() throws GenerationFailed {
        boolean measurable = turns.size() > 1
                && context.isAllOutput()
                && !turns.getFirst().run().isExact();
        if (!measurable) {
            return context.decode();
        }
        spare.begin();
        for (Turn turn : turns) {
            spare.look(turn.run());
        }
        int width = widths.choose(context.batchSize(), spare.gains());
        if (turns.getFirst().run().isCuttable() && tree.makeRoom(width)) {
            spare.add(context, width - context.batchSize());
            context.fillUp(width);
        }
        long start = System.nanoTime();
        NativeContext.Outcome outcome = context.decode();
        if (outcome == NativeContext.Outcome.DONE) {
            widths.learn(context.batchSize(), (System.nanoTime() - start) / 1e6);
        }
        return outcome;
    }

    /// The last resort where the cache has less room than was reckoned: the latest run gives way, or ends if alone.
    private void makeRoomByForce() {
        turns.forEach(turn -> turn.run().forgetGuesses());
        Run last = turns.getLast().run();
        if (active.size() > 1) {
            active.remove(last);
            last.leave();
            waiting.add(last);
        } else {
            guard(last, () -> last.end(StopReason.LENGTH));
        }
    }

    /// A listener that fails ends its own generation only.
    private static void guard(Run run, Step step) {
        try {
            step.take();
        } catch (GenerationFailed | RuntimeException failed) {
            run.fail(failed);
        }
    }

    private interface Step {
        void take() throws GenerationFailed;
    }

    private void dropEnded() {
        for (int i = active.size() - 1; i >= 0; i--) {
            Run run = active.get(i);
            if (run.done().isDone()) {
                active.remove(i);
                warm.ifPresent(states -> states.want(run.stableTokens()));
            }
        }
    }

    private void keepWarm() {
        if (warm.isPresent() && warm.get().saveOne(tree, context)) {
            wake();
        }
    }

    /// Ends everything with what is written; the context may then be freed.
    void close() {
        closed = true;
        way.forget(goOn);
        takeIncoming();
        active.forEach(run -> guard(run, () -> run.end(StopReason.CANCELLED)));
        waiting.forEach(run -> guard(run, () -> run.end(StopReason.CANCELLED)));
        dropEnded();
        waiting.clear();
        warm.ifPresent(states -> states.saveAll(tree, context));
    }

    /// Asks all that is under way to stop; does not wait.
    void cancelAll() {
        thread.execute(() -> {
            active.forEach(run -> run.cancellation().cancel());
            waiting.forEach(run -> run.cancellation().cancel());
        });
        context.askToStop();
    }
}
