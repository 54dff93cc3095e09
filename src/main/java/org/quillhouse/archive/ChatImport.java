package org.quillhouse.archive;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.quillhouse.archive.internal.ExportJson;
import org.quillhouse.archive.internal.Transcript;

/// Reads talks from the files that other programs give out: the exports of ChatGPT, Claude and Grok, JSON with a list
/// of messages, Markdown and text with the speakers' names. Parts that are no text are named in their place.
public final class ChatImport {
    private static final long MOST_BYTES = 512L << 20;

    private ChatImport() {}

    /// A talk as it stands in a file.
    ///
    /// @param title empty where the file has none
    public record Talk(
            Conversation.Source source,
            String title,
            String model,
            Optional<Instant> began,
            List<Conversation.Said> messages) {
        public Talk {
            messages = List.copyOf(messages);
        }
    }

    /// All talks of a file; those without a word are left out.
    ///
    /// @throws NoConversation when there is none, with what the file seems to be
    public static List<Talk> read(Path file) throws NoConversation {
        String text;
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw NoConversation.tooLarge(file);
            }
            text = Files.readString(file).replace("\uFEFF", "");
        } catch (CharacterCodingException binary) {
            throw NoConversation.noText(file);
        } catch (IOException gone) {
            throw NoConversation.unreadable(file, gone);
        }
        List<Talk> talks = of(text);
        if (talks.isEmpty()) {
            throw NoConversation.none(file);
        }
        return talks;
    }

    /// The same of a text that was pasted; empty where it holds no talk.
    public static List<Talk> of(String text) {
        String begin = text.stripLeading();
        boolean json = begin.startsWith("{") || begin.startsWith("[");
        List<Talk> talks =
                json ? ExportJson.read(text) : Transcript.read(text).stream().toList();
        return talks.stream().filter(talk -> !talk.messages().isEmpty()).toList();
    }
}
