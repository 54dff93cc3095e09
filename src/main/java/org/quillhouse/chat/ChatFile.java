package org.quillhouse.chat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.quillhouse.chat.internal.TalkJson;
import org.quillhouse.kernel.Texts;
import org.quillhouse.storage.StorageFailed;
import org.quillhouse.storage.WholeFile;

/// A talk as a file: JSON, which can be read back, or Markdown to read.
public final class ChatFile {
    private static final long MOST_BYTES = 32L << 20;

    private ChatFile() {}

    /// @param file ends with `.md` for Markdown
    public static void write(List<Message> messages, Path file) throws StorageFailed {
        boolean markdown = file.toString().toLowerCase(Locale.ROOT).endsWith(".md");
        WholeFile.write(file, markdown ? markdown(messages) : TalkJson.write(messages));
    }

    /// As [#write] writes them into a `.json` file, for files that hold more than a talk.
    public static String json(List<Message> messages) {
        return TalkJson.write(messages);
    }

    /// Messages of such JSON, or of a bare list; empty for anything else.
    public static List<Message> ofJson(String json) {
        return TalkJson.read(json);
    }

    private static String markdown(List<Message> messages) {
        return messages.stream()
                .map(message -> "**"
                        + (message.speaker() == Message.Speaker.AUTHOR ? Texts.of("chat.author") : message.name())
                        + "**\n\n"
                        + message.text()
                        + "\n\n")
                .collect(Collectors.joining());
    }

    /// Messages without ids or receipts; those without words are left out.
    ///
    /// @throws NoTalk for a file that holds none
    public static List<Message> read(Path file) throws NoTalk {
        try {
            List<Message> messages = Files.size(file) > MOST_BYTES ? List.of() : TalkJson.read(Files.readString(file));
            if (messages.isEmpty()) {
                throw new NoTalk(file);
            }
            return messages;
        } catch (IOException unreadable) {
            throw new NoTalk(file, unreadable);
        }
    }
}
