package org.quillhouse.agents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quillhouse.agents.PhaseGuide.Drift;
import org.quillhouse.engine.LoadOptions;
import org.quillhouse.engine.TinyGguf;
import org.quillhouse.fakes.ScriptedEngine;
import org.quillhouse.kernel.Words;
import org.quillhouse.tasks.Cancellation;
import org.quillhouse.tasks.Progress;

class MeaningCheckTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void aMomentThatWasToldInOtherWordsIsShownWithThePassageThatComesNearest() throws Exception {
        var engine = new ScriptedEngine();
        engine.meaning = text -> text.contains("bell") || text.contains("rang") ? vector(1, 0) : vector(0, 1);
        try (StoryRoom room = room(engine)) {
            room.project.manuscript().saveTyped(room.sceneOf(1), "Somebody rang it at last.");
            room.project.manuscript().saveTyped(room.sceneOf(2), "Rain.");
            Drift first = room.run(room.writer.meanings().job()).getFirst();
            assertEquals(
                    Map.of(
                            "the altered seven", new MeaningCheck.Nearest(2, "Rain."),
                            "Bettany's bell", new MeaningCheck.Nearest(1, "Somebody rang it at last."),
                            "eleven drowned on the Long Walk", new MeaningCheck.Nearest(2, "Rain.")),
                    first.nearest());
        }
    }

    @Test
    void lookingCanBeStopped() throws Exception {
        var engine = new ScriptedEngine();
        var wish = new Cancellation();
        engine.meaning = text -> {
            wish.cancel();
            return vector(1, 0);
        };
        try (StoryRoom room = room(engine)) {
            room.project.manuscript().saveTyped(room.sceneOf(1), "Rain.");
            assertThrows(
                    CancellationException.class,
                    () -> room.writer.meanings().job().run(wish, Progress.SILENT));
        }
    }

    @Test
    void shortParagraphsAreReadTogether() {
        List<String> passages = MeaningCheck.passages("Yes.\nNo.\n" + "word ".repeat(70) + "\n\nEnd.");
        assertEquals(2, passages.size());
        assertEquals(72, Words.count(passages.getFirst()));
        assertEquals(List.of(), MeaningCheck.passages(" \n"));
    }

    private static float[] vector(float... parts) {
        return parts;
    }

    private StoryRoom room(ScriptedEngine engine) throws Exception {
        return StoryRoom.open(folder, () -> engine, TinyGguf.write(folder.resolve("tiny.gguf")), LoadOptions.cpu(512));
    }
}
