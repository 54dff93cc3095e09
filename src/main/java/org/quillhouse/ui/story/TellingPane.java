package org.quillhouse.ui.story;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.quillhouse.kernel.Texts;
import org.quillhouse.manuscript.Telling;
import org.quillhouse.ui.tasks.FieldSaver;

/// How the story is told: tone, person, view, tense and pace, each from the usual ones or in the writer's own words.
final class TellingPane extends FlowPane {
    private static final double CHOICE_WIDTH = 196;

    private final List<ComboBox<String>> choices = new ArrayList<>();
    private final Runnable keep;
    private boolean showing;

    /// @param keep stores what is chosen
    TellingPane(boolean readOnly, Runnable keep) {
        super(12, 8);
        this.keep = keep;
        setId("sheet-telling");
        add("tone", 5, readOnly);
        add("person", 3, readOnly);
        add("view", 4, readOnly);
        add("tense", 2, readOnly);
        add("pace", 3, readOnly);
    }

    private void add(String name, int usual, boolean readOnly) {
        var choice = new ComboBox<String>();
        choice.setEditable(true);
        choice.setPrefWidth(CHOICE_WIDTH);
        choice.setPromptText(Texts.of("telling.open"));
        choice.setAccessibleText(Texts.of("telling." + name));
        for (int i = 1; i <= usual; i++) {
            choice.getItems().add(Texts.of("telling." + name + "." + i));
        }
        choice.setDisable(readOnly);
        choice.valueProperty().addListener((value, before, now) -> {
            if (!showing) {
                keep.run();
            }
        });
        FieldSaver.keep(choice.getEditor(), keep); // also words of one's own that were not confirmed
        choices.add(choice);
        getChildren().add(new VBox(2, new Label(Texts.of("telling." + name)), choice));
    }

    void show(Telling telling) {
        if (telling().equals(telling)) {
            return;
        }
        showing = true;
        var said = List.of(telling.tone(), telling.person(), telling.view(), telling.tense(), telling.pace());
        for (int i = 0; i < said.size(); i++) {
            choices.get(i).setValue(said.get(i));
        }
        showing = false;
    }

    Telling telling() {
        List<String> said = choices.stream()
                .map(choice -> choice.getEditor().getText().strip())
                .toList();
        return new Telling(said.get(0), said.get(1), said.get(2), said.get(3), said.get(4));
    }
}
