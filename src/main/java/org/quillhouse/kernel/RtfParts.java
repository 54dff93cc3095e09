package org.quillhouse.kernel;

import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The parts of an RTF document that a reader may pass over, such as `{\*\generator …}`.
///
/// The parser leaves out the names that it does not know, and then reads what such a part holds as words of the text:
/// such a part is given a name that is known.
public final class RtfParts {
    private static final Pattern OPTIONAL = Pattern.compile("\\{\\s*\\\\\\*\\s*\\\\([a-zA-Z]+)");
    private static final String KNOWN = Matcher.quoteReplacement("{\\*\\generator");

    private RtfParts() {}

    /// @param rtf a byte in each letter
    /// @param isKnown whether the parser knows a name
    public static String known(String rtf, Predicate<String> isKnown) {
        return OPTIONAL.matcher(rtf)
                .replaceAll(part -> isKnown.test(part.group(1)) ? Matcher.quoteReplacement(part.group()) : KNOWN);
    }
}
