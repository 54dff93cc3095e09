package org.quillhouse.ui.binder;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.quillhouse.kernel.Texts;

/// What can be done with the rows of the binder, by menu and by key.
final class BinderMenu {
    private static final String[] STATUSES = {"status.idea", "status.draft", "status.revised", "status.done"};

    private final BinderViewModel model;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    private record Entry(KeyCombination keys, Runnable action) {}

    BinderMenu(BinderViewModel model) {
        this.model = model;
        add("binder.menu.rename", new KeyCodeCombination(KeyCode.F2), model::rename);
        add("binder.menu.duplicate", ctrl(KeyCode.D), model::duplicate);
        add("binder.menu.up", alt(KeyCode.UP), model::moveUp);
        add("binder.menu.down", alt(KeyCode.DOWN), model::moveDown);
        add("binder.menu.merge", ctrl(KeyCode.M), model::merge);
        add("binder.menu.trash", new KeyCodeCombination(KeyCode.DELETE), model::trash);
        add("binder.menu.undo", ctrl(KeyCode.Z), model::undo);
        add(
                "binder.menu.redo",
                new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN),
                model::redo);
    }

    private void add(String key, KeyCombination keys, Runnable action) {
        entries.put(key, new Entry(keys, action));
    }

    private static KeyCombination ctrl(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
    }

    private static KeyCombination alt(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.ALT_DOWN);
    }

    ContextMenu menu() {
        var menu = new ContextMenu(
                item("binder.menu.part", model::addPart),
                item("binder.menu.chapter", model::addChapter),
                item("binder.menu.scene", model::addScene),
                item("binder.menu.note", model::addNote),
                new SeparatorMenuItem());
        entries.forEach((key, entry) -> {
            MenuItem item = item(key, entry.action()); // no accelerator: it would be heard in the whole window
            item.setText(
                    Texts.of("binder.menu.keyed", item.getText(), entry.keys().getDisplayText()));
            menu.getItems().add(item);
        });
        var status = new Menu(Texts.of("binder.menu.status"));
        for (String key : STATUSES) {
            status.getItems().add(item(key, () -> model.setStatus(Texts.of(key))));
        }
        status.getItems().add(item("status.none", () -> model.setStatus("")));
        menu.getItems().addAll(new SeparatorMenuItem(), status);
        return menu;
    }

    private static MenuItem item(String key, Runnable action) {
        var item = new MenuItem(Texts.of(key));
        item.setOnAction(press -> action.run());
        return item;
    }

    /// Does what the pressed key stands for; false when it stands for nothing here.
    boolean key(KeyEvent event) {
        Optional<Entry> meant = entries.values().stream()
                .filter(entry -> entry.keys().match(event))
                .findFirst();
        meant.ifPresent(entry -> {
            event.consume();
            entry.action().run();
        });
        return meant.isPresent();
    }
}
