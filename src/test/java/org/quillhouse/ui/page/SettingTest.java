package org.quillhouse.ui.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SettingTest {
    private static List<Setting> of(String... paragraphs) {
        List<String> text = List.of(paragraphs);
        return IntStream.range(0, text.size())
                .mapToObj(paragraph -> Setting.of(text, paragraph))
                .toList();
    }

    private static void plain(String... paragraphs) {
        assertEquals(Collections.nCopies(paragraphs.length, Setting.PLAIN), of(paragraphs));
    }

    @Test
    void whatFollowsOnAParagraphIsIndented() {
        assertEquals(
                List.of(Setting.PLAIN, Setting.INDENTED, Setting.GAP, Setting.INDENTED),
                of("The seven was wrong.", "She held it up.", "", "\"One,\" she said."));
    }

    @Test
    void whatBeginsIsNot() {
        plain("# One", "It began.", "* * *", "Later.", "", "", "Much later.", "> a letter", "She read it.", "#");
        plain("# One", "", "It began.", "", "***", "", "Later.", "");
    }

    @Test
    void emptyLinesAtTheEndsAreNoGap() {
        plain("", "It began.", "");
    }

    @Test
    void aSignIsNotTornFromWhatBelongsToIt() {
        plain("One.", "😀 laughed.");
        plain("One.", "E\u0301mile came.");
        plain("One.", "\tTyped with a tab.");
        plain("One.", "שלום");
        assertEquals(List.of(Setting.PLAIN, Setting.INDENTED), of("One.", "「はい」"));
    }
}
