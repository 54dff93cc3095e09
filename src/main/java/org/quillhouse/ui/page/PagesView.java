package org.quillhouse.ui.page;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.quillhouse.kernel.Texts;
import org.quillhouse.ui.dialogs.Named;
import org.quillhouse.ui.page.BesideViewModel.Choice;

/// The page, and a second one beside it while that is wanted.
public final class PagesView extends SplitPane {
    private final BesideViewModel model;
    private final Consumer<PageView> look;
    private Optional<PageView> second = Optional.empty();
    private final ComboBox<Choice> chooser = new ComboBox<>();
    private boolean showing;

    /// @param look gives the second page its looks and habits when it is made, at the first opening
    public PagesView(PageView first, BesideViewModel model, Consumer<PageView> look) {
        this.model = model;
        this.look = look;
        getItems().setAll(first);
        var beside = new BorderPane();
        beside.setTop(bar());
        model.openProperty().subscribe(open -> {
            if (open) {
                beside.setCenter(made());
                getItems().setAll(first, beside);
                setDividerPositions(0.5);
            } else {
                getItems().setAll(first);
            }
        });
        model.choicesProperty().subscribe(this::show);
        model.shownProperty().subscribe(shown -> show(model.choicesProperty().get()));
    }

    private HBox bar() {
        chooser.setId("beside-choice");
        chooser.setAccessibleText(Texts.of("beside.choice"));
        chooser.setMaxWidth(Double.MAX_VALUE);
        chooser.setConverter(new Named<>(Choice::name));
        chooser.valueProperty().subscribe((was, now) -> {
            if (now != null && !showing) {
                model.choose(now.sceneId());
            }
        });
        var close = new Button("", new FontIcon(Feather.X));
        close.getStyleClass().addAll("flat", "button-icon");
        close.setTooltip(new Tooltip(Texts.of("beside.close")));
        close.setAccessibleText(Texts.of("beside.close"));
        close.setOnAction(press -> model.close());
        HBox.setHgrow(chooser, Priority.ALWAYS);
        var bar = new HBox(8, chooser, close);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.setPadding(new Insets(10, 12, 10, 24));
        return bar;
    }

    private void show(List<Choice> choices) {
        showing = true;
        chooser.getItems().setAll(choices);
        chooser.setValue(choices.stream()
                .filter(choice -> choice.sceneId().equals(model.shownProperty().get()))
                .findFirst()
                .orElse(null));
        showing = false;
    }

    private PageView made() {
        PageView page = second.orElseGet(() -> {
            var view = new PageView(model.page(), model.proof(), PageLook.USUAL);
            view.hideHeading();
            view.prose().setId("beside-text");
            view.prose().setAccessibleText(Texts.of("beside.accessible"));
            look.accept(view);
            return view;
        });
        second = Optional.of(page);
        return page;
    }

    /// The second page, for looks and habits; empty where it was never opened.
    public Optional<PageView> second() {
        return second;
    }
}
