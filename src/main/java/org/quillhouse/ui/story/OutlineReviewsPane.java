package org.quillhouse.ui.story;

import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.quillhouse.agents.Panel;
import org.quillhouse.kernel.Texts;
import org.quillhouse.review.Remark;
import org.quillhouse.review.Review;
import org.quillhouse.ui.desk.BusySign;
import org.quillhouse.ui.story.OutlineReviewsViewModel.Card;
import org.quillhouse.ui.theme.Labels;

/// A card for each rater under the outline.
final class OutlineReviewsPane extends VBox {
    private final OutlineReviewsViewModel model;
    private final Consumer<String> discuss;

    /// @param discuss begins a talk about what a rater says
    OutlineReviewsPane(OutlineReviewsViewModel model, Consumer<String> discuss) {
        super(8);
        this.model = model;
        this.discuss = discuss;
        setId("outline-reviews");
        model.cardsProperty().subscribe(this::show);
    }

    private void show(List<Card> cards) {
        getChildren().setAll(cards.stream().map(this::card).toList());
    }

    private VBox card(Card shown) {
        var name = new Label(shown.review()
                .flatMap(Review::score)
                .map(score -> Texts.of("sheet.reviewed", shown.rater().name(), score))
                .orElse(shown.rater().name()));
        name.getStyleClass().add("desk-name");
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var line = new HBox(8, name, space);
        line.setAlignment(Pos.CENTER_LEFT);
        var card = new VBox(4, line);
        card.getStyleClass().add("desk-card");
        if (shown.state().isBusy()) {
            line.getChildren().addAll(BusySign.of(shown.state(), shown.words()));
        } else if (shown.state() == Panel.State.FAILED) {
            shown.failure()
                    .ifPresent(failure -> card.getChildren().add(Labels.wrapped(Texts.of(failure), "desk-warning")));
            card.getChildren()
                    .add(new FlowPane(
                            8,
                            8,
                            button("sheet.retry", Feather.REFRESH_CW, true, () -> model.ask(List.of(shown.rater()))),
                            button("sheet.skip", Feather.SKIP_FORWARD, false, () -> model.skip(shown.rater()))));
        } else if (shown.review().isEmpty()) {
            card.getChildren()
                    .add(button(
                            "sheet.request", Feather.MESSAGE_CIRCLE, true, () -> model.ask(List.of(shown.rater()))));
        } else {
            said(card, shown, shown.review().get());
        }
        return card;
    }

    private void said(VBox card, Card shown, Review review) {
        if (shown.old()) {
            card.getChildren().add(Labels.wrapped(Texts.of("sheet.old"), "desk-warning"));
        }
        card.getChildren().add(Labels.wrapped(review.opinion(), "panel-opinion"));
        for (Remark remark : review.remarks()) {
            card.getChildren()
                    .add(Labels.wrapped(
                            Texts.of("sheet.remark", Texts.of(remark.priority().key()), remark.asWish()),
                            "remark-suggestion"));
        }
        var row = new FlowPane(8, 8);
        boolean open = review.remarks().stream().anyMatch(remark -> remark.status() == Remark.Status.PENDING);
        if (open) {
            row.getChildren().add(button("sheet.accept", Feather.CHECK, false, () -> model.accept(review)));
        }
        row.getChildren()
                .addAll(
                        button("sheet.again", Feather.REFRESH_CW, true, () -> model.ask(List.of(shown.rater()))),
                        button(
                                "sheet.discuss",
                                Feather.MESSAGE_SQUARE,
                                false,
                                () -> discuss.accept(OutlineReviewsViewModel.question(review))));
        card.getChildren().add(row);
    }

    /// @param asks whether it is for a model, which has one turn
    private Button button(String key, Feather picture, boolean asks, Runnable action) {
        var button = new Button(Texts.of(key), new FontIcon(picture));
        button.getStyleClass().add("small");
        button.setOnAction(press -> action.run());
        if (asks) {
            button.disableProperty().bind(model.turn().busyProperty());
        }
        return button;
    }
}
