package org.quillhouse;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.quillhouse.agents.internal.StreamingProbe;
import org.quillhouse.fakes.KillTrial;
import org.quillhouse.manuscript.TreeProbe;
import org.quillhouse.ui.page.TypingProbe;

/// Promise 1: killed at any instant, a story opens again with at most the last second missing.
@Timeout(3_600)
class KillTest {
    @TempDir
    Path folder;

    @Test
    void typedTextSurvivesAKill() throws Exception {
        KillTrial.run(TypingProbe.class, folder);
    }

    @Test
    void streamedTextSurvivesAKill() throws Exception {
        KillTrial.run(StreamingProbe.class, folder);
    }

    @Test
    void treeSurvivesAKill() throws Exception {
        KillTrial.runOnTree(TreeProbe.class, folder);
    }
}
