package org.quillhouse.exchange.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.quillhouse.codex.CodexEntry;
import org.quillhouse.exchange.CharacterCard;
import org.quillhouse.kernel.Texts;

/// Character cards as JSON: the first form without a `spec`, `chara_card_v2`, and `chara_card_v3`.
public final class CardJson {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String OURS = "quillhouse";

    private CardJson() {}

    /// @throws IOException for a text that is no card
    public static CharacterCard read(String text) throws IOException {
        JsonNode root = JSON.readTree(text);
        JsonNode data = root.path("data").isObject() ? root.path("data") : root;
        String name = data.path("name").asText("").strip();
        if (!root.isObject() || name.isEmpty()) {
            throw new IOException("no name in it");
        }
        var fields = new LinkedHashMap<String, String>();
        data.path("extensions")
                .path(OURS)
                .path("fields")
                .properties()
                .forEach(field -> put(fields, field.getKey(), field.getValue().asText("")));
        put(fields, "personality", said(data, "personality", name));
        put(fields, "scenario", said(data, "scenario", name));
        put(fields, "speech", said(data, "mes_example", name).replaceAll("(?i)<start>\\s*", ""));
        String notes = notes(data, name);
        put(fields, CodexEntry.AUTHOR_NOTES, notes);
        return new CharacterCard(name, said(data, "description", name), fields);
    }

    private static void put(Map<String, String> fields, String field, String text) {
        if (!text.isBlank()) {
            fields.putIfAbsent(field, text.strip());
        }
    }

    /// A field's text with the card's stand-ins replaced.
    private static String said(JsonNode data, String field, String name) {
        return plain(data.path(field).asText(""), name);
    }

    private static String plain(String text, String name) {
        return text.replaceAll("(?i)\\{\\{char}}|<bot>", java.util.regex.Matcher.quoteReplacement(name))
                .replaceAll("(?i)\\{\\{user}}|<user>", Texts.of("exchange.card.other"))
                .replace("\r\n", "\n")
                .strip();
    }

    /// What is not the person: kept for the author alone, so that nothing of the card is lost.
    private static String notes(JsonNode data, String name) {
        var lines = new ArrayList<String>();
        for (String field : List.of(
                "creator_notes", "first_mes", "system_prompt", "post_history_instructions", "creator", "nickname")) {
            add(lines, field, said(data, field, name));
        }
        data.path("alternate_greetings").forEach(one -> add(lines, "alternate_greetings", plain(one.asText(""), name)));
        var tags = new ArrayList<String>();
        data.path("tags").forEach(tag -> tags.add(tag.asText("")));
        add(lines, "tags", String.join(", ", tags));
        data.path("character_book").path("entries").forEach(entry -> {
            var keys = new ArrayList<String>();
            entry.path("keys").forEach(key -> keys.add(key.asText("")));
            add(lines, String.join(", ", keys), plain(entry.path("content").asText(""), name));
        });
        return String.join("\n", lines);
    }

    private static void add(List<String> lines, String field, String text) {
        if (!text.isBlank()) {
            lines.add(field.replace('_', ' ') + ": " + text);
        }
    }

    /// A card that other programs read (`chara_card_v2`), with the whole sheet among its extensions. The author's notes
    /// are not in it.
    public static String write(CodexEntry person) {
        ObjectNode root = JSON.createObjectNode();
        root.put("spec", "chara_card_v2");
        root.put("spec_version", "2.0");
        ObjectNode data = root.putObject("data");
        data.put("name", person.name());
        data.put("description", person.summary());
        String traits = person.field("traits");
        data.put("personality", person.field("personality").isBlank() ? traits : person.field("personality"));
        data.put("scenario", person.field("scenario"));
        data.put("mes_example", person.field("speech"));
        for (String empty : List.of(
                "first_mes",
                "creator_notes",
                "system_prompt",
                "post_history_instructions",
                "creator",
                "character_version")) {
            data.put(empty, "");
        }
        data.putArray("alternate_greetings");
        data.putArray("tags");
        ObjectNode fields = data.putObject("extensions").putObject(OURS).putObject("fields");
        person.fields().forEach((field, text) -> {
            if (!field.equals(CodexEntry.AUTHOR_NOTES)) {
                fields.put(field, text);
            }
        });
        return root.toPrettyString();
    }
}
