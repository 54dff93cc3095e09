package org.quillhouse.ui.models;

import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.quillhouse.kernel.Texts;
import org.quillhouse.ui.theme.FileDrop;
import org.quillhouse.ui.theme.NamedRow;
import org.quillhouse.ui.theme.ScreenHeader;

/// The Models screen: the models to the left, the chosen one and how it is loaded to the right.
public final class ModelsView extends BorderPane {
    private final ModelsViewModel models;
    private final ListView<ModelsViewModel.Row> list = new ListView<>();

    /// @param close goes back to the story
    public ModelsView(ModelsViewModel models, Runnable close) {
        this.models = models;
        getStyleClass().add("models");
        setTop(header(close));
        setCenter(list());
        setRight(side());
        acceptFiles();
    }

    private Node header(Runnable close) {
        var file = new Button(Texts.of("models.button.file"), new FontIcon(Feather.FILE_PLUS));
        file.setOnAction(press -> models.chooseFile());
        return new ScreenHeader("models.title", "models-close", close).withActs(file);
    }

    private Node list() {
        list.setId("models-list");
        list.setItems(models.rows());
        list.setCellFactory(view -> new Cell());
        list.getSelectionModel().selectedItemProperty().subscribe(row -> {
            if (row != null) {
                models.selectedProperty().set(Optional.of(row));
            }
        });
        models.selectedProperty().subscribe(row -> row.ifPresent(list.getSelectionModel()::select));
        return list;
    }

    private Node side() {
        var details = paragraph();
        details.textProperty().bind(models.detailsProperty());
        var machine = paragraph();
        machine.textProperty().bind(models.machineProperty());
        var memory = paragraph();
        memory.textProperty().bind(models.memoryProperty());
        memory.visibleProperty().bind(models.memoryProperty().isNotEmpty());
        memory.managedProperty().bind(memory.visibleProperty());
        var drop = paragraph();
        drop.setText(Texts.of("models.drop"));
        var unload = new Button(Texts.of("models.button.unload"));
        unload.setOnAction(press -> models.unload());
        var box = new VBox(
                details,
                new ModelSettingsPane(models),
                new RolesPane(models),
                new AddressPane(models.address()),
                machine,
                memory,
                unload,
                drop);
        box.getStyleClass().add("models-side");
        var scroll = new ScrollPane(box);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("models-scroll");
        return scroll;
    }

    private static Label paragraph() {
        var label = new Label();
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add("models-paragraph");
        return label;
    }

    private void acceptFiles() {
        FileDrop.on(
                this,
                files -> {
                    Optional<Path> gguf = files.stream()
                            .filter(file -> file.toString().endsWith(".gguf"))
                            .findFirst();
                    gguf.ifPresent(models::useFile);
                    return gguf.isPresent();
                },
                TransferMode.COPY_OR_MOVE);
    }

    /// One model with what can be done with it.
    private final class Cell extends ListCell<ModelsViewModel.Row> {
        private final Button act = new Button();
        private final Button forget = new Button("", new FontIcon(Feather.X));
        private final NamedRow box = new NamedRow(forget, act);
        private final Label facts = box.facts();

        Cell() {
            act.setMinWidth(Region.USE_PREF_SIZE);
            forget.getStyleClass().addAll("flat", "button-icon", "small");
            forget.setTooltip(new Tooltip(Texts.of("models.button.forget")));
            forget.setAccessibleText(Texts.of("models.button.forget"));
            forget.managedProperty().bind(forget.visibleProperty());
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(ModelsViewModel.Row row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null) {
                facts.textProperty().unbind();
                setGraphic(null);
                return;
            }
            box.name().setText(row.name());
            facts.textProperty().unbind();
            facts.setText(row.facts());
            box.setOpacity(row.fitting() ? 1 : 0.55);
            forget.setVisible(models.isAddress(row));
            forget.setOnAction(press -> models.forget(row));
            act.getStyleClass().remove("accent");
            act.setDisable(row.used());
            if (row.here().isPresent()) {
                act.setText(Texts.of(row.used() ? "models.button.used" : "models.button.use"));
                act.setOnAction(press -> models.use(row));
            } else if (models.isFetching(row)) {
                act.setText(Texts.of("models.button.pause"));
                act.setOnAction(press -> models.pause());
                facts.textProperty().bind(models.models().fetchingProperty());
            } else {
                act.setText(Texts.of("models.button.get"));
                act.setOnAction(press -> models.fetch(row));
            }
            setGraphic(box);
        }
    }
}
