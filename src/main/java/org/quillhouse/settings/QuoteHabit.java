package org.quillhouse.settings;

import java.util.Optional;
import org.quillhouse.kernel.QuoteStyle;

/// Which quotation marks the writer wants.
///
/// @param printed whether straight ones become printed ones
/// @param chosen empty where the text, or else the language, decides
/// @param usual in the language of the window
public record QuoteHabit(boolean printed, Optional<QuoteStyle> chosen, QuoteStyle usual) {
    public static QuoteHabit of(SettingReader settings) {
        return new QuoteHabit(
                settings.get(Keys.SMART_TYPING).equals("on"),
                QuoteStyle.named(settings.get(Keys.QUOTES)),
                QuoteStyle.of(settings.language()));
    }

    /// What a key becomes in a text: printed ones in any case.
    public QuoteStyle typedIn(String text) {
        return chosen.or(() -> QuoteStyle.in(text).filter(style -> style != QuoteStyle.STRAIGHT))
                .orElse(usual);
    }

    /// What an agent writes into a text, the text's own marks first: nothing shall change in it but words.
    public QuoteStyle writtenIn(String text) {
        return QuoteStyle.in(text).orElse(printed ? chosen.orElse(usual) : QuoteStyle.STRAIGHT);
    }
}
