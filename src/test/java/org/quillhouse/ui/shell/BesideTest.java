package org.quillhouse.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.quillhouse.manuscript.Node;
import org.quillhouse.ui.page.BesideViewModel;
import org.quillhouse.ui.page.PageViewModel;

/// Two texts side by side: both can be typed in, and no text is open on both.
class BesideTest extends ShellTest {
    private String sceneOf(int chapter) {
        return story().binder()
                .tree()
                .children(Optional.of(chapters().get(chapter - 1).id()))
                .getFirst()
                .id();
    }

    @Test
    void aSecondTextIsTypedInAndStored() throws Exception {
        openChapter(2);
        BesideViewModel beside = story().beside();
        beside.toggle();
        assertEquals(sceneOf(1), beside.shownProperty().get(), "what stands before it");
        assertEquals(2, beside.choicesProperty().get().size(), "all but the page's");
        beside.choose(sceneOf(3));
        beside.page().typed("Beside.");
        beside.toggle();
        assertFalse(beside.openProperty().get());
        assertEquals("Beside.", openChapter(3).text());
    }

    @Test
    void thePageGoesFirstAndWhatStoodBesideItIsStored() {
        openChapter(2);
        BesideViewModel beside = story().beside();
        beside.toggle();
        beside.page().typed("Typed beside.");
        assertEquals("Typed beside.", openChapter(1).text());
        assertFalse(beside.openProperty().get());
        beside.toggle();
        assertEquals(sceneOf(2), beside.shownProperty().get());
        beside.choose(sceneOf(1));
        assertEquals(sceneOf(2), beside.shownProperty().get(), "the page has it");
    }

    @Test
    void theWriterReadsWhatWasTypedBeside() throws Exception {
        loadModel();
        openChapter(3);
        BesideViewModel beside = story().beside();
        beside.toggle();
        beside.page().typed("The gull had a name.");
        story().writer().write();
        assertTrue(engine.lastPrompt.contains("The gull had a name."));
    }

    @Test
    void aTextThatIsThrownAwayOrChangedElsewhereIsFollowed() throws Exception {
        openChapter(3);
        BesideViewModel beside = story().beside();
        beside.toggle();
        assertEquals(sceneOf(2), beside.shownProperty().get());
        Node chapter = chapters().get(1);
        story().binder().choose(chapter);
        story().binder().trash();
        assertFalse(beside.openProperty().get());
        assertEquals(PageViewModel.State.EMPTY, beside.page().stateProperty().get());
    }

    @Test
    void aStoryThatWasOnlyReadNeedsNoBackup() {
        java.nio.file.Path folder = story().folder();
        shell.closeStory();
        int before = projects.backupsOf(folder).list().size();
        shell.open(folder);
        openChapter(2);
        openChapter(1);
        shell.closeStory();
        assertEquals(before, projects.backupsOf(folder).list().size());
    }
}
