package org.quillhouse.ui.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.quillhouse.agents.Planner;
import org.quillhouse.codex.CharacterState;
import org.quillhouse.codex.Ledger;
import org.quillhouse.kernel.Failure;
import org.quillhouse.review.Remark;
import org.quillhouse.review.Reviewer;
import org.quillhouse.review.Reviews;
import org.quillhouse.ui.tasks.Attempt;

/// How people are after a chapter: what they say of it becomes their state (spec WA-49), and can be taken back.
public final class StatesViewModel {
    private final Planner planner;
    private final Ledger ledger;
    private final Reviews reviews;
    private final ReadOnlyBooleanWrapper canUndo = new ReadOnlyBooleanWrapper();
    private final List<CharacterState> before = new ArrayList<>();
    private final List<String> taken = new ArrayList<>();
    private Consumer<Failure> failures = failure -> {};

    StatesViewModel(Planner planner, Ledger ledger, Reviews reviews) {
        this.planner = planner;
        this.ledger = ledger;
        this.reviews = reviews;
    }

    void onFailure(Consumer<Failure> listener) {
        failures = listener;
    }

    /// Keeps what is open of what people said of a chapter.
    ///
    /// @return how many of them said something
    int keep(int chapter, Map<Reviewer, List<Remark>> said) {
        before.clear();
        taken.clear();
        Attempt.of(
                () -> {
                    for (var one : said.entrySet()) {
                        List<Remark> open = one.getValue().stream()
                                .filter(remark -> remark.status() == Remark.Status.PENDING)
                                .toList();
                        if (!open.isEmpty()) {
                            before.add(planner.remember(one.getKey().id(), chapter, open));
                            open.forEach(remark -> taken.add(remark.id()));
                        }
                    }
                    reviews.setStatus(taken, Remark.Status.ACCEPTED);
                },
                failures);
        canUndo.set(!before.isEmpty());
        return before.size();
    }

    /// Makes people be again as they were, and their words open.
    public void undo() {
        Attempt.of(
                () -> {
                    for (CharacterState state : before) {
                        ledger.setState(state);
                    }
                    reviews.setStatus(taken, Remark.Status.PENDING);
                },
                failures);
        before.clear();
        taken.clear();
        canUndo.set(false);
    }

    public ReadOnlyBooleanProperty canUndoProperty() {
        return canUndo.getReadOnlyProperty();
    }
}
