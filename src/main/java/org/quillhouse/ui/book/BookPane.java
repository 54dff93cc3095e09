package org.quillhouse.ui.book;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.quillhouse.exchange.Book;
import org.quillhouse.exchange.BookFormat;
import org.quillhouse.exchange.BookLayout;
import org.quillhouse.kernel.Texts;
import org.quillhouse.ui.dialogs.Named;
import org.quillhouse.ui.theme.Covers;
import org.quillhouse.ui.theme.Labels;

/// The story as a file for readers, agents and other programs: what kind, what is in it, and where to.
public final class BookPane extends VBox {
    public static final double WIDTH = 620;
    private static final double COVER_WIDTH = 110;

    private final BookViewModel model;

    public BookPane(BookViewModel model) {
        super(14);
        this.model = model;
        var form = new GridPane(12, 10);
        var format = choice(model.formatProperty(), List.of(BookFormat.values()), BookFormat::key);
        format.setId("book-format");
        form.addRow(0, label("book.format", format), format);
        var what = Labels.wrapped("", "desk-note");
        model.formatProperty().subscribe(kind -> what.setText(Texts.of(kind.key() + ".what")));
        form.add(what, 1, 1);
        var author = new TextField();
        author.setId("book-author");
        author.textProperty().bindBidirectional(model.authorProperty());
        form.addRow(2, label("book.author", author), author);
        var headings = choice(model.headingsProperty(), List.of(Book.HeadingStyle.values()), Book.HeadingStyle::key);
        form.addRow(3, label("book.headings", headings), headings);
        var layout = choice(model.layoutProperty(), List.of(BookLayout.values()), BookLayout::key);
        layout.setId("book-layout");
        layout.disableProperty().bind(model.formatProperty().map(kind -> !kind.hasLayout()));
        form.addRow(4, label("book.layout", layout), layout);
        var language = new TextField();
        language.setMaxWidth(90);
        language.textProperty().bindBidirectional(model.languageProperty());
        form.addRow(5, label("book.language", language), language);
        var approved = new CheckBox(Texts.of("book.approved"));
        approved.selectedProperty().bindBidirectional(model.onlyApprovedProperty());
        form.add(approved, 1, 6);
        var story = model.formatProperty().isEqualTo(BookFormat.JSON);
        for (Node bookOnly : List.of(author, headings, language, approved)) {
            bookOnly.disableProperty().bind(story);
        }
        var top = new HBox(24, form, cover());
        getChildren().addAll(top, foot());
    }

    private VBox cover() {
        var picture = new StackPane();
        model.coverProperty().subscribe(now -> picture.getChildren().setAll(Covers.of(now, COVER_WIDTH)));
        var choose = new Button(Texts.of("book.cover.choose"), new FontIcon(Feather.IMAGE));
        choose.setOnAction(press -> model.chooseCover());
        choose.getStyleClass().add("small");
        choose.setMaxWidth(Double.MAX_VALUE);
        choose.setDisable(model.isReadOnly());
        var remove = new Button(Texts.of("book.cover.remove"));
        remove.getStyleClass().addAll("small", "flat");
        remove.setMaxWidth(Double.MAX_VALUE);
        remove.setOnAction(press -> model.removeCover());
        remove.disableProperty().bind(model.coverProperty().map(now -> now.isEmpty() || model.isReadOnly()));
        var box = new VBox(8, picture, choose, remove);
        box.setMinWidth(COVER_WIDTH + 30);
        box.setAlignment(Pos.TOP_CENTER);
        return box;
    }

    private VBox foot() {
        var extent = new Label();
        extent.getStyleClass().add("desk-note");
        extent.textProperty().bind(model.extentProperty());
        var save = new Button(Texts.of("book.save"), new FontIcon(Feather.DOWNLOAD));
        save.setId("book-save");
        save.getStyleClass().add("accent");
        save.setOnAction(press -> model.save());
        var open = new Button(Texts.of("book.open"), new FontIcon(Feather.EYE));
        open.setId("book-open");
        open.setOnAction(press -> model.open());
        open.disableProperty().bind(model.writtenProperty().map(Optional::isEmpty));
        var row = new HBox(12, save, open, extent);
        row.setAlignment(Pos.CENTER_LEFT);
        var note = Labels.wrapped("", "desk-note");
        note.setId("book-note");
        note.textProperty().bind(model.noteProperty());
        note.managedProperty().bind(note.textProperty().isNotEmpty());
        return new VBox(8, row, note);
    }

    private static Label label(String key, Node of) {
        var label = new Label(Texts.of(key));
        label.setLabelFor(of);
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    private static <T> ComboBox<T> choice(
            ObjectProperty<T> value, List<T> all, java.util.function.Function<T, String> key) {
        var box = new ComboBox<T>();
        box.getItems().setAll(all);
        box.setConverter(new Named<>(one -> Texts.of(key.apply(one))));
        box.valueProperty().bindBidirectional(value);
        box.setMaxWidth(Double.MAX_VALUE);
        box.setPrefWidth(275);
        return box;
    }
}
