package org.quillhouse.context.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.quillhouse.context.CharacterContext;
import org.quillhouse.context.ContextContainer;
import org.quillhouse.context.PlotElement;
import org.quillhouse.context.Priority;
import org.quillhouse.context.SystemInstruction;
import org.quillhouse.context.UserRequest;

/// Reads containers as other programs write them (spec 002 §3.1 and §9.3): names with underlines or humps, missing
/// fields, states as text, unknown kinds; and the rich request context that came later.
final class ContainerReader {
    private ContainerReader() {}

    static ContextContainer read(JsonNode json) {
        JsonNode at = first(json, "container", "context_container", "contextContainer");
        JsonNode root = at.isMissingNode() ? json : at;
        if (root.has("configuration") || root.has("story_outline") || root.has("worldbuilding")) {
            return rich(root);
        }
        var metadata = new LinkedHashMap<String, String>();
        first(root, "metadata").properties().forEach(entry -> metadata.put(entry.getKey(), text(entry.getValue())));
        return new ContextContainer(
                list(first(root, "plot_elements", "plotElements"), ContainerReader::plot),
                list(first(root, "character_contexts", "characterContexts"), ContainerReader::character),
                list(first(root, "user_requests", "userRequests"), ContainerReader::request),
                list(first(root, "system_instructions", "systemInstructions"), ContainerReader::instruction),
                metadata);
    }

    private static <T> List<T> list(JsonNode nodes, Function<JsonNode, T> read) {
        var list = new ArrayList<T>();
        nodes.forEach(node -> list.add(read.apply(node)));
        return list;
    }

    private static JsonNode first(JsonNode node, String... names) {
        for (String name : names) {
            if (node.has(name) && !node.get(name).isNull()) {
                return node.get(name);
            }
        }
        return node.path("\0");
    }

    private static String text(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return "";
        }
        return node.isValueNode() ? node.asText() : node.toString();
    }

    private static List<String> texts(JsonNode node) {
        if (node.isArray()) {
            return list(node, ContainerReader::text);
        }
        return text(node).isBlank() ? List.of() : List.of(text(node));
    }

    /// A map; a plain text becomes one under `name`.
    private static Map<String, String> map(JsonNode node, String name) {
        var map = new LinkedHashMap<String, String>();
        if (node.isObject()) {
            node.properties().forEach(entry -> map.put(entry.getKey(), text(entry.getValue())));
        } else if (!text(node).isBlank()) {
            map.put(name, text(node));
        }
        return map;
    }

    private static <E extends Enum<E>> E named(E[] values, JsonNode node, E fallback) {
        String name = text(node).strip().toUpperCase(Locale.ROOT).replace('-', '_');
        for (E value : values) {
            if (value.name().equals(name)) {
                return value;
            }
        }
        return fallback;
    }

    private static Priority priority(JsonNode node) {
        JsonNode value = first(node, "priority");
        return value.isNumber() ? Priority.of(value.asDouble()) : named(Priority.values(), value, Priority.MEDIUM);
    }

    private static PlotElement plot(JsonNode node) {
        String id = text(first(node, "id", "element_id"));
        Set<String> tags = new TreeSet<>(texts(first(node, "tags")));
        return new PlotElement(
                id,
                named(PlotElement.Type.values(), first(node, "type"), PlotElement.Type.DETAIL),
                text(first(node, "content", "text")),
                priority(node),
                tags,
                map(first(node, "metadata"), "note"),
                text(first(node, "source")).isBlank() ? "import:" + id : text(first(node, "source")));
    }

    private static CharacterContext character(JsonNode node) {
        return new CharacterContext(
                text(first(node, "character_id", "characterId", "id")),
                text(first(node, "character_name", "characterName", "name")),
                text(first(node, "summary", "basic_bio", "basicBio")),
                map(first(node, "current_state", "currentState"), "state"),
                texts(first(node, "recent_actions", "recentActions")),
                map(first(node, "relationships"), "relationships"),
                texts(first(node, "goals")),
                texts(first(node, "memories")),
                texts(first(node, "personality_traits", "personalityTraits", "personality")),
                map(first(node, "details"), "notes"));
    }

    private static UserRequest request(JsonNode node) {
        return new UserRequest(
                text(first(node, "id")),
                UserRequest.Type.of(text(first(node, "type"))),
                text(first(node, "content")),
                priority(node),
                text(first(node, "target")),
                text(first(node, "context")),
                millis(first(node, "timestamp", "timestampMillis")));
    }

    private static long millis(JsonNode node) {
        if (node.isNumber()) {
            return node.asLong();
        }
        try {
            return Instant.parse(text(node)).toEpochMilli();
        } catch (DateTimeParseException unknown) {
            return 0;
        }
    }

    private static SystemInstruction instruction(JsonNode node) {
        return new SystemInstruction(
                text(first(node, "id")),
                named(SystemInstruction.Type.values(), first(node, "type"), SystemInstruction.Type.BEHAVIOR),
                text(first(node, "content")),
                named(SystemInstruction.Scope.values(), first(node, "scope"), SystemInstruction.Scope.GLOBAL),
                priority(node));
    }

    /// The request context of §9.3; goals and memories come from the states alone (fault F17 put right).
    private static ContextContainer rich(JsonNode root) {
        var plot = new ArrayList<PlotElement>();
        addPlot(plot, "world", first(root, "worldbuilding").path("content"), Set.of("worldbuilding"));
        JsonNode outline = first(root, "story_outline", "storyOutline");
        addPlot(plot, "outline", outline.path("content"), Set.of("plot_outline", "outline"));
        addPlot(plot, "summary", outline.path("summary"), Set.of("book", "story_summary"));
        int number = 0;
        for (JsonNode chapter : first(root, "chapters")) {
            number++;
            var data = Map.of("chapter", Integer.toString(number), "title", text(chapter.path("title")));
            plot.add(new PlotElement(
                    "chapter-" + number,
                    PlotElement.Type.SCENE,
                    text(chapter.path("content")),
                    Priority.MEDIUM,
                    Set.of("chapter", "story_text"),
                    data,
                    "import:chapter-" + number));
        }
        Map<String, JsonNode> states = new LinkedHashMap<>();
        first(root, "character_states", "characterStates")
                .forEach(state -> states.put(text(first(state, "character_id", "characterId", "name")), state));
        var people = list(first(root, "characters"), node -> {
            String id = text(first(node, "id", "character_id", "name"));
            JsonNode state = states.getOrDefault(id, node.path("\0"));
            CharacterContext sheet = character(node);
            return new CharacterContext(
                    id,
                    sheet.characterName(),
                    sheet.summary(),
                    map(first(state, "current_state", "emotions"), "state"),
                    texts(first(state, "recent_actions")),
                    sheet.relationships(),
                    texts(first(state, "goals")),
                    texts(first(state, "memories")),
                    sheet.personalityTraits(),
                    Map.of());
        });
        var instructions = new ArrayList<SystemInstruction>();
        first(first(root, "configuration"), "system_prompts").properties().forEach(entry -> {
            if (!text(entry.getValue()).isBlank()) {
                instructions.add(new SystemInstruction(
                        entry.getKey(),
                        SystemInstruction.Type.BEHAVIOR,
                        text(entry.getValue()),
                        SystemInstruction.Scope.STORY,
                        Priority.HIGH));
            }
        });
        return new ContextContainer(plot, people, List.of(), instructions, Map.of());
    }

    private static void addPlot(List<PlotElement> plot, String id, JsonNode content, Set<String> tags) {
        if (!text(content).isBlank()) {
            plot.add(new PlotElement(
                    id, PlotElement.Type.DETAIL, text(content), Priority.HIGH, tags, Map.of(), "import:" + id));
        }
    }
}
