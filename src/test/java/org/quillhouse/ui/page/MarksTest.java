package org.quillhouse.ui.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.quillhouse.ui.page.Marks.Change;
import org.quillhouse.ui.page.Marks.Part;

/// Looks given and taken, without a window. In the texts `[` and `]` stand where the selection begins and ends, `|`
/// where
/// the caret is alone.
class MarksTest {
    private static final int TRIALS = 3_000;

    private static String after(Mark mark, String marked) {
        int caret = marked.indexOf('|');
        int start = caret >= 0 ? caret : marked.indexOf('[');
        int end = caret >= 0 ? caret : marked.indexOf(']') - 1;
        String text = caret >= 0
                ? marked.replace("|", "")
                : marked.replaceFirst("\\[", "").replaceFirst("]", "");
        return shown(text, mark.of(text, start, end));
    }

    private static String applied(String text, Change change) {
        var now = new StringBuilder(text);
        for (Part part : change.parts().reversed()) {
            now.replace(part.from(), part.to(), part.text());
        }
        return now.toString();
    }

    private static String shown(String text, Change change) {
        var now = new StringBuilder(applied(text, change));
        if (change.from() == change.to()) {
            return now.insert(change.from(), '|').toString();
        }
        return now.insert(change.to(), ']').insert(change.from(), '[').toString();
    }

    @Test
    void selectedWordsAreMarkedAndUnmarked() {
        assertEquals("The *[sea]* rose.", after(Mark.EMPHASIS, "The [sea] rose."));
        assertEquals("The [sea] rose.", after(Mark.EMPHASIS, "The *[sea]* rose."));
        assertEquals("The [sea] rose.", after(Mark.EMPHASIS, "The [*sea*] rose."));
        assertEquals("The **[sea]** rose.", after(Mark.STRONG, "The [sea ]rose."));
        assertEquals("***[sea]***", after(Mark.EMPHASIS, "**[sea]**"));
        assertEquals("**[sea]**", after(Mark.EMPHASIS, "***[sea]***"));
        assertEquals("*[sea]*", after(Mark.STRONG, "***[sea]***"));
    }

    @Test
    void aPartOfWhatIsMarkedLosesItsLooksAlone() {
        assertEquals("**the** [old] **sea**", after(Mark.STRONG, "**the [old] sea**"));
        assertEquals("**the *[old]* sea**", after(Mark.EMPHASIS, "**the [old] sea**"));
        assertEquals("**[the old sea]**", after(Mark.STRONG, "[the **old** sea]"));
        assertEquals("un*[believ]*able", after(Mark.EMPHASIS, "un[believ]able"));
    }

    /// Only marks come and go: what others said of the words around stays where it is.
    @Test
    void theLettersStayWhereTheyAre() {
        String text = "The old sea and *the* tide.";
        int at = text.indexOf("sea");
        assertEquals(
                List.of(new Part(at, at, "**"), new Part(at + 3, at + 3, "**")),
                Mark.STRONG.of(text, at, at + 3).parts());
        assertEquals(
                List.of(new Part(16, 17, ""), new Part(20, 21, "")),
                Mark.EMPHASIS.of(text, 17, 20).parts());
    }

    @Test
    void paragraphsAreMarkedEachForItself() {
        assertEquals("a *[b*\n\n*c d*\n*e]* f", after(Mark.EMPHASIS, "a [b\n\nc d\ne] f"));
        assertEquals("a [b\n\nc d\ne] f", after(Mark.EMPHASIS, "a *[b*\n\n*c d*\n*e]* f"));
        assertEquals("# *[Title*\n> *said]*", after(Mark.EMPHASIS, "[# Title\n> said]"));
    }

    @Test
    void withNothingSelectedTheWordIsMeantOrWhatComes() {
        assertEquals("The *se|a* rose", after(Mark.EMPHASIS, "The se|a rose"));
        assertEquals("The se|a rose", after(Mark.EMPHASIS, "The *se|a* rose"));
        assertEquals("The **|** rose", after(Mark.STRONG, "The | rose"));
        assertEquals("The | rose", after(Mark.STRONG, "The **|** rose"));
        assertEquals("The *sea*| rose", after(Mark.EMPHASIS, "The *sea|* rose"));
        assertEquals("*|*", after(Mark.EMPHASIS, "|"));
    }

    @Test
    void headingsAndQuotationsAreParagraphs() {
        assertEquals("## Ti|tle\nText", after(Mark.HEADING, "Ti|tle\nText"));
        assertEquals("Ti|tle", after(Mark.HEADING, "# Ti|tle"));
        assertEquals("> |", after(Mark.QUOTE, "|"));
        assertEquals("> Dear [sir\n\n> I ]am", after(Mark.QUOTE, "Dear [sir\n\nI ]am"));
        assertEquals("Dear [sir\n\nI ]am", after(Mark.QUOTE, "> Dear [sir\n\n> I ]am"));
        assertEquals("## Said|", after(Mark.HEADING, "> Said|"));
    }

    @Test
    void aBreakStandsAlone() {
        assertEquals("One.\n\n* * *\n\n|Two.\n\nThree.", after(Mark.BREAK, "One. |Two.\n\nThree."));
        assertEquals("One.\n* * *\n|Two.", after(Mark.BREAK, "One.\n|Two."));
        assertEquals("* * *\n|One.", after(Mark.BREAK, "|One."));
        assertEquals("One two.\n* * *\n|Three.", after(Mark.BREAK, "One [two.] Three."), "no selected word is lost");
        assertEquals("One.\n* * *\n|", after(Mark.BREAK, "One.|"));
    }

    @Test
    void commentsComeAndGo() {
        assertEquals("He [<!-- why? -->] ran", after(Mark.COMMENT, "He [why?] ran"));
        assertEquals("He [why?] ran", after(Mark.COMMENT, "He <!-- wh|y? --> ran"));
        assertEquals("He <!-- | --> ran", after(Mark.COMMENT, "He | ran"));
        assertEquals("[<!-- a why? b -->] c", after(Mark.COMMENT, "[a <!-- why? --> b] c"));
        assertEquals("a [<!-- b why? -->] c", after(Mark.COMMENT, "a [b <!-- wh]y? --> c"));
        assertEquals("<!-- a -->\n<!-- b -->", applied("a\nb", Mark.COMMENT.of("a\nb", 0, 3)));
    }

    @Test
    void footnotesAreNumberedAndTheirWordsStandAtTheEnd() {
        assertEquals("Sea[^1].\n\n[^1]: |", after(Mark.FOOTNOTE, "Sea|.\n"));
        assertEquals(
                "Sea[^1] and tide[^2].\n\n[^1]: Salt.\n[^2]: |",
                after(Mark.FOOTNOTE, "Sea[^1] and tide|.\n\n[^1]: Salt."));
    }

    /// Whatever is marked in whatever order: what was asked for is so, the words are the same, and nothing else changes
    /// its looks.
    @Test
    void anyWordsCanBeMarkedInAnyOrder() {
        var random = new Random(7);
        for (int trial = 0; trial < TRIALS; trial++) {
            String words = random.ints(1 + random.nextInt(7), 0, 5)
                    .mapToObj(
                            kind -> List.of("sea", "to", "“Yes,”", "rose.", "a").get(kind))
                    .collect(Collectors.joining(" "));
            String text = words;
            for (int step = 0; step < 5; step++) {
                Letters before = Letters.of(text);
                int from = random.nextInt(before.size());
                int to = from + 1 + random.nextInt(before.size() - from);
                while (from > 0 && !before.isSpace(from - 1)) {
                    from--;
                }
                while (to < before.size() && !before.isSpace(to)) {
                    to++;
                }
                Mark mark = random.nextBoolean() ? Mark.STRONG : Mark.EMPHASIS;
                int look = mark == Mark.STRONG ? 2 : 1;
                boolean given = !before.have(from, to, look);
                text = applied(text, mark.of(text, before.place(from), before.place(to - 1) + 1));
                Letters after = Letters.of(text);
                assertTrue(after.looksLike(before.with(from, to, look, given)), text);
            }
        }
    }
}
