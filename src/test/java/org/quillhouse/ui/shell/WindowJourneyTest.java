package org.quillhouse.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;
import org.quillhouse.agents.ChatAgent;
import org.quillhouse.context.AgentKind;
import org.quillhouse.engine.LoadOptions;
import org.quillhouse.project.Project;
import org.quillhouse.settings.Keys;
import org.quillhouse.storage.StorageFailed;
import org.quillhouse.tasks.Cancellation;
import org.quillhouse.tasks.Progress;
import org.quillhouse.ui.desk.TokenLabel;
import org.quillhouse.ui.page.Prose;
import org.testfx.util.WaitForAsyncUtils;

/// A real window: open the sample, write a chapter by key, undo it by key, type, close, find it again.
class WindowJourneyTest extends WindowTest {
    @Test
    void chapterIsWrittenUndoneTypedOverAndFoundAgain() throws Exception {
        openTheUnwrittenChapter();
        engine.reply = List.of("She climbed ", "the stairs.");
        push(KeyCode.CONTROL, KeyCode.ENTER);
        await(() -> pageText().equals("She climbed the stairs.") && page().isEditable());
        interact(() -> page().requestFocus());
        push(KeyCode.CONTROL, KeyCode.Z);
        await(() -> pageText().isEmpty());
        push(KeyCode.CONTROL, KeyCode.Y);
        await(() -> pageText().equals("She climbed the stairs."));
        interact(() -> page().moveTo(page().getLength()));
        write(" Up");
        await(() -> pageText().equals("She climbed the stairs. Up"));
        await(() -> lookup("#saved-state").queryLabeled().getText().startsWith("Saved at"));
        assertTrue(WaitForAsyncUtils.asyncFx(() -> window.close()).get(20, TimeUnit.SECONDS));
        try (Project again = projects.open(Path.of(settings.get(Keys.LAST_STORY)))) {
            assertEquals(
                    "She climbed the stairs. Up", again.manuscript().chapter(3).content());
            String scene = again.manuscript().chapter(3).scenes().getFirst().id();
            assertTrue(settings.get(Keys.BOOKMARKS).startsWith(scene + " 26\n"), "where the caret was");
            assertFalse(again.manuscript().versions(scene).isEmpty());
        }
    }

    /// Going on is shown under the page; Ctrl+Right says how much of it Tab takes, Esc puts it away.
    @Test
    void goingOnIsTakenWordByWordWithTab() throws Exception {
        await(() -> shell.storyProperty().get().isPresent());
        await(() -> pageText().startsWith("The seven was wrong."));
        String before = pageText();
        engine.reply = List.of("Nobody came, ", "and the carts stood still on the stones.");
        interact(() -> {
            page().requestFocus();
            page().moveTo(page().getLength());
        });
        push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.ENTER);
        await(() -> lookup("#ghost-take").match(Node::isVisible).tryQuery().isPresent());
        assertEquals(before, pageText());
        push(KeyCode.CONTROL, KeyCode.RIGHT);
        push(KeyCode.CONTROL, KeyCode.RIGHT);
        push(KeyCode.TAB);
        await(() -> pageText().endsWith("Nobody came,"));
        assertTrue(pageText().startsWith(before));
        await(() -> lookup("#ghost").match(Node::isVisible).tryQuery().isEmpty());
        push(KeyCode.CONTROL, KeyCode.Z);
        await(() -> pageText().equals(before));
        interact(() -> page().moveTo(page().getLength()));
        push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.ENTER);
        await(() -> lookup("#ghost-take").match(Node::isVisible).tryQuery().isPresent());
        push(KeyCode.ESCAPE);
        await(() -> lookup("#ghost").match(Node::isVisible).tryQuery().isEmpty());
        assertEquals(before, pageText());
        assertTrue(lookup("#page-waiting").query().isVisible(), "it waits");
    }

    /// What was typed, and an agent's text over it, are taken back step by step after the story was opened again.
    @Test
    void stepsAreTakenBackAfterOpeningAgain() throws Exception {
        openTheUnwrittenChapter();
        interact(() -> page().requestFocus());
        interact(() -> page().insertText(0, "First."));
        interact(() -> page().getUndoManager().preventMerge());
        interact(() -> page().insertText(6, " Second."));
        engine.reply = List.of("She ran.");
        push(KeyCode.CONTROL, KeyCode.ENTER);
        await(() -> pageText().equals("She ran.") && page().isEditable());
        Path folder = shell.storyProperty().get().orElseThrow().folder();
        interact(() -> shell.closeStory());
        interact(() -> shell.open(folder));
        await(() -> shell.storyProperty().get().isPresent());
        await(() -> lookup("#binder-list").tryQuery().isPresent());
        chooseRow(2);
        await(() -> pageText().equals("She ran."));
        interact(() -> page().requestFocus());
        push(KeyCode.CONTROL, KeyCode.Z);
        await(() -> pageText().equals("First. Second."));
        push(KeyCode.CONTROL, KeyCode.Z);
        await(() -> pageText().equals("First."));
        interact(() -> page().insertText(6, " Other."));
        push(KeyCode.CONTROL, KeyCode.Z);
        await(() -> pageText().equals("First."));
        push(KeyCode.CONTROL, KeyCode.Z);
        await(() -> pageText().isEmpty());
    }

    @Test
    void aStoryIsToldToTheInterviewerFirstAndItsWorldTalkedOver() throws Exception {
        await(() -> lookup("#binder-list").tryQuery().isPresent());
        interact(() -> shell.closeStory());
        dialogs.words = Optional.of("Salt");
        dialogs.parent = Optional.of(Files.createTempDirectory("salt"));
        clickOn("Talk a story through");
        await(() -> lookup("#chat-words").tryQuery().isPresent());
        interact(() ->
                shell.storyProperty().get().orElseThrow().desk().chat().world().discuss(""));
        await(() -> lookup(".desk-note").<Label>queryAllAs(Label.class).stream()
                .anyMatch(label -> label.getText().startsWith("Think about the world")));
        Hyperlink question = from(lookup("#chat-world")).lookup(".hyperlink").query();
        clickOn(question);
        assertEquals(
                question.getText(),
                lookup("#chat-words").queryAs(TextArea.class).getText());
    }

    /// Printed quotes with a step of their own, finding and replacing as one step, splitting by key and taking it back.
    @Test
    void pageIsTypedSearchedAndSplitByKeys() throws Exception {
        openTheUnwrittenChapter();
        interact(() -> page().requestFocus());
        interact(() -> page().fireEvent(typed("\"")));
        interact(() -> page().fireEvent(typed("a")));
        await(() -> pageText().equals("“a"));
        interact(() -> page().replaceText("x"));
        interact(() -> page().fireEvent(typed("'")));
        await(() -> pageText().equals("x’"));
        push(KeyCode.CONTROL, KeyCode.Z);
        await(() -> pageText().equals("x'"));
        interact(() -> page().replaceText("sea sea Sea. End"));
        push(KeyCode.CONTROL, KeyCode.F);
        interact(() -> lookup("#find-words").queryTextInputControl().setText("sea"));
        interact(() -> lookup("#find-with").queryTextInputControl().setText("air"));
        interact(() -> lookup("#find-replace-all").queryButton().fire());
        await(() -> pageText().equals("air air air. End"));
        push(KeyCode.ESCAPE);
        push(KeyCode.CONTROL, KeyCode.Z);
        await(() -> pageText().equals("sea sea Sea. End"));
        interact(() -> page().moveTo("sea sea Sea.".length()));
        push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.K);
        await(() -> pageText().equals("End"));
        push(KeyCode.CONTROL, KeyCode.ALT, KeyCode.Z);
        await(() -> pageText().equals("sea sea Sea. End"));
        push(KeyCode.CONTROL, KeyCode.ALT, KeyCode.DIGIT4);
        await(() -> lookup("#reading-text").tryQuery().isPresent());
        assertTrue(lookup("#reading-text").queryAs(Prose.class).getText().endsWith("sea sea Sea. End"));
        push(KeyCode.ESCAPE);
        await(() -> lookup("#page-text").tryQuery().isPresent());
        interact(() -> page().replaceText("Teh *sea* is recieved."));
        await(() -> WaitForAsyncUtils.asyncFx(() -> page().getStyleOfChar(0).contains("misspelt"))
                .get(5, TimeUnit.SECONDS));
        assertTrue(page().getStyleOfChar(5).contains("emphasis"));
        assertTrue(page().getStyleOfChar(15).contains("misspelt"));
    }

    /// Another chapter cannot be opened while the writer writes; afterwards binder and page agree again, and nothing
    /// that is said about the run makes the window wider than it is.
    @Test
    void binderAndPageAgreeWhenTheWriterIsDone() throws Exception {
        openTheUnwrittenChapter();
        var story = shell.storyProperty().get().orElseThrow();
        String third = story.page().sceneId();
        engine.reply = java.util.stream.IntStream.range(0, 150)
                .mapToObj(number -> "word" + number + " ")
                .toList();
        engine.pauseMillis = 20;
        push(KeyCode.CONTROL, KeyCode.ENTER);
        await(() -> pageText().startsWith("word0"));
        interact(() -> story.binder()
                .choose(story.binder().tree().nodes().stream()
                        .filter(node -> node.kind() == org.quillhouse.manuscript.Node.Kind.CHAPTER)
                        .findFirst()
                        .orElseThrow()));
        assertTrue(story.writer().busyProperty().get());
        await(() -> !story.writer().busyProperty().get());
        assertEquals(third, story.page().sceneId());
        assertEquals(third, story.binder().openTextProperty().get());
        double width = lookup(".shell").query().getScene().getWidth();
        assertTrue(lookup(".shell").query().minWidth(-1) <= width, "it all fits");
    }

    /// Where something is taken, or nothing comes at all, the page does not jump away from where the writer is.
    @Test
    void theCaretStaysWhereTheWriterIs() throws Exception {
        openTheUnwrittenChapter();
        var story = shell.storyProperty().get().orElseThrow();
        interact(() -> page().replaceText("The sea. The grey sea. The end."));
        interact(() -> page().moveTo(12));
        interact(() -> {
            try {
                story.page().take("The sea. The green sea. The end.");
            } catch (StorageFailed failed) {
                throw new AssertionError(failed);
            }
        });
        await(() -> pageText().contains("green"));
        assertEquals("The sea. The gre".length(), page().getCaretPosition());
        interact(() -> page().moveTo(4));
        engine.reply = List.of();
        engine.fails = true;
        push(KeyCode.CONTROL, KeyCode.ENTER);
        await(() -> !shell.bannerProperty().get().isEmpty()
                && !story.writer().busyProperty().get());
        assertEquals("The sea. The green sea. The end.", pageText());
        assertEquals(4, page().getCaretPosition());
    }

    @Test
    void fieldsAreCountedAnewWithAnotherModel() throws Exception {
        await(() -> shell.storyProperty().get().isPresent());
        await(() -> counter().matches("\\d.* of .*"));
        host.unloadJob().run(new Cancellation(), Progress.SILENT);
        await(() -> counter().startsWith("≈"));
        host.loadJob(model, LoadOptions.cpu(512)).run(new Cancellation(), Progress.SILENT);
        await(() -> counter().matches("\\d.* of .*"));
    }

    private String counter() {
        return lookup(node ->
                        node instanceof TokenLabel label && !label.getText().isEmpty())
                .tryQueryAs(TokenLabel.class)
                .map(TokenLabel::getText)
                .orElse("");
    }

    @Test
    void closingWhileTheWriterWritesKeepsTheText() throws Exception {
        openTheUnwrittenChapter();
        engine.reply = Collections.nCopies(500, "on and ");
        engine.pauseMillis = 20;
        push(KeyCode.CONTROL, KeyCode.ENTER);
        await(() -> pageText().startsWith("on and on"));
        assertTrue(WaitForAsyncUtils.asyncFx(() -> window.close()).get(20, TimeUnit.SECONDS));
        try (Project again = projects.open(Path.of(settings.get(Keys.LAST_STORY)))) {
            assertTrue(again.manuscript().chapter(3).content().startsWith("on and on"));
            assertEquals(List.of(), again.rescuedScenes());
        }
    }

    @Test
    void modelsScreenOpensByKeyShowsWhatIsInUseAndLeavesTheStoryAlone() throws Exception {
        openTheUnwrittenChapter();
        push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.M);
        await(() -> lookup("#models-list").tryQuery().isPresent());
        ListView<?> list = lookup("#models-list").queryListView();
        assertFalse(list.getItems().isEmpty());
        push(KeyCode.ESCAPE);
        await(() -> lookup("#models-list").tryQuery().isEmpty());
        await(() -> pageText().isEmpty());
    }

    @Test
    void documentsAreAskedOnTheDesk() throws Exception {
        await(() -> lookup("#tool-write").tryQuery().isPresent()
                && shell.storyProperty().get().isPresent());
        Path notes = Files.writeString(
                Files.createTempDirectory("journey").resolve("oil.txt"), "The lamp burned spermaceti oil.");
        documents.get().add(List.of(notes), file -> {});
        push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.B);
        await(() -> lookup("#documents-words").tryQuery().isPresent());
        write("lamp");
        await(() ->
                lookup("#documents-found").queryAs(ListView.class).getItems().size() == 1);
        push(KeyCode.DOWN);
        await(() -> lookup("#documents-text").queryAs(TextArea.class).getText().startsWith("The lamp"));
        clickOn("#documents-ask");
        await(() -> lookup("#chat-partner").tryQuery().isPresent());
        assertEquals(
                AgentKind.RESEARCHER,
                ((ChatAgent.Partner)
                                lookup("#chat-partner").queryAs(ComboBox.class).getValue())
                        .kind());
        write("What did it burn?"); // the caret is there
        assertEquals(
                "What did it burn?",
                lookup("#chat-words").queryAs(TextArea.class).getText());
    }

    /// Esc leaves the field of a table, not the table; what was typed stays.
    @Test
    void aThreadIsTypedIntoItsTable() throws Exception {
        await(() -> shell.storyProperty().get().isPresent());
        var strands = shell.storyProperty().get().orElseThrow().desk().people().strands();
        dialogs.words = Optional.of("The bell");
        interact(() -> strands.add(Optional.empty()));
        push(KeyCode.CONTROL, KeyCode.ALT, KeyCode.DIGIT9);
        await(() -> lookup("#strands-table").tryQuery().isPresent()
                && !lookup("#strands-table").queryTableView().getItems().isEmpty());
        TableView<Object> table = lookup("#strands-table").queryTableView();
        interact(() -> {
            table.requestFocus();
            table.getSelectionModel().select(2, table.getColumns().get(1));
        });
        await(() -> {
            interact(() -> table.fireEvent(
                    new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false)));
            return table.lookup(".text-area") != null;
        });
        TextArea field = (TextArea) Objects.requireNonNull(table.lookup(".text-area"));
        interact(() -> {
            field.setText("Nobody rings it.");
            field.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ESCAPE, false, false, false, false));
        });
        assertTrue(lookup("#strands-table").tryQuery().isPresent(), "the table is still there");
        await(() -> strands.gridProperty().get().strands().getFirst().beats().containsValue("Nobody rings it."));
        interact(() -> table.fireEvent(
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ESCAPE, false, false, false, false)));
        await(() -> lookup("#strands-table").tryQuery().isEmpty());
    }

    /// What is typed beside the page is stored while the caret is still in it, and what the last second held at
    /// closing.
    @Test
    void fieldsBesideThePageStoreThemselves() throws Exception {
        await(() -> shell.storyProperty().get().isPresent());
        var story = shell.storyProperty().get().orElseThrow();
        push(KeyCode.CONTROL, KeyCode.ALT, KeyCode.DIGIT7);
        await(() -> lookup("#sheet-title").tryQuery().isPresent());
        TextInputControl title = lookup("#sheet-title").queryAs(TextInputControl.class);
        interact(() -> {
            title.requestFocus();
            title.setText("Slack Water");
        });
        await(() -> storedTitle(story.folder()).equals("Slack Water"));
        assertTrue(title.isFocused(), "the caret never left");
        interact(() -> {
            title.setText("Slack Waters");
            assertTrue(window.close());
        });
        assertEquals("Slack Waters", storedTitle(story.folder()));
    }

    private String storedTitle(Path story) throws Exception {
        try (Project project = projects.open(story)) {
            return project.manuscript().facts().title();
        }
    }
}
