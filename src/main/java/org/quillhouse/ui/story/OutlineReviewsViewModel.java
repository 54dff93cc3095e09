package org.quillhouse.ui.story;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.quillhouse.agents.AgentStory;
import org.quillhouse.agents.Panel;
import org.quillhouse.agents.Seeds;
import org.quillhouse.agents.WriterAgent;
import org.quillhouse.agents.WritingLimits;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Texts;
import org.quillhouse.review.Rater;
import org.quillhouse.review.Remark;
import org.quillhouse.review.Review;
import org.quillhouse.review.Reviewer;
import org.quillhouse.ui.desk.PanelEcho;
import org.quillhouse.ui.desk.WriterViewModel;
import org.quillhouse.ui.tasks.Attempt;

/// What the raters say of the outline: a card for each that is switched on, with how far it is (spec 002 §8.5).
public final class OutlineReviewsViewModel {
    private final WriterAgent writer;
    private final AgentStory story;
    private final WriterViewModel turn;
    private final Executor delivery;
    private final Supplier<WritingLimits> limits;
    private final ReadOnlyObjectWrapper<List<Card>> cards = new ReadOnlyObjectWrapper<>(List.of());
    private final Map<String, PanelEcho.Heard> going = new LinkedHashMap<>();
    private Read read = Read.NOTHING;
    private Consumer<Failure> failures = failure -> {};
    private Runnable changed = () -> {};

    /// One rater.
    ///
    /// @param words of the reply so far, while it writes
    /// @param review what it said last
    /// @param old whether that is about an earlier outline
    /// @param failure why it said nothing the last time
    public record Card(
            Reviewer rater,
            Panel.State state,
            int words,
            Optional<Review> review,
            boolean old,
            Optional<Failure> failure) {}

    /// What is read of the story for the cards.
    private record Read(List<Rater> raters, List<Review> reviews, String hash) {
        private static final Read NOTHING = new Read(List.of(), List.of(), "");
    }

    OutlineReviewsViewModel(
            WriterAgent writer, WriterViewModel turn, Executor delivery, Supplier<WritingLimits> limits) {
        this.writer = writer;
        this.story = writer.story();
        this.turn = turn;
        this.delivery = delivery;
        this.limits = limits;
    }

    void onFailure(Consumer<Failure> listener) {
        failures = listener;
    }

    /// @param listener called when reviews came, or one was settled
    void onChange(Runnable listener) {
        changed = listener;
    }

    void refresh() {
        Attempt.of(
                () -> read = new Read(
                        story.raters().enabled(),
                        story.reviews().current(Review.OUTLINE),
                        Panel.hash(story.manuscript().facts().outline())),
                failures);
        show();
    }

    private void show() {
        cards.set(read.raters().stream().map(rater -> card(rater.reviewer())).toList());
    }

    private Card card(Reviewer rater) {
        Optional<Review> review = read.reviews().stream()
                .filter(each -> each.reviewer().isSame(rater))
                .findFirst();
        PanelEcho.@Nullable Heard now = going.get(rater.id());
        Panel.State state = now != null ? now.state() : review.isPresent() ? Panel.State.DONE : Panel.State.WAITING;
        return new Card(
                rater,
                state,
                now == null ? 0 : now.words(),
                review,
                review.filter(each -> !each.isOf(read.hash())).isPresent(),
                now == null ? Optional.empty() : now.failure());
    }

    /// Has every rater that is switched on read the outline.
    public void askAll() {
        ask(cards.get().stream().map(Card::rater).toList());
    }

    /// Has these read it, again where they have.
    public void ask(List<Reviewer> raters) {
        if (raters.isEmpty() || !turn.claim()) {
            return;
        }
        going.clear();
        refresh();
        var request = new Panel.Request(Panel.OUTLINE, raters, "", true, Seeds.drawn(), limits.get());
        turn.prepare(writer.panel().job(request, new PanelEcho(delivery, this::hear)))
                .onEnd(this::end)
                .onFailed(failures)
                .start();
    }

    private void end() {
        going.values().removeIf(each -> each.failure().isEmpty());
        turn.release();
        refresh();
        changed.run();
    }

    private void hear(PanelEcho.Heard heard) {
        going.put(heard.reviewer().id(), heard);
        if (heard.state() == Panel.State.DONE) {
            refresh();
        } else {
            show();
        }
    }

    /// Leaves a rater that failed as it was.
    public void skip(Reviewer rater) {
        going.remove(rater.id());
        show();
    }

    /// That what a rater says is right, and is to be kept in mind.
    public void accept(Review review) {
        Attempt.of(
                () -> story.reviews()
                        .setStatus(review.remarks().stream().map(Remark::id).toList(), Remark.Status.ACCEPTED),
                failures);
        refresh();
        changed.run();
    }

    /// What to begin a talk about a review with.
    static String question(Review review) {
        return Texts.of("sheet.discuss.words", review.reviewer().name(), review.opinion());
    }

    /// In the writer's order.
    public ReadOnlyObjectProperty<List<Card>> cardsProperty() {
        return cards.getReadOnlyProperty();
    }

    WriterViewModel turn() {
        return turn;
    }
}
