package org.quillhouse.ui.story;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.quillhouse.codex.CodexEntry;
import org.quillhouse.kernel.Texts;
import org.quillhouse.ui.codex.KnowledgeViewModel;
import org.quillhouse.ui.theme.Labels;

/// What the world is made of, as cards: its places, its customs, its magic, its history (spec WA-37). Each opens on the
/// desk, where it is written.
final class ElementsPane extends VBox {
    private static final double CARD_WIDTH = 222;
    private static final double CARD_HEIGHT = 92;
    private static final double WORDS_HEIGHT = 54;

    private final Consumer<CodexEntry.Kind> open;
    private final FlowPane cards = new FlowPane(10, 10);
    private final Label empty = Labels.wrapped(Texts.of("codex.lore.empty"), "desk-note");

    /// @param open shows entries of a kind on the desk
    ElementsPane(KnowledgeViewModel model, Consumer<CodexEntry.Kind> open) {
        super(8);
        this.open = open;
        setId("world-elements");
        var add = new Button(Texts.of("codex.lore.add.button"), new FontIcon(Feather.PLUS));
        add.setId("world-add");
        add.setDisable(model.isReadOnly());
        add.setOnAction(press -> {
            model.add(CodexEntry.Kind.LORE);
            open.accept(CodexEntry.Kind.LORE);
        });
        getChildren().addAll(Labels.wrapped(Texts.of("world.elements"), "desk-label"), empty, cards, add);
        empty.managedProperty().bind(empty.visibleProperty());
        model.tableProperty().subscribe(this::show);
    }

    private void show(KnowledgeViewModel.Table table) {
        cards.getChildren().clear();
        for (CodexEntry.Kind kind : List.of(CodexEntry.Kind.LORE, CodexEntry.Kind.PLACE)) {
            table.of(kind).forEach(entry -> cards.getChildren().add(card(entry)));
        }
        empty.setVisible(cards.getChildren().isEmpty());
    }

    private Button card(CodexEntry entry) {
        String topic = entry.field(CodexEntry.TOPIC);
        String part = entry.kind() == CodexEntry.Kind.PLACE
                ? Texts.of("codex.topic.place")
                : topic.isBlank() ? Texts.of("codex.topic.none") : topic;
        var name = new Label(entry.name());
        name.getStyleClass().add("desk-name");
        var words = new Label(
                entry.summary().isBlank()
                        ? Texts.of("world.element.empty")
                        : entry.summary().replace('\n', ' '));
        words.setWrapText(true);
        words.setTextOverrun(OverrunStyle.WORD_ELLIPSIS);
        words.setMaxHeight(WORDS_HEIGHT);
        words.getStyleClass().add("desk-note");
        var content = new VBox(2, Labels.wrapped(part, "world-part"), name, words);
        content.setPrefSize(CARD_WIDTH, CARD_HEIGHT);
        content.setMinHeight(CARD_HEIGHT);
        var card = new Button("", content);
        card.getStyleClass().setAll("button", "desk-card", "world-element");
        card.setAccessibleText(part + ": " + entry.name());
        card.setOnAction(press -> open.accept(entry.kind()));
        return card;
    }
}
