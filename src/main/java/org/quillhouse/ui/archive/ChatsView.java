package org.quillhouse.ui.archive;

import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.quillhouse.archive.Conversation;
import org.quillhouse.kernel.Texts;
import org.quillhouse.ui.archive.ChatsViewModel.Shown;
import org.quillhouse.ui.theme.FileDrop;
import org.quillhouse.ui.theme.Labels;
import org.quillhouse.ui.theme.NamedRow;
import org.quillhouse.ui.theme.ScreenHeader;

/// The chats screen: the talks to the left, what was said in the middle, the brief to the right.
public final class ChatsView extends BorderPane {
    private static final double COLUMN = 760;
    private static final double LIST_WIDTH = 320;
    private static final double BESIDE_BUBBLE = 52; // the cell's own room and the scroll bar

    private final ChatsViewModel model;
    private final ListView<Conversation> talks = new ListView<>();
    private final ListView<Conversation.Said> messages = new ListView<>();
    private String shownTalk = "";

    /// @param close goes back to the story
    public ChatsView(ChatsViewModel model, Runnable close) {
        this.model = model;
        getStyleClass().add("chats");
        setTop(header(close));
        setLeft(talks());
        setCenter(messages());
        setRight(new BriefPane(model));
        acceptFiles();
        model.shownProperty().subscribe(this::show);
    }

    private Node header(Runnable close) {
        var said = new Label();
        said.textProperty().bind(model.saidProperty());
        said.getStyleClass().add("models-facts");
        said.setMinWidth(0);
        var file = new Button(Texts.of("chats.import"), new FontIcon(Feather.DOWNLOAD));
        file.setId("chats-import");
        file.setMinWidth(USE_PREF_SIZE);
        file.setOnAction(press -> model.importFile());
        var paste = new Button(Texts.of("chats.paste"), new FontIcon(Feather.CLIPBOARD));
        paste.setMinWidth(USE_PREF_SIZE);
        paste.setTooltip(new Tooltip(Texts.of("chats.paste.why")));
        paste.setOnAction(press -> model.importText(
                Optional.ofNullable(Clipboard.getSystemClipboard().getString()).orElse("")));
        var trash = new ToggleButton("", new FontIcon(Feather.TRASH_2));
        trash.getStyleClass().addAll("flat", "button-icon");
        trash.setTooltip(new Tooltip(Texts.of("chats.trash")));
        trash.setAccessibleText(Texts.of("chats.trash"));
        trash.selectedProperty().bindBidirectional(model.trashProperty());
        return new ScreenHeader("chats.title", "chats-close", close)
                .withNote(said)
                .withActs(file, paste, trash);
    }

    private Node talks() {
        talks.setId("chats-list");
        talks.setItems(model.talks());
        talks.getStyleClass().add("chats-talks");
        talks.setAccessibleText(Texts.of("chats.title"));
        talks.setPlaceholder(placeholder("chats.none"));
        talks.setCellFactory(view -> new TalkCell());
        talks.getSelectionModel().selectedItemProperty().subscribe(talk -> {
            if (talk != null) {
                model.chosenProperty().set(talk);
            }
        });
        model.chosenProperty().subscribe(talk -> {
            if (talk != null) {
                talks.getSelectionModel().select(talk);
            }
        });
        var filter = new TextField();
        filter.setId("chats-filter");
        filter.setPromptText(Texts.of("chats.filter"));
        filter.setAccessibleText(Texts.of("chats.filter"));
        filter.textProperty().bindBidirectional(model.filterProperty());
        var above = new VBox(filter);
        above.getStyleClass().add("chats-filter");
        VBox.setVgrow(talks, Priority.ALWAYS);
        var side = new VBox(above, talks);
        side.setPrefWidth(LIST_WIDTH);
        side.setMinWidth(LIST_WIDTH);
        side.getStyleClass().add("chats-side");
        talks.setOnKeyPressed(key -> {
            Conversation talk = talks.getSelectionModel().getSelectedItem();
            if (talk != null && key.getCode() == KeyCode.F2) {
                model.rename(talk);
            } else if (talk != null && key.getCode() == KeyCode.DELETE) {
                model.setRemoved(talk, !model.trashProperty().get());
            }
        });
        return side;
    }

    private Node messages() {
        messages.setId("chats-messages");
        messages.getStyleClass().add("chats-messages");
        messages.setPlaceholder(placeholder("chats.empty"));
        messages.setCellFactory(view -> new MessageCell());
        messages.setAccessibleText(Texts.of("chats.messages"));
        return messages;
    }

    private static Node placeholder(String key) {
        var words = Labels.wrapped(Texts.of(key), "chats-placeholder");
        words.setMaxWidth(420);
        words.setAlignment(Pos.CENTER);
        return words;
    }

    private void show(Optional<Shown> now) {
        List<Conversation.Said> said = now.map(Shown::messages).orElse(List.of());
        String id = now.map(each -> each.talk().id()).orElse("");
        if (!messages.getItems().equals(said)) {
            messages.getItems().setAll(said);
        }
        if (!id.equals(shownTalk) && !said.isEmpty()) {
            messages.scrollTo(0);
        }
        shownTalk = id;
    }

    private void acceptFiles() {
        FileDrop.on(
                this,
                files -> {
                    files.forEach(model::importFile);
                    return true;
                },
                TransferMode.COPY_OR_MOVE);
    }

    /// A talk with where it comes from.
    private final class TalkCell extends ListCell<Conversation> {
        private final FontIcon lock = new FontIcon(Feather.LOCK);
        private final Button remove = new Button();
        private final NamedRow row = new NamedRow(lock, remove);

        TalkCell() {
            remove.getStyleClass().addAll("flat", "button-icon", "small");
            remove.setMinWidth(USE_PREF_SIZE);
            remove.visibleProperty().bind(hoverProperty().or(selectedProperty()));
            lock.managedProperty().bind(lock.visibleProperty());
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Conversation talk, boolean empty) {
            super.updateItem(talk, empty);
            if (empty || talk == null) {
                setGraphic(null);
                setContextMenu(null);
                return;
            }
            row.name().setText(talk.title());
            row.facts()
                    .setText(Texts.of(
                            "chats.facts",
                            talk.source().label(),
                            talk.messages(),
                            java.util.Date.from(talk.began().orElse(talk.imported()))));
            lock.setVisible(talk.locked());
            boolean gone = model.trashProperty().get();
            String action = Texts.of(gone ? "chats.bring.back" : "chats.remove");
            remove.setGraphic(new FontIcon(gone ? Feather.ROTATE_CCW : Feather.TRASH_2));
            remove.setTooltip(new Tooltip(action));
            remove.setAccessibleText(action);
            remove.setOnAction(press -> model.setRemoved(talk, !gone));
            var rename = new MenuItem(Texts.of("chats.rename"));
            rename.setOnAction(press -> model.rename(talk));
            var take = new MenuItem(action);
            take.setOnAction(press -> model.setRemoved(talk, !gone));
            setContextMenu(new ContextMenu(rename, take));
            setGraphic(row);
        }
    }

    /// What was said once; as high as all of its words.
    private final class MessageCell extends ListCell<Conversation.Said> {
        private final Label who = new Label();
        private final Label text = Labels.wrapped("", "chats-words");
        private final VBox bubble = new VBox(4, who, text);

        MessageCell() {
            who.getStyleClass().add("models-facts");
            bubble.getStyleClass().add("chats-bubble");
            bubble.setMinHeight(USE_PREF_SIZE);
            bubble.prefWidthProperty()
                    .bind(Bindings.min(COLUMN, messages.widthProperty().subtract(BESIDE_BUBBLE)));
            bubble.maxWidthProperty().bind(bubble.prefWidthProperty());
            setPrefWidth(0);
            getStyleClass().add("chats-message");
        }

        @Override
        protected double computePrefHeight(double width) {
            return getGraphic() == null
                    ? super.computePrefHeight(width)
                    : snappedTopInset() + bubble.prefHeight(bubble.getPrefWidth()) + snappedBottomInset();
        }

        @Override
        protected void updateItem(Conversation.@Nullable Said message, boolean empty) {
            super.updateItem(message, empty);
            if (empty || message == null) {
                setGraphic(null);
                setContextMenu(null);
                return;
            }
            who.setText(Texts.of(message.author() ? "chats.you" : "chats.assistant"));
            text.setText(message.text());
            bubble.getStyleClass().remove("chats-own");
            if (message.author()) {
                bubble.getStyleClass().add("chats-own");
            }
            var copy = new MenuItem(Texts.of("chats.copy"));
            copy.setOnAction(press -> {
                var content = new ClipboardContent();
                content.putString(message.text());
                Clipboard.getSystemClipboard().setContent(content);
            });
            var quote = new MenuItem(Texts.of("chats.quote"));
            quote.setOnAction(press -> model.quote(message));
            quote.setDisable(model.shownProperty()
                    .get()
                    .filter(now -> now.talk().locked())
                    .isPresent());
            setContextMenu(new ContextMenu(copy, quote));
            setGraphic(bubble);
        }
    }
}
