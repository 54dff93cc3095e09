package org.quillhouse.ui.shell;

import org.quillhouse.settings.Keys;
import org.quillhouse.ui.page.PageLook;
import org.quillhouse.ui.page.PageView;
import org.quillhouse.ui.page.Prose;

/// How a page behaves while somebody types on it.
final class PageHabits {
    private PageHabits() {}

    /// As the settings say.
    static void set(PageView view, PageLook.Reader settings) {
        Prose prose = view.prose();
        view.setSpelling(settings.get(Keys.SPELLING).equals("on"));
        prose.setSmart(settings.get(Keys.SMART_TYPING).equals("on"));
        prose.setTypewriter(settings.get(Keys.TYPEWRITER).equals("on"));
        prose.setFocusMode(
                switch (settings.get(Keys.PAGE_FOCUS)) {
                    case "sentence" -> Prose.Focus.SENTENCE;
                    case "paragraph" -> Prose.Focus.PARAGRAPH;
                    default -> Prose.Focus.OFF;
                });
    }
}
