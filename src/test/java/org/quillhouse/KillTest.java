package org.quillhouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.quillhouse.agents.internal.StreamingProbe;
import org.quillhouse.exchange.ImportProbe;
import org.quillhouse.fakes.KillTrial;
import org.quillhouse.manuscript.TreeProbe;
import org.quillhouse.project.BackupProbe;
import org.quillhouse.project.Backups;
import org.quillhouse.project.MigrationProbe;
import org.quillhouse.project.Project;
import org.quillhouse.review.ProposalProbe;
import org.quillhouse.ui.page.TypingProbe;

/// Promise 1: killed at any instant, a story opens again with at most the last second missing, and what belongs
/// together is there whole or not at all.
@Timeout(36_000)
class KillTest {
    private static final List<String> WORDS =
            IntStream.range(0, 300).mapToObj(number -> "w" + number + "x").toList();

    @TempDir
    Path folder;

    @FunctionalInterface
    private interface Verifying {
        void verify(Project project, List<long[]> said) throws Exception;
    }

    @FunctionalInterface
    private interface Preparing {
        void prepare(Path story) throws Exception;
    }

    private static KillTrial.Promise promise(Preparing preparing, Verifying verifying) {
        return new KillTrial.Promise() {
            @Override
            public void prepare(Path story) throws Exception {
                preparing.prepare(story);
            }

            @Override
            public void verify(Project project, List<long[]> said) throws Exception {
                verifying.verify(project, said);
            }
        };
    }

    @Test
    void typedTextSurvivesAKill() throws Exception {
        KillTrial.run(
                TypingProbe.class,
                folder,
                400,
                2_400,
                promise(KillTrial::oneChapter, KillTrial::assertLettersAreThere));
    }

    @Test
    void streamedTextSurvivesAKill() throws Exception {
        KillTrial.run(
                StreamingProbe.class,
                folder,
                400,
                2_400,
                promise(KillTrial::oneChapter, KillTrial::assertLettersAreThere));
    }

    @Test
    void treeSurvivesAKill() throws Exception {
        KillTrial.run(TreeProbe.class, folder, 200, 1_700, promise(KillTest::twoChapters, KillTest::assertAllWords));
    }

    private static void twoChapters(Path story) throws Exception {
        KillTrial.oneChapter(story);
        try (Project project = KillTrial.projects(story.getParent()).open(story)) {
            project.manuscript().addChapter("Two", "", List.of());
            String scene = project.manuscript().chapter(1).scenes().getFirst().id();
            project.manuscript().saveTyped(scene, String.join(" ", WORDS));
        }
    }

    /// Every word stands in a scene or in the trash.
    private static void assertAllWords(Project project, List<long[]> said) throws Exception {
        String all = project.database()
                .read(handle -> String.join(
                        "\n",
                        handle.createQuery("SELECT v.text FROM nodes n JOIN versions v ON v.id = n.current_version")
                                .mapTo(String.class)
                                .list()));
        for (String word : WORDS) {
            assertTrue(all.contains(word), word + " is gone after " + said.size() + " acts");
        }
    }

    @Test
    void anImportIsThereWholeOrNotAtAll() throws Exception {
        KillTrial.run(ImportProbe.class, folder, 1, 900, promise(KillTrial::oneChapter, (project, said) -> {
            int chapters = project.manuscript().tree().chapters().size() - 1;
            assertEquals(0, chapters % ImportProbe.CHAPTERS);
            long told = said.getLast()[0] * ImportProbe.CHAPTERS;
            assertTrue(chapters >= told, chapters + " chapters are there, " + told + " must be");
        }));
    }

    @Test
    void backingUpAndBringingBackSurvivesAKill() throws Exception {
        KillTrial.run(BackupProbe.class, folder, 1, 900, promise(KillTrial::oneChapter, (project, said) -> {
            int there =
                    Integer.parseInt(project.manuscript().chapter(1).content().strip());
            assertTrue(there >= said.getLast()[0], there + " is there, " + said.getLast()[0] + " must be");
            assertFalse(project.backups().list().isEmpty());
            for (Backups.Backup backup : project.backups().list()) {
                assertEquals(1, project.backups().chapters(backup).size());
            }
        }));
    }

    @Test
    void anUpgradeSurvivesAKill() throws Exception {
        KillTrial.run(
                MigrationProbe.class,
                folder,
                1,
                500,
                promise(
                        MigrationProbe::makeOld,
                        (project, said) -> assertEquals(
                                MigrationProbe.TEXTS,
                                project.manuscript().texts().size())));
    }

    @Test
    void takingAProposalSurvivesAKill() throws Exception {
        KillTrial.run(ProposalProbe.class, folder, 1, 900, promise(KillTrial::oneChapter, (project, said) -> {
            int taken = ProposalProbe.taken(project);
            assertTrue(taken >= said.getLast()[0]);
            String text = project.manuscript().chapter(1).content();
            assertEquals(ProposalProbe.text(taken), text, "the text and what was taken belong together");
        }));
    }
}
