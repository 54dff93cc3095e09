package org.quillhouse.ui.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quillhouse.codex.CodexEntry;
import org.quillhouse.fakes.KillTrial;
import org.quillhouse.manuscript.Chapter;
import org.quillhouse.manuscript.Scene;
import org.quillhouse.project.Project;
import org.quillhouse.proofing.Speller;
import org.quillhouse.tasks.DirectRunner;
import org.quillhouse.tasks.Schedule;

/// Names of the story's people are no mistakes, from when they are there.
class ProofTest {
    private static final String PARAGRAPH = "Then Zorbenka came teh long way.";

    private final List<Runnable> delivered = new ArrayList<>();
    private final List<Set<String>> shown = new ArrayList<>();
    private final Schedule schedule = new Schedule();
    private Project project;
    private ProofViewModel proof;

    @BeforeEach
    void open() throws Exception {
        Path folder = Files.createTempDirectory("proof");
        project = KillTrial.projects(folder).createSample(folder.resolve("sample.quill"));
        var means = new PageViewModel.Means(
                new DirectRunner(),
                schedule,
                this::deliver,
                InstantSource.system(),
                new Bookmarks(() -> "", text -> {}));
        proof = new ProofViewModel(project, new Speller(), means);
        proof.onChecked(shown::add);
    }

    @AfterEach
    void close() throws Exception {
        schedule.close();
        project.close();
    }

    private synchronized void deliver(Runnable work) {
        delivered.add(work);
        notifyAll();
    }

    /// Does what waits for the screen's thread, until nothing comes any more.
    private List<String> wrong() throws InterruptedException {
        return wrong(PARAGRAPH);
    }

    private synchronized List<String> wrong(String paragraph) throws InterruptedException {
        for (int tries = 0; tries < 50; tries++) {
            List<Runnable> now = List.copyOf(delivered);
            delivered.clear();
            now.forEach(Runnable::run);
            Optional<List<String>> found = proof.of(paragraph)
                    .map(all -> all.stream()
                            .map(word -> paragraph.substring(word.from(), word.to()))
                            .toList());
            if (found.isPresent()) {
                return found.get();
            }
            wait(100);
        }
        return List.of("never checked");
    }

    @Test
    void aNameIsNoMistakeFromWhenThePersonIsThere() throws Exception {
        assertEquals(List.of("Zorbenka", "teh"), wrong());
        project.codex().addNamed(CodexEntry.Kind.CHARACTER, "Zorbenka Vale", "", Map.of(), CodexEntry.Source.WRITER);
        assertEquals(List.of("teh"), wrong());
        proof.learn("teh");
        assertEquals(List.of(), wrong());
        assertEquals(Set.of(PARAGRAPH), shown.getLast());
    }

    @Test
    void aTextInAnotherLanguageIsNotMarked() throws Exception {
        String german = "Die Glocke läutete zweimal über den Hof, und niemand wusste, wer am Seil gezogen hatte.";
        String spoken = "»Nicht schon wieder.«";
        assertEquals(List.of("Nicht", "schon", "wieder"), wrong(spoken), "nothing is known of the text yet");
        assertEquals(List.of(), wrong(german));
        assertEquals(List.of(), wrong(spoken), "what is short goes with the rest");
        assertTrue(shown.getLast().contains(spoken), "it is shown anew");
        String english = "The bell rang twice over the yard, and nobody knew who had pulled teh rope.";
        assertEquals(List.of("teh"), wrong(english));
        assertEquals(List.of(), wrong("Nobody knew who had rung it, and nobody in the yard wanted to ask."));
        assertEquals(List.of("Nicht", "schon", "wieder"), wrong(spoken), "a text in English");
    }

    @Test
    void theSampleIsSpeltRight() throws Exception {
        var paragraphs = new ArrayList<String>();
        for (Chapter chapter : project.manuscript().chapters()) {
            for (Scene scene : chapter.scenes()) {
                scene.text().lines().filter(line -> !line.isBlank()).forEach(paragraphs::add);
            }
        }
        paragraphs.forEach(proof::of); // so that all are checked at once
        var wrong = new TreeSet<String>();
        for (String paragraph : paragraphs) {
            wrong.addAll(wrong(paragraph));
        }
        assertEquals(Set.of(), wrong);
    }
}
