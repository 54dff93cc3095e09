package org.quillhouse.ui.desk;

import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;
import org.quillhouse.kernel.Texts;

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
        with.setPromptText(Texts.of("find.with"));
        with.textProperty().bindBidirectional(search.withProperty());
        var matchCase = box("find.case", search.matchCaseProperty());
        var whole = box("find.whole", search.wholeWordsProperty());
        var regex = box("find.regex", search.regexProperty());
        var find = new Button(Texts.of("search.button.find"));
        find.getStyleClass().add("accent");
        find.setOnAction(press -> search.search());
        var replace = new Button(Texts.of("search.button.replace"));
        replace.setOnAction(press -> search.replaceAll());
        replace.setDisable(search.isReadOnly());
        var summary = new Label();
        summary.setWrapText(true);
        summary.getStyleClass().add("desk-note");
        summary.textProperty().bind(search.summaryProperty());
        var list = new ListView<>(search.shown());
        list.setId("search-list");
        list.setCellFactory(view -> new Row());
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

    private CheckBox box(String key, javafx.beans.property.BooleanProperty on) {
        var box = new CheckBox(Texts.of(key));
        box.selectedProperty().bindBidirectional(on);
        box.setOnAction(press -> search.search());
        return box;
    }

    void focusWords() {
        words.requestFocus();
        words.selectAll();
    }

    /// One place with what stands around it.
    private static final class Row extends ListCell<SearchViewModel.Place> {
        private final Label where = new Label();
        private final TextFlow line = new TextFlow();
        private final VBox box = new VBox(where, line);

        Row() {
            where.getStyleClass().add("desk-note");
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(SearchViewModel.@Nullable Place place, boolean empty) {
            super.updateItem(place, empty);
            setText(null);
            if (empty || place == null) {
                setGraphic(null);
                return;
            }
            where.setText(place.where());
            var found = new Text(place.found());
            found.getStyleClass().add("search-found");
            line.getChildren().setAll(text(place.before()), found, text(place.after()));
            setGraphic(box);
        }

        private static Text text(String words) {
            var text = new Text(words);
            text.getStyleClass().add("history-same");
            return text;
        }
    }
}
