package org.quillhouse.ui.theme;

import java.util.function.Supplier;
import javafx.event.EventHandler;
import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;

/// Tooltips that cost nothing until the pointer is over their control: each one is a window of its own, and a bar full
/// of
/// them would be a part of every start. On the FX thread.
public final class Hints {
    private Hints() {}

    public static void hang(Control control, String words) {
        hang(control, () -> new Tooltip(words));
    }

    /// @param make called once, when the pointer comes over the control for the first time
    public static void hang(Control control, Supplier<Tooltip> make) {
        control.addEventHandler(MouseEvent.MOUSE_ENTERED, new EventHandler<>() {
            @Override
            public void handle(MouseEvent entered) {
                control.removeEventHandler(MouseEvent.MOUSE_ENTERED, this);
                control.setTooltip(make.get());
            }
        });
    }
}
