package org.quillhouse.ui.page;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import org.quillhouse.exchange.UnreadableFile;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Texts;

/// Text and text files that are dropped on a page.
final class Dropped {
    private Dropped() {}

    /// Lets a page take them where they are dropped.
    ///
    /// @param trouble told of files that cannot be read
    static void on(Prose page, Consumer<Failure> trouble) {
        page.setOnDragOver(drag -> {
            boolean text = drag.getDragboard().hasString() || !textFiles(drag).isEmpty();
            if (text && page.isEditable() && drag.getGestureSource() == null) {
                drag.acceptTransferModes(TransferMode.COPY);
            }
            drag.consume();
        });
        page.setOnDragDropped(drop -> {
            List<File> files = textFiles(drop);
            String text = files.isEmpty() ? Clippings.marked(drop.getDragboard()) : read(files, trouble);
            page.takeAt(page.hit(drop.getX(), drop.getY()).getInsertionIndex(), text);
            drop.setDropCompleted(true);
            drop.consume();
        });
    }

    private static List<File> textFiles(DragEvent drag) {
        return drag.getDragboard().getFiles().stream()
                .filter(file -> file.getName().matches("(?i).*\\.(txt|md|markdown)"))
                .toList();
    }

    private static String read(List<File> files, Consumer<Failure> trouble) {
        var text = new StringBuilder();
        for (File file : files) {
            try {
                text.append(Files.readString(file.toPath()).replace("\r\n", "\n"));
            } catch (IOException unreadable) {
                trouble.accept(new UnreadableFile(file.toPath(), Texts.of("exchange.not.text"), unreadable));
            }
        }
        return text.toString();
    }
}
