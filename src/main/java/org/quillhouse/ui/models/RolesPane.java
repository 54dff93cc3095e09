package org.quillhouse.ui.models;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.quillhouse.engine.ModelRole;
import org.quillhouse.engine.StoredModel;
import org.quillhouse.kernel.Texts;
import org.quillhouse.settings.Keys;
import org.quillhouse.settings.SettingKey;
import org.quillhouse.ui.dialogs.Named;
import org.quillhouse.ui.theme.Labels;

/// Who works with which model, and how warm; and the memory of replies.
final class RolesPane extends VBox {
    private static final double STEP = 0.2;

    private final ModelsViewModel models;

    RolesPane(ModelsViewModel models) {
        super(6);
        this.models = models;
        setId("models-roles");
        var title = new Label(Texts.of("models.roles"));
        title.getStyleClass().add("models-subtitle");
        getChildren().add(title);
        add(ModelRole.REVIEWERS, Keys.REVIEWERS_MODEL, Keys.REVIEWERS_WARMTH);
        add(ModelRole.EXTRACTOR, Keys.EXTRACTOR_MODEL, Keys.EXTRACTOR_WARMTH);
        add(ModelRole.EMBEDDER, model(ModelRole.EMBEDDER, Keys.EMBEDDER_MODEL));
        getChildren().addAll(Labels.wrapped(Texts.of("models.roles.why"), "models-facts"), forget());
    }

    private void add(ModelRole role, SettingKey<String> file, SettingKey<Double> warmth) {
        add(role, model(role, file), warmth(role, warmth));
    }

    private void add(ModelRole role, Node... choices) {
        getChildren().addAll(new Label(Texts.of(role.key())), new FlowPane(8, 6, choices));
    }

    private ChoiceBox<Optional<StoredModel>> model(ModelRole role, SettingKey<String> file) {
        var model = new ChoiceBox<Optional<StoredModel>>();
        var choices = new ArrayList<Optional<StoredModel>>();
        choices.add(Optional.empty());
        models.models().here().forEach(here -> choices.add(Optional.of(here)));
        model.getItems().setAll(choices);
        model.setConverter(new Named<>(here -> here.map(StoredModel::name).orElse(Texts.of("models.role.same"))));
        model.setValue(models.models().modelOf(file));
        model.setAccessibleText(Texts.of("models.role.model", Texts.of(role.key())));
        model.setOnAction(chosen -> {
            Optional<StoredModel> value = model.getValue();
            if (value != null) {
                models.models()
                        .setRole(file, value.map(here -> here.file().toString()).orElse(""));
            }
        });
        return model;
    }

    private ChoiceBox<Double> warmth(ModelRole role, SettingKey<Double> warmth) {
        var warm = new ChoiceBox<Double>();
        warm.getItems().setAll(List.of(-STEP, 0.0, STEP));
        if (!warm.getItems().contains(models.get(warmth))) {
            warm.getItems().add(models.get(warmth));
        }
        warm.setConverter(new Named<>(RolesPane::warmthWords));
        warm.setValue(models.get(warmth));
        warm.setAccessibleText(Texts.of("models.role.warmth", Texts.of(role.key())));
        warm.setOnAction(chosen -> models.models().setRole(warmth, warm.getValue()));
        return warm;
    }

    private static String warmthWords(double warmth) {
        return warmth == 0
                ? Texts.of("models.role.warmth.usual")
                : Texts.of(warmth < 0 ? "models.role.warmth.cooler" : "models.role.warmth.warmer", Math.abs(warmth));
    }

    private Button forget() {
        var forget = new Button();
        Runnable count = () -> {
            int replies = models.models().replies();
            forget.setText(Texts.of("models.replies", replies));
            forget.setDisable(replies == 0);
        };
        forget.getStyleClass().add("small");
        forget.setOnAction(press -> {
            models.models().forgetReplies();
            count.run();
        });
        count.run();
        return forget;
    }
}
