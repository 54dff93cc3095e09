package org.quillhouse.ui.actions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;

class ActionMapTest {
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicReference<String> stored = new AtomicReference<>("");
    private final Action undo = Action.of("action.edit.undo", "Ctrl+Z", done::incrementAndGet);
    private final Action models = Action.of("action.models", "Ctrl+Shift+M", () -> done.addAndGet(10));
    private final Action never =
            Action.of("action.keys", "F4", () -> done.addAndGet(100)).when(() -> false);

    private ActionMap map() {
        var map = new ActionMap(stored.get(), stored::set);
        map.add("menu.edit", undo, models, never);
        return map;
    }

    private static KeyEvent press(KeyCode code, boolean control) {
        return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, control, false, false);
    }

    @Test
    void keysPerformWhatIsPossible() {
        assertTrue(map().handle(press(KeyCode.Z, true), () -> stored.set("before " + done.get())));
        assertEquals("before 0", stored.get(), "what is typed is stored first");
        assertFalse(
                map().handle(press(KeyCode.F4, false), () -> stored.set("")),
                "not possible: the key is left to others");
        assertEquals("before 0", stored.get());
        assertEquals(1, done.get());
    }

    @Test
    void takenKeyLeavesTheOtherActionAndSurvivesARestart() {
        var map = map();
        KeyCombination ctrlZ = KeyCombination.valueOf("Ctrl+Z");
        assertEquals(Optional.of(undo), map.conflict(models, ctrlZ));
        map.bind(models, Optional.of(ctrlZ));
        ActionMap again = map();
        assertEquals(Optional.empty(), again.keys(undo));
        assertEquals(Optional.of(ctrlZ), again.keys(models));
        again.reset();
        assertEquals("", stored.get());
        assertEquals(Optional.of(ctrlZ), map().keys(undo));
    }

    @Test
    void damagedSettingGivesTheUsualKeys() {
        stored.set("action.models=;;x=y=z;action.edit.undo=Not+A+Key");
        assertEquals(Optional.of(KeyCombination.valueOf("Ctrl+Z")), map().keys(undo));
        assertEquals(Optional.empty(), map().keys(models));
    }

    @Test
    void paletteFindsByWordsInAnyOrder() {
        var undoing = new Palette.Choice("Undo", "Ctrl+Z", () -> {});
        var tide = new Palette.Choice("Scene 2", "Chapter 3. The tide", () -> {});
        List<Palette.Choice> all = List.of(undoing, tide);
        assertEquals(List.of(undoing), Palette.matching(all, " UN do "));
        assertEquals(List.of(tide), Palette.matching(all, "tide 2"), "what stands aside counts, too");
        assertEquals(List.of(), Palette.matching(all, "keys"));
    }
}
