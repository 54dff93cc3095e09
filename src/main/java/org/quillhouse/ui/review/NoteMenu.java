package org.quillhouse.ui.review;

import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.stage.Window;
import org.quillhouse.kernel.Texts;
import org.quillhouse.ui.page.MarginNote;
import org.quillhouse.ui.theme.Labels;

/// What a mark beside the text says, and what can be done about it.
public final class NoteMenu {
    private static final double WIDTH = 340;
    private static final int MOST = 3;
    private static final int LETTERS = 220;

    private final MarginViewModel model;
    private final Consumer<MarginNote> shown;
    private final Runnable panel;
    private final Consumer<String> discuss;

    /// @param shown selects the passage
    /// @param panel shows all that was said
    /// @param discuss begins a talk with these words
    public NoteMenu(MarginViewModel model, Consumer<MarginNote> shown, Runnable panel, Consumer<String> discuss) {
        this.model = model;
        this.shown = shown;
        this.panel = panel;
        this.discuss = discuss;
    }

    /// Opens beside the mark.
    public void show(List<MarginNote> notes, Node mark) {
        var menu = new ContextMenu();
        for (MarginNote note : notes.subList(0, Math.min(MOST, notes.size()))) {
            if (!menu.getItems().isEmpty()) {
                menu.getItems().add(new SeparatorMenuItem());
            }
            menu.getItems().add(said(note));
            if (note.isChange()) {
                add(menu, Texts.of("margin.change.take"), () -> model.take(note));
                add(menu, Texts.of("margin.change.leave"), () -> model.leaveOut(note));
                add(menu, Texts.of("margin.change.look"), () -> model.look(note));
            } else {
                add(menu, Texts.of("margin.work"), () -> model.workIn(note));
                add(
                        menu,
                        Texts.of("margin.discuss"),
                        () -> model.asQuestion(note).ifPresent(discuss));
                add(menu, Texts.of("panel.dismiss"), () -> model.dismiss(note));
            }
        }
        if (notes.size() > MOST || notes.stream().anyMatch(note -> !note.isChange())) {
            menu.getItems().add(new SeparatorMenuItem());
            add(menu, Texts.of("margin.panel", Math.max(0, notes.size() - MOST)), panel);
        }
        Bounds place = mark.localToScreen(mark.getBoundsInLocal());
        Window window = mark.getScene().getWindow();
        shown.accept(notes.getFirst()); // lays the marks anew: this one may be gone after it
        menu.show(window, place.getMinX(), place.getMaxY());
    }

    private static CustomMenuItem said(MarginNote note) {
        boolean all = note.said().length() <= LETTERS;
        var words = new Text(all ? note.said() : note.said().substring(0, LETTERS) + "…");
        words.setWrappingWidth(WIDTH); // a menu asks labels for one line's height
        words.getStyleClass().add(note.isChange() ? "margin-fresh" : "margin-words");
        var box = new VBox(3, Labels.wrapped(note.who(), "desk-name"), words);
        var item = new CustomMenuItem(box, false);
        item.getStyleClass().add("margin-said");
        return item;
    }

    private static void add(ContextMenu menu, String words, Runnable action) {
        var item = new MenuItem(words);
        item.setOnAction(press -> action.run());
        menu.getItems().add(item);
    }
}
