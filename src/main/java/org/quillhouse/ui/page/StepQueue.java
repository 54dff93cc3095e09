package org.quillhouse.ui.page;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.fxmisc.undo.impl.ChangeQueue;

/// Steps and a place among them: those behind it can be taken back, those before it done again.
final class StepQueue<C> implements ChangeQueue<C> {
    private final List<C> steps = new ArrayList<>();
    private int position;
    private long generation;

    /// Those that can be taken back, oldest first.
    List<C> behind() {
        return List.copyOf(steps.subList(0, position));
    }

    void add(C step) {
        steps.add(step);
        position = steps.size();
    }

    @Override
    public boolean hasNext() {
        return position < steps.size();
    }

    @Override
    public boolean hasPrev() {
        return position > 0;
    }

    @Override
    public C peekNext() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return steps.get(position);
    }

    @Override
    public C peekPrev() {
        if (!hasPrev()) {
            throw new NoSuchElementException();
        }
        return steps.get(position - 1);
    }

    @Override
    public C next() {
        C next = peekNext();
        position++;
        return next;
    }

    @Override
    public C prev() {
        C previous = peekPrev();
        position--;
        return previous;
    }

    @Override
    @SafeVarargs
    public final void push(C... changes) {
        while (steps.size() > position) {
            steps.removeLast();
        }
        steps.addAll(List.of(changes));
        position = steps.size();
        generation++;
    }

    @Override
    public QueuePosition getCurrentPosition() {
        long made = generation;
        return () -> made == generation;
    }

    @Override
    public void forgetHistory() {
        steps.subList(0, position).clear();
        position = 0;
        generation++;
    }
}
