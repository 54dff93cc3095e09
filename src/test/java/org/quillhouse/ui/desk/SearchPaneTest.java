package org.quillhouse.ui.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.quillhouse.fakes.KillTrial;
import org.quillhouse.fakes.ScriptedDialogs;
import org.quillhouse.kernel.Texts;
import org.quillhouse.manuscript.Scene;
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
    private SearchViewModel search;
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
        search = new SearchViewModel(project, binder, page, jobs);
        pane = new SearchPane(search, shown::add);
        stage.setScene(new javafx.scene.Scene(pane, 320, 700));
        stage.show();
    }

    @AfterEach
    void close() throws Exception {
        schedule.close();
        project.close();
    }

    private long placesOf(String words) throws Exception {
        return project.manuscript().texts().stream()
                .mapToLong(scene -> scene.text().split(words, -1).length - 1)
                .sum();
    }

    private List<String> lines(Node list) {
        return from(list).lookup(".history-difference").queryAllAs(TextFlow.class).stream()
                .map(line -> line.getChildren().stream()
                        .map(piece -> ((Text) piece).getText())
                        .collect(Collectors.joining("|")))
                .toList();
    }

    @Test
    void whatWouldStandThereIsShownAndPlacesCanBeLeftOut() throws Exception {
        interact(() -> pane.focusWords());
        write("(Bett)any").push(KeyCode.ENTER);
        interact(() -> lookup(".check-box").queryAllAs(CheckBox.class).stream()
                .filter(box -> box.getText().equals(Texts.of("find.regex")))
                .forEach(CheckBox::fire));
        long all = placesOf("Bettany");
        clickOn("#search-with").write("$1ina");
        ListView<SearchViewModel.Place> list = lookup("#search-list").queryListView();
        assertTrue(
                lines(list).stream().anyMatch(line -> line.contains("|Bettany|Bettina|")),
                lines(list).toString());
        interact(() -> list.getSelectionModel().select(0));
        interact(list::requestFocus);
        push(KeyCode.SPACE);
        assertEquals(1, search.left().size());
        clickOn("#search-replace");
        assertEquals(all - 1, placesOf("Bettina"));
        assertEquals(1, placesOf("Bettany"));
    }

    /// What was typed since the search was never seen in the list.
    @Test
    void whatWasNotSeenIsNotReplaced() throws Exception {
        interact(() -> pane.focusWords());
        write("Bettany").push(KeyCode.ENTER);
        clickOn("#search-with").write("Bettina");
        Scene scene = project.manuscript().texts().getFirst();
        project.manuscript().saveTyped(scene.id(), "Bettany. " + scene.text());
        clickOn("#search-replace");
        assertEquals(0, placesOf("Bettina"));
        assertEquals(
                Texts.of("search.changed"),
                lookup("#search-summary").queryLabeled().getText());
        clickOn("#search-replace");
        assertEquals(0, placesOf("Bettany"));
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
