package org.quillhouse.ui.theme;

import java.util.List;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;

/// Buttons side by side of which always one is chosen.
public final class Pills {
    private Pills() {}

    /// One choice.
    ///
    /// @param shown called when it is chosen
    public record Pill(String text, Runnable shown) {}

    /// The first is chosen at once.
    public static HBox of(List<Pill> pills) {
        var group = new ToggleGroup();
        var row = new HBox();
        for (Pill pill : pills) {
            var button = new ToggleButton(pill.text());
            button.setToggleGroup(group);
            button.setMaxWidth(Double.MAX_VALUE);
            int at = row.getChildren().size();
            button.getStyleClass().add(at == 0 ? "left-pill" : at == pills.size() - 1 ? "right-pill" : "center-pill");
            button.selectedProperty().subscribe(chosen -> {
                if (chosen) {
                    pill.shown().run();
                }
            });
            row.getChildren().add(button);
        }
        group.selectedToggleProperty().addListener((chosen, old, now) -> {
            if (now == null) {
                group.selectToggle(old);
            }
        });
        group.selectToggle(group.getToggles().getFirst());
        return row;
    }

    /// Chooses one of them by its place.
    public static void choose(HBox pills, int at) {
        if (pills.getChildren().get(at) instanceof ToggleButton pill) {
            pill.setSelected(true);
        }
    }
}
