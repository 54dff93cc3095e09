package org.quillhouse.ui.codex;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.quillhouse.codex.CharacterState;
import org.quillhouse.codex.CodexEntry;
import org.quillhouse.kernel.Texts;
import org.quillhouse.ui.desk.EarlierPane;
import org.quillhouse.ui.dialogs.FxDialogs;
import org.quillhouse.ui.tasks.FieldSaver;
import org.quillhouse.ui.theme.Labels;

/// Entries of one kind on the desk: who or what they are, what only the writer may know of them, and whether agents
/// know them at all.
final class EntriesPane extends VBox {
    private static final List<String> TOPICS = List.of("culture", "magic", "history", "politics", "technology");
    private static final double FACE = 34;
    private static final int LINE_LETTERS = 40;
    private static final int MOST_ROWS = 9;

    private final CodexEntry.Kind kind;
    private final KnowledgeViewModel model;
    private final PeopleViewModel people;
    private final PeopleFiles files;
    private final VBox cards = new VBox(8);
    private final MenuButton removed = new MenuButton(Texts.of("codex.removed"), new FontIcon(Feather.ROTATE_CCW));
    private boolean late;

    /// @param more what else can be done about all of them
    EntriesPane(CodexEntry.Kind kind, PeopleModels models, List<Button> more) {
        this.kind = kind;
        this.model = models.knowledge();
        this.people = models.people();
        this.files = models.files();
        getStyleClass().add("desk-box");
        var add = new Button(
                Texts.of(kind.key() + ".add.button"),
                new FontIcon(kind == CodexEntry.Kind.CHARACTER ? Feather.USER_PLUS : Feather.PLUS));
        add.setId("add-" + kind.name().toLowerCase(Locale.ROOT));
        add.setOnAction(press -> model.add(kind));
        add.setDisable(model.isReadOnly());
        var buttons = new FlowPane(8, 8, add);
        if (isOfPeople()) {
            buttons.getChildren().add(ways());
        }
        buttons.getChildren().addAll(more);
        removed.managedProperty().bind(removed.visibleProperty());
        removed.setDisable(model.isReadOnly());
        buttons.getChildren().add(removed);
        var busy = new Label();
        busy.textProperty().bind(people.busyProperty());
        busy.getStyleClass().add("desk-note");
        var stop = new Button(Texts.of("desk.button.stop"), new FontIcon(Feather.SQUARE));
        stop.setOnAction(press -> people.turn().stop());
        var working = new HBox(8, busy, stop);
        working.setAlignment(Pos.CENTER_LEFT);
        working.visibleProperty().bind(people.busyProperty().isNotEmpty());
        working.managedProperty().bind(working.visibleProperty());
        getChildren().addAll(buttons, working, cards);
        model.tableProperty().subscribe(this::show);
    }

    private boolean isOfPeople() {
        return kind == CodexEntry.Kind.CHARACTER;
    }

    /// Cards of other programs, and templates.
    private MenuButton ways() {
        var ways = new MenuButton("", new FontIcon(Feather.CHEVRON_DOWN));
        ways.getStyleClass().addAll("no-arrow", "button-icon");
        ways.setAccessibleText(Texts.of("people.add.how"));
        ways.setTooltip(new Tooltip(Texts.of("people.add.how")));
        ways.setDisable(model.isReadOnly());
        var card = new MenuItem(Texts.of("people.import"));
        card.setOnAction(press -> files.importCard());
        var templates = new Menu(Texts.of("people.template"));
        for (String template : PeopleFiles.templates()) {
            var item = new MenuItem(Texts.of("people.template." + template));
            item.setOnAction(press -> files.addFrom(template));
            templates.getItems().add(item);
        }
        ways.getItems().addAll(card, templates);
        return ways;
    }

    private void show(KnowledgeViewModel.Table table) {
        Node focused = getScene() == null ? null : getScene().getFocusOwner();
        boolean writing = (focused instanceof TextArea || focused instanceof ComboBox) && isWithin(focused);
        late = writing;
        if (writing) {
            return; // what is typed here would lose its place; it is shown when the field is left
        }
        showRemoved(table);
        cards.getChildren().clear();
        List<CodexEntry> entries = table.of(kind);
        if (entries.isEmpty()) {
            cards.getChildren().add(Labels.wrapped(Texts.of(kind.key() + ".empty"), "desk-note"));
        }
        entries.forEach(entry -> cards.getChildren().add(card(entry)));
    }

    private void showRemoved(KnowledgeViewModel.Table table) {
        removed.getItems().clear();
        for (CodexEntry entry : table.removed()) {
            if (entry.kind() == kind) {
                var item = new MenuItem(entry.name());
                item.setOnAction(press -> model.bringBack(entry));
                removed.getItems().add(item);
            }
        }
        removed.setVisible(!removed.getItems().isEmpty());
    }

    private boolean isWithin(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at == this) {
                return true;
            }
        }
        return false;
    }

    private VBox card(CodexEntry person) {
        var name = new Label(person.name());
        name.getStyleClass().add("desk-name");
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var line = new HBox(8, new Avatar(person, files, FACE), name, space);
        line.setAlignment(Pos.CENTER_LEFT);
        if (person.hidden()) {
            var hidden = new Label(Texts.of("people.hidden"), new FontIcon(Feather.EYE_OFF));
            hidden.getStyleClass().add("desk-warning");
            line.getChildren().add(hidden);
        }
        if (person.source() != CodexEntry.Source.WRITER) {
            var source = new Label(Texts.of(person.source().key()));
            source.getStyleClass().add("desk-note");
            line.getChildren().add(source);
        }
        line.getChildren().add(menu(person));
        TextArea summary = area(person.summary(), kind.key() + ".summary", 4);
        TextArea notes = area(person.field(CodexEntry.AUTHOR_NOTES), "people.notes", 2);
        TextArea sheet = area(PeopleViewModel.sheet(person), kind.key() + ".sheet", isOfPeople() ? 5 : 3);
        keep(sheet, () -> people.keep(person, sheet.getText()));
        Runnable keep = () -> model.describe(person, summary.getText(), notes.getText());
        keep(summary, keep);
        keep(notes, keep);
        var card = new VBox(line);
        if (kind == CodexEntry.Kind.LORE) {
            card.getChildren().add(topic(person));
        }
        card.getChildren().addAll(summary, sheet);
        model.tableProperty()
                .get()
                .lastState(person)
                .ifPresent(state -> card.getChildren().addAll(after(state)));
        card.getChildren().add(notes);
        card.getStyleClass().add("desk-card");
        return card;
    }

    /// What part of the world it is; the usual ones are offered.
    private ComboBox<String> topic(CodexEntry entry) {
        var topic = new ComboBox<String>();
        topic.setEditable(true);
        topic.setMaxWidth(Double.MAX_VALUE);
        topic.setPromptText(Texts.of("codex.topic"));
        topic.setAccessibleText(Texts.of("codex.topic"));
        TOPICS.forEach(usual -> topic.getItems().add(Texts.of("codex.topic." + usual)));
        topic.setValue(entry.field(CodexEntry.TOPIC));
        topic.setDisable(model.isReadOnly());
        topic.valueProperty()
                .addListener((value, before, now) -> model.setTopic(entry, Objects.requireNonNullElse(now, "")));
        FieldSaver.keepWhenLeft(
                topic.getEditor(), () -> model.setTopic(entry, topic.getEditor().getText()));
        showWhenLeft(topic);
        return topic;
    }

    /// How somebody is after a scene, to be corrected or emptied.
    private List<Node> after(CharacterState state) {
        String number = model.tableProperty()
                .get()
                .place(state.sceneId())
                .map(KnowledgeViewModel.Place::number)
                .orElse("");
        TextArea words = area(PeopleViewModel.lines(state.fields()), "people.state", 4);
        keep(words, () -> model.setState(state, PeopleViewModel.fields(words.getText())));
        return List.of(Labels.wrapped(Texts.of("people.state.after", number), "desk-note"), words);
    }

    private void keep(TextArea area, Runnable store) {
        FieldSaver.keep(area, store);
        showWhenLeft(area);
    }

    private void showWhenLeft(Node field) {
        field.focusedProperty().addListener((focused, before, now) -> {
            if (!now && late) {
                show(model.tableProperty().get());
            }
        });
    }

    private TextArea area(String text, String promptKey, int rows) {
        var area = new TextArea(text);
        area.setPromptText(Texts.of(promptKey));
        area.setAccessibleText(Texts.of(promptKey));
        area.setWrapText(true);
        area.setPrefRowCount(
                Math.clamp(text.length() / LINE_LETTERS + text.lines().count(), rows, MOST_ROWS));
        area.setEditable(!model.isReadOnly());
        return area;
    }

    private MenuButton menu(CodexEntry person) {
        var picture = new MenuItem(Texts.of("people.picture"));
        picture.setOnAction(press -> files.choosePicture(person));
        var bare = new MenuItem(Texts.of("people.picture.remove"));
        bare.setOnAction(press -> files.removePicture(person));
        var card = new MenuItem(Texts.of("people.export"));
        card.setOnAction(press -> files.exportCard(person));
        var earlier = new MenuItem(Texts.of("people.earlier"));
        earlier.setOnAction(press -> showEarlier(person));
        var rename = new MenuItem(Texts.of("people.rename.button"));
        rename.setOnAction(press -> model.rename(person));
        var hide = new MenuItem(Texts.of(person.hidden() ? "people.show" : "people.hide"));
        hide.setOnAction(press -> model.setHidden(person, !person.hidden()));
        var remove = new MenuItem(Texts.of("people.remove"));
        remove.setOnAction(press -> model.remove(person));
        var menu = new MenuButton("", new FontIcon(Feather.MORE_HORIZONTAL));
        menu.getItems().addAll(ofAgents(person));
        menu.getItems().addAll(earlier, new SeparatorMenuItem(), picture, bare);
        if (isOfPeople()) {
            menu.getItems().add(card);
        }
        menu.getItems().addAll(new SeparatorMenuItem(), rename, hide, remove);
        menu.getStyleClass().addAll("flat", "no-arrow", "button-icon", "context-menu-button");
        menu.setAccessibleText(Texts.of("people.menu", person.name()));
        menu.setDisable(model.isReadOnly());
        return menu;
    }

    private List<MenuItem> ofAgents(CodexEntry person) {
        return isOfPeople()
                ? List.of(
                        item("people.fill", () -> people.fill(person, false)),
                        item("people.fill.anew", () -> people.fill(person, true)),
                        item("people.ties", () -> people.ties(person)),
                        item("people.portrait", () -> people.portrait(person)))
                : List.of(
                        item("codex.describe", () -> people.describe(person, false)),
                        item("codex.describe.anew", () -> people.describe(person, true)));
    }

    /// Of the agents: not while another of them works.
    private MenuItem item(String key, Runnable action) {
        var item = new MenuItem(Texts.of(key));
        item.setOnAction(press -> action.run());
        item.disableProperty().bind(people.turn().busyProperty());
        return item;
    }

    private void showEarlier(CodexEntry person) {
        List<EarlierPane.Earlier<CodexEntry>> earlier = people.earlier(person).stream()
                .map(each -> new EarlierPane.Earlier<>(each.entry(), words(each.entry()), each.replaced()))
                .toList();
        FxDialogs.show(
                getScene().getWindow(),
                Texts.of("earlier.title"),
                new EarlierPane<>(earlier, words(person), people::bringBack));
    }

    private static String words(CodexEntry person) {
        return String.join(
                "\n\n", person.summary(), PeopleViewModel.sheet(person), person.field(CodexEntry.AUTHOR_NOTES));
    }
}
