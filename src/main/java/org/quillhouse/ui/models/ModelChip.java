package org.quillhouse.ui.models;

import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.quillhouse.engine.CatalogueModel;
import org.quillhouse.engine.StoredModel;
import org.quillhouse.kernel.Texts;

/// Shows the model in use; its menu lists those that are here, those that can be fetched, and any file.
public final class ModelChip extends MenuButton {
    private final ModelViewModel model;
    private final Runnable all;

    /// @param all opens the Models screen
    public ModelChip(ModelViewModel model, Runnable all) {
        this.model = model;
        this.all = all;
        setId("model-chip");
        setMnemonicParsing(false);
        getStyleClass().addAll("flat", "model-chip");
        setGraphic(new FontIcon(Feather.CPU));
        textProperty().bind(model.chipProperty());
        getItems().add(new SeparatorMenuItem()); // an empty menu would not open
        setOnShowing(event -> fill());
    }

    private void fill() {
        getItems().clear();
        for (StoredModel here : model.here()) {
            var item = new MenuItem(Texts.of("models.menu.use", here.name()));
            if (model.isUsed(here)) {
                item.setGraphic(new FontIcon(Feather.CHECK));
            }
            item.setOnAction(press -> model.use(here));
            getItems().add(item);
        }
        if (!model.fetchingProperty().get().isEmpty()) {
            var pause = new MenuItem(Texts.of("models.menu.pause"), new FontIcon(Feather.PAUSE));
            pause.setOnAction(press -> model.pauseFetch());
            getItems().add(pause);
        }
        getItems().add(new SeparatorMenuItem());
        for (CatalogueModel fetchable : model.fetchable()) {
            String words = Texts.of(
                    "models.menu.get",
                    fetchable.name(),
                    fetchable.bytes() / 1e9,
                    fetchable.machineGiB(),
                    fetchable.licence());
            var item = new MenuItem(words, new FontIcon(Feather.DOWNLOAD));
            item.setOnAction(press -> model.get(fetchable));
            getItems().add(item);
        }
        var file = new MenuItem(Texts.of("models.menu.file"), new FontIcon(Feather.FOLDER));
        file.setOnAction(press -> model.chooseFile());
        var everything = new MenuItem(Texts.of("models.menu.all"), new FontIcon(Feather.SLIDERS));
        everything.setId("models-all");
        everything.setOnAction(press -> all.run());
        getItems().addAll(file, new SeparatorMenuItem(), everything);
    }
}
