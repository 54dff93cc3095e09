package org.quillhouse.ui.desk;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ProgressIndicator;
import org.quillhouse.agents.Panel;
import org.quillhouse.kernel.Texts;
import org.quillhouse.ui.theme.Labels;

/// That a reviewer reads or writes, with the words so far.
public final class BusySign {
    private static final double SIZE = 14;

    private BusySign() {}

    /// @return what goes at the end of the reviewer's line
    public static List<Node> of(Panel.State state, int words) {
        var turning = new ProgressIndicator();
        turning.setPrefSize(SIZE, SIZE);
        turning.setMinSize(SIZE, SIZE);
        String said = state == Panel.State.READING ? Texts.of("panel.reading") : Texts.of("panel.writing", words);
        return List.of(Labels.wrapped(said, "desk-note"), turning);
    }
}
