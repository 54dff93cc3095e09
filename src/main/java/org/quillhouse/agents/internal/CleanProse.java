package org.quillhouse.agents.internal;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.quillhouse.kernel.QuoteStyle;
import org.quillhouse.kernel.SmartQuotes;

/// What a model writes, as it goes into a text: without what is no prose, with the text's quotation marks. Not
/// thread-safe.
final class CleanProse {
    private final ProseFilter filter;
    private final Optional<QuoteStyle> style;
    private final String within;
    private final StringBuilder lead = new StringBuilder();
    private @Nullable SmartQuotes marks;

    /// @param style empty where the model's own marks stay
    /// @param within the paragraph that it may go on with, where somebody is still speaking in it; else empty
    CleanProse(ProseFilter filter, Optional<QuoteStyle> style, String within) {
        this.filter = filter;
        this.style = style;
        this.within = within;
    }

    /// What is certain now.
    String add(String piece) {
        if (style.isPresent() && marks == null) {
            lead.append(piece);
        }
        return set(filter.add(piece));
    }

    /// The rest.
    String finish() {
        String rest = set(filter.finish());
        return marks == null ? rest : rest + marks.finish();
    }

    private String set(String prose) {
        if (style.isEmpty() || prose.isEmpty()) {
            return prose;
        }
        SmartQuotes known = marks;
        if (known == null) {
            boolean newParagraph =
                    lead.chars().takeWhile(Character::isWhitespace).anyMatch(sign -> sign == '\n');
            known = SmartQuotes.behind(newParagraph ? "" : within, style.get());
            marks = known;
        }
        return known.add(prose);
    }

    /// Prose that is not certain in one sign only.
    String held() {
        return marks == null ? "" : marks.held();
    }
}
