package org.quillhouse.ui.review;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.quillhouse.agents.AgentStory;
import org.quillhouse.agents.Rewriter;
import org.quillhouse.kernel.Failure;
import org.quillhouse.manuscript.Scene;
import org.quillhouse.review.Proposal;
import org.quillhouse.review.Proposals;
import org.quillhouse.review.Remark;
import org.quillhouse.storage.StorageFailed;
import org.quillhouse.ui.page.PageViewModel;
import org.quillhouse.ui.tasks.Attempt;

/// What agents propose for the scene on the page: variants to walk through, each with its changes to take or decline.
///
/// Law: the scene changes only in [#take]; what was typed since the proposal was made stays.
public final class ProposalsViewModel {
    private final AgentStory story;
    private final PageViewModel page;
    private final ReadOnlyObjectWrapper<Optional<Shown>> shown = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyIntegerWrapper waiting = new ReadOnlyIntegerWrapper();
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
    private Consumer<Failure> failures = failure -> {};
    private List<Proposal> variants = List.of();

    /// The proposal that is looked at.
    ///
    /// @param number counted from 1, of `of` that wait
    record Shown(Proposal proposal, Changes changes, int number, int of) {}

    public ProposalsViewModel(AgentStory story, PageViewModel page) {
        this.story = story;
        this.page = page;
        page.headingProperty().subscribe(heading -> refresh());
    }

    public void onFailure(Consumer<Failure> listener) {
        failures = listener;
    }

    /// Reads again what waits for the scene on the page.
    public void refresh() {
        try {
            variants = page.sceneId().isEmpty() ? List.of() : story.proposals().waiting(page.sceneId());
            waiting.set(variants.size());
            boolean other = shown.get()
                    .map(each -> variants.stream()
                            .noneMatch(one -> one.id().equals(each.proposal().id())))
                    .orElse(false);
            if (other) {
                close();
            }
        } catch (Failure failed) {
            failures.accept(failed);
        }
    }

    /// Shows a proposal that was just made.
    public void open(Proposal proposal) {
        refresh();
        int at = variants.indexOf(proposal);
        if (at >= 0) {
            show(at);
        }
    }

    /// Shows the newest that waits.
    public void look() {
        refresh();
        if (!variants.isEmpty()) {
            show(variants.size() - 1);
        }
    }

    private void show(int at) {
        Attempt.of(
                () -> {
                    Proposal proposal = variants.get(at);
                    shown.set(Optional.of(new Shown(proposal, changes(proposal), at + 1, variants.size())));
                    open.set(true);
                },
                failures);
    }

    private Changes changes(Proposal proposal) throws StorageFailed {
        Changes changes = Changes.between(proposal.base(), proposal.text());
        changes.leaveOut(story.proposals().leftOut(proposal.id()));
        return changes;
    }

    public void walk(int step) {
        shown.get().ifPresent(each -> {
            int goal = each.number() - 1 + step;
            if (goal >= 0 && goal < variants.size()) {
                show(goal);
            }
        });
    }

    void choose(int change, Changes.Choice choice) {
        shown.get().ifPresent(each -> {
            boolean out = choice == Changes.Choice.DECLINED;
            boolean was = each.changes().choice(change) == Changes.Choice.DECLINED;
            each.changes().choose(change, choice);
            shown.set(Optional.of(new Shown(each.proposal(), each.changes(), each.number(), each.of())));
            if (out != was) {
                each.changes().parts().stream()
                        .filter(part -> part.change() == change)
                        .forEach(part -> leaveOut(each.proposal().id(), part.at(), out));
            }
        });
    }

    /// What the writer does not want of a proposal stays with it, over a restart, too.
    private void leaveOut(String id, int place, boolean out) {
        Attempt.of(() -> story.proposals().leaveOut(id, place, out), failures);
    }

    /// Takes all of it but what was left out.
    public void takeAll() {
        shown.get().ifPresent(each -> {
            each.changes().takeOpen();
            take();
        });
    }

    /// Takes one change of a proposal that waits in its line; the others go on waiting. With the last the proposal is
    /// settled.
    void takeOne(LineChanges.Place place) {
        waiting(place)
                .ifPresent(proposal -> Attempt.of(
                        () -> {
                            page.flush();
                            Optional<String> text = LineChanges.taken(proposal, place, page.text());
                            if (text.isPresent() && isLast(proposal, text.get())) {
                                settle(proposal, text.get());
                            } else if (text.isPresent()) {
                                page.take(text.get());
                            }
                        },
                        failures));
    }

    /// Leaves one change of a proposal out; where no other is left, the proposal is settled.
    void leaveOut(LineChanges.Place place) {
        waiting(place)
                .ifPresent(proposal -> Attempt.of(
                        () -> {
                            story.proposals().leaveOut(proposal.id(), place.at(), true);
                            if (isLast(proposal, page.text())) {
                                boolean some =
                                        changes(proposal).open() > 0; // they are in the text, or were written over
                                story.proposals()
                                        .settle(
                                                proposal.id(),
                                                some ? Proposals.Outcome.TAKEN : Proposals.Outcome.DECLINED);
                                refresh();
                            }
                        },
                        failures));
    }

    /// Whether no line of a text has a change any more that the writer has not decided about.
    private boolean isLast(Proposal proposal, String text) throws StorageFailed {
        return LineChanges.of(proposal, story.proposals().leftOut(proposal.id()), text)
                .isEmpty();
    }

    /// Looks at all of a proposal that waits.
    void look(LineChanges.Place place) {
        waiting(place).ifPresent(this::open);
    }

    /// None while an agent writes on the page: what is on it then is not the scene yet.
    private Optional<Proposal> toChange(LineChanges.Place place) {
        return waiting(place).filter(each -> page.stateProperty().get() == PageViewModel.State.EDITABLE);
    }

    private Optional<Proposal> waiting(LineChanges.Place place) {
        refresh();
        return variants.stream()
                .filter(each -> each.id().equals(place.proposal()))
                .findFirst();
    }

    /// Takes the changes that were chosen, as one act to undo.
    public void take() {
        shown.get().ifPresent(each -> take(each.proposal(), each.changes().text()));
    }

    /// Takes a proposal as far as the writer wants it, as one act to undo.
    ///
    /// @param chosen the scene as it would be, made from the proposal's base
    void take(Proposal proposal, String chosen) {
        try {
            page.flush();
            String now = story.manuscript()
                    .scene(proposal.sceneId())
                    .map(Scene::text)
                    .orElse(proposal.base());
            settle(proposal, Rewriter.taken(proposal, chosen, now));
        } catch (Failure failed) {
            failures.accept(failed);
        }
    }

    /// Makes a text the scene's, and with it the proposal taken.
    private void settle(Proposal proposal, String text) throws StorageFailed {
        story.proposals().take(proposal.id(), () -> {
            page.take(text);
            if (!proposal.remarkIds().isEmpty()) {
                story.reviews().setStatus(proposal.remarkIds(), Remark.Status.INCORPORATED);
            }
        });
        close();
        refresh();
    }

    /// Declines all of it; it stays in the story's file.
    public void decline() {
        shown.get()
                .ifPresent(each -> Attempt.of(
                        () -> {
                            story.proposals().settle(each.proposal().id(), Proposals.Outcome.DECLINED);
                            close();
                            refresh();
                        },
                        failures));
    }

    /// Back to the page; it goes on waiting.
    public void close() {
        open.set(false);
        shown.set(Optional.empty());
    }

    ReadOnlyObjectProperty<Optional<Shown>> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /// Whether a proposal is looked at in place of the page.
    public ReadOnlyBooleanProperty openProperty() {
        return open.getReadOnlyProperty();
    }

    boolean isWaiting(Proposal proposal) {
        return variants.stream().anyMatch(each -> each.id().equals(proposal.id()));
    }

    /// How many wait for the scene on the page.
    public ReadOnlyIntegerProperty waitingProperty() {
        return waiting.getReadOnlyProperty();
    }
}
