package org.quillhouse.ui.models;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.quillhouse.engine.EngineAddress;
import org.quillhouse.kernel.Texts;
import org.quillhouse.ui.dialogs.Named;
import org.quillhouse.ui.theme.Labels;

/// Where the address of another program's engine is given; two steps: who is there, and which of its models.
final class AddressPane extends VBox {
    private static final double NUMBER_WIDTH = 90;

    AddressPane(AddressViewModel model) {
        super(6);
        setId("models-address");
        var title = new Label(Texts.of("models.address"));
        title.getStyleClass().add("models-subtitle");
        var address = new TextField();
        address.setId("address-field");
        address.setPromptText("127.0.0.1:8080");
        address.setAccessibleText(Texts.of("models.address.field"));
        address.textProperty().bindBidirectional(model.addressProperty());
        address.setOnAction(enter -> model.look());
        HBox.setHgrow(address, Priority.ALWAYS);
        var look = new Button(Texts.of("models.address.look"));
        look.setId("address-look");
        look.setMinWidth(USE_PREF_SIZE);
        look.disableProperty().bind(model.busyProperty());
        look.setOnAction(press -> model.look());
        var line = new HBox(8, address, look);
        line.setAlignment(Pos.CENTER_LEFT);
        var said = Labels.wrapped("", "models-facts");
        said.textProperty().bind(model.saidProperty());
        said.managedProperty().bind(model.saidProperty().isNotEmpty());
        getChildren()
                .addAll(title, Labels.wrapped(Texts.of("models.address.why"), "models-facts"), line, said, step(model));
    }

    /// Shown once somebody answered.
    private static VBox step(AddressViewModel model) {
        var names = new ChoiceBox<>(model.found());
        names.setId("address-models");
        names.setMaxWidth(Double.MAX_VALUE);
        names.setConverter(new Named<>(EngineAddress::shortName));
        names.setAccessibleText(Texts.of("models.address.model"));
        names.valueProperty().bindBidirectional(model.chosenProperty());
        var context = new TextField();
        context.setPrefWidth(NUMBER_WIDTH);
        context.setAccessibleText(Texts.of("models.address.context"));
        context.textProperty().bindBidirectional(model.contextProperty());
        var tokens = new HBox(8, new Label(Texts.of("models.address.context")), context);
        tokens.setAlignment(Pos.CENTER_LEFT);
        var pictures = new CheckBox(Texts.of("models.address.pictures"));
        pictures.selectedProperty().bindBidirectional(model.picturesProperty());
        var use = new Button(Texts.of("models.address.use"));
        use.setId("address-use");
        use.getStyleClass().add("accent");
        use.disableProperty().bind(model.chosenProperty().isEmpty());
        use.setOnAction(press -> model.use());
        var step = new VBox(6, names, new FlowPane(12, 6, tokens, pictures), use);
        step.visibleProperty().bind(model.chosenProperty().isNotEmpty());
        step.managedProperty().bind(step.visibleProperty());
        return step;
    }
}
