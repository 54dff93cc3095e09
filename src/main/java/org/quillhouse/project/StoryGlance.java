package org.quillhouse.project;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.quillhouse.kernel.Failure;

/// What a list of stories shows of one, without opening it.
///
/// @param title the folder's name where the story cannot be read
/// @param noted how many people and themes its dossier names
/// @param changed when its file was written last
/// @param bytes of all in its folder
/// @param cover a PNG picture
/// @param trouble why it cannot be read
public record StoryGlance(
        Path folder,
        String title,
        int chapters,
        int words,
        Noted noted,
        Instant changed,
        long bytes,
        Optional<byte[]> cover,
        Optional<Failure> trouble) {
    /// What a dossier names (spec SWT-27).
    public record Noted(int people, int themes) {
        static final Noted NOTHING = new Noted(0, 0);
    }
}
