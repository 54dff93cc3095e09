package org.quillhouse.settings;

import java.util.Locale;
import java.util.Optional;
import org.quillhouse.kernel.QuoteStyle;

/// Which quotation marks the writer wants.
///
/// @param printed whether straight ones become printed ones
/// @param chosen empty where the text, or else the language, decides
/// @param usual in the language of the window
public record QuoteHabit(boolean printed, Optional<QuoteStyle> chosen, QuoteStyle usual) {
    public static QuoteHabit of(SettingReader settings) {
        String language = settings.get(Keys.LANGUAGE);
        return new QuoteHabit(
                settings.get(Keys.SMART_TYPING).equals("on"),
                QuoteStyle.named(settings.get(Keys.QUOTES)),
                QuoteStyle.of(language.equals("system") ? Locale.getDefault() : Locale.of(language)));
    }

    /// What a key becomes in a text: printed ones in any case.
    public QuoteStyle typedIn(String text) {
        return chosen.or(() -> QuoteStyle.in(text).filter(style -> style != QuoteStyle.STRAIGHT))
                .orElse(usual);
    }

    /// What an agent writes into a text, the text's own marks first: nothing shall change in it but words.
    ///
    /// @param near the text itself
    /// @param far what else there is of the story, asked where the text has no marks
    public QuoteStyle writtenIn(String near, String far) {
        return QuoteStyle.in(near).or(() -> QuoteStyle.in(far)).orElseGet(() -> {
            QuoteStyle style = chosen.orElse(usual);
            return printed ? style : QuoteStyle.STRAIGHT;
        });
    }
}
