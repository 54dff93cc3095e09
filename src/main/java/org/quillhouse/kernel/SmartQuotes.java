package org.quillhouse.kernel;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Gives a text the quotation marks of a style, and with any but the straight ones printed apostrophes, dashes and
/// dots.
///
/// What a mark is, opening or closing, is told by what stands before it in its paragraph, so that marks of other styles
/// are changed, too. Marks of the style stay, and a text that was set once stays as it is. Lines of hyphens are breaks
/// between scenes and stay. Takes a text as a whole ([#set]) or in pieces, as it comes. Not thread-safe.
public final class SmartQuotes {
    /// English words that begin with an apostrophe, without it.
    private static final Set<String> CUT = Set.of(
            "tis", "twas", "twere", "twill", "twould", "em", "til", "bout", "neath", "cos", "cuz", "n", "nother",
            "gainst", "scuse");

    private static final Pattern WORD = Pattern.compile("\\p{L}+");
    private static final String DOUBLES = "\"“”„«»";
    private static final String SINGLES = "'‘‚‹›’";
    private static final String BEGINS = "([{";
    private static final String MAY_BEGIN = "—–-*_";

    private final QuoteStyle style;
    private final StringBuilder held = new StringBuilder();
    private char before = '\n';
    private char earlier = '\n';
    private boolean open;
    private boolean innerOpen;

    public SmartQuotes(QuoteStyle style) {
        this.style = style;
    }

    /// The whole text in that style.
    public static String set(String text, QuoteStyle style) {
        var quotes = new SmartQuotes(style);
        return quotes.add(text) + quotes.finish();
    }

    /// What a key becomes behind the beginning of a paragraph.
    public static String typed(String beginning, char key, QuoteStyle style) {
        SmartQuotes quotes = behind(beginning, style);
        return quotes.add(String.valueOf(key)) + quotes.finish();
    }

    /// For what follows on the beginning of a paragraph.
    public static SmartQuotes behind(String beginning, QuoteStyle style) {
        var quotes = new SmartQuotes(style);
        quotes.add(beginning);
        quotes.finish();
        return quotes;
    }

    /// Whether a quotation was opened in the paragraph and not closed yet.
    public boolean isOpen() {
        return open || innerOpen;
    }

    /// All marks that somebody may mean by one; for any other sign that sign alone.
    public static String alike(int sign) {
        return DOUBLES.indexOf(sign) >= 0 ? DOUBLES : SINGLES.indexOf(sign) >= 0 ? SINGLES : Character.toString(sign);
    }

    /// What is certain now.
    public String add(String piece) {
        held.append(piece);
        return take(false);
    }

    /// What waits for more to come.
    public String held() {
        return held.toString();
    }

    /// The rest.
    public String finish() {
        return take(true);
    }

    private String take(boolean last) {
        var out = new StringBuilder();
        String text = held.toString();
        int at = 0;
        while (at < text.length()) {
            int used = sign(text, at, last, out);
            if (used == 0) {
                break;
            }
            at += used;
        }
        held.delete(0, at);
        return out.toString();
    }

    /// Takes what begins at `at`.
    ///
    /// @return how many letters that were; 0 where more must come before it can be told
    private int sign(String text, int at, boolean last, StringBuilder out) {
        char sign = text.charAt(at);
        if (DOUBLES.indexOf(sign) >= 0) {
            return doubleMark(text, at, last, out);
        }
        if (SINGLES.indexOf(sign) >= 0) {
            return singleMark(text, at, last, out);
        }
        if (sign == '.' || sign == '-') {
            return run(text, at, last, out);
        }
        if (isSpace(sign)) {
            boolean pointed = at + 1 < text.length() && "»›".indexOf(text.charAt(at + 1)) >= 0;
            if (!last && at + (pointed ? 2 : 1) >= text.length()) {
                return 0;
            }
            if (pointed && closesAfterSpace(text, at + 1)) {
                return 1; // belongs to the mark
            }
        }
        put(String.valueOf(sign), out);
        return 1;
    }

    private int doubleMark(String text, int at, boolean last, StringBuilder out) {
        if (at + 1 == text.length() && !last) {
            return 0;
        }
        open = opens(text, at, open);
        put(open ? style.open(false) : style.close(false), out);
        return open ? withSpace(text, at) : 1;
    }

    private int singleMark(String text, int at, boolean last, StringBuilder out) {
        int end = at + 1;
        while (end < text.length() && Character.isLetter(text.charAt(end))) {
            end++;
        }
        if (end == text.length() && !last) {
            return 0; // the word after it tells what it is
        }
        char sign = text.charAt(at);
        boolean word = end > at + 1;
        if (isApostrophe(sign, text, at + 1, word)) {
            put(style.apostrophe(), out);
            return 1;
        }
        boolean opens = opens(text, at, innerOpen);
        if (!opens && !innerOpen) {
            put(style.apostrophe(), out);
            return 1;
        }
        innerOpen = opens;
        put(opens ? style.open(true) : style.close(true), out);
        return opens ? withSpace(text, at) : 1;
    }

    /// Between letters, before the year of a decade, or before a word that is cut off so.
    private boolean isApostrophe(char sign, String text, int next, boolean word) {
        if ("'’‘".indexOf(sign) < 0) {
            return false;
        }
        if (Character.isLetterOrDigit(before)) {
            return word;
        }
        if (next < text.length() && Character.isDigit(text.charAt(next)) && sign != '‘') {
            return true;
        }
        Matcher cut = WORD.matcher(text).region(next, text.length());
        boolean known = cut.lookingAt() && CUT.contains(cut.group().toLowerCase(Locale.ROOT));
        return known || (sign == '’' && word && !innerOpen && style != QuoteStyle.SWEDISH);
    }

    /// An opening mark with the space that French printers put within.
    private static int withSpace(String text, int at) {
        boolean pointed = "«‹".indexOf(text.charAt(at)) >= 0;
        return pointed && at + 1 < text.length() && isSpace(text.charAt(at + 1)) ? 2 : 1;
    }

    /// Whether the space before it is the one that French printers put within.
    private boolean closesAfterSpace(String text, int at) {
        boolean something = text.charAt(at) == '»' ? open : innerOpen;
        return (something || isBlank(text.charAt(at - 1))) && !isBeforeWord(text, at);
    }

    private static boolean isBeforeWord(String text, int at) {
        return at + 1 < text.length() && Character.isLetterOrDigit(text.charAt(at + 1));
    }

    private static boolean isSpace(char sign) {
        return sign == ' ' || isBlank(sign);
    }

    /// A space that lines are not broken at.
    private static boolean isBlank(char sign) {
        return sign == '\u00A0' || sign == '\u202F';
    }

    private boolean opens(String text, int at, boolean isOpen) {
        char sign = text.charAt(at);
        if (sign == '„' || sign == '‚') {
            return true;
        }
        if (Character.isWhitespace(before) || isBlank(before) || BEGINS.indexOf(before) >= 0) {
            return !isOpen || "»›".indexOf(sign) < 0 || isBeforeWord(text, at);
        }
        return !isOpen && (MAY_BEGIN.indexOf(before) >= 0 || isOpening(before));
    }

    /// Whether it is a mark of the style that has just opened something, so that a mark within may follow.
    private boolean isOpening(char sign) {
        return style.open(false).indexOf(sign) == 0 && open || style.open(true).indexOf(sign) == 0 && innerOpen;
    }

    private int run(String text, int at, boolean last, StringBuilder out) {
        char sign = text.charAt(at);
        int end = at;
        while (end < text.length() && text.charAt(end) == sign) {
            end++;
        }
        if (end == text.length() && !last) {
            return 0;
        }
        int length = end - at;
        put(sign == '.' ? dots(length) : dash(length, end == text.length() ? '\n' : text.charAt(end)), out);
        return length;
    }

    private String dots(int length) {
        return length == 3 && style != QuoteStyle.STRAIGHT ? "…" : ".".repeat(length);
    }

    private String dash(int length, char after) {
        boolean line = before == '\n' && after == '\n';
        boolean comment = before == '!' && earlier == '<' || after == '>';
        if (line || comment || style == QuoteStyle.STRAIGHT || length < 2 || length > 3) {
            return "-".repeat(length);
        }
        boolean numbers = Character.isDigit(before) && Character.isDigit(after);
        return length == 2 && (numbers || Character.isWhitespace(before)) ? "–" : "—";
    }

    private void put(String signs, StringBuilder out) {
        out.append(signs);
        earlier = before;
        before = signs.charAt(signs.length() - 1);
        if (isBlank(before)) {
            before = signs.charAt(0); // what stands within is the mark's
        }
        if (before == '\n') {
            open = false;
            innerOpen = false;
        }
    }
}
