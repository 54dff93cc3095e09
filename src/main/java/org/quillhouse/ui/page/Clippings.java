package org.quillhouse.ui.page;

import java.util.Objects;
import java.util.Optional;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.quillhouse.exchange.RichText;

/// What the page gives to other programs, and takes from them: words together with their emphasis.
final class Clippings {
    private Clippings() {}

    /// As it stands, and with its looks for programs that show them.
    static ClipboardContent of(String prose) {
        var content = new ClipboardContent();
        content.putString(prose);
        content.putHtml(RichText.toHtml(prose));
        return content;
    }

    /// Its plain text; empty for none.
    static String plain(Clipboard from) {
        return Objects.requireNonNullElse(from.getString(), "");
    }

    /// With our marks for its emphasis, headings, quotes and breaks.
    static String marked(Clipboard from) {
        return Optional.ofNullable(from.getHtml()).flatMap(RichText::fromHtml).orElseGet(() -> plain(from));
    }
}
