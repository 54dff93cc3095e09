package org.quillhouse.ui.shell;

import org.quillhouse.settings.Keys;
import org.quillhouse.settings.QuoteHabit;
import org.quillhouse.settings.SettingReader;
import org.quillhouse.ui.page.PageView;
import org.quillhouse.ui.page.Prose;

/// What a page shows, and how it behaves while somebody types on it.
final class PageHabits {
    private PageHabits() {}

    /// Shows in the text what the settings say.
    static void show(StoryViewModel story, SettingReader settings) {
        story.origin().show(settings.get(Keys.PAGE_ORIGIN).equals("on"));
        story.desk()
                .review()
                .margin()
                .showChanges(settings.get(Keys.PAGE_CHANGES).equals("on"));
    }

    /// As the settings say.
    static void set(PageView view, SettingReader settings) {
        Prose prose = view.prose();
        view.setSpelling(settings.get(Keys.SPELLING).equals("on"));
        QuoteHabit quotes = QuoteHabit.of(settings);
        prose.setSmart(quotes.printed(), quotes::typedIn);
        prose.setTypewriter(settings.get(Keys.TYPEWRITER).equals("on"));
        prose.setFocusMode(
                switch (settings.get(Keys.PAGE_FOCUS)) {
                    case "sentence" -> Prose.Focus.SENTENCE;
                    case "paragraph" -> Prose.Focus.PARAGRAPH;
                    default -> Prose.Focus.OFF;
                });
    }
}
