package org.quillhouse.ui.review;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.quillhouse.agents.Panel;
import org.quillhouse.kernel.Texts;
import org.quillhouse.review.QualityScore;
import org.quillhouse.review.Remark;
import org.quillhouse.review.Review;
import org.quillhouse.review.Reviewer;
import org.quillhouse.ui.desk.BusySign;
import org.quillhouse.ui.desk.Watching;
import org.quillhouse.ui.theme.InPlace;
import org.quillhouse.ui.theme.Labels;

/// The panel on the desk: whom to ask, what each says, and what of it the writer is to work in.
public final class ReviewPane extends VBox implements Watching {
    private final PanelViewModel model;
    private final PhasesViewModel phases;
    private final VBox cards = new VBox(8);
    private final Label quality = new Label();
    private final Button ask = new Button(Texts.of("panel.ask"), new FontIcon(Feather.MESSAGE_CIRCLE));
    private final Button stop = new Button(Texts.of("desk.button.stop"), new FontIcon(Feather.SQUARE));
    private final Button apply = new Button(Texts.of("panel.apply"), new FontIcon(Feather.EDIT_3));
    private final Set<String> unfolded = new HashSet<>();
    private boolean watched;

    /// What is opened from here.
    ///
    /// @param raters the list of raters
    /// @param board scores and their history in place of the page
    /// @param revisions the list of the chapter's revisions
    public record Elsewhere(Runnable raters, Runnable board, Runnable revisions, Runnable talk) {}

    public ReviewPane(PanelViewModel model, PhasesViewModel phases, Elsewhere elsewhere) {
        this.model = model;
        this.phases = phases;
        getStyleClass().add("desk-box");
        ask.setId("panel-ask");
        ask.getStyleClass().add("accent");
        ask.setOnAction(press -> model.ask(false));
        stop.setOnAction(press -> model.turn().stop());
        apply.setId("panel-apply");
        apply.setOnAction(press -> model.apply(false));
        var all = new MenuItem(Texts.of("panel.apply.all"));
        all.setOnAction(press -> model.apply(true));
        var anew = new MenuItem(Texts.of("panel.ask.anew"));
        anew.setOnAction(press -> model.ask(true));
        var high = new MenuItem(Texts.of("panel.pick.high"));
        high.setOnAction(press -> model.pickAll(Remark.Priority.HIGH));
        var medium = new MenuItem(Texts.of("panel.pick.medium"));
        medium.setOnAction(press -> model.pickAll(Remark.Priority.MEDIUM));
        var states = new MenuItem(Texts.of("panel.states"));
        states.setOnAction(press -> model.updateStates());
        states.disableProperty().bind(model.turn().busyProperty());
        var scores = new MenuItem(Texts.of("panel.board"));
        scores.setOnAction(press -> elsewhere.board().run());
        var list = new MenuItem(Texts.of("panel.raters"));
        list.setOnAction(press -> elsewhere.raters().run());
        var more = new MenuButton(
                "", new FontIcon(Feather.MORE_HORIZONTAL), anew, states, high, medium, all, scores, list);
        more.getStyleClass().addAll("flat", "no-arrow", "button-icon");
        more.setAccessibleText(Texts.of("panel.more"));
        more.setTooltip(new Tooltip(Texts.of("panel.more")));
        for (Button button : List.of(ask, stop, apply)) {
            button.setMinWidth(Region.USE_PREF_SIZE);
        }
        var note = new Label();
        note.textProperty().bind(model.noteProperty());
        note.getStyleClass().add("desk-warning");
        note.setWrapText(true);
        note.managedProperty().bind(note.textProperty().isNotEmpty());
        quality.getStyleClass().add("desk-note");
        quality.setWrapText(true);
        getChildren()
                .addAll(
                        new PhasePane(phases, elsewhere.revisions(), elsewhere.talk()),
                        new FlowPane(8, 8, ask, stop, apply, more),
                        note,
                        undoStates(),
                        quality,
                        cards);
        model.boardProperty().subscribe(shown -> {
            if (watched) {
                show(shown);
            }
        });
    }

    private Button undoStates() {
        var undo = new Button(Texts.of("panel.states.undo"), new FontIcon(Feather.ROTATE_CCW));
        undo.getStyleClass().addAll("flat", "small");
        undo.setOnAction(press -> model.states().undo());
        undo.visibleProperty().bind(model.states().canUndoProperty());
        undo.managedProperty().bind(undo.visibleProperty());
        return undo;
    }

    @Override
    public void watch(boolean on) {
        watched = on;
        model.watch(on);
        phases.watch(on);
        if (on) {
            show(model.boardProperty().get());
        }
    }

    private void show(PanelViewModel.Board board) {
        boolean busy = model.turn().busyProperty().get();
        boolean nobody = board.seats().stream().noneMatch(PanelViewModel.Seat::chosen);
        ask.setDisable(busy || nobody || board.seats().isEmpty());
        stop.setDisable(!board.asking());
        apply.setDisable(busy || model.picked() == 0);
        apply.setText(model.picked() == 0 ? Texts.of("panel.apply") : Texts.of("panel.apply.some", model.picked()));
        boolean heard = board.seats().stream().anyMatch(seat -> seat.review().isPresent());
        QualityScore score = board.quality();
        quality.setText(
                board.seats().isEmpty() // not read yet
                        ? ""
                        : !board.written()
                                ? Texts.of("panel.unwritten")
                                : heard
                                        ? Texts.of(score.ready() ? "panel.quality.ready" : "panel.quality", (int)
                                                Math.round(score.overall()))
                                        : Texts.of("panel.empty"));
        cards.getChildren().clear();
        for (Reviewer.Kind kind : Reviewer.Kind.values()) {
            List<PanelViewModel.Seat> seats = board.seats().stream()
                    .filter(seat -> seat.reviewer().kind() == kind)
                    .toList();
            if (!seats.isEmpty() && kind != Reviewer.Kind.EDITOR) {
                cards.getChildren().add(heading(kind, seats));
            }
            seats.forEach(seat -> cards.getChildren().add(card(seat)));
        }
    }

    private HBox heading(Reviewer.Kind kind, List<PanelViewModel.Seat> seats) {
        var title = new Label(Texts.of("panel.group." + kind.code()));
        title.getStyleClass().add("desk-label");
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        boolean all = seats.stream().allMatch(PanelViewModel.Seat::chosen);
        var toggle = new Button(Texts.of(all ? "panel.none" : "panel.all"));
        toggle.getStyleClass().addAll("flat", "small");
        toggle.setOnAction(press -> model.chooseAll(kind, !all));
        var line = new HBox(title, space, toggle);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private VBox card(PanelViewModel.Seat seat) {
        var chosen = new CheckBox(seat.reviewer().name());
        chosen.setSelected(seat.chosen());
        chosen.getStyleClass().add("desk-name");
        chosen.setMnemonicParsing(false);
        chosen.setOnAction(press -> model.choose(seat.reviewer(), chosen.isSelected()));
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var line = new HBox(6, chosen, space);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getChildren().addAll(state(seat));
        var card = new VBox(line);
        card.getStyleClass().add("desk-card");
        seat.failure().ifPresent(failure -> card.getChildren().add(Labels.wrapped(Texts.of(failure), "desk-warning")));
        seat.review().ifPresent(review -> fill(card, seat, review));
        return card;
    }

    private static List<Node> state(PanelViewModel.Seat seat) {
        if (seat.state().isBusy()) {
            return BusySign.of(seat.state(), seat.words());
        }
        if (seat.state() == Panel.State.FAILED) {
            return List.of(Labels.wrapped(Texts.of("panel.failed"), "desk-warning"));
        }
        return seat.review()
                .flatMap(Review::score)
                .map(score -> {
                    var chip = new Label(Texts.of("panel.score", score));
                    String standing = seat.marks()
                            .map(marks -> marks.of(score).name().toLowerCase(java.util.Locale.ROOT))
                            .orElse("fair");
                    chip.getStyleClass().addAll("score-chip", "score-" + standing);
                    seat.marks()
                            .ifPresent(marks -> chip.setTooltip(new Tooltip(Texts.of(
                                    "panel.marks",
                                    Texts.of(marks.of(score).key()),
                                    marks.minimum(),
                                    marks.target(),
                                    marks.exceptional()))));
                    return List.<Node>of(chip);
                })
                .orElse(List.of());
    }

    private void fill(VBox card, PanelViewModel.Seat seat, Review review) {
        if (!seat.fits()) {
            card.getChildren().add(Labels.wrapped(Texts.of("panel.old"), "desk-warning"));
        }
        if (!review.opinion().isEmpty()) {
            card.getChildren().add(Labels.wrapped(review.opinion(), "panel-opinion"));
        }
        List<Remark> open = review.remarks().stream()
                .filter(remark -> remark.status() == Remark.Status.PENDING || remark.status() == Remark.Status.ACCEPTED)
                .toList();
        List<Remark> settled = review.remarks().stream()
                .filter(remark -> !open.contains(remark))
                .toList();
        open.forEach(remark -> card.getChildren().add(row(remark)));
        boolean lives = seat.reviewer().kind() == Reviewer.Kind.CHARACTER;
        boolean news = open.stream().anyMatch(remark -> remark.status() == Remark.Status.PENDING);
        if (lives && news) {
            var remember = new Button(Texts.of("panel.remember"), new FontIcon(Feather.USER_CHECK));
            remember.getStyleClass().addAll("small");
            remember.setTooltip(new Tooltip(Texts.of("panel.remember.why")));
            remember.setOnAction(press -> model.remember(seat));
            card.getChildren().add(remember);
        }
        if (!settled.isEmpty()) {
            card.getChildren().add(settled(review.id(), settled));
        }
    }

    private VBox settled(String review, List<Remark> remarks) {
        var fold = new Button(Texts.of("panel.settled", remarks.size()));
        fold.getStyleClass().addAll("flat", "small");
        var box = new VBox(2, fold);
        fold.setOnAction(press -> {
            if (!unfolded.remove(review)) {
                unfolded.add(review);
            }
            show(model.boardProperty().get());
        });
        if (unfolded.contains(review)) {
            for (Remark remark : remarks) {
                var text = Labels.wrapped(
                        Texts.of("panel.settled.line", Texts.of(remark.status().key()), remark.asWish()), "desk-note");
                var back = new Button(Texts.of("panel.reopen"));
                back.getStyleClass().addAll("flat", "small");
                back.setOnAction(press -> model.reopen(remark));
                box.getChildren().addAll(text, back);
            }
        }
        return box;
    }

    private VBox row(Remark remark) {
        var pick = new CheckBox();
        pick.setSelected(model.isPicked(remark));
        pick.setAccessibleText(Texts.of("panel.pick"));
        pick.setOnAction(press -> model.pick(remark, pick.isSelected()));
        var kind = new Label(Texts.of(remark.kind().key()));
        kind.getStyleClass().add("remark-kind");
        var line = new HBox(6, pick, kind);
        line.setAlignment(Pos.CENTER_LEFT);
        if (remark.kind().isIssue()) {
            var priority = new Label(Texts.of(remark.priority().key()));
            priority.getStyleClass()
                    .addAll(
                            "priority-chip",
                            "priority-" + remark.priority().name().toLowerCase(java.util.Locale.ROOT));
            line.getChildren().add(priority);
        }
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        line.getChildren().addAll(space, menu(remark));
        var box = new VBox(2, line);
        remark.anchor().ifPresent(anchor -> {
            var quote = Labels.wrapped("“" + anchor.quote() + "”", "remark-quote");
            quote.setOnMouseClicked(click -> model.reveal(remark));
            quote.setTooltip(new Tooltip(Texts.of("panel.reveal")));
            box.getChildren().add(quote);
        });
        if (!remark.issue().isEmpty()) {
            box.getChildren().add(Labels.wrapped(remark.issue(), "remark-issue"));
        }
        box.getChildren().add(Labels.wrapped(remark.suggestion(), "remark-suggestion"));
        box.getStyleClass().add("remark");
        return box;
    }

    private MenuButton menu(Remark remark) {
        var reveal = new MenuItem(Texts.of("panel.reveal"));
        reveal.setOnAction(press -> model.reveal(remark));
        reveal.setDisable(remark.anchor().isEmpty());
        var dismiss = new MenuItem(Texts.of("panel.dismiss"));
        dismiss.setOnAction(press -> model.dismiss(remark));
        var menu = new MenuButton("", new FontIcon(Feather.MORE_HORIZONTAL));
        var edit = new MenuItem(Texts.of("panel.edit"));
        edit.setOnAction(press -> InPlace.edit(menu, "remark", remark.suggestion(), Texts.of("panel.edit"), words -> {
            model.edit(remark, words);
            show(model.boardProperty().get());
        }));
        menu.getItems().addAll(reveal, edit, dismiss);
        menu.getStyleClass().addAll("flat", "no-arrow", "button-icon", "context-menu-button");
        menu.setAccessibleText(Texts.of("panel.remark.menu"));
        return menu;
    }
}
