package org.quillhouse.ui.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.quillhouse.fakes.KillTrial;
import org.quillhouse.project.Project;
import org.quillhouse.proofing.Speller;
import org.quillhouse.tasks.DirectRunner;
import org.quillhouse.tasks.Schedule;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;

/// The page shows the place that matters: where the writer was, and where something changed.
class PagePlaceTest extends ApplicationTest {
    private static final int PARAGRAPHS = 200;

    private String kept = "";
    private Project project;
    private PageViewModel model;
    private PageView view;
    private Prose prose;
    private String first;
    private String second;

    private static String text(String word) {
        return IntStream.range(0, PARAGRAPHS)
                .mapToObj(number -> "Paragraph " + number + " says " + word + ".")
                .collect(Collectors.joining("\n\n"));
    }

    @Override
    public void start(Stage stage) throws Exception {
        Path folder = Files.createTempDirectory("place");
        project = KillTrial.projects(folder).createSample(folder.resolve("sample.quill"));
        first = project.manuscript().chapter(1).scenes().getFirst().id();
        second = project.manuscript().chapter(2).scenes().getFirst().id();
        project.manuscript().saveTyped(first, text("one"));
        show(stage);
    }

    private void show(Stage stage) throws Exception {
        var means = new PageViewModel.Means(
                new DirectRunner(),
                new Schedule(),
                Platform::runLater,
                InstantSource.system(),
                new Bookmarks(() -> kept, text -> kept = text));
        model = new PageViewModel(project, means);
        view = new PageView(model, new ProofViewModel(project, new Speller(), means), PageLook.USUAL);
        prose = view.prose();
        stage.setScene(new Scene(view, 700, 500));
        stage.show();
    }

    @AfterEach
    void close() throws Exception {
        on(() -> {
            model.leave();
            return true;
        });
        project.close();
    }

    private boolean sees(int at) throws Exception {
        return WaitForAsyncUtils.asyncFx(() -> {
                    int paragraph = prose.offsetToPosition(at, org.fxmisc.richtext.model.TwoDimensional.Bias.Forward)
                            .getMajor();
                    return prose.firstVisibleParToAllParIndex() <= paragraph
                            && paragraph <= prose.lastVisibleParToAllParIndex();
                })
                .get(10, TimeUnit.SECONDS);
    }

    private void open(String scene) {
        interact(() -> model.open(scene));
    }

    /// What may fail, on the screen's thread.
    private void on(Callable<?> work) throws Exception {
        WaitForAsyncUtils.asyncFx(work).get(10, TimeUnit.SECONDS);
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void aTextIsOpenedWhereItWasLeft() throws Exception {
        open(first);
        int there = model.text().indexOf("Paragraph 150");
        interact(() -> prose.moveTo(there));
        open(second);
        assertEquals(0, prose.getCaretPosition());
        open(first);
        assertEquals(there, prose.getCaretPosition());
        assertTrue(sees(there));
    }

    @Test
    void wordsThatAreSelectedAreCounted() throws Exception {
        open(first);
        int there = model.text().indexOf("Paragraph 7 says");
        interact(() -> prose.selectRange(there, there + 16));
        WaitForAsyncUtils.waitFor(
                10, TimeUnit.SECONDS, () -> model.selectedWordsProperty().get() == 3);
        interact(() -> prose.moveTo(there));
        WaitForAsyncUtils.waitFor(
                10, TimeUnit.SECONDS, () -> model.selectedWordsProperty().get() == 0);
    }

    @Test
    void whatIsKeptIsReadInTheNextSitting() throws Exception {
        open(first);
        int there = model.text().indexOf("Paragraph 90");
        interact(() -> prose.moveTo(there));
        on(() -> {
            model.leave();
            return true;
        });
        interact(() -> {
            var next = new Bookmarks(() -> kept, text -> {});
            assertEquals(there, next.caret(first));
            assertEquals(Optional.of(first), next.latest(id -> true));
        });
    }

    /// The window is not left: the process is gone.
    @Test
    void whoIsCutOffFindsPlaceAndStepsOfTheLastRest() throws Exception {
        open(first);
        int there = model.text().indexOf("Paragraph 120");
        interact(() -> prose.insertText(there, "But "));
        String typed = model.text();
        WaitForAsyncUtils.waitFor(
                30,
                TimeUnit.SECONDS,
                () -> kept.contains(first + " " + (there + 4))
                        && project.manuscript().steps(first, typed).isPresent()); // stored after the place
        interact(() -> model.open(second));
        interact(() -> model.open(first));
        interact(prose::undo);
        assertEquals(typed.replace("But ", ""), prose.getText());
    }

    /// Taken at the beginning of the text, undone there, too.
    @Test
    void aTakenProposalAndItsUndoAreShownWhereTheyChangeSomething() throws Exception {
        open(first);
        String before = model.text();
        int there = before.indexOf("Paragraph 120");
        String after = before.replace("Paragraph 120 says one.", "Paragraph 120 is silent, as it ought to be.");
        interact(() -> prose.moveTo(0));
        on(() -> {
            model.take(after);
            return true;
        });
        assertEquals(after, prose.getText());
        assertTrue(sees(there), "the change");
        interact(() -> {
            prose.moveTo(0);
            prose.requestFollowCaret();
        });
        interact(() -> prose.undo());
        assertEquals(before, prose.getText());
        assertTrue(sees(there), "what was taken back");
    }

    @Test
    void aTextThatChangedElsewhereStaysWhereItIs() throws Exception {
        open(first);
        int there = model.text().indexOf("Paragraph 150");
        interact(() -> prose.moveTo(there));
        project.manuscript().saveTyped(first, model.text().replace("Paragraph 151 says", "Paragraph 151 said"));
        on(() -> {
            model.follow(project.manuscript().tree());
            return true;
        });
        assertTrue(prose.getText().contains("151 said"));
        assertTrue(sees(there));
    }

    /// A text a little longer than the page: of all lengths the one that moved.
    @Test
    void whatIsMarkedInTheTextStaysWhereItIs() throws Exception {
        String words = "The clerk wrote what the tide had left and nobody had asked for. ".repeat(9);
        project.manuscript().saveTyped(first, String.join("\n\n", words, words, words, words));
        open(first);
        interact(() ->
                prose.showHits(List.of(new Finder.Hit(4, 9), new Finder.Hit(words.length() + 6, words.length() + 11))));
        WaitForAsyncUtils.waitForFxEvents();
        assertTrue(WaitForAsyncUtils.asyncFx(() -> prose.getTotalHeightEstimate() > prose.getHeight())
                .get(10, TimeUnit.SECONDS));
        assertEquals(0, WaitForAsyncUtils.asyncFx(prose::getEstimatedScrollY).get(10, TimeUnit.SECONDS));
    }

    /// Whatever is set for the page, and whatever changes elsewhere: paragraphs stand below one another, each as high
    /// as
    /// it is.
    @Test
    void paragraphsStandInTheirLines() throws Exception {
        String words = "The clerk wrote what the tide had left and nobody had asked for. ".repeat(6);
        String text = String.join("\n\n", "One.", words, words, "\"So,\" she said.", words, words);
        project.manuscript().saveTyped(first, text);
        open(first);
        interact(this::requireLines);
        interact(() -> {
            view.setLook(PageLook.USUAL);
            view.setSpelling(true);
        });
        interact(this::requireLines);
        project.manuscript()
                .editor()
                .rewrite(Map.of(first, text.replace(" \"", " „").replace("\n\"", "\n„")));
        on(() -> {
            model.follow(project.manuscript().tree());
            return true;
        });
        interact(this::requireLines);
    }

    private void requireLines() {
        double end = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < prose.getVisibleParagraphs().size(); i++) {
            Bounds bounds = prose.getVisibleParagraphBoundsOnScreen(i);
            assertTrue(bounds.getMinY() > end - 3, i + " begins at " + bounds.getMinY() + " before " + end);
            end = bounds.getMaxY();
        }
    }
}
