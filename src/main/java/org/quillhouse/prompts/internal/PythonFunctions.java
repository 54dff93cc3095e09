package org.quillhouse.prompts.internal;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Functions that chat templates call.
public final class PythonFunctions {
    private PythonFunctions() {}

    /// A template's own refusal, for example of a system message where the model knows none.
    public static String raiseException(String message) {
        throw new IllegalArgumentException(message);
    }

    /// Today's date in the two ways templates ask for it.
    public static String strftimeNow(String format) {
        String pattern = format.replace("%d", "dd")
                .replace("%b", "MMM")
                .replace("%B", "MMMM")
                .replace("%Y", "yyyy")
                .replace("%m", "MM");
        return LocalDateTime.now().format(DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH));
    }
}
