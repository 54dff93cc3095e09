package org.quillhouse.chat.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.quillhouse.chat.Message;

/// Messages as JSON: a list `messages` of `type` (`user`, `assistant`), `author`, `content`, `timestamp`.
public final class TalkJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private TalkJson() {}

    public static String write(List<Message> messages) {
        ObjectNode root = JSON.createObjectNode();
        var array = root.putArray("messages");
        for (Message message : messages) {
            array.addObject()
                    .put("type", message.speaker() == Message.Speaker.AUTHOR ? "user" : "assistant")
                    .put("author", message.name())
                    .put("content", message.text())
                    .put("timestamp", message.said().toString());
        }
        return root.toPrettyString();
    }

    /// Without ids and receipts; what has no words is left out. Empty for a text that is nothing of the kind.
    public static List<Message> read(String text) {
        JsonNode root;
        try {
            root = JSON.readTree(text);
        } catch (JsonProcessingException none) {
            return List.of();
        }
        var messages = new ArrayList<Message>();
        for (JsonNode each : root.isArray() ? root : root.path("messages")) {
            String words = each.path("content").asText("").strip();
            if (!words.isEmpty()) {
                boolean author =
                        each.path("type").asText(each.path("role").asText("")).equals("user");
                messages.add(new Message(
                        "",
                        author ? Message.Speaker.AUTHOR : Message.Speaker.AGENT,
                        each.path("author").asText(""),
                        words,
                        "",
                        said(each.path("timestamp").asText(""))));
            }
        }
        return List.copyOf(messages);
    }

    private static Instant said(String timestamp) {
        try {
            return Instant.parse(timestamp);
        } catch (DateTimeException none) {
            return Instant.EPOCH;
        }
    }
}
