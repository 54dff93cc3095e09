package org.quillhouse.ui.page;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.quillhouse.kernel.Texts;

/// Finds and replaces in the scene that is open. Replacing all is one step to undo.
final class FindBar extends FlowPane {
    private final Prose prose;
    private final TextField words = new TextField();
    private final TextField with = new TextField();
    private final ToggleButton matchCase = toggle("Aa", "find.case");
    private final ToggleButton whole = toggle("“W”", "find.whole");
    private final ToggleButton regex = toggle(".*", "find.regex");
    private final Label count = new Label();
    private List<Finder.Hit> hits = List.of();

    FindBar(Prose prose) {
        this.prose = prose;
        getStyleClass().add("find-bar");
        words.setPromptText(Texts.of("find.words"));
        words.setId("find-words");
        with.setPromptText(Texts.of("find.with"));
        with.setId("find-with");
        words.textProperty().subscribe(() -> search());
        for (ToggleButton toggle : List.of(matchCase, whole, regex)) {
            toggle.selectedProperty().subscribe(() -> search());
        }
        prose.plainTextChanges().subscribe(change -> {
            if (isVisible()) {
                search();
            }
        });
        words.setOnAction(enter -> next(1));
        words.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER && event.isShiftDown()) {
                next(-1);
                event.consume();
            }
        });
        with.setOnAction(enter -> replace());
        count.setMinWidth(90);
        var close = button("find.close", Feather.X, this::close);
        var find = new HBox(
                4,
                words,
                matchCase,
                whole,
                regex,
                button("find.previous", Feather.CHEVRON_UP, () -> next(-1)),
                button("find.next", Feather.CHEVRON_DOWN, () -> next(1)),
                count);
        var one = new Button(Texts.of("find.replace"));
        one.setOnAction(press -> replace());
        var all = new Button(Texts.of("find.replace.all"));
        all.setId("find-replace-all");
        all.setOnAction(press -> replaceAll());
        var replacing = new HBox(4, with, one, all, close);
        for (HBox row : List.of(find, replacing)) {
            row.setAlignment(Pos.CENTER_LEFT);
            row.getChildren().stream()
                    .filter(Button.class::isInstance)
                    .forEach(child -> ((Region) child).setMinWidth(Region.USE_PREF_SIZE));
        }
        getChildren().addAll(find, replacing);
        setVisible(false);
        managedProperty().bind(visibleProperty());
    }

    private static ToggleButton toggle(String sign, String key) {
        var button = new ToggleButton(sign);
        button.setTooltip(new Tooltip(Texts.of(key)));
        button.setAccessibleText(Texts.of(key));
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    private static Button button(String key, Feather icon, Runnable action) {
        var button = new Button("", new FontIcon(icon));
        button.getStyleClass().addAll("flat", "button-icon");
        button.setTooltip(new Tooltip(Texts.of(key)));
        button.setAccessibleText(Texts.of(key));
        button.setOnAction(press -> action.run());
        return button;
    }

    /// Opens with what is selected.
    void open() {
        setVisible(true);
        String selected = prose.getSelectedText();
        if (!selected.isBlank() && !selected.contains("\n")) {
            words.setText(selected);
        }
        words.requestFocus();
        words.selectAll();
        search();
    }

    boolean close() {
        if (!isVisible()) {
            return false;
        }
        setVisible(false);
        prose.showHits(List.of());
        prose.requestFocus();
        return true;
    }

    private Finder finder() {
        return new Finder(words.getText(), matchCase.isSelected(), whole.isSelected(), regex.isSelected());
    }

    private void search() {
        Finder finder = finder();
        hits = finder.hits(prose.getText());
        prose.showHits(hits);
        count.setText(
                finder.isBroken()
                        ? Texts.of("find.broken")
                        : words.getText().isEmpty() ? "" : Texts.of("find.count", hits.size()));
    }

    private void next(int step) {
        if (hits.isEmpty()) {
            return;
        }
        int from =
                step > 0 ? prose.getSelection().getEnd() : prose.getSelection().getStart();
        int at = 0;
        while (at < hits.size() && hits.get(at).start() < from) {
            at++;
        }
        int goal = Math.floorMod(step > 0 ? at : at - 1, hits.size());
        select(goal);
    }

    private void select(int index) {
        Finder.Hit hit = hits.get(index);
        prose.selectRange(hit.start(), hit.end());
        prose.requestFollowCaret();
        count.setText(Texts.of("find.at", index + 1, hits.size()));
    }

    /// The hit that is selected, else the next one is only selected.
    private void replace() {
        var selection = prose.getSelection();
        var hit = new Finder.Hit(selection.getStart(), selection.getEnd());
        if (prose.isEditable() && hits.contains(hit)) {
            prose.replaceText(hit.start(), hit.end(), finder().replacementOf(prose.getText(), hit, with.getText()));
        }
        next(1);
    }

    private void replaceAll() {
        if (hits.isEmpty() || !prose.isEditable()) {
            return;
        }
        String text = prose.getText();
        var changes = prose.createMultiChange(hits.size());
        for (Finder.Hit hit : hits) {
            changes.replaceText(hit.start(), hit.end(), finder().replacementOf(text, hit, with.getText()));
        }
        int replaced = hits.size();
        prose.getUndoManager().preventMerge();
        changes.commit();
        prose.getUndoManager().preventMerge();
        search();
        count.setText(Texts.of("find.replaced", replaced));
    }
}
