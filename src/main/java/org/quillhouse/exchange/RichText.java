package org.quillhouse.exchange;

import java.util.Optional;
import org.quillhouse.exchange.internal.HtmlReader;
import org.quillhouse.exchange.internal.HtmlWriter;

/// Passages as other programs have them on the clipboard: HTML there, our light markup here.
public final class RichText {
    private RichText() {}

    /// A passage of prose with its emphasis, headings, quotes, breaks and footnotes; the writer's comments stay behind.
    public static String toHtml(String prose) {
        return HtmlWriter.passage(prose);
    }

    /// Paragraphs with emphasis, headings, quotes and breaks; all other looks are left out.
    ///
    /// @return empty where the passage has none of these, so that its plain text is as good
    public static Optional<String> fromHtml(String html) {
        return HtmlReader.passage(html);
    }
}
