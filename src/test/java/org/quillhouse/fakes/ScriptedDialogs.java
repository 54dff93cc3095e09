package org.quillhouse.fakes;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.quillhouse.ui.dialogs.Dialogs;

/// Answers as it was told to.
public final class ScriptedDialogs implements Dialogs {
    public Optional<Path> story = Optional.empty();
    public Optional<Path> parent = Optional.empty();
    public Optional<Path> model = Optional.empty();
    public Optional<String> words = Optional.empty();
    /// What was said of a book before it was taken in.
    public List<String> offered = List.of();

    @Override
    public Optional<Path> chooseStory() {
        return story;
    }

    @Override
    public Optional<NewStory> newStory(String named) {
        return parent.flatMap(folder -> words.map(title -> new NewStory(title, folder)));
    }

    @Override
    public Optional<NewStory> takeIn(String named, List<String> found) {
        offered = found;
        return parent.map(folder -> new NewStory(named, folder));
    }

    @Override
    public Optional<Path> chooseParentFolder() {
        return parent;
    }

    @Override
    public Optional<Path> chooseModelFile() {
        return model;
    }

    public String told = "";

    @Override
    public void tell(String title, String text) {
        told = text;
    }

    @Override
    public Optional<String> ask(String title, String label, String initial, String action) {
        return words;
    }

    public Optional<Path> file = Optional.empty();

    @Override
    public Optional<Path> openFile(String title, String... endings) {
        return file;
    }

    @Override
    public List<Path> openFiles(String title, String... endings) {
        return file.stream().toList();
    }

    @Override
    public Optional<Path> chooseFolder(String title) {
        return parent;
    }

    @Override
    public Optional<Path> saveFile(String title, String name) {
        return file;
    }

    public Optional<Path> shown = Optional.empty();

    @Override
    public void show(Path book) {
        shown = Optional.of(book);
    }
}
