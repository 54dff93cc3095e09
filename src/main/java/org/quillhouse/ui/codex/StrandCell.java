package org.quillhouse.ui.codex;

import java.util.Optional;
import javafx.scene.control.TableCell;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;
import org.quillhouse.kernel.Texts;
import org.quillhouse.ui.tasks.FieldSaver;

/// What happens of a strand in a chapter. The field that it is typed into stores itself like every other: leaving it in
/// any way loses nothing.
final class StrandCell extends TableCell<StrandsView.Row, StrandsView.Row> {
    private static final int ROWS = 4;

    private final StrandsView view;
    private final String strandId;
    private final Text words = new Text();
    private Optional<TextArea> field = Optional.empty();

    StrandCell(StrandsView view, String strandId) {
        this.view = view;
        this.strandId = strandId;
        getStyleClass().add("strand-cell");
        words.wrappingWidthProperty().bind(widthProperty().subtract(18));
        words.getStyleClass().add("knowledge-words");
        setOnMouseClicked(click -> {
            if (click.getClickCount() == 2) {
                edit();
            }
        });
    }

    @Override
    protected void updateItem(StrandsView.@Nullable Row row, boolean empty) {
        if (field.isPresent() && (empty || !java.util.Objects.equals(row, getItem()))) {
            leave(); // the cell is given to another line
        }
        super.updateItem(row, empty);
        showText();
    }

    void showText() {
        if (field.isPresent()) {
            return; // what is typed stays
        }
        StrandsView.Row row = getItem();
        if (row == null || isEmpty()) {
            setGraphic(null);
        } else {
            words.setText(view.strand(strandId).map(row::text).orElse(""));
            setGraphic(words);
        }
    }

    /// Opens a field for its words.
    void edit() {
        StrandsView.Row row = getItem();
        if (row == null || isEmpty() || field.isPresent() || view.model().isReadOnly()) {
            return;
        }
        var area = new TextArea(view.strand(strandId).map(row::text).orElse(""));
        area.setWrapText(true);
        area.setPrefRowCount(ROWS);
        area.setAccessibleText(row.chapter()
                .map(chapter -> Texts.of("strand.beat", chapter.number(), chapter.title()))
                .orElse(Texts.of("strand.about")));
        FieldSaver.keep(area, () -> keep(row, area.getText()));
        area.addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ESCAPE || key.getCode() == KeyCode.TAB) {
                key.consume();
                leave();
                getTableView().requestFocus();
            }
        });
        area.focusedProperty().addListener((focused, before, now) -> {
            if (!now) {
                leave();
            }
        });
        field = Optional.of(area);
        setGraphic(area);
        area.requestFocus();
        area.end();
    }

    private void keep(StrandsView.Row row, String text) {
        view.strand(strandId)
                .ifPresent(strand -> row.chapter()
                        .ifPresentOrElse(
                                chapter -> view.model().setBeat(strand, chapter.id(), text),
                                () -> view.model().describe(strand, text)));
    }

    private void leave() {
        field.ifPresent(area -> {
            FieldSaver.save(area);
            field = Optional.empty();
            showText();
        });
    }
}
