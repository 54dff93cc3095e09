package org.quillhouse.archive.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.quillhouse.archive.ChatImport.Talk;
import org.quillhouse.archive.Conversation.Said;
import org.quillhouse.archive.Conversation.Source;

/// Talks of the programs' JSON exports, each told by its own fields: `mapping` (ChatGPT), `chat_messages` (Claude),
/// `responses` (Grok), `messages` (others).
public final class ExportJson {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long MILLIS_FROM = 100_000_000_000L; // smaller numbers are seconds

    private ExportJson() {}

    /// Empty for what is no such JSON.
    public static List<Talk> read(String text) {
        JsonNode root;
        try {
            root = JSON.readTree(text);
        } catch (JsonProcessingException none) {
            return List.of();
        }
        var talks = new ArrayList<Talk>();
        boolean bare = root.isArray()
                && root.path(0).isObject()
                && (root.path(0).has("role") || root.path(0).has("type"))
                && root.path(0).has("content");
        if (bare) {
            talks.add(messages(JSON.createObjectNode().set("messages", root)));
        } else if (root.isArray()) {
            root.forEach(one -> add(one, talks));
        } else if (root.path("conversations").isArray()) {
            root.path("conversations").forEach(one -> add(one, talks));
        } else {
            add(root, talks);
        }
        return talks;
    }

    private static void add(JsonNode one, List<Talk> talks) {
        if (one.has("mapping")) {
            talks.add(chatGpt(one));
        } else if (one.has("chat_messages")) {
            talks.add(claude(one));
        } else if (one.has("responses")) {
            talks.add(grok(one));
        } else if (one.path("messages").isArray()) {
            talks.add(messages(one));
        }
    }

    /// A tree of messages, of which the branch that ends in `current_node` was the last that was looked at.
    private static Talk chatGpt(JsonNode one) {
        JsonNode mapping = one.path("mapping");
        var said = new ArrayList<Said>();
        String model = "";
        Set<String> seen = new HashSet<>(); // a damaged file may go in a circle
        String id = current(one, mapping);
        while (!id.isEmpty() && mapping.has(id) && seen.add(id)) {
            JsonNode message = mapping.path(id).path("message");
            String role = message.path("author").path("role").asText("");
            String words = parts(message.path("content"));
            boolean hidden = message.path("metadata")
                    .path("is_visually_hidden_from_conversation")
                    .asBoolean();
            if ((role.equals("user") || role.equals("assistant")) && !hidden && !words.isEmpty()) {
                said.addFirst(new Said(role.equals("user"), words, time(message.path("create_time"))));
            }
            model = model.isEmpty()
                    ? message.path("metadata").path("model_slug").asText("")
                    : model;
            id = mapping.path(id).path("parent").asText("");
        }
        return new Talk(Source.CHATGPT, one.path("title").asText(""), model, time(one.path("create_time")), said);
    }

    private static String current(JsonNode one, JsonNode mapping) {
        String named = one.path("current_node").asText("");
        if (mapping.has(named)) {
            return named;
        }
        String last = "";
        for (var entry : mapping.properties()) {
            last = entry.getValue().path("children").isEmpty() ? entry.getKey() : last;
        }
        return last;
    }

    private static String parts(JsonNode content) {
        var words = new StringBuilder(content.path("text").asText(""));
        for (JsonNode part : content.path("parts")) {
            String text = part.isTextual()
                    ? part.asText()
                    : part.has("text")
                            ? part.path("text").asText()
                            : named(part.path("content_type").asText("?"));
            words.append(words.isEmpty() || text.isEmpty() ? "" : "\n\n").append(text);
        }
        return words.toString().strip();
    }

    /// Stands where something stood that is no text.
    private static String named(String kind) {
        return "[" + kind + "]";
    }

    private static Talk claude(JsonNode one) {
        var said = new ArrayList<Said>();
        for (JsonNode message : one.path("chat_messages")) {
            var words = new StringBuilder();
            for (JsonNode part : message.path("content")) {
                String kind = part.path("type").asText("");
                if (!kind.equals("thinking")) {
                    String text = kind.equals("text") ? part.path("text").asText("") : named(kind);
                    words.append(words.isEmpty() ? "" : "\n\n").append(text);
                }
            }
            if (words.isEmpty()) {
                words.append(message.path("text").asText(""));
            }
            for (JsonNode file : message.path("attachments")) {
                words.append("\n\n")
                        .append(named(file.path("file_name").asText("?")))
                        .append("\n")
                        .append(file.path("extracted_content").asText(""));
            }
            add(said, message.path("sender").asText(""), words.toString(), message.path("created_at"));
        }
        return new Talk(
                Source.CLAUDE,
                one.path("name").asText(""),
                one.path("model").asText(""),
                time(one.path("created_at")),
                said);
    }

    private static Talk grok(JsonNode one) {
        var said = new ArrayList<Said>();
        String model = "";
        for (JsonNode each : one.path("responses")) {
            JsonNode response = each.has("response") ? each.path("response") : each;
            add(
                    said,
                    response.path("sender").asText(""),
                    response.path("message").asText(""),
                    response.path("create_time"));
            model = model.isEmpty() ? response.path("model").asText("") : model;
        }
        JsonNode talk = one.path("conversation");
        return new Talk(Source.GROK, talk.path("title").asText(""), model, time(talk.path("create_time")), said);
    }

    private static Talk messages(JsonNode one) {
        var said = new ArrayList<Said>();
        for (JsonNode message : one.path("messages")) {
            JsonNode content = message.path("content");
            String words = content.isTextual()
                    ? content.asText()
                    : parts(JSON.createObjectNode().set("parts", content));
            String speaker = message.path("role")
                    .asText(message.path("type").asText(message.path("sender").asText("")));
            add(
                    said,
                    speaker,
                    words,
                    message.has("timestamp") ? message.path("timestamp") : message.path("created_at"));
        }
        return new Talk(
                Source.MESSAGES,
                one.path("title").asText(""),
                one.path("model").asText(""),
                time(one.path("created_at")),
                said);
    }

    private static void add(List<Said> said, String speaker, String words, JsonNode when) {
        String who = speaker.toLowerCase(Locale.ROOT);
        if (!words.isBlank() && !who.equals("system") && !who.equals("tool")) {
            boolean author = who.equals("user") || who.equals("human") || who.equals("author");
            said.add(new Said(author, words.strip(), time(when)));
        }
    }

    /// Seconds or milliseconds since 1970, also as MongoDB writes them, or a date and time.
    private static Optional<Instant> time(JsonNode when) {
        JsonNode number = when.has("$date") ? when.path("$date").path("$numberLong") : when;
        String text = number.asText("");
        try {
            if (text.matches("[0-9.E+]+")) {
                double value = Double.parseDouble(text);
                return Optional.of(Instant.ofEpochMilli((long) (value < MILLIS_FROM ? value * 1_000 : value)));
            }
            return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
        } catch (DateTimeException | NumberFormatException odd) {
            return Optional.empty();
        }
    }
}
