package org.quillhouse.ui.codex;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TablePosition;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.quillhouse.codex.CodexEntry;
import org.quillhouse.codex.Strand;
import org.quillhouse.kernel.Texts;
import org.quillhouse.ui.desk.EarlierPane;
import org.quillhouse.ui.dialogs.FxDialogs;
import org.quillhouse.ui.theme.Labels;

/// Chapters against threads and arcs: a double click or Enter in a cell says what happens there.
public final class StrandsView extends BorderPane {
    private static final double CHAPTER_WIDTH = 150;
    private static final double STRAND_WIDTH = 226;

    private final StrandsViewModel model;
    private final TableView<Row> table = new TableView<>();
    private final MenuButton arcs = new MenuButton(Texts.of("strand.add.arc"), new FontIcon(Feather.USER));
    private final MenuButton removed = new MenuButton(Texts.of("codex.removed"), new FontIcon(Feather.ROTATE_CCW));
    private List<Strand> heads = List.of();

    /// A line of the table: a chapter, or what the strands are about.
    ///
    /// @param chapter empty for the first line
    record Row(Optional<org.quillhouse.manuscript.Node> chapter) {
        String text(Strand strand) {
            return chapter.map(each -> strand.beat(each.id())).orElse(strand.description());
        }
    }

    public StrandsView(StrandsViewModel model) {
        this.model = model;
        getStyleClass().addAll("knowledge", "strands");
        var title = new Label(Texts.of("strand.all"));
        title.getStyleClass().add("knowledge-title");
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var add = new Button(Texts.of("strand.add.plot"), new FontIcon(Feather.PLUS));
        add.setId("strand-add");
        add.setOnAction(press -> model.add(Optional.empty()));
        List.of(add, arcs, removed).forEach(button -> {
            button.setDisable(model.isReadOnly());
            button.setMinWidth(Region.USE_PREF_SIZE);
        });
        removed.managedProperty().bind(removed.visibleProperty());
        var head = new HBox(8, title, space, removed, arcs, add);
        head.setAlignment(Pos.CENTER_LEFT);
        setTop(new VBox(8, head, Labels.wrapped(Texts.of("strand.why"), "desk-note")));
        table.setId("strands-table");
        table.getSelectionModel().setCellSelectionEnabled(true);
        table.setPlaceholder(Labels.wrapped(Texts.of("strand.empty"), "desk-note"));
        table.setOnKeyPressed(key -> {
            var chosen = table.getSelectionModel().getSelectedCells();
            if (key.getCode() == KeyCode.ENTER && !chosen.isEmpty()) {
                edit(chosen.getFirst());
                key.consume();
            }
        });
        setCenter(table);
        model.gridProperty().subscribe(this::show);
        model.refresh();
    }

    private void edit(TablePosition<?, ?> position) {
        for (Node node : table.lookupAll(".strand-cell")) {
            if (node instanceof StrandCell cell
                    && cell.getIndex() == position.getRow()
                    && cell.getTableColumn() == position.getTableColumn()) {
                cell.edit();
            }
        }
    }

    private void show(StrandsViewModel.Grid grid) {
        boolean sameHeads = heads.stream()
                .map(Strand::id)
                .toList()
                .equals(grid.strands().stream().map(Strand::id).toList());
        heads = grid.strands();
        if (!sameHeads || table.getColumns().isEmpty()) {
            table.getColumns().setAll(chapterColumn());
            grid.strands().forEach(strand -> table.getColumns().add(column(strand.id())));
        }
        for (int i = 0; i < heads.size(); i++) {
            table.getColumns().get(i + 1).setGraphic(head(heads.get(i), grid));
        }
        var rows = new ArrayList<Row>();
        if (!grid.strands().isEmpty()) {
            rows.add(new Row(Optional.empty()));
            grid.chapters().forEach(chapter -> rows.add(new Row(Optional.of(chapter))));
        }
        if (!table.getItems().equals(rows)) {
            table.getItems().setAll(rows);
        }
        table.lookupAll(".strand-cell").forEach(node -> {
            if (node instanceof StrandCell cell) {
                cell.showText();
            }
        });
        showMenus(grid);
    }

    private void showMenus(StrandsViewModel.Grid grid) {
        arcs.getItems().clear();
        for (CodexEntry person : grid.people()) {
            arcs.getItems().add(item(person.name(), () -> model.add(Optional.of(person))));
        }
        arcs.setDisable(model.isReadOnly() || grid.people().isEmpty());
        removed.getItems().clear();
        for (Strand strand : grid.removed()) {
            removed.getItems().add(item(strand.title(), () -> model.bringBack(strand)));
        }
        removed.setVisible(!grid.removed().isEmpty());
    }

    /// The strand as it is now.
    Optional<Strand> strand(String id) {
        return heads.stream().filter(strand -> strand.id().equals(id)).findFirst();
    }

    StrandsViewModel model() {
        return model;
    }

    private TableColumn<Row, String> chapterColumn() {
        var column = new TableColumn<Row, String>(Texts.of("strand.chapter"));
        column.setPrefWidth(CHAPTER_WIDTH);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()
                .chapter()
                .map(chapter -> chapter.number() + "  " + chapter.title())
                .orElse(Texts.of("strand.about"))));
        column.setCellFactory(made -> new ChapterCell());
        return column;
    }

    private TableColumn<Row, Row> column(String strandId) {
        var column = new TableColumn<Row, Row>();
        column.setPrefWidth(STRAND_WIDTH);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(made -> new StrandCell(this, strandId));
        return column;
    }

    private HBox head(Strand strand, StrandsViewModel.Grid grid) {
        var title = new Label(strand.title());
        title.getStyleClass().add("desk-name");
        if (strand.hidden()) {
            title.setGraphic(new FontIcon(Feather.EYE_OFF));
        }
        String person = grid.personOf(strand).map(name -> name + " · ").orElse("");
        String status = strand.status() == Strand.Status.DRAFT
                ? ""
                : Texts.of(strand.status().key()) + " · ";
        String where = grid.touched(strand) == 0
                ? Texts.of("strand.nowhere")
                : Texts.of("strand.where", grid.touched(strand), grid.last(strand));
        var line = new Label(person + status + where);
        line.getStyleClass().add("desk-note");
        line.setTooltip(new Tooltip(line.getText()));
        title.setTooltip(new Tooltip(strand.title()));
        var words = new VBox(title, line);
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMinWidth(0);
        var menu = new MenuButton("", new FontIcon(Feather.MORE_HORIZONTAL));
        menu.getItems().addAll(menuItems(strand, grid));
        menu.getStyleClass().addAll("flat", "no-arrow", "button-icon", "context-menu-button");
        menu.setMinWidth(Region.USE_PREF_SIZE);
        menu.setAccessibleText(Texts.of("people.menu", strand.title()));
        menu.setDisable(model.isReadOnly());
        var head = new HBox(4, words, menu);
        head.setAlignment(Pos.CENTER_LEFT);
        head.setPadding(new Insets(6, 0, 6, 0));
        head.setPrefWidth(STRAND_WIDTH - 16);
        head.setMinWidth(STRAND_WIDTH - 16);
        return head;
    }

    private List<MenuItem> menuItems(Strand strand, StrandsViewModel.Grid grid) {
        var status = new Menu(Texts.of("strand.status"));
        for (Strand.Status each : Strand.Status.values()) {
            status.getItems().add(item(Texts.of(each.key()), () -> model.setStatus(strand, each)));
        }
        var person = new Menu(Texts.of("strand.person"));
        person.getItems().add(item(Texts.of("strand.person.none"), () -> model.setPerson(strand, Optional.empty())));
        for (CodexEntry each : grid.people()) {
            person.getItems().add(item(each.name(), () -> model.setPerson(strand, Optional.of(each))));
        }
        return List.of(
                item(Texts.of("strand.rename"), () -> model.rename(strand)),
                status,
                person,
                item(
                        Texts.of(strand.hidden() ? "people.show" : "people.hide"),
                        () -> model.setHidden(strand, !strand.hidden())),
                new SeparatorMenuItem(),
                item(Texts.of("strand.left"), () -> model.move(strand, -1)),
                item(Texts.of("strand.right"), () -> model.move(strand, 1)),
                item(Texts.of("strand.earlier"), () -> showEarlier(strand)),
                new SeparatorMenuItem(),
                item(Texts.of("people.remove"), () -> model.remove(strand)));
    }

    private static MenuItem item(String text, Runnable action) {
        var item = new MenuItem(text);
        item.setOnAction(press -> action.run());
        return item;
    }

    private void showEarlier(Strand strand) {
        List<EarlierPane.Earlier<Strand>> earlier = model.earlier(strand).stream()
                .map(each -> new EarlierPane.Earlier<>(each.strand(), words(each.strand()), each.replaced()))
                .toList();
        FxDialogs.show(
                getScene().getWindow(),
                Texts.of("earlier.title"),
                new EarlierPane<>(earlier, words(strand), model::bringBackText));
    }

    private String words(Strand strand) {
        var text = new StringBuilder(strand.title()).append("\n\n").append(strand.description());
        for (org.quillhouse.manuscript.Node chapter : model.gridProperty().get().chapters()) {
            String beat = strand.beat(chapter.id());
            text.append(beat.isEmpty() ? "" : "\n\n" + chapter.number() + "  " + chapter.title() + ": " + beat);
        }
        return text.toString();
    }

    /// A chapter's title in as many lines as it needs.
    private static final class ChapterCell extends TableCell<Row, String> {
        private final Text words = new Text();

        ChapterCell() {
            words.wrappingWidthProperty().bind(widthProperty().subtract(18));
            words.getStyleClass().add("knowledge-words");
        }

        @Override
        protected void updateItem(@Nullable String text, boolean empty) {
            super.updateItem(text, empty);
            words.setText(empty || text == null ? "" : text);
            setGraphic(empty ? null : words);
        }
    }
}
