package org.quillhouse.ui.theme;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.input.TransferMode;

/// Files that are dropped on a screen. On the FX thread.
public final class FileDrop {
    private FileDrop() {}

    /// @param take given what was dropped; false where it was of no use
    /// @param modes what may become of the files where they come from
    public static void on(Node node, Predicate<List<Path>> take, TransferMode... modes) {
        node.setOnDragOver(drag -> {
            if (drag.getDragboard().hasFiles()) {
                drag.acceptTransferModes(modes);
            }
            drag.consume();
        });
        node.setOnDragDropped(drop -> {
            List<Path> files =
                    drop.getDragboard().getFiles().stream().map(File::toPath).toList();
            drop.setDropCompleted(!files.isEmpty() && take.test(files));
            drop.consume();
        });
    }
}
