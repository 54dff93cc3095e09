package org.quillhouse.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SmartQuotesTest {
    private static final String PLAIN = """
            "You'll wear a hole in it," said Bettany.

            "He said 'no' and went." It was James' book--the '90s one.

            "But--" 'Tis "*late*", she'd have said (\"quite\")... rock 'n' roll

            ---

            "I thought 'perhaps'" -- "What?" <!-- "why"? -->
            """;

    @Test
    void marksAreThoseOfTheStyle() {
        assertEquals("""
                “You’ll wear a hole in it,” said Bettany.

                “He said ‘no’ and went.” It was James’ book—the ’90s one.

                “But—” ’Tis “*late*”, she’d have said (“quite”)… rock ’n’ roll

                ---

                “I thought ‘perhaps’” – “What?” <!-- “why”? -->
                """, SmartQuotes.set(PLAIN, QuoteStyle.ENGLISH));
        assertEquals("„Geht’s ‚so‘?“, fragte er.", SmartQuotes.set("\"Geht's 'so'?\", fragte er.", QuoteStyle.GERMAN));
        assertEquals("»Er rief: »Komm!««", SmartQuotes.set("»Er rief: »Komm!««", QuoteStyle.INWARD));
        assertEquals("»Geht’s ›so‹?«", SmartQuotes.set("„Geht’s ‚so‘?“", QuoteStyle.INWARD));
        assertEquals("«\u00A0L’eau\u00A0», dit-il", SmartQuotes.set("\"L'eau\", dit-il", QuoteStyle.FRENCH));
        assertEquals("„Bonjour“ – „oui“", SmartQuotes.set("« Bonjour » -- «\u00A0oui\u202F»", QuoteStyle.GERMAN));
        assertEquals("”Hej”, sa ’hon’", SmartQuotes.set("\"Hej\", sa 'hon'", QuoteStyle.SWEDISH));
        assertEquals("‘“Hi,” he said’", SmartQuotes.set("'\"Hi,\" he said'", QuoteStyle.ENGLISH));
        assertEquals("\"I'd 'say' so…\" --", SmartQuotes.set("“I’d ‘say’ so…” --", QuoteStyle.STRAIGHT));
    }

    /// Whatever is put into it, in whatever pieces: it is set the same, and no letter is lost.
    @Test
    void piecesAreSetAsTheWholeIs() {
        var random = new Random(5);
        String[] parts = {
            "\"",
            "'",
            "Hello",
            " ",
            " ",
            "\n\n",
            ",",
            ".",
            "...",
            "--",
            "---",
            "—",
            "*",
            "I'd",
            "(",
            ")",
            "’",
            "“",
            "”",
            "„",
            "«",
            "»",
            "‘",
            "90",
            "\u00A0",
            "!",
            "tis",
            "<!-- x -->"
        };
        for (int round = 0; round < 4_000; round++) {
            var text = new StringBuilder();
            for (int i = random.nextInt(14); i >= 0; i--) {
                text.append(parts[random.nextInt(parts.length)]);
            }
            QuoteStyle style = QuoteStyle.values()[random.nextInt(QuoteStyle.values().length)];
            String set = SmartQuotes.set(text.toString(), style);
            assertEquals(letters(text.toString()), letters(set));
            var pieces = new SmartQuotes(style);
            var streamed = new StringBuilder();
            for (int at = 0; at < text.length(); ) {
                int to = Math.min(text.length(), at + 1 + random.nextInt(3));
                streamed.append(pieces.add(text.substring(at, to)));
                at = to;
            }
            assertEquals(set, streamed + pieces.finish(), text.toString());
        }
    }

    /// What somebody wrote in one style is in another what they would have written in that; in its own it stays.
    @Test
    void everyStyleLeadsToEveryOther() {
        var random = new Random(7);
        for (int round = 0; round < 500; round++) {
            long seed = random.nextLong();
            for (QuoteStyle from : QuoteStyle.values()) {
                String written = talk(new Random(seed), from);
                assertEquals(written, SmartQuotes.set(written, from), from.name());
                // what opens an inner quotation in Swedish is an apostrophe elsewhere
                for (QuoteStyle to : from == QuoteStyle.SWEDISH ? new QuoteStyle[0] : QuoteStyle.values()) {
                    String other = talk(new Random(seed), to);
                    assertEquals(other, SmartQuotes.set(written, to), from + " to " + to);
                }
            }
        }
    }

    /// A few paragraphs of people who talk, quote each other, break off, and are told of in between.
    private static String talk(Random random, QuoteStyle style) {
        String[] words = {"tide", "clerk", "she" + style.apostrophe() + "d", "of", "Ines", "1914", "*late*", "bell"};
        String[] ends = {",", ".", "!", "?", "—", "*so*"};
        var text = new StringBuilder();
        for (int paragraph = random.nextInt(3); paragraph >= 0; paragraph--) {
            for (int part = random.nextInt(4); part >= 0; part--) {
                boolean said = random.nextBoolean();
                boolean quoting = said && random.nextInt(3) == 0;
                String told = words[random.nextInt(words.length)] + " " + words[random.nextInt(words.length)];
                text.append(said ? style.open(false) : "").append(told);
                if (quoting) {
                    text.append(" ").append(style.open(true)).append("bell").append(style.close(true));
                }
                text.append(ends[random.nextInt(ends.length)]).append(said ? style.close(false) : "");
                text.append(part > 0 ? " " : "");
            }
            text.append(paragraph > 0 ? "\n\n" : "");
        }
        return text.toString();
    }

    private static String letters(String text) {
        return text.replaceAll("[^\\p{L}\\p{N}\n]", "");
    }

    @Test
    void styleOfATextIsFound() {
        for (QuoteStyle style : List.of(
                QuoteStyle.ENGLISH,
                QuoteStyle.GERMAN,
                QuoteStyle.INWARD,
                QuoteStyle.OUTWARD,
                QuoteStyle.FRENCH,
                QuoteStyle.POLISH,
                QuoteStyle.SWEDISH,
                QuoteStyle.STRAIGHT)) {
            assertEquals(Optional.of(style), QuoteStyle.in(SmartQuotes.set(PLAIN, style)), style.name());
        }
        assertEquals(Optional.empty(), QuoteStyle.in("Nobody’s words."));
        assertEquals(QuoteStyle.GERMAN, QuoteStyle.of(Locale.GERMANY));
        assertEquals(QuoteStyle.OUTWARD, QuoteStyle.of(Locale.of("de", "CH")));
        assertEquals(QuoteStyle.ENGLISH, QuoteStyle.of(Locale.US));
    }
}
