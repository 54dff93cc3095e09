package org.quillhouse.ui.binder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.event.EventType;
import javafx.geometry.Point3D;
import javafx.scene.Scene;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.PickResult;
import javafx.scene.input.TransferMode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.quillhouse.fakes.KillTrial;
import org.quillhouse.fakes.ScriptedDialogs;
import org.quillhouse.manuscript.Node;
import org.quillhouse.project.Project;
import org.quillhouse.tasks.DirectRunner;
import org.testfx.framework.junit5.ApplicationTest;

/// The binder's rows under mouse and keyboard, on the sample story.
class BinderViewTest extends ApplicationTest {
    private final AtomicInteger left = new AtomicInteger();
    private final AtomicInteger typed = new AtomicInteger();
    private Project project;
    private BinderViewModel model;
    private BinderView view;

    @Override
    public void start(Stage stage) throws Exception {
        Path folder = Files.createTempDirectory("binder");
        project = KillTrial.projects(folder).createSample(folder.resolve("sample.quill"));
        model = new BinderViewModel(project, new ScriptedDialogs(), new DirectRunner());
        view = new BinderView(model, new BinderView.Elsewhere(left::incrementAndGet, typed::incrementAndGet));
        stage.setScene(new Scene(view, 320, 600));
        stage.show();
    }

    @AfterEach
    void close() throws Exception {
        project.close();
    }

    private List<String> chapters() {
        return model.tree().chapters().stream().map(Node::title).toList();
    }

    private BinderCell row(int chapter) {
        Node node = model.tree().chapters().get(chapter);
        return lookup(".tree-cell")
                .match((BinderCell cell) -> node.equals(cell.getItem()))
                .query();
    }

    /// The system's part of dragging is left out: it has no display here.
    private void fire(EventType<DragEvent> type, BinderCell from, BinderCell to, double share) {
        var at = new PickResult(to, new Point3D(10, share * to.getHeight(), 0), 0);
        interact(() -> to.fireEvent(new DragEvent(to, to, type, null, 0, 0, 0, 0, TransferMode.MOVE, from, to, at)));
    }

    @Test
    void aClickShowsTheTextEvenOfTheRowThatIsChosen() {
        clickOn(row(1));
        assertEquals(1, left.get());
        clickOn(row(1));
        assertEquals(2, left.get(), "it was chosen already");
        clickOn(row(0), MouseButton.SECONDARY);
        assertEquals(2, left.get(), "who asks for the menu stays where they are");
    }

    @Test
    void enterGoesIntoTheText() {
        clickOn(row(0)).type(KeyCode.ENTER);
        assertEquals(1, typed.get());
    }

    @Test
    void aDraggedChapterGoesWhereItIsDroppedAndBackAgain() {
        List<String> before = chapters();
        clickOn(row(0));
        fire(DragEvent.DRAG_OVER, row(0), row(2), 0.9);
        assertTrue(row(2).getStyleClass().contains("binder-drop-after"), "the place is shown");
        fire(DragEvent.DRAG_EXITED, row(0), row(2), 0.9);
        assertFalse(row(2).getStyleClass().contains("binder-drop-after"));

        fire(DragEvent.DRAG_DROPPED, row(0), row(2), 0.9);
        assertEquals(List.of(before.get(1), before.get(2), before.get(0)), chapters());
        interact(model::undo);
        assertEquals(before, chapters(), "dragging is one step");
    }

    @Test
    void aChapterIsNotDroppedOnItself() {
        List<String> before = chapters();
        clickOn(row(1));
        fire(DragEvent.DRAG_OVER, row(1), row(1), 0.9);
        assertFalse(row(1).getStyleClass().contains("binder-drop-after"));
        fire(DragEvent.DRAG_DROPPED, row(1), row(1), 0.9);
        assertEquals(before, chapters());
    }
}
