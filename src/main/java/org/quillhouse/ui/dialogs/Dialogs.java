package org.quillhouse.ui.dialogs;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Questions to the writer. Tests give scripted answers.
public interface Dialogs {
    /// The folder of a story to open.
    Optional<Path> chooseStory();

    /// A story that is to be made.
    ///
    /// @param parent where its folder is to be
    record NewStory(String title, Path parent) {}

    /// What a new story is called and where it is kept.
    ///
    /// @param named what it is called unless the writer knows better
    Optional<NewStory> newStory(String named);

    /// The same of a book that was written elsewhere, or of several.
    ///
    /// @param named empty for several, each of which has a title
    /// @param found what is in it: the sum of it first, then each chapter or book
    Optional<NewStory> takeIn(String named, List<String> found);

    /// Where a new story's folder is to be made.
    Optional<Path> chooseParentFolder();

    /// A GGUF file.
    Optional<Path> chooseModelFile();

    /// Shows a longer text to read.
    void tell(String title, String text);

    /// A short text; nothing when the writer thinks better of it.
    Optional<String> ask(String title, String label, String initial, String action);

    /// A file to be read, by its ending; any of several.
    Optional<Path> openFile(String title, String... endings);

    /// Several files to be read, each by its ending; none when the writer thinks better of it.
    List<Path> openFiles(String title, String... endings);

    /// A folder to read from.
    Optional<Path> chooseFolder(String title);

    /// Where a file is to be written.
    Optional<Path> saveFile(String title, String name);

    /// Opens a file in whichever program the system has for it. Returns at once.
    void show(Path file);
}
