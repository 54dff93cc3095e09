package org.quillhouse.ui.review;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import org.quillhouse.agents.AgentStory;
import org.quillhouse.agents.Panel;
import org.quillhouse.agents.Seeds;
import org.quillhouse.agents.WriterAgent;
import org.quillhouse.agents.WritingLimits;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Texts;
import org.quillhouse.kernel.Words;
import org.quillhouse.manuscript.Chapter;
import org.quillhouse.manuscript.Node;
import org.quillhouse.manuscript.Scene;
import org.quillhouse.review.Anchor;
import org.quillhouse.review.QualityScore;
import org.quillhouse.review.Rater;
import org.quillhouse.review.Remark;
import org.quillhouse.review.Review;
import org.quillhouse.review.Reviewer;
import org.quillhouse.tasks.JobRunner;
import org.quillhouse.ui.desk.PanelEcho;
import org.quillhouse.ui.desk.WriterViewModel;
import org.quillhouse.ui.page.Finder;
import org.quillhouse.ui.page.PageViewModel;
import org.quillhouse.ui.tasks.Attempt;

/// Whom to ask about the open chapter, how far each is, what each said, and what of it is to be worked in.
public final class PanelViewModel {
    private final WriterAgent writer;
    private final AgentStory story;
    private final WriterViewModel turn;
    private final PageViewModel page;
    private final RewriteViewModel rewrite;
    private final JobRunner jobs;
    private final Executor delivery;
    private final Supplier<WritingLimits> limits;
    private final ReadOnlyObjectWrapper<Board> board = new ReadOnlyObjectWrapper<>(Board.EMPTY);
    private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper("");
    private final Set<String> chosen = new HashSet<>();
    private final Set<String> picked = new HashSet<>();
    private final Map<String, Seat> seats = new LinkedHashMap<>();
    private Consumer<Failure> failures = failure -> {};
    private boolean asking;
    private boolean watched;
    private boolean askWhenSeated;
    private final StatesViewModel states;

    /// One reviewer.
    ///
    /// @param review what they said last
    /// @param fits whether the text is still the one that they read
    /// @param failure why they said nothing the last time
    public record Seat(
            Reviewer reviewer,
            boolean chosen,
            Panel.State state,
            int words,
            Optional<Review> review,
            boolean fits,
            Optional<Failure> failure,
            Optional<Rater.Marks> marks) {
        Seat withChosen(boolean wanted) {
            return new Seat(reviewer, wanted, state, words, review, fits, failure, marks);
        }

        Seat with(PanelEcho.Heard heard) {
            return new Seat(reviewer, chosen, heard.state(), heard.words(), review, fits, heard.failure(), marks);
        }
    }

    /// All that is shown.
    ///
    /// @param history every review of the chapter that gave scores, oldest first
    public record Board(List<Seat> seats, boolean asking, boolean written, QualityScore quality, List<Review> history) {
        static final Board EMPTY = new Board(List.of(), false, false, QualityScore.of(List.of()), List.of());

        public Board {
            seats = List.copyOf(seats);
            history = List.copyOf(history);
        }
    }

    /// What is read of the story for the board.
    private record Read(
            List<Reviewer> all,
            Map<String, Rater.Marks> marks,
            List<Review> reviews,
            List<Review> history,
            String hash,
            boolean written) {}

    /// What a panel works with.
    public record Means(JobRunner jobs, Executor delivery, Supplier<WritingLimits> limits) {}

    public PanelViewModel(
            WriterAgent writer, WriterViewModel turn, PageViewModel page, RewriteViewModel rewrite, Means means) {
        this.writer = writer;
        this.story = writer.story();
        this.turn = turn;
        this.page = page;
        this.rewrite = rewrite;
        this.jobs = means.jobs();
        this.delivery = means.delivery();
        this.limits = means.limits();
        page.chapterProperty().subscribe(chapter -> refreshIfWatched());
        story.reviews().onChange(() -> delivery.execute(this::refreshIfWatched));
        chosen.add(key(Panel.editor()));
        states = new StatesViewModel(writer.planner(), story.codex().ledger(), story.reviews());
    }

    public void onFailure(Consumer<Failure> listener) {
        failures = listener;
        states.onFailure(listener);
    }

    private static String key(Reviewer reviewer) {
        return reviewer.kind() + ":" + reviewer.id();
    }

    /// Whether anybody looks: each change of the chapter is read again only then.
    public void watch(boolean looked) {
        watched = looked;
        refreshIfWatched();
    }

    private void refreshIfWatched() {
        if (watched || asking) {
            refresh();
        }
    }

    /// Reads reviewers and reviews again, beside the screen.
    public void refresh() {
        Optional<Node> chapter = page.chapterProperty().get();
        jobs.prepare((cancellation, progress) -> read(chapter))
                .onDone(this::seat)
                .onFailed(failures)
                .start();
    }

    private Read read(Optional<Node> chapter) throws Failure {
        var marks = new LinkedHashMap<String, Rater.Marks>();
        story.raters().all().forEach(rater -> marks.put(rater.id(), rater.marks()));
        List<Reviewer> all = writer.panel().everybody();
        if (chapter.isEmpty()) {
            return new Read(all, marks, List.of(), List.of(), "", false);
        }
        Chapter told = story.manuscript().chapter(chapter.get().number());
        List<Review> history = story.reviews().all(told.id());
        return new Read(
                all, marks, story.reviews().current(told.id()), history, Panel.hash(told.content()), told.isWritten());
    }

    private void seat(Read read) {
        var before = new LinkedHashMap<>(seats);
        seats.clear();
        for (Reviewer reviewer : read.all()) {
            Optional<Review> review = read.reviews().stream()
                    .filter(each -> each.reviewer().isSame(reviewer))
                    .findFirst();
            @Nullable Seat old = before.get(key(reviewer));
            Panel.State state =
                    old == null || !asking ? review.isPresent() ? Panel.State.DONE : Panel.State.WAITING : old.state();
            Optional<Failure> failure = old == null ? Optional.empty() : old.failure();
            boolean fits = review.map(each -> each.isOf(read.hash())).orElse(false);
            seats.put(
                    key(reviewer),
                    new Seat(
                            reviewer,
                            chosen.contains(key(reviewer)),
                            state,
                            old == null ? 0 : old.words(),
                            review,
                            fits,
                            failure,
                            Optional.ofNullable(read.marks().get(reviewer.id()))));
        }
        show(read.written(), read.history());
        if (askWhenSeated) {
            askWhenSeated = false;
            ask(false);
        }
    }

    private void show(boolean written, List<Review> history) {
        List<Remark> remarks = seats.values().stream()
                .flatMap(seat -> seat.review().stream())
                .flatMap(review -> review.remarks().stream())
                .toList();
        List<Review> scored =
                history.stream().filter(review -> !review.scores().isEmpty()).toList();
        board.set(new Board(List.copyOf(seats.values()), asking, written, QualityScore.of(remarks), scored));
    }

    private void showAgain() {
        show(board.get().written(), board.get().history());
    }

    /// Whether this one is asked the next time.
    public void choose(Reviewer reviewer, boolean wanted) {
        if (wanted) {
            chosen.add(key(reviewer));
        } else {
            chosen.remove(key(reviewer));
        }
        change(reviewer, seat -> seat.withChosen(wanted));
    }

    /// Everybody of a kind, or nobody.
    public void chooseAll(Reviewer.Kind kind, boolean wanted) {
        seats.values().stream()
                .map(Seat::reviewer)
                .filter(reviewer -> reviewer.kind() == kind)
                .toList()
                .forEach(reviewer -> choose(reviewer, wanted));
    }

    private void change(Reviewer reviewer, UnaryOperator<Seat> changed) {
        if (seats.computeIfPresent(key(reviewer), (key, seat) -> changed.apply(seat)) != null) {
            showAgain();
        }
    }

    private void hear(PanelEcho.Heard heard) {
        change(heard.reviewer(), seat -> seat.with(heard));
    }

    /// Asks all that are chosen, at once.
    ///
    /// @param anew also those who have read this very text
    public void ask(boolean anew) {
        if (seats.isEmpty()) {
            askWhenSeated = true;
            refresh();
            return;
        }
        ask(seats.values().stream().filter(Seat::chosen).map(Seat::reviewer).toList(), anew, result -> {});
    }

    /// @param then given what came of it
    private void ask(List<Reviewer> asked, boolean anew, Consumer<Panel.Result> then) {
        Optional<Node> chapter = page.chapterProperty().get();
        if (asked.isEmpty() || chapter.isEmpty() || !turn.claim()) {
            return;
        }
        try {
            page.flush();
        } catch (Failure failed) {
            turn.release();
            failures.accept(failed);
            return;
        }
        asking = true;
        note.set("");
        asked.forEach(reviewer -> hear(new PanelEcho.Heard(reviewer, Panel.State.WAITING, 0)));
        int seed = Seeds.drawn();
        var request = new Panel.Request(chapter.get().number(), asked, "", anew, seed, limits.get());
        turn.prepare(writer.panel().job(request, new PanelEcho(delivery, this::hear)))
                .onDone(result -> {
                    done(result);
                    then.accept(result);
                })
                .onCancelled(this::end)
                .onFailed(failure -> {
                    end();
                    failures.accept(failure);
                })
                .start();
    }

    private void done(Panel.Result result) {
        end();
        if (result.stopped()) {
            note.set(Texts.of("panel.stopped"));
        }
    }

    private void end() {
        asking = false;
        turn.release();
        refresh();
    }

    /// Picks a remark to be worked in, or drops it from the list.
    public void pick(Remark remark, boolean wanted) {
        if (wanted) {
            picked.add(remark.id());
        } else {
            picked.remove(remark.id());
        }
        showAgain();
    }

    /// Picks every open issue that matters as much as this or more.
    public void pickAll(Remark.Priority least) {
        seats.values().stream()
                .flatMap(seat -> seat.review().stream())
                .flatMap(review -> review.remarks().stream())
                .filter(remark -> remark.status() == Remark.Status.PENDING)
                .filter(remark -> remark.kind().isIssue() && remark.priority().compareTo(least) <= 0)
                .forEach(remark -> picked.add(remark.id()));
        showAgain();
    }

    public boolean isPicked(Remark remark) {
        return picked.contains(remark.id());
    }

    /// How many remarks are picked.
    public int picked() {
        return picked(false).size();
    }

    private List<Remark> picked(boolean all) {
        return seats.values().stream()
                .flatMap(seat -> seat.review().stream())
                .flatMap(review -> review.remarks().stream())
                .filter(remark -> remark.status() == Remark.Status.PENDING || remark.status() == Remark.Status.ACCEPTED)
                .filter(remark -> all ? remark.kind().isIssue() : picked.contains(remark.id()))
                .toList();
    }

    /// Has the writer work in what is picked, or every open suggestion; the author's own guidance goes first.
    public void apply(boolean all) {
        List<Remark> wanted = picked(all);
        String guidance = turn.guidanceProperty().get().strip();
        if (wanted.isEmpty() && guidance.isEmpty()) {
            note.set(Texts.of("panel.nothing.picked"));
            return;
        }
        var lines = new ArrayList<String>();
        if (!guidance.isEmpty()) {
            lines.add(guidance);
        }
        for (Remark remark : wanted) {
            lines.add((lines.size() + 1) + ". " + said(remark));
        }
        rewrite.work(
                lines.stream().collect(Collectors.joining("\n")),
                wanted.stream().map(Remark::id).toList());
        picked.clear();
        showAgain();
    }

    /// A character's word needs its name and what kind of word it is.
    private String said(Remark remark) {
        if (remark.kind().isIssue()) {
            return remark.asWish();
        }
        String who = seats.values().stream()
                .filter(seat -> seat.review()
                        .map(review -> review.remarks().contains(remark))
                        .orElse(false))
                .map(seat -> seat.reviewer().name())
                .findFirst()
                .orElse("");
        return Texts.of(
                "panel.of.character",
                who,
                Texts.of(remark.kind().key()).toLowerCase(java.util.Locale.ROOT),
                remark.suggestion());
    }

    public void dismiss(Remark remark) {
        set(remark, Remark.Status.DISMISSED);
    }

    /// Brings a settled remark back.
    public void reopen(Remark remark) {
        set(remark, Remark.Status.PENDING);
    }

    private void set(Remark remark, Remark.Status status) {
        picked.remove(remark.id());
        Attempt.of(() -> story.reviews().setStatus(List.of(remark.id()), status), failures);
    }

    /// Gives a suggestion other words.
    public void edit(Remark remark, String words) {
        if (!words.isBlank() && !words.equals(remark.suggestion())) {
            Attempt.of(() -> story.reviews().edit(remark.id(), words.strip()), failures);
        }
    }

    /// Selects the passage that a remark is about; says so where it is gone.
    public void reveal(Remark remark) {
        Optional<Anchor> anchor = remark.anchor();
        if (anchor.isEmpty()) {
            return;
        }
        try {
            page.flush();
            Optional<Scene> scene = story.manuscript().scene(anchor.get().sceneId());
            Optional<Anchor.Place> place = scene.flatMap(each -> anchor.get().in(each.text()));
            if (place.isPresent()) {
                page.reveal(
                        anchor.get().sceneId(),
                        new Finder.Hit(place.get().start(), place.get().end()));
                note.set(place.get().exact() ? "" : Texts.of("panel.changed.since"));
            } else {
                note.set(Texts.of("panel.passage.gone"));
            }
        } catch (Failure failed) {
            failures.accept(failed);
        }
    }

    /// Everything that a character said becomes how that character is after this chapter.
    public void remember(Seat seat) {
        Optional<Node> chapter = page.chapterProperty().get();
        if (chapter.isPresent() && seat.review().isPresent()) {
            states.keep(
                    chapter.get().number(),
                    Map.of(seat.reviewer(), seat.review().get().remarks()));
            note.set(Texts.of("panel.remembered", seat.reviewer().name()));
        }
    }

    /// Has everybody whom the open chapter names read it, and keeps what they say as how they are after it.
    public void updateStates() {
        Optional<Node> chapter = page.chapterProperty().get();
        if (chapter.isEmpty()) {
            return;
        }
        Attempt.of(
                () -> {
                    page.flush();
                    int number = chapter.get().number();
                    String text = story.manuscript().chapter(number).content();
                    List<Reviewer> named = writer.panel().everybody().stream()
                            .filter(one -> one.kind() == Reviewer.Kind.CHARACTER && Words.names(text, one.name()))
                            .toList();
                    note.set(named.isEmpty() ? Texts.of("panel.states.nobody") : "");
                    ask(named, false, result -> keepStates(number, result));
                },
                failures);
    }

    private void keepStates(int chapter, Panel.Result result) {
        var said = new LinkedHashMap<Reviewer, List<Remark>>();
        result.reviews().forEach(review -> said.put(review.reviewer(), review.remarks()));
        int kept = states.keep(chapter, said);
        if (!result.stopped()) {
            note.set(Texts.of("panel.states.kept", kept));
        }
    }

    /// How people are after chapters.
    public StatesViewModel states() {
        return states;
    }

    public ReadOnlyObjectProperty<Board> boardProperty() {
        return board.getReadOnlyProperty();
    }

    /// Something to know, in a line.
    public ReadOnlyStringProperty noteProperty() {
        return note.getReadOnlyProperty();
    }

    public WriterViewModel turn() {
        return turn;
    }
}
