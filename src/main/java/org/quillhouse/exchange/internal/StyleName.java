package org.quillhouse.exchange.internal;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the name of a paragraph's style says about it, as word processors of some languages name them.
final class StyleName {
    private static final Pattern HEADING =
            Pattern.compile("(?:heading|überschrift|titre|título|intestazione|kop)[ _]?(\\d)");
    private static final Pattern MARK = Pattern.compile("[*_]{1,2}(\\S)|(\\S)[*_]{1,2}");

    private StyleName() {}

    /// A paragraph as a line of Markdown: a heading, a quotation, or as it is. Empty for a subtitle.
    ///
    /// @param words not blank
    static String mark(String style, String words) {
        String name = style.toLowerCase(Locale.ROOT).strip();
        Matcher heading = HEADING.matcher(name);
        if (name.equals("subtitle") || name.equals("untertitel")) {
            return "";
        } else if (name.equals("title") || name.equals("titel")) {
            return heading(1, words);
        } else if (heading.find()) {
            return heading(Integer.parseInt(heading.group(1)) + 1, words);
        }
        return name.contains("quot") || name.contains("zitat") ? "> " + words : words;
    }

    /// @param level 1 for the title; more than 6 are 6
    static String heading(int level, String words) {
        return "#".repeat(Math.clamp(level, 1, 6)) + " "
                + MARK.matcher(words).replaceAll("$1$2").replaceAll("\\s*\\n\\s*", " ");
    }
}
