package org.quillhouse.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.quillhouse.manuscript.Node;

/// What is told over the window, and what stays in the list.
class NoticesTest extends ShellTest {
    @Test
    void whatIsThrownAwayComesBackFromItsMessage() throws Exception {
        openChapter(1);
        var binder = story().binder();
        Node chapter = binder.tree().chapters().get(1);
        binder.choose(chapter);
        binder.trash();
        assertTrue(binder.tree().node(chapter.id()).isEmpty());
        Notices.Notice told = shell.notices().shown().getLast();
        assertEquals(Notices.Kind.NOTE, told.kind());
        assertTrue(told.text().contains(chapter.title()), told.text());
        told.act().orElseThrow().run().run();
        assertTrue(binder.tree().node(chapter.id()).isPresent());
    }

    @Test
    void whatIsDoneIsToldAndWhatWentWrongStaysInTheList() throws Exception {
        loadModel();
        openChapter(3);
        story().writer().write();
        Notices.Notice done = shell.notices().shown().getLast();
        assertEquals(Notices.Kind.SUCCESS, done.kind());
        assertEquals(Duration.ofSeconds(3), done.kind().stays());
        assertTrue(done.text().contains("2"), done.text());
        shell.notices().dismiss(done);
        engine.fails = true;
        story().writer().write();
        assertEquals(List.of(), shell.notices().shown(), "that is what the banner is for");
        shell.dismissBanner();
        assertEquals(
                List.of(Notices.Kind.ERROR, Notices.Kind.SUCCESS),
                shell.notices().all().stream().map(Notices.Notice::kind).toList());
    }

    @Test
    void threeAreShownAndAHundredKept() {
        var notices = shell.notices();
        for (int i = 0; i < 120; i++) {
            notices.show(Notices.Kind.NOTE, "message " + i, Optional.empty());
        }
        assertEquals(
                List.of("message 117", "message 118", "message 119"),
                notices.shown().stream().map(Notices.Notice::text).toList());
        assertEquals(100, notices.all().size());
        assertEquals("message 119", notices.all().getFirst().text());
    }
}
