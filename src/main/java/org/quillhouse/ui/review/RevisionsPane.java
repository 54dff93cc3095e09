package org.quillhouse.ui.review;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.quillhouse.kernel.Texts;
import org.quillhouse.manuscript.TextDiff;
import org.quillhouse.review.Revision;
import org.quillhouse.ui.desk.DifferenceView;
import org.quillhouse.ui.desk.SideBySideView;
import org.quillhouse.ui.theme.Labels;

/// The revisions of the open chapter, newest first: compare with what it is now, bring back.
public final class RevisionsPane extends VBox {
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofLocalizedDateTime(
                    FormatStyle.MEDIUM, FormatStyle.SHORT)
            .localizedBy(Texts.locale());

    private final PhasesViewModel model;
    private final VBox cards = new VBox(8);
    private final Label legend = Labels.wrapped(Texts.of("revisions.choose"), "desk-note");
    private final DifferenceView difference = new DifferenceView();

    public RevisionsPane(PhasesViewModel model) {
        this.model = model;
        var beside = new Button(Texts.of("difference.beside"), new FontIcon(Feather.COLUMNS));
        beside.getStyleClass().add("small");
        beside.setOnAction(press -> model.differenceProperty()
                .get()
                .ifPresent(pieces -> SideBySideView.show(getScene().getWindow(), pieces)));
        beside.visibleProperty()
                .bind(model.differenceProperty()
                        .map(shown -> shown.filter(DifferenceView::differs).isPresent()));
        beside.managedProperty().bind(beside.visibleProperty());
        var content = new VBox(10, cards, legend, beside, difference);
        var scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setPrefViewportHeight(460);
        scroll.setPrefViewportWidth(620);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().add(scroll);
        model.standingProperty()
                .subscribe(standing ->
                        show(standing.map(each -> each.revisions().reversed()).orElse(List.of())));
        model.differenceProperty().subscribe(this::show);
    }

    private void show(Optional<List<TextDiff.Piece>> pieces) {
        String key = pieces.isEmpty()
                ? "revisions.choose"
                : DifferenceView.differs(pieces.get()) ? "revisions.legend" : "revisions.same";
        legend.setText(Texts.of(key));
        difference.show(pieces.orElse(List.of()));
    }

    private void show(List<Revision> revisions) {
        cards.getChildren().clear();
        legend.setVisible(!revisions.isEmpty());
        if (revisions.isEmpty()) {
            cards.getChildren().add(Labels.wrapped(Texts.of("revisions.empty"), "desk-note"));
        }
        revisions.forEach(revision -> cards.getChildren().add(card(revision)));
    }

    private VBox card(Revision revision) {
        var name = Labels.wrapped(revision.name(), "desk-name");
        String when = WHEN.format(revision.made().atZone(ZoneId.systemDefault()));
        var facts = Labels.wrapped(Texts.of("revisions.line", when, revision.words()), "desk-note");
        var compare = new Button(Texts.of("revisions.compare"));
        compare.getStyleClass().add("small");
        compare.setOnAction(press -> model.compare(revision));
        var back = new Button(Texts.of("revisions.restore"), new FontIcon(Feather.ROTATE_CCW));
        back.getStyleClass().add("small");
        back.setDisable(model.isReadOnly());
        back.setOnAction(press -> model.bringBack(revision));
        var card = new VBox(4, name, facts, new FlowPane(8, 8, compare, back));
        card.getStyleClass().add("desk-card");
        return card;
    }
}
