package org.quillhouse.ui.binder;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Texts;
import org.quillhouse.manuscript.Chapter;
import org.quillhouse.manuscript.Manuscript;
import org.quillhouse.manuscript.Scene;
import org.quillhouse.project.Project;
import org.quillhouse.storage.StorageFailed;
import org.quillhouse.ui.dialogs.Dialogs;

/// The binder: chapters and their scenes, which one is open, adding and renaming.
public final class BinderViewModel {
    private final Manuscript manuscript;
    private final Dialogs dialogs;
    private final ObservableList<Row> rows = FXCollections.observableArrayList();
    private final StringProperty selectedScene = new SimpleStringProperty("");
    private final ReadOnlyIntegerWrapper totalWords = new ReadOnlyIntegerWrapper();
    private final String storyTitle;
    private Consumer<Failure> failures = failure -> {};

    /// A line of the binder.
    ///
    /// @param nodeId what renaming renames
    /// @param sceneId what selecting opens
    /// @param depth 0 for chapters, 1 for scenes of a chapter with several
    public record Row(String nodeId, String sceneId, int depth, String label, String plainTitle, int words) {}

    public BinderViewModel(Project project, Dialogs dialogs) throws StorageFailed {
        this.manuscript = project.manuscript();
        this.dialogs = dialogs;
        this.storyTitle = manuscript.facts().title();
        refresh();
    }

    public void onFailure(Consumer<Failure> listener) {
        failures = listener;
    }

    /// Reads the tree again.
    public void refresh() throws StorageFailed {
        var fresh = new ArrayList<Row>();
        List<Chapter> chapters = manuscript.chapters();
        for (Chapter chapter : chapters) {
            addRows(chapter, fresh);
        }
        showRows(fresh);
        totalWords.set(chapters.stream().mapToInt(Chapter::wordCount).sum());
    }

    /// Row by row where the tree is the same, so that the selection stays where it is.
    private void showRows(List<Row> fresh) {
        if (fresh.size() != rows.size()) {
            rows.setAll(fresh);
            return;
        }
        for (int i = 0; i < fresh.size(); i++) {
            if (!fresh.get(i).equals(rows.get(i))) {
                rows.set(i, fresh.get(i));
            }
        }
    }

    private static void addRows(Chapter chapter, List<Row> rows) {
        String first =
                chapter.scenes().isEmpty() ? "" : chapter.scenes().getFirst().id();
        String label = Texts.of("binder.chapter", chapter.number(), chapter.title());
        rows.add(new Row(chapter.id(), first, 0, label, chapter.title(), chapter.wordCount()));
        if (chapter.scenes().size() < 2) {
            return;
        }
        int number = 1;
        for (Scene scene : chapter.scenes()) {
            String title = scene.title().isEmpty() ? Texts.of("binder.scene", number) : scene.title();
            rows.add(new Row(scene.id(), scene.id(), 1, title, scene.title(), scene.words()));
            number++;
        }
    }

    public ObservableList<Row> rows() {
        return rows;
    }

    public StringProperty selectedSceneProperty() {
        return selectedScene;
    }

    public ReadOnlyIntegerProperty totalWordsProperty() {
        return totalWords.getReadOnlyProperty();
    }

    public String storyTitle() {
        return storyTitle;
    }

    public void addChapter() {
        dialogs.ask(Texts.of("binder.add.title"), Texts.of("binder.add.label"), "", Texts.of("binder.add.action"))
                .ifPresent(title -> attempt(() -> {
                    manuscript.addChapter(title, "", List.of());
                    refresh();
                    selectedScene.set(rows.getLast().sceneId());
                }));
    }

    public void addScene() {
        rows.stream()
                .filter(row -> row.depth() == 0)
                .filter(row -> belongs(row, selectedScene.get()))
                .findFirst()
                .ifPresent(row -> attempt(() -> {
                    String scene = manuscript.addScene(row.nodeId(), "");
                    refresh();
                    selectedScene.set(scene);
                }));
    }

    private boolean belongs(Row chapter, String sceneId) {
        int at = rows.indexOf(chapter);
        if (chapter.sceneId().equals(sceneId)) {
            return true;
        }
        for (int i = at + 1; i < rows.size() && rows.get(i).depth() > 0; i++) {
            if (rows.get(i).sceneId().equals(sceneId)) {
                return true;
            }
        }
        return false;
    }

    public void rename(Row row) {
        dialogs.ask(
                        Texts.of("binder.rename.title"),
                        Texts.of("binder.add.label"),
                        row.plainTitle(),
                        Texts.of("binder.rename.action"))
                .ifPresent(title -> attempt(() -> {
                    manuscript.rename(row.nodeId(), title);
                    refresh();
                }));
    }

    /// Stores what the chapter is to tell.
    ///
    /// @param items one a line
    public void setPlan(String chapterId, String plotPoint, String items) {
        attempt(() -> manuscript.setPlan(
                chapterId,
                plotPoint.strip(),
                items.lines().map(String::strip).filter(item -> !item.isEmpty()).toList()));
    }

    private void attempt(Change change) {
        try {
            change.make();
        } catch (StorageFailed failed) {
            failures.accept(failed);
        }
    }

    @FunctionalInterface
    private interface Change {
        void make() throws StorageFailed;
    }
}
