package org.quillhouse.manuscript;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.quillhouse.fakes.KillTrial;
import org.quillhouse.manuscript.Node.Kind;
import org.quillhouse.project.Project;

/// Splits, merges, moves, trashes, restores and takes back without end, until it is killed.
public final class TreeProbe {
    private static final Random RANDOM = new Random();

    public static void main(String[] arguments) throws Exception {
        Project project = KillTrial.projects(Path.of(arguments[0])).open(Path.of(arguments[1]));
        Manuscript manuscript = project.manuscript();
        for (int act = 1; ; act++) {
            step(manuscript);
            KillTrial.say(act);
        }
    }

    private static void step(Manuscript manuscript) throws Exception {
        TreeEditor editor = manuscript.editor();
        List<Node> scenes = of(manuscript, Kind.SCENE);
        if (scenes.isEmpty()) {
            editor.restore(List.of(manuscript.tree().trash().getFirst().id()));
            return;
        }
        Node scene = scenes.get(RANDOM.nextInt(scenes.size()));
        List<Node> chapters = of(manuscript, Kind.CHAPTER);
        switch (RANDOM.nextInt(7)) {
            case 0, 1 -> {
                String text = manuscript.scene(scene.id()).map(Scene::text).orElse("");
                editor.split(scene.id(), Math.max(0, text.lastIndexOf(' ', RANDOM.nextInt(2_000))));
            }
            case 2 ->
                editor.merge(
                        manuscript.tree().siblings(scene).stream().map(Node::id).toList());
            case 3 ->
                editor.move(
                        List.of(scene.id()),
                        Optional.of(
                                chapters.get(RANDOM.nextInt(chapters.size())).id()),
                        Optional.empty());
            case 4 -> editor.trash(List.of(scene.id()));
            case 5 -> {
                for (Node gone : manuscript.tree().trash().stream().limit(1).toList()) {
                    editor.restore(List.of(gone.id()));
                }
            }
            default -> {
                Optional<Act> last = editor.undoable();
                if (last.isPresent()) {
                    manuscript.undo(last.get().id());
                }
            }
        }
    }

    private static List<Node> of(Manuscript manuscript, Kind kind) throws Exception {
        return manuscript.tree().nodes().stream()
                .filter(node -> node.kind() == kind)
                .toList();
    }
}
