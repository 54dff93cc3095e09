package org.quillhouse.ui.review;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.StyleClassedTextArea;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.quillhouse.kernel.Texts;
import org.quillhouse.ui.page.PageLook;

/// A proposal in place of the page: what goes is struck out, what comes is underlined, and each change can be taken or
/// declined, by click or by key.
public final class ProposalView extends BorderPane {
    private static final double LEAST_MARGIN = 28;
    private static final String MARKED = "marked";

    private final ProposalsViewModel model;
    private final StyleClassedTextArea area = new StyleClassedTextArea();
    private final Label title = new Label();
    private final Label wish = new Label();
    private final Label note = new Label();
    private final Label variant = new Label();
    private final Label count = new Label();
    private final Button take = new Button(Texts.of("proposal.take"));
    private final Button previous = icon(Feather.CHEVRON_LEFT, "proposal.previous");
    private final Button next = icon(Feather.CHEVRON_RIGHT, "proposal.next");
    private final PageLook look;
    private final VBox head;
    private List<int[]> places = List.of();
    private Optional<String> proposalId = Optional.empty();
    private int current;

    public ProposalView(ProposalsViewModel model, PageLook look) {
        this.model = model;
        this.look = look;
        getStyleClass().addAll("page", "proposal");
        area.setEditable(false);
        area.setWrapText(true);
        area.getStyleClass().addAll("prose", "proposal-text");
        area.setAccessibleText(Texts.of("proposal.accessible"));
        look.on(area);
        head = head();
        setTop(head);
        setCenter(new VirtualizedScrollPane<>(area));
        widthProperty().subscribe(width -> layColumn());
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        area.addEventFilter(MouseEvent.MOUSE_CLICKED, this::click);
        model.shownProperty().subscribe(shown -> shown.ifPresent(this::show));
    }

    private static Button icon(Feather picture, String key) {
        var button = new Button("", new FontIcon(picture));
        button.getStyleClass().addAll("flat", "button-icon");
        button.setTooltip(new Tooltip(Texts.of(key)));
        button.setAccessibleText(Texts.of(key));
        return button;
    }

    private VBox head() {
        title.getStyleClass().add("page-heading");
        wish.getStyleClass().add("desk-note");
        wish.setWrapText(true);
        note.getStyleClass().add("desk-warning");
        note.setWrapText(true);
        note.managedProperty().bind(note.textProperty().isNotEmpty());
        wish.managedProperty().bind(wish.textProperty().isNotEmpty());
        previous.setOnAction(press -> model.walk(-1));
        next.setOnAction(press -> model.walk(1));
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var line = new HBox(6, title, space, previous, variant, next);
        line.setAlignment(Pos.CENTER_LEFT);
        var all = new Button(Texts.of("proposal.take.all"), new FontIcon(Feather.CHECK));
        all.setId("proposal-take-all");
        all.getStyleClass().add("accent");
        all.setOnAction(press -> model.takeAll());
        take.setId("proposal-take");
        take.setOnAction(press -> model.take());
        var decline = new Button(Texts.of("proposal.decline"), new FontIcon(Feather.X));
        decline.setId("proposal-decline");
        decline.setOnAction(press -> model.decline());
        var later = new Button(Texts.of("proposal.later"));
        later.getStyleClass().add("flat");
        later.setOnAction(press -> model.close());
        count.getStyleClass().add("desk-note");
        var buttons = new FlowPane(8, 8, all, take, decline, later, count);
        buttons.setAlignment(Pos.CENTER_LEFT);
        var keys = new Label(Texts.of("proposal.keys"));
        keys.getStyleClass().add("desk-note");
        keys.setWrapText(true);
        var box = new VBox(6, line, wish, note, buttons, keys);
        box.getStyleClass().add("proposal-head");
        return box;
    }

    private void layColumn() {
        double side = look.side(getWidth(), LEAST_MARGIN);
        area.setPadding(new Insets(10, side, 20, side));
        head.setPadding(new Insets(18, side, 10, side));
    }

    private void show(ProposalsViewModel.Shown shown) {
        boolean other = !proposalId.equals(Optional.of(shown.proposal().id()));
        proposalId = Optional.of(shown.proposal().id());
        title.setText(Texts.of("agents.task." + shown.proposal().task().replace('_', '.')));
        wish.setText(shown.proposal().wish());
        note.setText(shown.proposal().note());
        variant.setText(Texts.of("proposal.variant", shown.number(), shown.of()));
        previous.setDisable(shown.number() == 1);
        next.setDisable(shown.number() == shown.of());
        Changes changes = shown.changes();
        take.setText(Texts.of("proposal.take.some", changes.taken(), changes.size()));
        take.setDisable(changes.taken() == 0);
        count.setText(Texts.of("proposal.open", changes.open()));
        double scroll = other ? 0.0 : area.estimatedScrollYProperty().getValue();
        fill(changes);
        if (other) {
            current = 0;
            goTo(0);
        } else {
            area.scrollYToPixel(scroll);
        }
    }

    private void fill(Changes changes) {
        area.clear();
        places = new java.util.ArrayList<>();
        for (Changes.Part part : changes.parts()) {
            int from = area.getLength();
            if (part.isSame()) {
                area.append(part.gone(), "same");
                continue;
            }
            Changes.Choice choice = changes.choice(part.change());
            if (choice != Changes.Choice.TAKEN) {
                append(part.gone(), choice == Changes.Choice.OPEN ? "gone" : "same");
            }
            if (choice != Changes.Choice.DECLINED) {
                append(part.fresh(), choice == Changes.Choice.OPEN ? "new" : "taken");
            }
            places.add(new int[] {from, area.getLength()});
        }
    }

    private void append(String text, String style) {
        if (!text.isEmpty()) {
            area.append(text, style);
        }
    }

    private void goTo(int change) {
        if (change >= 0 && change < places.size()) {
            mark(current, false);
            current = change;
            mark(current, true);
            area.moveTo(places.get(change)[0]); // its beginning is what comes into sight
            area.requestFollowCaret();
        }
    }

    private void mark(int change, boolean on) {
        int[] place = places.get(change);
        if (place[0] < place[1]) {
            area.setStyleSpans(
                    place[0], area.getStyleSpans(place[0], place[1]).mapStyles(styles -> marked(styles, on)));
        }
    }

    private static Collection<String> marked(Collection<String> styles, boolean on) {
        return Stream.concat(
                        styles.stream().filter(style -> !style.equals(MARKED)), on ? Stream.of(MARKED) : Stream.of())
                .toList();
    }

    private void choose(Changes.Choice choice) {
        if (current < places.size()) {
            int at = current;
            model.choose(at, choice);
            goTo(Math.min(at + 1, places.size() - 1));
        }
    }

    private void click(MouseEvent event) {
        int at = area.hit(event.getX(), event.getY()).getInsertionIndex();
        for (int i = 0; i < places.size(); i++) {
            if (places.get(i)[0] <= at && at <= places.get(i)[1]) {
                current = i;
                model.choose(i, event.isShiftDown() ? Changes.Choice.DECLINED : turned(i));
                goTo(i);
                return;
            }
        }
    }

    /// A click takes an open change, declines one that is taken, and opens one that is declined.
    private Changes.Choice turned(int change) {
        Changes.Choice now = model.shownProperty()
                .get()
                .map(each -> each.changes().choice(change))
                .orElse(Changes.Choice.OPEN);
        return switch (now) {
            case OPEN -> Changes.Choice.TAKEN;
            case TAKEN -> Changes.Choice.DECLINED;
            case DECLINED -> Changes.Choice.OPEN;
        };
    }

    private void key(KeyEvent event) {
        boolean plain = !event.isShortcutDown() && !event.isAltDown();
        if (event.getCode() == KeyCode.TAB && plain) {
            model.takeAll();
        } else if (event.getCode() == KeyCode.ENTER && plain) {
            choose(Changes.Choice.TAKEN);
        } else if ((event.getCode() == KeyCode.DELETE || event.getCode() == KeyCode.BACK_SPACE) && plain) {
            choose(Changes.Choice.DECLINED);
        } else if (event.getCode() == KeyCode.DOWN && plain || event.getCode() == KeyCode.RIGHT && plain) {
            goTo(current + 1);
        } else if (event.getCode() == KeyCode.UP && plain || event.getCode() == KeyCode.LEFT && plain) {
            goTo(current - 1);
        } else if (event.getCode() == KeyCode.LEFT && event.isAltDown()) {
            model.walk(-1);
        } else if (event.getCode() == KeyCode.RIGHT && event.isAltDown()) {
            model.walk(1);
        } else {
            return;
        }
        event.consume();
    }

    @Override
    public void requestFocus() {
        area.requestFocus();
    }
}
