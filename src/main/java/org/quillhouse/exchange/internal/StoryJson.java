package org.quillhouse.exchange.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.quillhouse.chat.ChatFile;
import org.quillhouse.chat.Message;
import org.quillhouse.codex.CodexEntry;
import org.quillhouse.codex.Dossier;
import org.quillhouse.exchange.StoryIn;
import org.quillhouse.exchange.UnreadableFile;
import org.quillhouse.kernel.Texts;
import org.quillhouse.manuscript.Chapter;
import org.quillhouse.manuscript.Node;
import org.quillhouse.manuscript.StoryFacts;
import org.quillhouse.manuscript.Telling;
import org.quillhouse.review.Rater;
import org.quillhouse.review.Review;
import org.quillhouse.storage.StorageFailed;

/// A story as JSON, as the reference program writes and reads it (spec 002, 9.1 and 9.2).
///
/// Read are: one story in a wrapper, a backup of many, a bare story; people, raters as objects, lists or lists of
/// pairs.
/// What else is in a file is kept as it is and written again.
public final class StoryJson {
    private static final String WORLD_TALK = "worldbuildingChatHistory";
    private static final String OUTLINE_TALK = "chatHistory";
    private static final String DOSSIER = "dossier";
    private static final String TELLING = "telling";
    private static final String BY_AGENT = "ai_generated";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> KNOWN = Set.of("id", "metadata", "general", "characters", "raters", "story");

    /// Our fields of a sheet; the file has them without underscores.
    private static final List<String> FIELDS = List.of(
            "sex",
            "gender",
            "sexual_preference",
            "age",
            "physical_appearance",
            "usual_clothing",
            "personality",
            "motivations",
            "fears",
            "relationships");
    private static final Pattern UNDERSCORE = Pattern.compile("_(.)");

    private StoryJson() {}

    /// All stories of a file.
    public static List<StoryIn> read(Path file, String text, String fallbackTitle) throws UnreadableFile {
        JsonNode root;
        try {
            root = JSON.readTree(text);
        } catch (JsonProcessingException broken) {
            throw new UnreadableFile(file, Texts.of("exchange.json"), broken);
        }
        var stories = new ArrayList<StoryIn>();
        if (root.path("stories").isArray()) {
            for (JsonNode each : root.path("stories")) {
                stories.add(story(file, each.has("exportMetadata") ? each.path("story") : each, fallbackTitle));
            }
        } else {
            stories.add(story(file, root.has("exportMetadata") ? root.path("story") : root, fallbackTitle));
        }
        return stories;
    }

    private static StoryIn story(Path file, JsonNode story, String fallbackTitle) throws UnreadableFile {
        boolean isStory = story.path("general").isObject()
                || story.path("story").isObject()
                || story.path("chapters").isArray();
        if (!isStory) {
            throw new UnreadableFile(file, Texts.of("exchange.json.story"), null);
        }
        JsonNode general = story.path("general");
        JsonNode inner = story.path("story").isObject() ? story.path("story") : story;
        String title = first(general.path("title"), story.path("title"), inner.path("title"));
        List<StoryIn.Chapter> chapters = chapters(inner.path("chapters"));
        return new StoryIn(
                title.isBlank() ? fallbackTitle : title,
                facts(story, general, inner, chapters),
                chapters,
                people(story.path("characters")),
                raters(story.path("raters")),
                new StoryIn.Beside(
                        talks(general, story.path("plotOutline")),
                        OutlineJson.opinions(story.path("plotOutline")),
                        dossier(story),
                        List.of()),
                other(story));
    }

    private static Map<String, List<Message>> talks(JsonNode general, JsonNode outline) {
        var talks = new HashMap<String, List<Message>>();
        putTalk(talks, StoryIn.WORLD_TALK, general.path(WORLD_TALK));
        putTalk(talks, StoryIn.OUTLINE_TALK, outline.path(OUTLINE_TALK));
        return talks;
    }

    private static Dossier dossier(JsonNode story) {
        return Dossier.of(story.path(DOSSIER).toString());
    }

    private static void putTalk(Map<String, List<Message>> talks, String thread, JsonNode list) {
        List<Message> messages = list.isArray() ? ChatFile.ofJson(list.toString()) : List.of();
        if (!messages.isEmpty()) {
            talks.put(thread, messages);
        }
    }

    private static void addTalk(ObjectNode into, String field, List<Message> messages) {
        try {
            into.set(field, JSON.readTree(ChatFile.json(messages)).path("messages"));
        } catch (JsonProcessingException notOurs) {
            throw new IllegalStateException(notOurs);
        }
    }

    static String first(JsonNode... nodes) {
        for (JsonNode node : nodes) {
            if (node.isValueNode() && !node.asText().isBlank()) {
                return node.asText();
            }
        }
        return "";
    }

    private static Map<String, String> facts(
            JsonNode story, JsonNode general, JsonNode inner, List<StoryIn.Chapter> chapters) {
        JsonNode prompts = general.path("systemPrompts");
        var facts = new LinkedHashMap<String, String>();
        put(facts, "world", first(general.path("worldbuilding"), story.path("worldbuilding")));
        put(facts, "summary", first(inner.path("summary")));
        put(facts, "prefix", first(prompts.path("mainPrefix")));
        put(facts, "suffix", first(prompts.path("mainSuffix")));
        put(facts, "writer_prompt", first(prompts.path("assistantPrompt")));
        put(facts, "editor_prompt", first(prompts.path("editorPrompt")));
        put(facts, "telling", first(general.path(TELLING)));
        String outline = first(story.path("plotOutline").path("content"), story.path("plotOutline"));
        if (outline.isBlank() && !chapters.isEmpty()) {
            var titles = new StringBuilder();
            chapters.forEach(
                    chapter -> titles.append("- ").append(chapter.title()).append('\n'));
            outline = titles.toString().strip();
        }
        put(facts, "outline", outline);
        return facts;
    }

    private static void put(Map<String, String> facts, String name, String text) {
        if (!text.isBlank()) {
            facts.put(name, text);
        }
    }

    private static List<StoryIn.Chapter> chapters(JsonNode list) {
        var chapters = new ArrayList<StoryIn.Chapter>();
        for (JsonNode node : objects(list)) {
            var moments = new ArrayList<String>();
            node.path("keyPlotItems").forEach(item -> moments.add(item.asText()));
            String content = node.path("content").asText("");
            chapters.add(new StoryIn.Chapter(
                    "",
                    node.path("title").asText(""),
                    node.path("plotPoint").asText(""),
                    moments,
                    Node.Details.NONE,
                    Headings.scenes(content.lines().toList()).stream()
                            .map(StoryIn.Scene::of)
                            .toList()));
        }
        return chapters;
    }

    private static List<StoryIn.Entry> people(JsonNode list) {
        var people = new ArrayList<StoryIn.Entry>();
        for (JsonNode node : objects(list)) {
            var fields = new LinkedHashMap<String, String>();
            for (String ours : FIELDS) {
                String said = first(node.path(theirs(ours)), node.path(ours));
                if (!said.isBlank() && !(ours.equals("age") && said.equals("0"))) {
                    fields.put(ours, said);
                }
            }
            String name = first(node.path("name"));
            if (!name.isBlank()) {
                people.add(new StoryIn.Entry(
                        CodexEntry.Kind.CHARACTER,
                        name,
                        first(node.path("basicBio"), node.path("basic_bio"), node.path("bio")),
                        fields,
                        node.path("isHidden").asBoolean(node.path("is_hidden").asBoolean(false)),
                        BY_AGENT.equals(first(node.path("creationSource"), node.path("creation_source")))
                                ? CodexEntry.Source.AGENT
                                : CodexEntry.Source.IMPORTED));
            }
        }
        return people;
    }

    private static String theirs(String ours) {
        return UNDERSCORE.matcher(ours).replaceAll(found -> found.group(1).toUpperCase(Locale.ROOT));
    }

    private static List<Rater> raters(JsonNode list) {
        var raters = new ArrayList<Rater>();
        for (JsonNode node : objects(list)) {
            String name = first(node.path("name"));
            String criteria = first(node.path("systemPrompt"), node.path("prompt"), node.path("criteria"));
            if (!name.isBlank() && !criteria.isBlank()) {
                JsonNode marks = node.path("scoring");
                raters.add(new Rater(
                        "",
                        name,
                        criteria,
                        node.path("enabled").asBoolean(true),
                        new Rater.Marks(
                                marks.path("minimum").asDouble(Rater.Marks.USUAL.minimum()),
                                marks.path("target").asDouble(Rater.Marks.USUAL.target()),
                                marks.path("exceptional").asDouble(Rater.Marks.USUAL.exceptional()))));
            }
        }
        return raters;
    }

    /// Objects of a list, of the second places of a list of pairs, or of an object's values.
    static List<JsonNode> objects(JsonNode list) {
        var all = new ArrayList<JsonNode>();
        for (JsonNode each : list) {
            JsonNode node = each.isArray() && each.size() == 2 ? each.get(1) : each;
            if (node.isObject()) {
                all.add(node);
            }
        }
        return all;
    }

    private static String other(JsonNode story) {
        ObjectNode other = JSON.createObjectNode();
        story.properties().forEach(field -> {
            boolean read = field.getKey().equals(DOSSIER) && !dossier(story).isEmpty();
            if (!KNOWN.contains(field.getKey())
                    && !read
                    && !field.getKey().equals("plotOutline")
                    && !field.getKey().equals("chapters")
                    && !field.getKey().equals("title")) {
                other.set(field.getKey(), field.getValue());
            }
        });
        keepInside(story, other, "general", List.of("title", "systemPrompts", "worldbuilding", TELLING, WORLD_TALK));
        keepInside(story, other, "plotOutline", List.of("content", OUTLINE_TALK));
        return other.isEmpty() ? "" : other.toString();
    }

    /// The fields of one of the story's parts that we have no place for.
    private static void keepInside(JsonNode story, ObjectNode other, String part, List<String> known) {
        if (story.path(part) instanceof ObjectNode fields) {
            ObjectNode rest = fields.deepCopy().without(known);
            rest.removeIf(field -> field.isContainerNode() && field.isEmpty());
            if (!rest.isEmpty()) {
                other.set(part, rest);
            }
        }
    }

    /// The part with what an earlier file had in it.
    private static ObjectNode part(ObjectNode story, String name) {
        return story.path(name) instanceof ObjectNode kept ? kept : story.putObject(name);
    }

    /// One story in its wrapper.
    ///
    /// @param other what an earlier file had besides; empty for nothing
    public static String write(StoryIn.Target from, String other, Instant now) throws StorageFailed {
        StoryFacts facts = from.manuscript().facts();
        ObjectNode root = JSON.createObjectNode();
        root.putObject("exportMetadata")
                .put("timestamp", now.toString())
                .put("version", "1.0")
                .put("storyId", facts.id());
        ObjectNode story = root.putObject("story");
        putOther(story, other);
        List<Chapter> chapters = from.manuscript().chapters();
        story.put("id", facts.id());
        story.putObject("metadata")
                .put("version", "1.0")
                .put("created", created(chapters, now).toString())
                .put("lastModified", now.toString());
        ObjectNode general = part(story, "general");
        general(general, facts);
        addTalk(general, WORLD_TALK, from.chats().of(StoryIn.WORLD_TALK));
        ArrayNode people = story.putArray("characters");
        for (CodexEntry entry : from.codex().characters()) {
            people.addArray().add(entry.id()).add(person(entry));
        }
        ArrayNode raters = story.putArray("raters");
        for (Rater rater : from.raters().all()) {
            raters.addArray().add(rater.id()).add(rater(rater));
        }
        ObjectNode inner = story.putObject("story");
        inner.put("summary", facts.summary());
        ArrayNode list = inner.putArray("chapters");
        chapters.forEach(chapter -> list.add(chapter(chapter)));
        ObjectNode outline = part(story, "plotOutline");
        outline.put("content", facts.outline());
        addTalk(outline, OUTLINE_TALK, from.chats().of(StoryIn.OUTLINE_TALK));
        OutlineJson.put(outline, from.reviews().current(Review.OUTLINE));
        addDossier(story, from.codex().dossiers().now());
        return root.toPrettyString();
    }

    private static void addDossier(ObjectNode story, Dossier dossier) {
        try {
            if (!dossier.isEmpty()) {
                story.set(DOSSIER, JSON.readTree(dossier.json()));
            }
        } catch (JsonProcessingException notOurs) {
            throw new IllegalStateException(notOurs);
        }
    }

    private static Instant created(List<Chapter> chapters, Instant now) {
        return chapters.stream().map(Chapter::created).min(Instant::compareTo).orElse(now);
    }

    private static void putOther(ObjectNode story, String other) {
        try {
            if (!other.isEmpty()) {
                story.setAll((ObjectNode) JSON.readTree(other));
            }
        } catch (JsonProcessingException notOurs) {
            throw new IllegalStateException(notOurs);
        }
    }

    private static void general(ObjectNode general, StoryFacts facts) {
        general.put("title", facts.title());
        general.putObject("systemPrompts")
                .put("mainPrefix", facts.prefix())
                .put("mainSuffix", facts.suffix())
                .put("assistantPrompt", facts.writerPrompt())
                .put("editorPrompt", facts.editorPrompt());
        general.put("worldbuilding", facts.world());
        if (!facts.telling().equals(Telling.OPEN)) {
            general.put(TELLING, facts.telling().lines());
        }
    }

    private static ObjectNode person(CodexEntry entry) {
        ObjectNode person = JSON.createObjectNode();
        person.put("name", entry.name());
        person.put("basicBio", entry.summary());
        FIELDS.forEach(ours -> person.put(theirs(ours), entry.field(ours)));
        person.put("isHidden", entry.hidden());
        person.put(
                "creationSource",
                switch (entry.source()) {
                    case WRITER -> "user";
                    case AGENT -> BY_AGENT;
                    case IMPORTED -> "imported";
                });
        return person;
    }

    private static ObjectNode rater(Rater rater) {
        ObjectNode node = JSON.createObjectNode();
        node.put("name", rater.name());
        node.put("systemPrompt", rater.criteria());
        node.put("enabled", rater.enabled());
        node.putObject("scoring")
                .put("minimum", rater.marks().minimum())
                .put("target", rater.marks().target())
                .put("exceptional", rater.marks().exceptional());
        return node;
    }

    private static ObjectNode chapter(Chapter chapter) {
        ObjectNode node = JSON.createObjectNode();
        node.put("id", chapter.id());
        node.put("number", chapter.number());
        node.put("title", chapter.title());
        node.put("content", chapter.content());
        node.put("plotPoint", chapter.plotPoint());
        ArrayNode moments = node.putArray("keyPlotItems");
        chapter.keyPlotItems().forEach(moments::add);
        node.putArray("incorporatedFeedback");
        node.put("created", chapter.created().toString());
        node.put("lastModified", chapter.lastModified().toString());
        node.put("wordCount", chapter.wordCount());
        return node;
    }
}
