package org.quillhouse.engine.internal.loopback;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.quillhouse.engine.ChatMessage;

/// The layout in which a chat comes to an engine that wants its messages one by one: marks of noncharacters, which no
/// text has, around each, taken apart again before it is sent.
final class ChatMarks {
    private static final char ROLE = '\uFDD0';
    private static final char CONTENT = '\uFDD1';
    private static final char END = '\uFDD2';

    /// Lays messages out so; as the templates in GGUF files do it for other models.
    static final String TEMPLATE = "{% for message in messages %}" + ROLE + "{{ message.role }}" + CONTENT
            + "{{ message.content }}" + END + "{% endfor %}";

    private ChatMarks() {}

    /// The messages of a prompt; what stands behind the last one is how the reply begins, as a message of the
    /// assistant. Empty for text that is no chat.
    static Optional<List<ChatMessage>> messages(String prompt) {
        var messages = new ArrayList<ChatMessage>();
        int at = 0;
        while (at < prompt.length() && prompt.charAt(at) == ROLE) {
            int content = prompt.indexOf(CONTENT, at);
            int end = prompt.indexOf(END, at);
            if (content < 0 || end < content) {
                return Optional.empty();
            }
            messages.add(new ChatMessage(prompt.substring(at + 1, content), prompt.substring(content + 1, end)));
            at = end + 1;
        }
        if (messages.isEmpty()) {
            return Optional.empty();
        }
        String begun = prompt.substring(at);
        if (!begun.isBlank()) {
            messages.add(new ChatMessage("assistant", begun));
        }
        return Optional.of(messages);
    }
}
