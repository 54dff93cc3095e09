package org.quillhouse.ui.codex;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TablePosition;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.cell.TextFieldTableCell;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.util.converter.DefaultStringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.quillhouse.codex.CodexEntry;
import org.quillhouse.codex.Fact;
import org.quillhouse.kernel.Texts;
import org.quillhouse.ui.theme.Pills;

/// Facts against people, and scenes against people: a click or Enter in a cell says who knows it and who was there.
public final class KnowledgeView extends BorderPane {
    private static final double TEXT_WIDTH = 236;
    private static final double CELL_WIDTH = 76;

    private final KnowledgeViewModel model;
    private final TableView<Fact> facts = new TableView<>();
    private final TableView<KnowledgeViewModel.Place> scenes = new TableView<>();

    public KnowledgeView(KnowledgeViewModel model) {
        this.model = model;
        getStyleClass().add("knowledge");
        facts.setId("knowledge-facts");
        facts.setEditable(!model.isReadOnly());
        prepare(facts, "knowledge.facts.empty", position -> {
            Fact fact = facts.getItems().get(position.getRow());
            if (position.getTableColumn().getUserData() instanceof CodexEntry person) {
                menu(fact, person).show(facts, Side.TOP, TEXT_WIDTH, 60);
            }
        });
        prepare(scenes, "knowledge.scenes.empty", position -> {
            KnowledgeViewModel.Place place = scenes.getItems().get(position.getRow());
            if (position.getTableColumn().getUserData() instanceof CodexEntry person) {
                model.togglePresent(place, person);
            }
        });
        setTop(new VBox(8, head(), adding()));
        setCenter(facts);
        model.tableProperty().subscribe(this::show);
    }

    private <T> void prepare(
            TableView<T> table, String emptyKey, java.util.function.Consumer<TablePosition<?, ?>> act) {
        var empty = new Label(Texts.of(emptyKey));
        empty.setWrapText(true);
        empty.getStyleClass().add("desk-note");
        table.setPlaceholder(empty);
        table.getSelectionModel().setCellSelectionEnabled(true);
        table.setOnKeyPressed(key -> {
            boolean pressed = key.getCode() == KeyCode.ENTER || key.getCode() == KeyCode.SPACE;
            List<?> chosen = table.getSelectionModel().getSelectedCells();
            if (pressed && table.getEditingCell() == null && !chosen.isEmpty() && !model.isReadOnly()) {
                act.accept(table.getSelectionModel().getSelectedCells().getFirst());
            }
        });
    }

    private HBox head() {
        var title = new Label(Texts.of("knowledge.title"));
        title.getStyleClass().add("knowledge-title");
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox pills = Pills.of(List.of(
                new Pills.Pill(Texts.of("knowledge.facts"), () -> setCenter(facts)),
                new Pills.Pill(Texts.of("knowledge.scenes"), () -> setCenter(scenes))));
        var head = new HBox(title, space, pills);
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private VBox adding() {
        var text = new TextField();
        text.setId("knowledge-new");
        text.setPromptText(Texts.of("knowledge.new"));
        HBox.setHgrow(text, Priority.ALWAYS);
        var add = new Button(Texts.of("knowledge.add"));
        Runnable make = () -> {
            model.addFact(text.getText());
            text.clear();
        };
        add.setOnAction(press -> make.run());
        text.setOnAction(enter -> make.run());
        var find = new Button(Texts.of("knowledge.find"), new FontIcon(Feather.SEARCH));
        find.setOnAction(press -> model.find());
        find.disableProperty().bind(model.findingProperty());
        find.setMinWidth(Region.USE_PREF_SIZE);
        add.setMinWidth(Region.USE_PREF_SIZE);
        var row = new HBox(8, text, add, find);
        row.setDisable(model.isReadOnly());
        var how = new Label(Texts.of("knowledge.how"));
        how.setWrapText(true);
        how.getStyleClass().add("desk-note");
        var box = new VBox(8, how, row);
        box.visibleProperty().bind(centerProperty().isEqualTo(facts));
        box.managedProperty().bind(box.visibleProperty());
        return box;
    }

    private void show(KnowledgeViewModel.Table table) {
        boolean sameHeads = facts.getColumns().size() == table.people().size() + 2
                && facts.getColumns().stream()
                        .map(TableColumn::getUserData)
                        .filter(CodexEntry.class::isInstance)
                        .toList()
                        .equals(table.people());
        if (!sameHeads) {
            showColumns(table);
        }
        facts.getItems().setAll(table.facts());
        scenes.getItems().setAll(table.scenes());
        facts.refresh();
        scenes.refresh();
    }

    private void showColumns(KnowledgeViewModel.Table table) {
        facts.getColumns().setAll(textColumn(), readersColumn());
        scenes.getColumns().setAll(placeColumn());
        for (CodexEntry person : table.people()) {
            facts.getColumns().add(factColumn(person));
            scenes.getColumns().add(sceneColumn(person));
        }
    }

    private TableColumn<Fact, String> textColumn() {
        var column = new TableColumn<Fact, String>(Texts.of("knowledge.fact"));
        column.setPrefWidth(TEXT_WIDTH);
        column.setSortable(false);
        column.setCellValueFactory(
                row -> new ReadOnlyObjectWrapper<>(row.getValue().text()));
        column.setCellFactory(made -> new FactCell());
        column.setOnEditCommit(edit -> model.reword(edit.getRowValue(), edit.getNewValue()));
        return column;
    }

    private TableColumn<Fact, Fact> readersColumn() {
        var column = new TableColumn<Fact, Fact>(Texts.of("knowledge.readers"));
        column.setPrefWidth(106);
        column.setSortable(false);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(made -> new Cell<>(fact -> readers(fact), fact -> rowMenu(fact)));
        return column;
    }

    private static String readers(Fact fact) {
        if (fact.suggested()) {
            return Texts.of("knowledge.suggested");
        }
        return Texts.of(
                switch (fact.readers()) {
                    case LEDGER -> "knowledge.readers.ledger";
                    case EVERYONE -> "knowledge.readers.everyone";
                    case AUTHOR -> "knowledge.readers.author";
                });
    }

    private TableColumn<Fact, Fact> factColumn(CodexEntry person) {
        TableColumn<Fact, Fact> column = personColumn(person);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(made -> new Cell<>(fact -> model.shown(fact, person), fact -> menu(fact, person)));
        return column;
    }

    private <T> TableColumn<T, T> personColumn(CodexEntry person) {
        String name = shortName(person);
        var column = new TableColumn<T, T>(person.hidden() ? Texts.of("knowledge.hidden", name) : name);
        column.setUserData(person);
        column.getStyleClass().add("knowledge-person");
        column.setPrefWidth(CELL_WIDTH);
        column.setSortable(false);
        return column;
    }

    /// The first name where nobody else has it.
    private String shortName(CodexEntry person) {
        String first = person.name().split("\\s+")[0];
        long same = model.tableProperty().get().people().stream()
                .filter(other -> other.name().split("\\s+")[0].equals(first))
                .count();
        return same == 1 ? first : person.name();
    }

    private TableColumn<KnowledgeViewModel.Place, String> placeColumn() {
        var column = new TableColumn<KnowledgeViewModel.Place, String>(Texts.of("knowledge.scene"));
        column.setPrefWidth(TEXT_WIDTH);
        column.setSortable(false);
        column.setCellValueFactory(row -> {
            KnowledgeViewModel.Place place = row.getValue();
            String seen = place.pointOfView().isBlank() ? "" : " " + Texts.of("knowledge.eyes", place.pointOfView());
            return new ReadOnlyObjectWrapper<>(place.number() + "  " + place.title() + seen);
        });
        return column;
    }

    private TableColumn<KnowledgeViewModel.Place, KnowledgeViewModel.Place> sceneColumn(CodexEntry person) {
        TableColumn<KnowledgeViewModel.Place, KnowledgeViewModel.Place> column = personColumn(person);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(made -> {
            var cell = new Cell<KnowledgeViewModel.Place>(
                    place -> model.isThere(place, person) ? "✓" : "", place -> new ContextMenu());
            cell.onClick(place -> model.togglePresent(place, person));
            return cell;
        });
        return column;
    }

    private ContextMenu rowMenu(Fact fact) {
        var menu = new ContextMenu();
        if (fact.suggested()) {
            add(menu, "knowledge.confirm", () -> model.confirm(fact));
        }
        add(menu, "knowledge.readers.ledger", () -> model.setReaders(fact, Fact.Readers.LEDGER));
        add(menu, "knowledge.readers.everyone", () -> model.setReaders(fact, Fact.Readers.EVERYONE));
        add(menu, "knowledge.readers.author", () -> model.setReaders(fact, Fact.Readers.AUTHOR));
        add(menu, "knowledge.remove", () -> model.remove(fact));
        return menu;
    }

    private ContextMenu menu(Fact fact, CodexEntry person) {
        var menu = new ContextMenu();
        Optional<Fact.Knowledge> known = fact.knownTo(person.id());
        known.filter(Fact.Knowledge::suggested)
                .ifPresent(one -> add(menu, "knowledge.confirm", () -> model.learns(fact, person, one.sceneId())));
        if (known.isPresent()) {
            add(menu, "knowledge.unknown", () -> model.forgets(fact, person));
        }
        String chapter = "";
        Menu within = new Menu();
        for (KnowledgeViewModel.Place place : model.tableProperty().get().scenes()) {
            String number = place.number().replaceFirst("\\..*", "");
            if (!number.equals(chapter)) {
                chapter = number;
                within = new Menu(Texts.of("knowledge.learns", number));
                menu.getItems().add(within);
            }
            var item = new MenuItem(place.number() + "  " + place.title());
            item.setOnAction(press -> model.learns(fact, person, place.sceneId()));
            within.getItems().add(item);
        }
        return menu;
    }

    private static void add(ContextMenu menu, String key, Runnable act) {
        var item = new MenuItem(Texts.of(key));
        item.setOnAction(press -> act.run());
        menu.getItems().add(item);
    }

    /// The words of a fact, in as many lines as they need.
    private static final class FactCell extends TextFieldTableCell<Fact, String> {
        private final Text words = new Text();

        FactCell() {
            super(new DefaultStringConverter());
            words.wrappingWidthProperty().bind(widthProperty().subtract(18));
            words.getStyleClass().add("knowledge-words");
        }

        @Override
        public void updateItem(@Nullable String text, boolean empty) {
            super.updateItem(text, empty);
            showWords();
        }

        @Override
        public void cancelEdit() {
            super.cancelEdit();
            showWords();
        }

        private void showWords() {
            if (!isEditing()) {
                words.setText(isEmpty() || getItem() == null ? "" : getItem());
                setText(null);
                setGraphic(words);
            }
        }
    }

    /// A cell that is clicked to say something.
    private final class Cell<T> extends TableCell<T, T> {
        private final java.util.function.Function<T, String> shown;

        Cell(java.util.function.Function<T, String> shown, java.util.function.Function<T, ContextMenu> menu) {
            this.shown = shown;
            setAlignment(Pos.CENTER);
            onClick(item -> menu.apply(item).show(this, Side.BOTTOM, 0, 0));
        }

        void onClick(java.util.function.Consumer<T> act) {
            setOnMouseClicked(click -> {
                T item = getItem();
                if (item != null && !isEmpty() && !model.isReadOnly()) {
                    act.accept(item);
                }
            });
        }

        @Override
        protected void updateItem(@Nullable T item, boolean empty) {
            super.updateItem(item, empty);
            setText(empty || item == null ? "" : shown.apply(item));
        }
    }
}
