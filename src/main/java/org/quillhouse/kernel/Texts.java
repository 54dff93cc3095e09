package org.quillhouse.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Objects;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The visible words, by dotted key, from `ui/text/messages_<language>.properties`.
///
/// English until [#speak] says otherwise. Safe on every thread. A missing key is a bug and gives the key itself in
/// angle quotes, never an exception: a wrong word must not cost the writer a paragraph.
public final class Texts {
    /// Languages there are words in.
    public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN);

    private static final Spoken ENGLISH = Spoken.of(Locale.ENGLISH);
    private static final AtomicReference<Spoken> SPOKEN = new AtomicReference<>(ENGLISH);

    private Texts() {}

    private record Spoken(Locale locale, ResourceBundle bundle) {
        /// Read by its name: the JDK's own search would look for a parent of it in every jar, at every start.
        static Spoken of(Locale locale) {
            String name = "/org/quillhouse/ui/text/messages_" + locale.getLanguage() + ".properties";
            try (InputStream in = Objects.requireNonNull(Texts.class.getResourceAsStream(name), name)) {
                return new Spoken(
                        locale, new PropertyResourceBundle(new InputStreamReader(in, StandardCharsets.UTF_8)));
            } catch (IOException never) {
                throw new UncheckedIOException(never);
            }
        }

        String text(String key, Object... arguments) {
            String pattern;
            try {
                pattern = bundle.getString(key);
            } catch (MissingResourceException missing) {
                return "‹" + key + "›";
            }
            boolean plain = pattern.indexOf('{') < 0 && pattern.indexOf('\'') < 0;
            return plain ? pattern : new MessageFormat(pattern, locale).format(arguments);
        }
    }

    /// Takes another language for everything that is shown from now on. Call it before the first window is made.
    ///
    /// @param language one of [#LANGUAGES]; for any other it is English
    public static void speak(Locale language) {
        SPOKEN.set(
                LANGUAGES.stream().anyMatch(known -> known.getLanguage().equals(language.getLanguage()))
                        ? Spoken.of(Locale.of(language.getLanguage()))
                        : ENGLISH);
    }

    private static Spoken spoken() {
        return Objects.requireNonNull(SPOKEN.get());
    }

    /// The language that is spoken, for dates and numbers.
    public static Locale locale() {
        return spoken().locale();
    }

    /// The text of `key` with `{0}`, `{1}` … replaced; numbers are grouped as the language has it.
    public static String of(String key, Object... arguments) {
        return spoken().text(key, arguments);
    }

    /// The same in English, for what a model reads: prompts are in English whatever the window speaks.
    public static String prompt(String key, Object... arguments) {
        return ENGLISH.text(key, arguments);
    }

    /// Words to look for in a story: those of the language that is spoken, and the English ones.
    public static Set<String> words(String key) {
        return Stream.of(prompt(key), of(key))
                .flatMap(list -> Arrays.stream(list.split("\\s+")))
                .collect(Collectors.toUnmodifiableSet());
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
        return ENGLISH.bundle().containsKey(key);
    }
}
