package org.quillhouse.ui.archive;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.quillhouse.archive.Document;
import org.quillhouse.archive.Passage;
import org.quillhouse.kernel.Excerpt;
import org.quillhouse.kernel.Texts;
import org.quillhouse.ui.archive.DocumentsViewModel.Reading;
import org.quillhouse.ui.theme.FileDrop;
import org.quillhouse.ui.theme.Labels;
import org.quillhouse.ui.theme.NamedRow;
import org.quillhouse.ui.theme.ScreenHeader;

/// The documents screen: what there is or what was found to the left, the document that is read beside it.
public final class DocumentsView extends BorderPane {
    private static final double LIST_WIDTH = 380;
    private static final double COLUMN = 760;
    private static final int SHOWN_LETTERS = 220;
    private static final int BEFORE_LETTERS = 60;
    private static final int LEAST_WORD = 3;
    private static final double BESIDE_WORDS = 36; // the cell's own room and the scroll bar

    private final DocumentsViewModel model;
    private final TextField words = new TextField();
    private final ListView<Document> documents = new ListView<>();
    private final ListView<Passage> passages = new ListView<>();
    private final Label title = new Label();
    private final TextArea text = new TextArea();

    /// @param ask begins a talk about what stands in the documents, with a question
    /// @param close goes back to the story
    public DocumentsView(DocumentsViewModel model, Runnable ask, Runnable close) {
        this.model = model;
        getStyleClass().addAll("chats", "documents");
        setTop(header(ask, close));
        setLeft(lists());
        setCenter(reader());
        acceptFiles();
        model.readingProperty().subscribe(this::show);
    }

    private Node header(Runnable ask, Runnable close) {
        var said = new Label();
        said.setId("documents-said");
        said.textProperty().bind(model.saidProperty());
        said.getStyleClass().add("models-facts");
        said.setMinWidth(0);
        Button files = button("documents.add.files", Feather.FILE_PLUS, model::addFiles);
        Button folder = button("documents.add.folder", Feather.FOLDER_PLUS, model::addFolder);
        Button stop = button("desk.button.stop", Feather.SQUARE, model::stop);
        Button back = button("documents.undo", Feather.ROTATE_CCW, model::undo);
        Button question = button("documents.ask", Feather.MESSAGE_SQUARE, ask);
        question.setTooltip(new Tooltip(Texts.of("documents.ask.why")));
        files.disableProperty().bind(model.addingProperty());
        folder.disableProperty().bind(model.addingProperty());
        stop.visibleProperty().bind(model.addingProperty());
        back.visibleProperty().bind(model.undoProperty().map(Optional::isPresent));
        for (Button button : List.of(stop, back)) {
            button.managedProperty().bind(button.visibleProperty());
        }
        return new ScreenHeader("documents.title", "documents-close", close)
                .withNote(said)
                .withActs(stop, back, question, files, folder);
    }

    private static Button button(String key, Feather icon, Runnable action) {
        var button = new Button(Texts.of(key), new FontIcon(icon));
        button.setId(key.replace('.', '-'));
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(press -> action.run());
        return button;
    }

    private Node lists() {
        words.setId("documents-words");
        words.setPromptText(Texts.of("documents.words"));
        words.setAccessibleText(Texts.of("documents.words"));
        words.setTooltip(new Tooltip(Texts.of("documents.words.why")));
        words.textProperty().bindBidirectional(model.wordsProperty());
        words.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.DOWN) {
                ListView<?> list = passages.isVisible() ? passages : documents;
                list.requestFocus();
                if (list.getSelectionModel().isEmpty()) {
                    list.getSelectionModel().selectFirst();
                }
                key.consume();
            } else if (key.getCode() == KeyCode.ESCAPE && !words.getText().isEmpty()) {
                words.clear();
                key.consume();
            }
        });
        documents.setId("documents-list");
        documents.setItems(model.documents());
        documents.setCellFactory(view -> new DocumentCell());
        documents.setPlaceholder(placeholder("documents.none"));
        documents.getSelectionModel().selectedItemProperty().subscribe(document -> {
            if (document != null) {
                model.open(document);
            }
        });
        documents.setOnKeyPressed(key -> {
            Document document = documents.getSelectionModel().getSelectedItem();
            if (document != null && key.getCode() == KeyCode.DELETE) {
                model.remove(document);
            }
        });
        passages.setId("documents-found");
        passages.setItems(model.passages());
        passages.setCellFactory(view -> new PassageCell());
        passages.setPlaceholder(placeholder("documents.found.none"));
        passages.getSelectionModel().selectedItemProperty().subscribe(passage -> {
            if (passage != null) {
                model.open(passage);
            }
        });
        passages.visibleProperty().bind(model.wordsProperty().map(typed -> !typed.isBlank()));
        documents.visibleProperty().bind(passages.visibleProperty().not());
        for (ListView<?> list : List.of(documents, passages)) {
            list.getStyleClass().add("chats-talks");
            list.setAccessibleText(Texts.of("documents.title"));
        }
        var above = new VBox(words);
        above.getStyleClass().add("chats-filter");
        var both = new StackPane(documents, passages);
        VBox.setVgrow(both, Priority.ALWAYS);
        var side = new VBox(above, both);
        side.setPrefWidth(LIST_WIDTH);
        side.setMinWidth(LIST_WIDTH);
        side.getStyleClass().add("chats-side");
        return side;
    }

    private static Node placeholder(String key) {
        Label words = Labels.wrapped(Texts.of(key), "chats-placeholder");
        words.setMaxWidth(LIST_WIDTH);
        words.setAlignment(Pos.CENTER);
        return words;
    }

    private Node reader() {
        title.getStyleClass().add("documents-name");
        text.setId("documents-text");
        text.setEditable(false);
        text.setWrapText(true);
        text.setAccessibleText(Texts.of("documents.read"));
        VBox.setVgrow(text, Priority.ALWAYS);
        var page = new VBox(8, title, text);
        page.setMaxWidth(COLUMN);
        page.getStyleClass().add("documents-reader");
        page.visibleProperty().bind(model.readingProperty().map(Optional::isPresent));
        Node none = placeholder("documents.read.none");
        none.visibleProperty().bind(page.visibleProperty().not());
        return new StackPane(none, page);
    }

    private void show(Optional<Reading> now) {
        now.ifPresent(reading -> {
            title.setText(reading.name());
            if (!text.getText().equals(reading.text())) {
                text.setText(reading.text());
            }
            text.selectRange(reading.end(), reading.start()); // the caret at its beginning, which is scrolled to
        });
    }

    private void acceptFiles() {
        FileDrop.on(
                this,
                files -> {
                    model.add(files);
                    return true;
                },
                TransferMode.COPY);
    }

    /// Where the words to look for go.
    public void focusWords() {
        words.requestFocus();
    }

    /// A document, when it was read and how long it is.
    private final class DocumentCell extends ListCell<Document> {
        private final Button remove = new Button("", new FontIcon(Feather.TRASH_2));
        private final NamedRow row = new NamedRow(remove);

        DocumentCell() {
            remove.getStyleClass().addAll("flat", "button-icon", "small");
            remove.setMinWidth(USE_PREF_SIZE);
            remove.setAccessibleText(Texts.of("documents.remove"));
            remove.visibleProperty().bind(hoverProperty().or(selectedProperty()));
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Document document, boolean empty) {
            super.updateItem(document, empty);
            if (empty || document == null) {
                setGraphic(null);
                setContextMenu(null);
                return;
            }
            row.name().setText(document.name());
            row.facts().setText(Texts.of("documents.facts", document.letters(), java.util.Date.from(document.added())));
            remove.setOnAction(press -> model.remove(document));
            var take = new MenuItem(Texts.of("documents.remove"));
            take.setOnAction(press -> model.remove(document));
            setContextMenu(new ContextMenu(take));
            setGraphic(row);
        }
    }

    /// What stands around the first of the words that are looked for.
    private String around(String passage) {
        String line = passage.replaceAll("\\s+", " ");
        String lower = line.toLowerCase(Locale.ROOT);
        int first = line.length();
        for (String word : model.wordsProperty().get().toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")) {
            int at = word.length() < LEAST_WORD ? -1 : lower.indexOf(word);
            first = at < 0 ? first : Math.min(first, at);
        }
        int from = first == line.length() ? 0 : Math.max(0, first - BEFORE_LETTERS);
        int word = Excerpt.begin(line, from, line.length());
        int to = Excerpt.end(line, word, word + SHOWN_LETTERS);
        return (word > 0 ? "…" : "") + line.substring(word, to) + (to < line.length() ? "…" : "");
    }

    /// Where something was found, and what stands there.
    private final class PassageCell extends ListCell<Passage> {
        private final Label name = new Label();
        private final Label words = Labels.wrapped("", "chats-words");
        private final VBox box = new VBox(2, name, words);

        PassageCell() {
            name.getStyleClass().add("models-facts");
            box.getStyleClass().add("models-row");
            setPrefWidth(0);
        }

        /// As high as all of its words.
        @Override
        protected double computePrefHeight(double width) {
            double room = passages.getWidth() - BESIDE_WORDS;
            return getGraphic() == null || room <= 0
                    ? super.computePrefHeight(width)
                    : snappedTopInset() + box.prefHeight(room) + snappedBottomInset();
        }

        @Override
        protected void updateItem(@Nullable Passage passage, boolean empty) {
            super.updateItem(passage, empty);
            if (empty || passage == null) {
                setGraphic(null);
                return;
            }
            name.setText(passage.name());
            words.setText(around(passage.text()));
            setGraphic(box);
        }
    }
}
