package org.quillhouse.kernel;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/// The visible words, by dotted key, from `ui/text/messages_en.properties`.
///
/// Safe on every thread. A missing key is a bug and gives the key itself in angle quotes, never an exception: a wrong
/// word must not cost the writer a paragraph.
public final class Texts {
    private static final ResourceBundle BUNDLE =
            ResourceBundle.getBundle("org.quillhouse.ui.text.messages", Locale.ENGLISH);

    private Texts() {}

    /// The text of `key` with `{0}`, `{1}` … replaced; numbers are grouped as in English.
    public static String of(String key, Object... arguments) {
        String pattern;
        try {
            pattern = BUNDLE.getString(key);
        } catch (MissingResourceException missing) {
            return "‹" + key + "›";
        }
        return new MessageFormat(pattern, Locale.ENGLISH).format(arguments);
    }

    /// What happened and, on the next line, what to do about it.
    public static String of(Failure failure) {
        String what = message(failure);
        return failure.remedy() == Remedy.NONE
                ? what
                : what + "\n" + of(failure.remedy().key());
    }

    /// What happened, without the remedy.
    public static String message(Failure failure) {
        return of(failure.key(), failure.arguments().toArray());
    }

    /// Whether the bundle has this key.
    public static boolean has(String key) {
        return BUNDLE.containsKey(key);
    }
}
