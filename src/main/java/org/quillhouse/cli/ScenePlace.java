package org.quillhouse.cli;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.quillhouse.manuscript.Manuscript;
import org.quillhouse.manuscript.NoSuchChapter;
import org.quillhouse.manuscript.Node;
import org.quillhouse.manuscript.StoryTree;
import org.quillhouse.storage.StorageFailed;

/// A scene as the command line names it: `2.3` is the third scene of the second chapter, `2` its first.
final class ScenePlace {
    private static final Pattern PLACE = Pattern.compile("(\\d{1,6})(?:\\.(\\d{1,6}))?");

    private ScenePlace() {}

    static Node find(Manuscript manuscript, String place) throws StorageFailed, NoSuchChapter {
        Matcher matcher = PLACE.matcher(place.strip());
        if (!matcher.matches()) {
            throw NoSuchChapter.scene(place);
        }
        StoryTree tree = manuscript.tree();
        int chapter = Integer.parseInt(matcher.group(1));
        int scene = matcher.group(2) == null ? 1 : Integer.parseInt(matcher.group(2));
        Node found = tree.nodes().stream()
                .filter(node -> node.kind() == Node.Kind.CHAPTER && node.number() == chapter)
                .findFirst()
                .orElseThrow(() -> NoSuchChapter.scene(place));
        List<Node> scenes = tree.children(java.util.Optional.of(found.id()));
        if (scene < 1 || scene > scenes.size()) {
            throw NoSuchChapter.scene(place);
        }
        return scenes.get(scene - 1);
    }

    /// The other way round; empty for a scene that was thrown away.
    static String name(StoryTree tree, String sceneId) {
        return tree.node(sceneId)
                .flatMap(scene -> tree.chapterOf(sceneId).map(chapter -> chapter.number() + "." + scene.number()))
                .orElse("");
    }
}
