package org.quillhouse.ui.chat;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.quillhouse.kernel.Texts;
import org.quillhouse.ui.theme.Labels;

/// Titles to choose from, under the talk that they come from; nothing where none are offered.
final class TitlesPane extends VBox {
    private static final double GAP = 6;

    private final TitlesViewModel model;
    private final FlowPane titles = new FlowPane(GAP, GAP);

    TitlesPane(TitlesViewModel model) {
        super(GAP);
        this.model = model;
        setId("chat-titles");
        getStyleClass().add("desk-card");
        Label question = Labels.wrapped(Texts.of("titles.ask"), "desk-name");
        Label note = Labels.wrapped("", "desk-note");
        note.textProperty().bind(model.noteProperty());
        Hyperlink back = link("titles.back", model::takeBack);
        var offer = new VBox(
                GAP,
                question,
                titles,
                new FlowPane(
                        GAP * 2,
                        0,
                        link("titles.own", model::own),
                        link("titles.others", model::others),
                        link("titles.later", model::later)));
        offer.visibleProperty().bind(model.offeredProperty().map(all -> !all.isEmpty()));
        back.visibleProperty().bind(model.canTakeBack());
        note.visibleProperty().bind(model.noteProperty().isNotEmpty());
        visibleProperty().bind(note.visibleProperty().or(offer.visibleProperty()));
        List.of(this, offer, back, note).forEach(each -> each.managedProperty().bind(each.visibleProperty()));
        offer.disableProperty().bind(model.lookingProperty());
        getChildren().addAll(offer, note, back);
        model.offeredProperty().subscribe(this::show);
    }

    private void show(List<String> offered) {
        titles.getChildren().setAll(offered.stream().map(this::button).toList());
    }

    private Button button(String title) {
        var button = new Button(title);
        button.getStyleClass().add("small");
        button.setOnAction(press -> model.take(title));
        return button;
    }

    private static Hyperlink link(String key, Runnable action) {
        var link = new Hyperlink(Texts.of(key));
        link.setOnAction(press -> action.run());
        return link;
    }
}
