package org.quillhouse.ui.page;

import java.text.BreakIterator;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.quillhouse.kernel.Texts;
import org.quillhouse.ui.theme.Labels;

/// How the text would go on, under the page in its own letters, paler: as it comes, and then to be taken as a whole or
/// as far as it is good. Tab takes, Ctrl+Right and Ctrl+Left say how far, Esc puts it away.
final class GhostPane extends VBox {
    private static final double MOST_HEIGHT = 190;

    private final Ghost.Source source;
    private final Text taken = new Text();
    private final Text rest = new Text();
    private final ScrollPane scroll;
    private final FlowPane buttons;
    private Optional<Ghost> shown = Optional.empty();
    private int upTo;

    GhostPane(Ghost.Source source) {
        super(8);
        this.source = source;
        setId("ghost");
        getStyleClass().add("ghost");
        taken.getStyleClass().add("ghost-taken");
        rest.getStyleClass().add("ghost-rest");
        var flow = new TextFlow(taken, rest);
        flow.setAccessibleText(Texts.of("ghost.accessible"));
        flow.setOnMouseClicked(click -> {
            int at = flow.hitTest(new Point2D(click.getX(), click.getY())).getCharIndex();
            mark(end(begins() + at));
        });
        scroll = new ScrollPane(flow);
        scroll.setFitToWidth(true);
        flow.heightProperty()
                .subscribe(height -> scroll.setPrefViewportHeight(Math.min(height.doubleValue(), MOST_HEIGHT)));
        scroll.setMinHeight(Region.USE_PREF_SIZE);
        scroll.getStyleClass().add("sheet-scroll");
        buttons = new FlowPane(
                8,
                8,
                button("ghost.take", Feather.CHECK, "accent", this::take),
                button("ghost.again", Feather.REFRESH_CW, "", source::again),
                button("ghost.look", Feather.MAXIMIZE_2, "", source::look),
                button("ghost.leave", Feather.X, "flat", source::leave));
        buttons.setAlignment(Pos.CENTER_LEFT);
        var how = Labels.wrapped(Texts.of("ghost.how"), "desk-note");
        how.visibleProperty().bind(buttons.visibleProperty());
        how.managedProperty().bind(how.visibleProperty());
        buttons.managedProperty().bind(buttons.visibleProperty());
        getChildren().addAll(scroll, buttons, how);
        show(Optional.empty());
    }

    private static Button button(String key, Feather picture, String style, Runnable action) {
        var button = new Button(Texts.of(key), new FontIcon(picture));
        button.setId(key.replace('.', '-'));
        button.getStyleClass().add("small");
        if (!style.isEmpty()) {
            button.getStyleClass().add(style);
        }
        button.setFocusTraversable(false); // the caret stays in the text
        button.setOnAction(press -> action.run());
        return button;
    }

    /// The same letters and column as the page.
    void setLook(PageLook look, double side) {
        look.on(taken);
        look.on(rest);
        setPadding(new Insets(10, side, 12, side));
    }

    void show(Optional<Ghost> ghost) {
        boolean there = ghost.filter(each -> !each.text().isBlank()).isPresent();
        shown = ghost;
        setVisible(there);
        setManaged(there);
        buttons.setVisible(isReady());
        upTo = ghost.map(each -> each.text().length()).orElse(0);
        if (there) {
            draw();
            scroll.setVvalue(isReady() ? 0 : 1);
        }
    }

    private void draw() {
        String text = shown.map(Ghost::text).orElse("");
        boolean part = upTo > begins() && upTo < text.length();
        taken.setText(part ? text.substring(begins(), upTo) : "");
        rest.setText(text.substring(part ? upTo : begins()));
    }

    /// Where its words begin: the room before them is not drawn.
    private int begins() {
        String text = shown.map(Ghost::text).orElse("");
        return text.length() - text.stripLeading().length();
    }

    /// Whether there is something to be taken.
    boolean isReady() {
        return shown.filter(each -> each.done() && !each.text().isBlank()).isPresent();
    }

    private void take() {
        if (isReady()) {
            source.take(upTo);
        }
    }

    void leave() {
        source.leave();
    }

    private void mark(int letters) {
        if (isReady()) {
            upTo = letters;
            draw();
        }
    }

    /// Does what a key in the text means for it, where the caret stands at the place where it would go on.
    void key(KeyEvent key, int caret) {
        if (!isReady() || shown.map(Ghost::at).orElse(-1) != caret || key.isShiftDown() || key.isAltDown()) {
            return;
        }
        String text = shown.map(Ghost::text).orElse("");
        if (key.getCode() == KeyCode.TAB && !key.isShortcutDown()) {
            key.consume();
            take();
        } else if (key.getCode() == KeyCode.RIGHT && key.isShortcutDown()) {
            key.consume();
            mark(end(upTo == text.length() ? 0 : upTo));
        } else if (key.getCode() == KeyCode.LEFT && key.isShortcutDown()) {
            key.consume();
            mark(begin(upTo));
        }
    }

    /// The end of the word at or behind a place.
    private int end(int from) {
        String text = shown.map(Ghost::text).orElse("");
        var words = BreakIterator.getWordInstance(Texts.locale());
        words.setText(text);
        int at = Math.clamp(from, 0, text.length());
        do {
            int next = words.following(Math.min(at, Math.max(0, text.length() - 1)));
            at = next == BreakIterator.DONE ? text.length() : next;
        } while (at < text.length() && !Character.isLetterOrDigit(text.charAt(at - 1)));
        while (at < text.length() && !Character.isWhitespace(text.charAt(at)) && !isWordAt(text, at)) {
            at++; // the comma or full stop belongs to the word
        }
        return at;
    }

    private static boolean isWordAt(String text, int at) {
        return Character.isLetterOrDigit(text.charAt(at));
    }

    private int begin(int from) {
        String text = shown.map(Ghost::text).orElse("");
        int last = 0;
        for (int at = end(0); at < from; at = end(at)) {
            last = at;
            if (at >= text.length()) {
                break;
            }
        }
        return last == 0 ? end(0) : last;
    }
}
