package org.quillhouse.ui.actions;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// All actions by menu, and the keys they have: the usual ones and those the writer chose instead. FX thread only.
public final class ActionMap {
    private final Map<String, List<List<Action>>> menus = new LinkedHashMap<>();
    private final Map<String, String> chosen = new LinkedHashMap<>();
    private final Consumer<String> store;
    private final List<Runnable> listeners = new ArrayList<>();

    /// @param stored what `store` was given last
    /// @param store keeps the writer's keys as one text
    public ActionMap(String stored, Consumer<String> store) {
        this.store = store;
        for (String pair : stored.split(";")) {
            int at = pair.indexOf('=');
            if (at > 0 && isKey(pair.substring(at + 1))) {
                chosen.put(pair.substring(0, at), pair.substring(at + 1));
            }
        }
    }

    private static boolean isKey(String keys) {
        try {
            return keys.isEmpty() || KeyCombination.valueOf(keys) != null;
        } catch (IllegalArgumentException bad) {
            return false;
        }
    }

    /// Adds actions that belong together.
    ///
    /// @param menu dotted key of the menu's name
    public void add(String menu, Action... actions) {
        menus.computeIfAbsent(menu, name -> new ArrayList<>()).add(List.of(actions));
    }

    /// Menus in their order, each with its actions as they belong together.
    public Map<String, List<List<Action>>> menus() {
        return menus;
    }

    public List<Action> all() {
        return menus.values().stream()
                .flatMap(List::stream)
                .flatMap(List::stream)
                .toList();
    }

    /// The key of an action now.
    public Optional<KeyCombination> keys(Action action) {
        String own = chosen.get(action.id());
        if (own == null) {
            return action.usual();
        }
        return own.isEmpty() ? Optional.empty() : Optional.of(KeyCombination.valueOf(own));
    }

    /// The other action that has a key already.
    public Optional<Action> conflict(Action action, KeyCombination keys) {
        return all().stream()
                .filter(other -> !other.id().equals(action.id()))
                .filter(other -> keys(other).map(keys::equals).orElse(false))
                .findFirst();
    }

    /// Gives an action another key; whoever had it has none then.
    ///
    /// @param keys empty for none
    public void bind(Action action, Optional<KeyCombination> keys) {
        keys.flatMap(wanted -> conflict(action, wanted)).ifPresent(other -> put(other, Optional.empty()));
        put(action, keys);
        save();
    }

    private void put(Action action, Optional<KeyCombination> keys) {
        if (keys.equals(action.usual())) {
            chosen.remove(action.id());
        } else {
            chosen.put(action.id(), keys.map(KeyCombination::getName).orElse(""));
        }
    }

    /// All usual keys again.
    public void reset() {
        chosen.clear();
        save();
    }

    private void save() {
        store.accept(chosen.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(";")));
        listeners.forEach(Runnable::run);
    }

    /// Told when a key changed, and once at once.
    public void onKeys(Runnable listener) {
        listeners.add(listener);
        listener.run();
    }

    /// Performs the action whose key was pressed.
    ///
    /// @param before done first, where there is one
    /// @return whether there was one that can be done now; else the key is for whatever has the focus
    public boolean handle(KeyEvent event, Runnable before) {
        Optional<Action> pressed = all().stream()
                .filter(action -> keys(action).map(keys -> keys.match(event)).orElse(false))
                .filter(action -> action.possible().getAsBoolean())
                .findFirst();
        pressed.ifPresent(action -> {
            before.run();
            action.perform();
        });
        return pressed.isPresent();
    }
}
