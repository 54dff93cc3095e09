package org.quillhouse.kernel;

import com.rtfparserkit.parser.IRtfSource;
import com.rtfparserkit.parser.RtfStreamSource;
import com.rtfparserkit.rtf.Command;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
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

    /// What the parser is given to read.
    ///
    /// @param rtf a byte in each letter
    public static IRtfSource source(String rtf) {
        String known = OPTIONAL.matcher(rtf)
                .replaceAll(part ->
                        Command.getInstance(part.group(1)) == null ? KNOWN : Matcher.quoteReplacement(part.group()));
        return new RtfStreamSource(new ByteArrayInputStream(known.getBytes(StandardCharsets.ISO_8859_1)));
    }
}
