package org.quillhouse.proofing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds the dictionary that a text is checked with: the one that was chosen, or the one for the machine's language.
///
/// @param shipped the folder of the English ones; empty where it is not here
/// @param ofTheSystem folders where this system keeps dictionaries for all programs
public record Dictionaries(Optional<Path> shipped, List<Path> ofTheSystem) {
    /// The machine's language.
    public static final String SYSTEM = "system";

    private static final String AMERICAN = "en_US";

    /// Where Linux keeps them.
    private static final List<Path> LINUX =
            List.of(Path.of("/usr/share/hunspell"), Path.of("/usr/share/myspell/dicts"));

    /// Those of this machine.
    ///
    /// @param extras the folder of what was fetched beside the app, if it was
    public static Dictionaries here(Optional<Path> extras) {
        return new Dictionaries(extras.map(folder -> folder.resolve("dictionaries")), LINUX);
    }

    /// The affix file of a dictionary, which ends with `.aff`; empty for the American one that is always there.
    ///
    /// @param choice a language such as `en_GB`, or [#SYSTEM]
    /// @param locale the machine's
    public Optional<Path> of(String choice, Locale locale) {
        if (!choice.equals(SYSTEM)) {
            return shipped(choice);
        }
        return locale.getLanguage().equals("en")
                ? shipped(english(locale.getCountry()))
                : ofTheSystem(locale).or(() -> shipped(AMERICAN));
    }

    private Optional<Path> shipped(String language) {
        return shipped.map(folder -> folder.resolve(language + ".aff"));
    }

    /// Where American spelling is not usual, British is nearest.
    private static String english(String country) {
        return switch (country) {
            case "AU", "CA" -> "en_" + country;
            case "GB", "IE", "IN", "NZ", "ZA" -> "en_GB";
            default -> AMERICAN;
        };
    }

    private Optional<Path> ofTheSystem(Locale locale) {
        String language = locale.getLanguage();
        return ofTheSystem.stream()
                .flatMap(folder -> Stream.of(language + "_" + locale.getCountry(), language)
                        .map(name -> folder.resolve(name + ".aff")))
                .filter(Files::isRegularFile)
                .findFirst();
    }
}
