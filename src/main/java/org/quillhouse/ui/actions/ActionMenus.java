package org.quillhouse.ui.actions;

import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import org.quillhouse.kernel.Texts;

/// The menu bar, with every action and its key. The keys themselves are heard by the window, before any control.
public final class ActionMenus extends MenuBar {
    public ActionMenus(ActionMap actions) {
        getStyleClass().add("menus");
        actions.onKeys(() -> build(actions));
    }

    private void build(ActionMap actions) {
        getMenus().clear();
        actions.menus().forEach((name, entries) -> {
            var menu = new Menu(Texts.of(name));
            for (Action action : entries) {
                var item = new MenuItem(action.name());
                item.setMnemonicParsing(false);
                item.setOnAction(press -> action.perform());
                actions.keys(action).ifPresent(item::setAccelerator);
                menu.getItems().add(item);
            }
            menu.setOnShowing(event -> {
                for (int i = 0; i < entries.size(); i++) {
                    menu.getItems().get(i).setDisable(!entries.get(i).possible().getAsBoolean());
                }
            });
            getMenus().add(menu);
        });
    }
}
