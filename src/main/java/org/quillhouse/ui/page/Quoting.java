package org.quillhouse.ui.page;

import java.util.ArrayList;
import java.util.List;
import org.quillhouse.kernel.QuoteStyle;
import org.quillhouse.kernel.SmartQuotes;
import org.quillhouse.ui.page.Marks.Change;
import org.quillhouse.ui.page.Marks.Part;

/// Sets quotation marks, dashes and dots of a text that is there already.
final class Quoting {
    private Quoting() {}

    /// What becomes of a text: of the paragraphs that are selected, or of all where nothing is.
    static Change of(String text, int start, int end, QuoteStyle quotes) {
        List<Part> parts = new ArrayList<>();
        int from = start;
        int to = end;
        int length = text.length();
        int at = 0;
        for (String paragraph : text.split("\n", -1)) {
            int after = at + paragraph.length();
            if (start == end || at <= end && after >= start) {
                Edit edit = Edit.between(paragraph, SmartQuotes.set(paragraph, quotes));
                if (!edit.isNone()) {
                    parts.add(new Part(at + edit.start(), at + edit.end(), edit.text()));
                    int grown = edit.text().length() - (edit.end() - edit.start());
                    length += grown;
                    from += at + edit.end() <= start ? grown : 0;
                    to += at + edit.end() <= end ? grown : 0;
                }
            }
            at = after + 1;
        }
        from = Math.min(from, length);
        return new Change(parts, from, Math.clamp(to, from, length));
    }
}
