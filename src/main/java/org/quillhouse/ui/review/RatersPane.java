package org.quillhouse.ui.review;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.quillhouse.kernel.Texts;
import org.quillhouse.review.Rater;

/// The raters of the story, each with what it looks at and its marks. What is typed is kept when a field is left.
public final class RatersPane extends VBox {
    private final RatersViewModel model;
    private final VBox cards = new VBox(10);

    public RatersPane(RatersViewModel model) {
        this.model = model;
        getStyleClass().add("raters");
        var add = new Button(Texts.of("raters.add.button"), new FontIcon(Feather.PLUS));
        add.getStyleClass().add("accent");
        add.setOnAction(press -> model.add());
        var genres = new MenuButton(Texts.of("raters.genres"));
        for (String genre : RatersViewModel.genres()) {
            var item = new MenuItem(Texts.of("raters.genre." + genre));
            item.setOnAction(press -> model.addGenre(genre));
            genres.getItems().add(item);
        }
        var take = new Button(Texts.of("raters.import"), new FontIcon(Feather.UPLOAD));
        take.setOnAction(press -> model.importFrom());
        var scroll = new ScrollPane(cards);
        scroll.setFitToWidth(true);
        scroll.setPrefViewportHeight(460);
        scroll.setPrefViewportWidth(620);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(new FlowPane(8, 8, add, genres, take), scroll);
        setSpacing(12);
        model.allProperty().subscribe(this::show);
        model.refresh();
    }

    private void show(List<Rater> raters) {
        cards.getChildren().clear();
        if (raters.isEmpty()) {
            cards.getChildren().add(new Label(Texts.of("raters.empty")));
        }
        raters.forEach(rater -> cards.getChildren().add(card(rater)));
    }

    private VBox card(Rater rater) {
        var enabled = new CheckBox();
        enabled.setSelected(rater.enabled());
        enabled.setAccessibleText(Texts.of("raters.enabled"));
        enabled.setOnAction(press -> model.update(rater.withEnabled(enabled.isSelected())));
        var name = new TextField(rater.name());
        name.setAccessibleText(Texts.of("raters.name"));
        HBox.setHgrow(name, Priority.ALWAYS);
        var out = new MenuItem(Texts.of("raters.export"));
        out.setOnAction(press -> model.exportTo(rater));
        var remove = new MenuItem(Texts.of("raters.remove"));
        remove.setOnAction(press -> model.remove(rater));
        var menu = new MenuButton("", new FontIcon(Feather.MORE_HORIZONTAL), out, remove);
        menu.getStyleClass().addAll("flat", "no-arrow", "button-icon");
        menu.setAccessibleText(Texts.of("raters.menu", rater.name()));
        var line = new HBox(8, enabled, name, menu);
        line.setAlignment(Pos.CENTER_LEFT);
        var criteria = new TextArea(rater.criteria());
        criteria.setWrapText(true);
        criteria.setPrefRowCount(3);
        criteria.setAccessibleText(Texts.of("raters.criteria"));
        Spinner<Double> minimum = mark(rater.marks().minimum(), "raters.minimum");
        Spinner<Double> target = mark(rater.marks().target(), "raters.target");
        Spinner<Double> exceptional = mark(rater.marks().exceptional(), "raters.exceptional");
        Runnable keep = () -> model.update(new Rater(
                rater.id(),
                name.getText().strip(),
                criteria.getText().strip(),
                enabled.isSelected(),
                new Rater.Marks(minimum.getValue(), target.getValue(), exceptional.getValue())));
        for (var field : List.of(name, criteria, minimum, target, exceptional)) {
            field.focusedProperty().addListener((focused, before, now) -> {
                if (!now) {
                    keep.run();
                }
            });
        }
        var marks = new FlowPane(
                8,
                6,
                labelled("raters.minimum", minimum),
                labelled("raters.target", target),
                labelled("raters.exceptional", exceptional));
        var card = new VBox(8, line, criteria, marks);
        card.getStyleClass().add("desk-card");
        return card;
    }

    private static Spinner<Double> mark(double value, String key) {
        var spinner = new Spinner<Double>(0, 10, value, 0.5);
        spinner.setEditable(true);
        spinner.setPrefWidth(86);
        spinner.setAccessibleText(Texts.of(key));
        return spinner;
    }

    private static HBox labelled(String key, Spinner<Double> field) {
        var box = new HBox(6, new Label(Texts.of(key)), field);
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }
}
