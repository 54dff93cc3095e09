package org.quillhouse.kernel;

import java.util.Locale;
import java.util.Optional;

/// Which quotation marks a text has.
///
/// Sources: the delimiters of Unicode's CLDR, and for French the blanks that printers put within.
public enum QuoteStyle {
    /// As keyboards have them.
    STRAIGHT("\"", "\"", "'", "'"),
    ENGLISH("“", "”", "‘", "’"),
    GERMAN("„", "“", "‚", "‘"),
    /// Pointing inwards, as in German and Danish books.
    INWARD("»", "«", "›", "‹"),
    /// Pointing outwards: Swiss, Italian, Spanish, Russian.
    OUTWARD("«", "»", "‹", "›"),
    FRENCH("«\u00A0", "\u00A0»", "‹\u00A0", "\u00A0›"),
    POLISH("„", "”", "‚", "’"),
    SWEDISH("”", "”", "’", "’");

    private final String open;
    private final String close;
    private final String innerOpen;
    private final String innerClose;

    QuoteStyle(String open, String close, String innerOpen, String innerClose) {
        this.open = open;
        this.close = close;
        this.innerOpen = innerOpen;
        this.innerClose = innerClose;
    }

    /// What opens a quotation.
    ///
    /// @param inner of one within another
    public String open(boolean inner) {
        return inner ? innerOpen : open;
    }

    /// What closes a quotation.
    ///
    /// @param inner of one within another
    public String close(boolean inner) {
        return inner ? innerClose : close;
    }

    public String apostrophe() {
        return this == STRAIGHT ? "'" : "’";
    }

    /// What is usual in a language.
    public static QuoteStyle of(Locale language) {
        boolean swiss = language.getCountry().equals("CH");
        return switch (language.getLanguage()) {
            case "de" -> swiss ? OUTWARD : GERMAN;
            case "cs", "sk", "sl", "bg", "lt", "lv", "et", "is", "sr", "mk", "ka" -> GERMAN;
            case "fr" -> swiss ? OUTWARD : FRENCH;
            case "it", "es", "ca", "pt", "ru", "uk", "be", "el", "no", "nb", "nn", "hy", "fa" -> OUTWARD;
            case "pl", "hu", "ro", "hr", "bs" -> POLISH;
            case "sv", "fi" -> SWEDISH;
            case "da" -> INWARD;
            default -> ENGLISH;
        };
    }

    /// By its name in any letters; empty for none of them.
    public static Optional<QuoteStyle> named(String name) {
        for (QuoteStyle each : values()) {
            if (each.name().equalsIgnoreCase(name)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /// The marks that most of a text has; empty where it has none that tell.
    public static Optional<QuoteStyle> in(String text) {
        var seen = new Count();
        char before = '\n';
        for (int i = 0; i < text.length(); i++) {
            char sign = text.charAt(i);
            seen.add(sign, before, i + 1 < text.length() ? text.charAt(i + 1) : '\n');
            before = sign;
        }
        return seen.most();
    }

    /// Marks of a text by kind.
    private static final class Count {
        private int straight;
        private int apostrophes;
        private int low;
        private int high;
        private int turned;
        private int inward;
        private int outward;
        private int blanks;

        void add(char sign, char before, char after) {
            boolean begins = Character.isWhitespace(before) || before == '(';
            switch (sign) {
                case '"', '\'' -> straight++;
                case '’' -> apostrophes++;
                case '„' -> low++;
                case '“' -> turned++;
                case '”' -> high++;
                case '»' -> inward += begins ? 1 : 0;
                case '«' -> {
                    outward += begins ? 1 : 0;
                    blanks += begins && Character.isSpaceChar(after) ? 1 : 0;
                }
                default -> {
                    // no quotation mark
                }
            }
        }

        Optional<QuoteStyle> most() {
            int around = inward + outward;
            int printed = low + turned + high + around;
            if (straight > printed + apostrophes) {
                return Optional.of(STRAIGHT);
            }
            if (printed == 0) {
                return Optional.empty();
            }
            if (2 * around > low + turned + high) {
                QuoteStyle pointing = blanks * 2 > outward ? FRENCH : OUTWARD;
                return Optional.of(inward > outward ? INWARD : pointing);
            }
            if (2 * low > turned + high - low) {
                return Optional.of(high > turned ? POLISH : GERMAN);
            }
            return Optional.of(turned == 0 ? SWEDISH : ENGLISH);
        }
    }
}
