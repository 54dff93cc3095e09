package org.quillhouse.ui.desk;

import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.quillhouse.codex.CodexEntry;
import org.quillhouse.context.ContextFilter;
import org.quillhouse.context.Priority;
import org.quillhouse.kernel.Texts;

/// What a kind of task may read, as the writer says it (spec WA-59); kept with the story.
final class ReadingMenu extends MenuButton {
    private final ContextViewModel context;

    ReadingMenu(ContextViewModel context) {
        super("", new FontIcon(Feather.FILTER));
        this.context = context;
        setId("context-reads");
        setMaxWidth(Double.MAX_VALUE);
        visibleProperty().bind(context.runProperty().map(Optional::isEmpty));
        managedProperty().bind(visibleProperty());
        context.filterProperty().subscribe(filter -> fill());
        context.peopleProperty().subscribe(people -> fill());
        setDisable(context.isReadOnly());
    }

    private ContextFilter now() {
        return context.filterProperty().get();
    }

    private void fill() {
        boolean all = now().equals(ContextFilter.NONE);
        setText(Texts.of(all ? "context.filter.all" : "context.filter.some"));
        getItems().clear();
        for (ContextFilter.Kind kind : ContextFilter.Kind.values()) {
            var item = new CheckMenuItem(Texts.of(kind.key()));
            item.setSelected(now().reads(kind));
            item.setOnAction(press -> context.setFilter(now().with(kind, item.isSelected())));
            getItems().add(item);
        }
        getItems().addAll(people(), priorities(), new SeparatorMenuItem());
        var everywhere = new MenuItem(Texts.of("context.filter.everywhere"));
        everywhere.setOnAction(press -> context.useFilterForEveryTask());
        var usual = new MenuItem(Texts.of("context.filter.usual"));
        usual.setDisable(all);
        usual.setOnAction(press -> context.setFilter(ContextFilter.NONE));
        getItems().addAll(everywhere, usual);
    }

    private Menu people() {
        var menu = new Menu(Texts.of("context.filter.people"));
        var everybody = new CheckMenuItem(Texts.of("context.filter.everybody"));
        everybody.setSelected(now().characterIds().isEmpty());
        everybody.setOnAction(press -> context.setFilter(now().withPeople(java.util.Set.of())));
        menu.getItems().addAll(everybody, new SeparatorMenuItem());
        for (CodexEntry person : context.peopleProperty().get()) {
            var item = new CheckMenuItem(person.name());
            item.setMnemonicParsing(false);
            item.setSelected(
                    now().characterIds().isEmpty() || now().characterIds().contains(person.id()));
            item.setOnAction(press -> choose(person, item.isSelected()));
            menu.getItems().add(item);
        }
        return menu;
    }

    /// At least one stays: nobody at all would read as everybody.
    private void choose(CodexEntry person, boolean in) {
        var everybody = context.peopleProperty().get().stream()
                .map(CodexEntry::id)
                .collect(Collectors.toCollection(TreeSet::new));
        var chosen = new TreeSet<>(now().characterIds().isEmpty() ? everybody : now().characterIds());
        if (in) {
            chosen.add(person.id());
        } else {
            chosen.remove(person.id());
        }
        boolean all = chosen.isEmpty() || chosen.containsAll(everybody);
        context.setFilter(now().withPeople(all ? java.util.Set.of() : chosen));
    }

    private Menu priorities() {
        var menu = new Menu(Texts.of("context.filter.priority"));
        var group = new ToggleGroup();
        for (Priority priority : Priority.values()) {
            var item = new RadioMenuItem(
                    Texts.of("context.filter.priority." + priority.name().toLowerCase(java.util.Locale.ROOT)));
            item.setToggleGroup(group);
            item.setSelected(now().least() == priority);
            item.setOnAction(press -> context.setFilter(now().from(priority)));
            menu.getItems().add(0, item);
        }
        return menu;
    }
}
