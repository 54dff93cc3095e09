package org.quillhouse.ui.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.quillhouse.fakes.KillTrial;
import org.quillhouse.fakes.ScriptedDialogs;
import org.quillhouse.project.Project;
import org.quillhouse.tasks.DirectRunner;
import org.quillhouse.tasks.Schedule;
import org.quillhouse.ui.binder.BinderViewModel;
import org.quillhouse.ui.page.Bookmarks;
import org.quillhouse.ui.page.PageViewModel;
import org.testfx.framework.junit5.ApplicationTest;

/// Searching as the writer sees it: the list shows what is in the texts, then what is around them.
class SearchPaneTest extends ApplicationTest {
    private final List<SearchViewModel.Spot> shown = new ArrayList<>();
    private final Schedule schedule = new Schedule();
    private Project project;
    private SearchPane pane;

    @Override
    public void start(Stage stage) throws Exception {
        Path folder = Files.createTempDirectory("search");
        var clock = InstantSource.system();
        project = KillTrial.projects(folder).createSample(folder.resolve("sample.quill"));
        var jobs = new DirectRunner();
        var binder = new BinderViewModel(project, new ScriptedDialogs(), jobs);
        var page = new PageViewModel(
                project,
                new PageViewModel.Means(jobs, schedule, Runnable::run, clock, new Bookmarks(() -> "", kept -> {})));
        pane = new SearchPane(new SearchViewModel(project, binder, page, jobs), shown::add);
        stage.setScene(new Scene(pane, 320, 700));
        stage.show();
    }

    @AfterEach
    void close() throws Exception {
        schedule.close();
        project.close();
    }

    @Test
    void whatIsFoundIsListedAndLeadsThere() {
        interact(() -> pane.focusWords());
        write("Bettany").push(KeyCode.ENTER);
        ListView<SearchViewModel.Place> list = lookup("#search-list").queryListView();
        assertTrue(list.getItems().size() > 2, "places " + list.getItems().size());
        assertEquals(SearchViewModel.Spot.TEXT, list.getItems().getFirst().spot());
        assertEquals(
                SearchViewModel.Spot.CHARACTER,
                list.getItems().stream()
                        .map(SearchViewModel.Place::spot)
                        .filter(spot -> spot.kind().isPresent())
                        .findFirst()
                        .orElseThrow());
        interact(() -> list.getSelectionModel().select(list.getItems().size() - 1));
        assertEquals(List.of(list.getItems().getLast().spot()), shown);
    }
}
