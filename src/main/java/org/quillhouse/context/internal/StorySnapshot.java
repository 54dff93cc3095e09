package org.quillhouse.context.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.quillhouse.codex.CharacterState;
import org.quillhouse.codex.CodexEntry;
import org.quillhouse.codex.Fact;
import org.quillhouse.codex.Strand;
import org.quillhouse.context.PlotElement;
import org.quillhouse.context.Summary;
import org.quillhouse.kernel.Sha256;
import org.quillhouse.manuscript.Node;
import org.quillhouse.manuscript.Scene;
import org.quillhouse.manuscript.StoryFacts;
import org.quillhouse.manuscript.StoryTree;

/// All of a story that agents may read, as it is at one time. Immutable.
///
/// @param scenes in reading order
/// @param made elements that were made of it before, by what they were made of
/// @param places of scenes in that order, by id
/// @param parts titles, by the part's id
public record StorySnapshot(
        StoryFacts facts,
        List<SceneText> scenes,
        Map<String, Integer> places,
        List<Node> chapters,
        Map<String, String> parts,
        List<CodexEntry> entries,
        List<Fact> ledger,
        Map<String, Set<String>> witnesses,
        List<CharacterState> states,
        List<Strand> strands,
        Map<String, Summary> summaries,
        Map<Object, List<PlotElement>> made) {

    /// A scene as it goes into prompts.
    ///
    /// @param text without comments, harmless
    /// @param hash of the text
    public record SceneText(Node node, Node chapter, String text, String version, String hash) {
        static SceneText of(Node node, Node chapter, Optional<Scene> scene) {
            String text = PlainText.forPrompt(scene.map(Scene::text).orElse(""));
            return new SceneText(
                    node, chapter, text, scene.flatMap(Scene::versionId).orElse("-"), Sha256.of(text));
        }

        public boolean isWritten() {
            return !text.isEmpty();
        }
    }

    static StorySnapshot of(
            StoryFacts facts,
            StoryTree tree,
            List<Scene> texts,
            List<CodexEntry> entries,
            List<Fact> ledger,
            Map<String, Set<String>> witnesses,
            List<CharacterState> states,
            List<Strand> strands,
            Map<String, Summary> summaries) {
        Map<String, Scene> byId = new HashMap<>();
        texts.forEach(scene -> byId.put(scene.id(), scene));
        Map<String, Node> chapters = new LinkedHashMap<>();
        Map<String, String> parts = new HashMap<>();
        var scenes = new ArrayList<SceneText>();
        for (Node node : tree.nodes()) {
            if (node.kind() == Node.Kind.PART) {
                parts.put(node.id(), node.title());
            }
            if (node.kind() == Node.Kind.CHAPTER) {
                chapters.put(node.id(), node);
            }
            Node chapter = node.kind() == Node.Kind.SCENE
                    ? chapters.get(node.parentId().orElse(""))
                    : null;
            if (chapter != null) {
                scenes.add(SceneText.of(node, chapter, Optional.ofNullable(byId.get(node.id()))));
            }
        }
        return new StorySnapshot(
                facts,
                List.copyOf(scenes),
                placesOf(scenes),
                List.copyOf(chapters.values()),
                Map.copyOf(parts),
                entries,
                ledger,
                witnesses,
                states,
                strands,
                summaries,
                new ConcurrentHashMap<>());
    }

    private static Map<String, Integer> placesOf(List<SceneText> scenes) {
        var places = new HashMap<String, Integer>();
        for (int i = 0; i < scenes.size(); i++) {
            places.put(scenes.get(i).node().id(), i);
        }
        return places;
    }

    StorySnapshot withScene(Scene changed) {
        Integer at = places.get(changed.id());
        if (at == null) {
            return this;
        }
        var next = new ArrayList<>(scenes);
        SceneText old = scenes.get(at);
        next.set(at, SceneText.of(old.node(), old.chapter(), Optional.of(changed)));
        made.remove(old.node().id() + old.hash());
        return new StorySnapshot(
                facts,
                List.copyOf(next),
                places,
                chapters,
                parts,
                entries,
                ledger,
                witnesses,
                states,
                strands,
                summaries,
                made);
    }

    StorySnapshot withSummaries(Map<String, Summary> changed) {
        return new StorySnapshot(
                facts,
                scenes,
                places,
                chapters,
                parts,
                entries,
                ledger,
                witnesses,
                states,
                strands,
                changed,
                new ConcurrentHashMap<>());
    }

    /// The place of a scene in the story; −1 where it was thrown away.
    public int place(String sceneId) {
        return places.getOrDefault(sceneId, -1);
    }

    /// What a summary of these scenes together is made from.
    public static String hashOf(List<SceneText> written) {
        return Sha256.of(written.stream().map(SceneText::hash).reduce("", String::concat));
    }

    /// What a summary of the book is made from.
    ///
    /// @param chapters hashes of those in which something is written, in order
    public static String bookHash(List<String> chapters) {
        return Sha256.of(String.join("", chapters));
    }

    /// Scenes of a chapter in which something is written, in order.
    public List<SceneText> writtenOf(String chapterId) {
        return scenesOf(chapterId).stream().filter(SceneText::isWritten).toList();
    }

    /// Scenes of a chapter, in order.
    public List<SceneText> scenesOf(String chapterId) {
        int from = 0;
        while (from < scenes.size() && !scenes.get(from).chapter().id().equals(chapterId)) {
            from++;
        }
        int to = from;
        while (to < scenes.size() && scenes.get(to).chapter().id().equals(chapterId)) {
            to++;
        }
        return scenes.subList(from, to);
    }
}
