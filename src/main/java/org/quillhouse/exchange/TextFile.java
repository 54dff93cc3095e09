package org.quillhouse.exchange;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.quillhouse.kernel.Texts;

/// Plain text or Markdown, to be put into a field (spec WA-123).
public final class TextFile {
    private static final long MOST_BYTES = 1 << 20;

    private TextFile() {}

    /// @throws UnreadableFile for another ending than .txt or .md, more than a megabyte, or what is no UTF-8
    public static String read(Path file) throws UnreadableFile {
        String name = file.toString().toLowerCase(Locale.ROOT);
        if (!name.endsWith(".txt") && !name.endsWith(".md")) {
            throw new UnreadableFile(file, Texts.of("exchange.text.ending"), null);
        }
        return lines(file, MOST_BYTES).strip();
    }

    /// All of a text, with `\n` between its lines.
    ///
    /// @throws UnreadableFile for more bytes, or what is no UTF-8
    static String lines(Path file, long mostBytes) throws UnreadableFile {
        try {
            if (Files.size(file) > mostBytes) {
                throw new UnreadableFile(file, Texts.of("exchange.text.large"), null);
            }
            return Files.readString(file, StandardCharsets.UTF_8)
                    .replace("\uFEFF", "")
                    .replace("\r\n", "\n")
                    .replace('\r', '\n');
        } catch (CharacterCodingException notText) {
            throw new UnreadableFile(file, Texts.of("exchange.not.text"), notText);
        } catch (IOException failed) {
            throw new UnreadableFile(file, Texts.of("exchange.not.readable"), failed);
        }
    }
}
