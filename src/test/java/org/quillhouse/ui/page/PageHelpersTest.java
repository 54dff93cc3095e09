package org.quillhouse.ui.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.fxmisc.richtext.model.PlainTextChange;
import org.junit.jupiter.api.Test;
import org.quillhouse.kernel.QuoteStyle;
import org.quillhouse.ui.page.Finder.Hit;
import org.quillhouse.ui.page.Markup.Span;

/// Markup, printed quotes, and finding, without a window.
class PageHelpersTest {
    @Test
    void whatStandsAroundAPlaceCountsInWhatReplacesIt() {
        var finder = new Finder("(?<=the )(s)ea(?= was)", false, false, true);
        String text = "the sea, the sea was owed";
        Hit hit = finder.hits(text).getFirst();
        assertEquals(new Hit(13, 16), hit);
        assertEquals("sun", finder.replacementOf(text, hit, "$1un"));
        assertEquals("sea", finder.replacementOf(text, hit, "$2"), "there is no second group");
        assertEquals("the sea, the sun was owed", finder.replaceAll(text, "$1un"));
        assertEquals("bxb", new Finder("a*", false, false, true).replaceAll("bab", "x"), "nothing is no place");
    }

    @Test
    void keysFindWhatIsPrinted() {
        String text = "“I’d wait…” – 'I'd wait...' I[d";
        assertEquals(
                List.of(new Hit(1, 10), new Hit(15, 26)), new Finder("i'd wait...", false, false, false).hits(text));
        assertEquals(2, new Finder("I’d", true, true, false).hits(text).size());
        assertEquals(2, new Finder("\"", true, false, false).hits(text).size());
        assertEquals(List.of(new Hit(28, 31)), new Finder("I[d", true, false, false).hits(text));
        assertEquals(1, new Finder("'I'd", true, false, true).hits(text).size(), "an expression means what it says");
    }

    @Test
    void markupIsFoundWhereItIsMeant() {
        assertEquals(
                List.of(new Span(2, 7, "emphasis"), new Span(2, 3, "markup"), new Span(6, 7, "markup")),
                Markup.spans("a *sea* b"));
        assertEquals("strong", Markup.spans("**No** way").getFirst().style());
        assertEquals("heading-one", Markup.spans("# Title").getFirst().style());
        assertEquals(List.of(new Span(0, 3, "break")), Markup.spans("***"));
        assertEquals("comment", Markup.spans("He <!-- why? --> ran").getFirst().style());
        assertEquals("footnote", Markup.spans("Sea[^1].").getFirst().style());
        assertEquals("quote", Markup.spans("> Dear sir").getFirst().style());
        assertEquals(List.of(), Markup.spans("2 * 3 * 4, snake_case_word, 5 *"));
        assertEquals(
                List.of("strong", "markup", "markup", "emphasis", "markup", "markup"),
                Markup.spans("  **a *b* c**").stream().map(Span::style).toList(),
                "one within the other");
        assertEquals(new Span(6, 9, "emphasis"), Markup.spans("  **a *b* c**").get(3));
        assertEquals(
                List.of(new Span(3, 8, "footnote"), new Span(3, 5, "markup"), new Span(7, 8, "markup")),
                Markup.spans("Sea[^12]."));
    }

    @Test
    void quotesOfWhatIsSelectedAreSet() {
        String text = "\"One,\" he said.\n\n\"Two\" -- 'so'\n\n\"Three\"";
        Marks.Change one = Quoting.of(text, 20, 22, QuoteStyle.FRENCH);
        assertEquals("\"One,\" he said.\n\n«\u00A0Two\u00A0» – ‹\u00A0so\u00A0›\n\n\"Three\"", made(text, one));
        Marks.Change all = Quoting.of(text, text.length(), text.length(), QuoteStyle.GERMAN);
        String set = "„One,“ he said.\n\n„Two“ – ‚so‘\n\n„Three“";
        assertEquals(set, made(text, all));
        assertEquals(set.length(), all.to(), "the caret stays at the end");
        assertEquals(1, Quoting.of("...", 2, 2, QuoteStyle.ENGLISH).to(), "within what shrinks");
        assertEquals(List.of(), Quoting.of(set, 0, 0, QuoteStyle.GERMAN).parts());
    }

    private static String made(String text, Marks.Change change) {
        var out = new StringBuilder(text);
        for (Marks.Part part : change.parts().reversed()) {
            out.replace(part.from(), part.to(), part.text());
        }
        return out.toString();
    }

    private static String typed(String keys) {
        var text = new StringBuilder();
        for (char key : keys.toCharArray()) {
            text.append(key);
            Typist.replacement(text.toString(), () -> QuoteStyle.ENGLISH).ifPresent(replacement -> {
                text.setLength(text.length() - replacement.length());
                text.append(replacement.text());
            });
        }
        return text.toString();
    }

    @Test
    void typingGivesPrintedSigns() {
        assertEquals("“You’ll wear,” she said — “now…”", typed("\"You'll wear,\" she said --- \"now...\""));
        assertEquals("pages 3–7", typed("pages 3--7"));
        assertEquals("(“‘Tis”)", typed("(\"'Tis\")"));
        assertEquals("---", typed("---"));
        assertEquals("well-known", typed("well-known"));
    }

    @Test
    void findingCanMindCaseWordsAndExpressions() {
        String text = "Sea, sea, Seaside. É é";
        assertEquals(3, new Finder("sea", false, false, false).hits(text).size());
        assertEquals(List.of(new Hit(0, 3), new Hit(5, 8)), new Finder("sea", false, true, false).hits(text));
        assertEquals(List.of(new Hit(5, 8)), new Finder("sea", true, true, false).hits(text));
        assertEquals(2, new Finder("é", false, false, false).hits(text).size());
        assertEquals("SEA, sea, SEAside. É é", new Finder("S(ea)", true, false, true).replaceAll(text, "SEA"));
        assertEquals("a$1 b", new Finder("x", true, false, false).replaceAll("x b", "a$1"));
        assertTrue(new Finder("(", false, false, true).isBroken());
        assertEquals("x", new Finder("x", false, false, true).replaceAll("x", "$7"));
        assertEquals(List.of(), new Finder("x*", false, false, true).hits("yyy"));
    }

    @Test
    void sentenceAtTheCaret() {
        assertEquals(
                Optional.of(new Span(9, 20, "sentence-at-hand")), Sentences.around("She ran. He stayed. Rain.", 10));
        assertEquals(Optional.empty(), Sentences.around("  ", 1));
    }

    private static Optional<MarginNote> after(MarginNote note, int position, int removed, int inserted) {
        var change = new PlainTextChange(position, "a".repeat(removed), "b".repeat(inserted));
        return MarginNote.after(List.of(note), change).stream().findFirst();
    }

    @Test
    void aNoteMovesWithTheTextAroundItAndGoesWithItsPassage() {
        var note = new MarginNote("n", 10, 20, "Editor", "w", false, MarginNote.Kind.SAID);
        assertEquals(
                new MarginNote("n", 13, 23, "Editor", "w", false, MarginNote.Kind.SAID),
                after(note, 0, 0, 3).orElseThrow());
        assertEquals(
                new MarginNote("n", 8, 18, "Editor", "w", false, MarginNote.Kind.SAID),
                after(note, 4, 2, 0).orElseThrow());
        assertEquals(note, after(note, 20, 5, 9).orElseThrow());
        assertEquals(
                new MarginNote("n", 10, 24, "Editor", "w", false, MarginNote.Kind.SAID),
                after(note, 12, 1, 5).orElseThrow());
        assertEquals(
                new MarginNote("n", 6, 14, "Editor", "w", false, MarginNote.Kind.SAID),
                after(note, 6, 6, 0).orElseThrow());
        assertEquals(
                new MarginNote("n", 10, 15, "Editor", "w", false, MarginNote.Kind.SAID),
                after(note, 15, 9, 2).orElseThrow());
        assertTrue(after(note, 9, 12, 1).isEmpty());
    }

    @Test
    void aNoteIsNeverOutsideItsText() {
        var random = new java.util.Random(7);
        for (int round = 0; round < 2_000; round++) {
            int length = 5 + random.nextInt(60);
            int start = random.nextInt(length - 1);
            int end = start + 1 + random.nextInt(length - start - 1 + 1 - 1 + 1);
            var note = new MarginNote("n", start, Math.min(end, length), "", "", false, MarginNote.Kind.SAID);
            int position = random.nextInt(length);
            int removed = random.nextInt(length - position + 1);
            int inserted = random.nextInt(9);
            int now = length - removed + inserted;
            after(note, position, removed, inserted)
                    .ifPresent(moved -> assertTrue(
                            moved.start() >= 0 && moved.start() < moved.end() && moved.end() <= now,
                            note + " " + position + " " + removed + " " + inserted + " " + moved));
        }
    }

    @Test
    void anEditIsWhatDiffersAndCutsNoCharacter() {
        assertEquals(new Edit(5, 7, "ky"), Edit.between("the sea rose", "the sky rose"));
        assertTrue(Edit.between("same", "same").isNone());
        assertEquals(new Edit(2, 2, "a"), Edit.between("aa", "aaa"));
        assertEquals(new Edit(1, 3, "\uD83D\uDE01"), Edit.between("a\uD83D\uDE00b", "a\uD83D\uDE01b"));
        var random = new java.util.Random(5);
        for (int i = 0; i < 2_000; i++) {
            String before = letters(random);
            String after = letters(random);
            Edit edit = Edit.between(before, after);
            assertEquals(after, before.substring(0, edit.start()) + edit.text() + before.substring(edit.end()));
        }
    }

    private static String letters(java.util.Random random) {
        return random.ints(random.nextInt(8), 0, 3)
                .mapToObj(letter -> List.of("a", "b", "\uD83D\uDE00").get(letter))
                .collect(java.util.stream.Collectors.joining());
    }
}
