package org.quillhouse.ui.shell;

import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.quillhouse.kernel.Texts;
import org.quillhouse.ui.desk.ProgressViewModel;
import org.quillhouse.ui.models.ModelViewModel;
import org.quillhouse.ui.theme.Hints;

/// The bar at the bottom: words, whether all is stored, what is being done, where it is computed.
final class StatusView extends HBox {
    private final Label words = new Label();
    private final Label today = new Label();
    private final Label saved = new Label();
    private final Label phase = new Label();
    private final Label speed = new Label();

    StatusView(ModelViewModel models) {
        getStyleClass().add("status-bar");
        setAlignment(Pos.CENTER_LEFT);
        saved.setId("saved-state");
        var fetching = new Label();
        fetching.textProperty().bind(models.fetchingProperty());
        var device = new Label();
        device.textProperty().bind(models.deviceProperty());
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        for (Label label : new Label[] {words, today, saved, phase, fetching, speed, device}) {
            label.setMinWidth(Region.USE_PREF_SIZE);
        }
        for (Label label : new Label[] {phase, speed}) {
            label.setMinWidth(0); // long ones are cut short before they widen the window
            Hints.hang(label, () -> {
                var whole = new Tooltip();
                whole.textProperty().bind(label.textProperty());
                return whole;
            });
        }
        getChildren().addAll(words, today, saved, phase, space, fetching, speed, device);
    }

    void show(Optional<StoryViewModel> story) {
        for (Label label : new Label[] {words, today, saved, phase, speed}) {
            label.textProperty().unbind();
            label.setText("");
        }
        story.ifPresent(this::bind);
    }

    private static String words(StoryViewModel story) {
        int selected = story.page().selectedWordsProperty().get();
        int here = story.page().wordsProperty().get();
        int all = story.binder().tree().words();
        return selected > 0
                ? Texts.of("status.words.selected", selected, here, all)
                : Texts.of("status.words", here, all);
    }

    private void bind(StoryViewModel story) {
        words.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> words(story),
                        story.page().wordsProperty(),
                        story.page().selectedWordsProperty(),
                        story.binder().treeProperty()));
        today.textProperty().bind(story.progress().figuresProperty().map(ProgressViewModel::today));
        saved.textProperty().bind(story.page().savedProperty());
        phase.textProperty().bind(story.writer().phaseProperty());
        speed.textProperty().bind(story.writer().speedProperty());
    }
}
