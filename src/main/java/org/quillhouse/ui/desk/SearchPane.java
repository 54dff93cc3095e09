package org.quillhouse.ui.desk;

import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.collections.SetChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;
import org.quillhouse.kernel.Texts;
import org.quillhouse.ui.desk.SearchViewModel.Place;
import org.quillhouse.ui.tasks.NextPicture;

/// Search in the whole story: words, places, replacing.
final class SearchPane extends VBox {
    private final SearchViewModel search;
    private final TextField words = new TextField();

    /// @param show shows what a place is in, before the place is gone to
    SearchPane(SearchViewModel search, Consumer<SearchViewModel.Spot> show) {
        this.search = search;
        getStyleClass().add("desk-box");
        words.setPromptText(Texts.of("search.words"));
        words.setId("search-words");
        words.textProperty().bindBidirectional(search.wordsProperty());
        words.setOnAction(enter -> search.search());
        var with = new TextField();
        with.setId("search-with");
        with.setPromptText(Texts.of("find.with"));
        with.textProperty().bindBidirectional(search.withProperty());
        var matchCase = box("find.case", search.matchCaseProperty());
        var whole = box("find.whole", search.wholeWordsProperty());
        var regex = box("find.regex", search.regexProperty());
        var find = new Button(Texts.of("search.button.find"));
        find.getStyleClass().add("accent");
        find.setOnAction(press -> search.search());
        var replace = new Button();
        replace.setId("search-replace");
        replace.setOnAction(press -> search.replaceAll());
        replace.textProperty().bind(Bindings.createStringBinding(this::replaceAll, search.places(), search.left()));
        replace.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> search.isReadOnly()
                                || search.left().size() == search.places().size(),
                        search.places(),
                        search.left()));
        var summary = new Label();
        summary.setId("search-summary");
        summary.setWrapText(true);
        summary.getStyleClass().add("desk-note");
        summary.textProperty().bind(search.summaryProperty());
        var list = new ListView<>(search.shown());
        list.setId("search-list");
        list.setCellFactory(view -> new Row(search));
        list.addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            Place chosen = list.getSelectionModel().getSelectedItem();
            if (key.getCode() == KeyCode.SPACE && chosen != null && replaces(search, chosen)) {
                search.leaveOut(chosen, !search.left().contains(chosen));
                key.consume();
            }
        });
        search.withProperty().subscribe(list::refresh);
        search.left().addListener((SetChangeListener<Place>) change -> list.refresh());
        list.setPlaceholder(new Label(Texts.of("search.empty")));
        list.getSelectionModel().selectedItemProperty().subscribe(place -> {
            if (place != null) {
                show.accept(place.spot());
                search.go(place);
            }
        });
        list.setPrefHeight(420);
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(words, matchCase, whole, regex, with, new FlowPane(8, 8, find, replace), summary, list);
    }

    private String replaceAll() {
        int wanted = search.places().size() - search.left().size();
        return search.left().isEmpty()
                ? Texts.of("search.button.replace")
                : Texts.of("search.button.replace.some", wanted);
    }

    /// Whether the writer is about to replace it.
    private static boolean replaces(SearchViewModel search, Place place) {
        return place.isReplaced()
                && !search.isReadOnly()
                && !search.withProperty().get().isEmpty();
    }

    private CheckBox box(String key, javafx.beans.property.BooleanProperty on) {
        var box = new CheckBox(Texts.of(key));
        box.selectedProperty().bindBidirectional(on);
        box.setOnAction(press -> search.search());
        return box;
    }

    void focusWords() {
        NextPicture.focus(words);
        words.selectAll();
    }

    /// One place with what stands around it, and what would stand there, with a box to leave it as it is.
    private static final class Row extends ListCell<Place> {
        private final SearchViewModel search;
        private final Label where = new Label();
        private final CheckBox wanted = new CheckBox();
        private final TextFlow line = new TextFlow();
        private final HBox head = new HBox(6, wanted, where);
        private final VBox box = new VBox(head, line);

        Row(SearchViewModel search) {
            this.search = search;
            where.getStyleClass().add("desk-note");
            line.getStyleClass().add("history-difference");
            wanted.setFocusTraversable(false);
            wanted.setAccessibleText(Texts.of("search.wanted"));
            wanted.managedProperty().bind(wanted.visibleProperty());
            wanted.setOnAction(press -> search.leaveOut(getItem(), !wanted.isSelected()));
            head.setAlignment(Pos.CENTER_LEFT);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Place place, boolean empty) {
            super.updateItem(place, empty);
            setText(null);
            if (empty || place == null) {
                setGraphic(null);
                return;
            }
            where.setText(place.where());
            boolean replaces = replaces(search, place);
            boolean stays = search.left().contains(place);
            wanted.setVisible(replaces);
            wanted.setSelected(!stays);
            line.getChildren().setAll(text(place.before(), "history-same"));
            if (replaces && !stays) {
                line.getChildren()
                        .addAll(text(place.found(), "history-gone"), text(search.preview(place), "history-new"));
            } else {
                line.getChildren().add(text(place.found(), "search-found"));
            }
            line.getChildren().add(text(place.after(), "history-same"));
            setGraphic(box);
        }

        private static Text text(String words, String style) {
            var text = new Text(words);
            text.getStyleClass().add(style);
            return text;
        }
    }
}
