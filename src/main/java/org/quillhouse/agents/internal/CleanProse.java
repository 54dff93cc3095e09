package org.quillhouse.agents.internal;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.quillhouse.kernel.QuoteStyle;
import org.quillhouse.kernel.SmartQuotes;

/// What a model writes, as it goes into a text: without what is no prose, with the text's quotation marks. Not
/// thread-safe.
final class CleanProse {
    private final ProseFilter filter;
    private final @Nullable SmartQuotes marks;

    /// @param quotes empty where the model's own marks stay
    CleanProse(ProseFilter filter, Optional<QuoteStyle> quotes) {
        this.filter = filter;
        this.marks = quotes.map(SmartQuotes::new).orElse(null);
    }

    /// What is certain now.
    String add(String piece) {
        String prose = filter.add(piece);
        return marks == null ? prose : marks.add(prose);
    }

    /// The rest.
    String finish() {
        String prose = filter.finish();
        return marks == null ? prose : marks.add(prose) + marks.finish();
    }

    /// Prose that is not certain in one sign only.
    String held() {
        return marks == null ? "" : marks.held();
    }
}
