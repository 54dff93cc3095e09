package org.quillhouse.ui.actions;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import javafx.scene.input.KeyCombination;
import org.quillhouse.kernel.Texts;

/// Something the writer can do, wherever it is called from: menu, key or palette.
///
/// @param id dotted; also the key of its name
/// @param usual the key it has unless the writer chose another
/// @param possible whether it can be done now
/// @param on whether what it switches on and off is on; empty where it switches nothing
public record Action(
        String id,
        Optional<KeyCombination> usual,
        Runnable run,
        BooleanSupplier possible,
        Optional<BooleanSupplier> on) {

    /// @param keys as in `Shortcut+Shift+N`; empty for none
    public static Action of(String id, String keys, Runnable run) {
        return new Action(
                id,
                keys.isEmpty() ? Optional.empty() : Optional.of(KeyCombination.valueOf(keys)),
                run,
                () -> true,
                Optional.empty());
    }

    public Action when(BooleanSupplier condition) {
        return new Action(id, usual, run, condition, on);
    }

    /// With a tick in the menu while something is on.
    public Action ticked(BooleanSupplier whether) {
        return new Action(id, usual, run, possible, Optional.of(whether));
    }

    public String name() {
        return Texts.of(id);
    }

    /// Does it, where it can be done.
    public void perform() {
        if (possible.getAsBoolean()) {
            run.run();
        }
    }
}
