package org.quillhouse.ui.actions;

import java.util.HashMap;
import java.util.List;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.quillhouse.kernel.Texts;

/// The menu bar, with every action and its key. The keys themselves are heard by the window, before any control.
public final class ActionMenus extends MenuBar {
    public ActionMenus(ActionMap actions) {
        getStyleClass().add("menus");
        actions.onKeys(() -> build(actions));
    }

    private void build(ActionMap actions) {
        getMenus().clear();
        actions.menus().forEach((name, groups) -> {
            var menu = new Menu(Texts.of(name));
            var items = new HashMap<Action, MenuItem>();
            for (List<Action> group : groups) {
                if (!menu.getItems().isEmpty()) {
                    menu.getItems().add(new SeparatorMenuItem());
                }
                for (Action action : group) {
                    MenuItem item = action.on().isPresent() ? new CheckMenuItem() : new MenuItem();
                    item.setText(action.name());
                    item.setMnemonicParsing(false);
                    item.setOnAction(press -> action.perform());
                    actions.keys(action).ifPresent(item::setAccelerator);
                    menu.getItems().add(item);
                    items.put(action, item);
                }
            }
            menu.setOnShowing(event -> items.forEach(ActionMenus::show));
            getMenus().add(menu);
        });
    }

    private static void show(Action action, MenuItem item) {
        item.setDisable(!action.possible().getAsBoolean());
        if (item instanceof CheckMenuItem box) {
            action.on().ifPresent(on -> box.setSelected(on.getAsBoolean()));
        }
    }
}
