package org.quillhouse.context;

import java.util.Locale;
import java.util.regex.Pattern;

/// What a summary keeps above all, how long it is and how freely it is written (spec 002 §5.2 and §5.3; fault F8 put
/// right: each temperature stands beside its own strategy).
public enum SummaryStrategy {
    PLOT(0.30, 0.3),
    CHARACTER(0.40, 0.3),
    DIALOGUE(0.20, 0.4),
    EVENTS(0.35, 0.3),
    EMOTION(0.50, 0.4),
    WORLD(0.40, 0.3),
    FEEDBACK(0.40, 0.2),
    SYSTEM_PROMPT(0.50, 0.1),
    CONVERSATION(0.35, 0.3),
    MIXED(0.35, 0.3);

    private static final int MANY_QUOTES = 10;
    private static final Pattern QUOTE = Pattern.compile("[\"“”«»]");
    private static final Pattern FEELING = Pattern.compile(
            "\\b(wept|cried|grief|joy|afraid|fear|ashamed|loved?|hated?|lonely|anger|angry)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern TIME = Pattern.compile(
            "\\b(then|after|before|later|meanwhile|until|next|finally|morning|night|hour)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final int MANY_WORDS = 6;

    private final double ratio;
    private final double temperature;

    SummaryStrategy(double ratio, double temperature) {
        this.ratio = ratio;
        this.temperature = temperature;
    }

    /// Its length by that of the text.
    public double ratio() {
        return ratio;
    }

    public double temperature() {
        return temperature;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The one that suits a text of the story.
    public static SummaryStrategy of(String text) {
        if (QUOTE.matcher(text).results().limit(MANY_QUOTES + 1L).count() > MANY_QUOTES) {
            return DIALOGUE;
        }
        if (FEELING.matcher(text).results().limit(MANY_WORDS).count() >= MANY_WORDS) {
            return EMOTION;
        }
        return TIME.matcher(text).results().limit(MANY_WORDS).count() >= MANY_WORDS ? EVENTS : MIXED;
    }
}
