package org.quillhouse.ui.shell;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.quillhouse.kernel.Texts;
import org.quillhouse.settings.Keys;
import org.quillhouse.settings.SettingKey;
import org.quillhouse.ui.dialogs.Dialogs;
import org.quillhouse.ui.dialogs.Named;
import org.quillhouse.ui.theme.Fonts;
import org.quillhouse.ui.theme.Labels;

/// How the page looks and whose spelling it has; each choice is seen at once.
final class LookPane extends GridPane {
    static final double WIDTH = 560;
    private static final double FIELD = 260;
    private static final double NOTE = 340;
    private static final int LEAST_POINTS = 9;
    private static final int MOST_POINTS = 40;

    private final ShellViewModel shell;
    private final Runnable changed;
    private int rows;

    /// @param changed called after each choice
    LookPane(ShellViewModel shell, Dialogs dialogs, Runnable changed) {
        this.shell = shell;
        this.changed = changed;
        setHgap(14);
        setVgap(12);
        var family = new ComboBox<String>();
        family.setId("look-font");
        family.getItems().setAll(Fonts.families());
        family.setValue(shell.get(Keys.PAGE_FONT));
        family.valueProperty().subscribe((was, now) -> set(Keys.PAGE_FONT, now));
        row("look.font", family);
        var size = new Spinner<Integer>(LEAST_POINTS, MOST_POINTS, shell.get(Keys.PAGE_FONT_POINTS));
        size.valueProperty().subscribe((was, now) -> set(Keys.PAGE_FONT_POINTS, now));
        row("look.size", size);
        row("look.lines", choice(Keys.PAGE_LINES, "look.lines."));
        row("look.paragraphs", choice(Keys.PAGE_PARAGRAPHS, "look.paragraphs."));
        row("look.marks", choice(Keys.PAGE_MARKS, "look.marks."));
        row("look.width", choice(Keys.PAGE_WIDTH, "look.width."));
        row("look.quotes", choice(Keys.QUOTES, "look.quotes."));
        var own = new Button(Texts.of("look.spelling.choose"), new FontIcon(Feather.FOLDER));
        var language = choice(Keys.SPELLING_LANGUAGE, "look.spelling.");
        language.setId("look-spelling");
        language.setPrefWidth(FIELD);
        own.setMinWidth(USE_PREF_SIZE);
        own.disableProperty().bind(language.valueProperty().isNotEqualTo("own"));
        own.setOnAction(press -> dialogs.openFile(Texts.of("look.spelling.title"), "aff")
                .map(Path::toString)
                .ifPresent(file -> set(Keys.OWN_DICTIONARY, file)));
        row("look.spelling", new HBox(8, language, own));
        Label note = Labels.wrapped(Texts.of("look.spelling.note"), "desk-note");
        note.setMaxWidth(NOTE);
        add(note, 1, rows++);
    }

    private void row(String key, Node control) {
        var label = new Label(Texts.of(key));
        label.setMinWidth(USE_PREF_SIZE);
        label.setLabelFor(control);
        addRow(rows++, label, control);
        if (control instanceof Region wide && !(control instanceof HBox)) {
            wide.setPrefWidth(FIELD);
        }
    }

    private <T> void set(SettingKey<T> key, @Nullable T value) {
        if (value != null) {
            shell.set(key, value);
            changed.run();
        }
    }

    /// @param prefix of the keys of its values' names
    private ComboBox<String> choice(SettingKey<String> key, String prefix) {
        List<String> values = key.choices();
        var box = new ComboBox<String>();
        box.getItems().setAll(values);
        box.setConverter(new Named<>(value -> Texts.of(prefix + value)));
        box.setValue(shell.get(key));
        box.valueProperty().subscribe((was, now) -> set(key, now));
        return box;
    }
}
