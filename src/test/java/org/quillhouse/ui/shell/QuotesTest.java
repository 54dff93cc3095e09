package org.quillhouse.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.quillhouse.kernel.QuoteStyle;
import org.quillhouse.kernel.Texts;
import org.quillhouse.manuscript.Scene;
import org.quillhouse.settings.Keys;
import org.quillhouse.settings.QuoteHabit;
import org.quillhouse.ui.page.PageViewModel;

/// Quotation marks of a whole story.
class QuotesTest extends ShellTest {
    private List<String> texts() throws Exception {
        story().page().flush();
        try (var project = projects.open(story().folder())) {
            return project.manuscript().texts().stream().map(Scene::text).toList();
        }
    }

    /// All texts get the story's marks in one step, what stands on the page too, and the binder's undo takes it back.
    @Test
    void wholeStoryIsSetInOneStep() throws Exception {
        PageViewModel page = openChapter(3);
        page.typed("\"I'd wait,\" said Ines -- 'perhaps'...");
        List<String> before = texts();
        shell.setQuotes();
        assertEquals("“I’d wait,” said Ines – ‘perhaps’…", page.text());
        assertEquals(Texts.of("quotes.set", 1), shell.bannerProperty().get());
        story().binder().undo();
        assertEquals(before, texts());
        shell.set(Keys.QUOTES, "german");
        shell.setQuotes();
        List<String> german = texts();
        assertTrue(german.getFirst().contains("„You’ll wear a hole in it,“ said"), german.getFirst());
        assertEquals("„I’d wait,“ said Ines – ‚perhaps‘…", page.text());
        shell.setQuotes();
        assertEquals(Texts.of("quotes.set", 0), shell.bannerProperty().get());
        assertEquals(german, texts());
        story().binder().undo();
        assertEquals(before, texts());
    }

    /// Keys become the marks that are chosen, else those of the text, else those of the window's language; a text with
    /// straight marks gets printed ones where somebody types on it.
    @Test
    void keysBecomeTheMarksOfTheText() {
        QuoteHabit habit = QuoteHabit.of(shell::get);
        assertEquals(QuoteStyle.INWARD, habit.typedIn("»Nein«, sagte er."));
        assertEquals(habit.usual(), habit.typedIn("\"No,\" he said."));
        shell.set(Keys.LANGUAGE, "de");
        assertEquals(QuoteStyle.GERMAN, QuoteHabit.of(shell::get).typedIn(""));
        shell.set(Keys.QUOTES, "swedish");
        assertEquals(QuoteStyle.SWEDISH, QuoteHabit.of(shell::get).typedIn("»Nein«, sagte er."));
        shell.set(Keys.SMART_TYPING, "off");
        assertEquals(QuoteStyle.STRAIGHT, QuoteHabit.of(shell::get).writtenIn(""));
    }
}
