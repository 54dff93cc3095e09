package org.quillhouse.codex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quillhouse.codex.Dossier.Person;
import org.quillhouse.fakes.KillTrial;
import org.quillhouse.project.Project;

/// The dossier of a story: what is merged, and that nothing of what it was is lost.
class DossiersTest {
    private static final Dossier.Headings HEADINGS = new Dossier.Headings("People", "Themes", "Places", "Plot");

    @TempDir
    Path folder = Path.of("");

    private static Person person(String name, String description, String... ties) {
        return new Person(name, description, List.of(ties), "");
    }

    @Test
    void whatIsNewIsAddedAndNothingIsSaidTwice() {
        var there = new Dossier(
                List.of(person("Ines Varrow", "A clerk.", "Obeys Oram.")),
                List.of("Duty"),
                List.of("Halvern"),
                List.of("A figure was changed."));
        var found = new Dossier(
                List.of(
                        new Person(
                                "INES VARROW", "A clerk. She counts waves.", List.of("obeys Oram"), "Learns to lie."),
                        person("Bettany", "Rings the bell.")),
                List.of("duty", "Silence"),
                List.of(" Halvern ", "The Long Walk"),
                List.of("A figure was changed!", "The carters drown."));
        Dossier merged = there.merged(found);
        assertEquals(
                new Person("Ines Varrow", "A clerk. She counts waves.", List.of("Obeys Oram."), "Learns to lie."),
                merged.people().getFirst());
        assertEquals("Bettany", merged.people().getLast().name());
        assertEquals(List.of("Duty", "Silence"), merged.themes());
        assertEquals(List.of("Halvern", "The Long Walk"), merged.places());
        assertEquals(List.of("A figure was changed.", "The carters drown."), merged.plot());
        assertEquals(there, there.merged(Dossier.EMPTY));
        assertEquals(merged, merged.merged(found), "what is known already changes nothing");
    }

    @Test
    void randomDossiersComeBackFromTheirJsonAndMergingTwiceIsMergingOnce() {
        var random = new Random(7);
        for (int i = 0; i < 500; i++) {
            Dossier one = drawn(random);
            Dossier other = drawn(random);
            assertEquals(one, Dossier.of(one.json()));
            Dossier merged = one.merged(other);
            assertEquals(merged, merged.merged(other));
            assertEquals(merged, merged.merged(one));
            one.people().forEach(each -> assertTrue(merged.person(each.name()).isPresent()));
        }
        assertEquals(Dossier.EMPTY, Dossier.of("{\"characters\": 3, \"themes\": {}}"));
        assertEquals(Dossier.EMPTY, Dossier.of("no JSON"));
    }

    private static Dossier drawn(Random random) {
        var people = new ArrayList<Person>();
        var taken = new ArrayList<String>();
        for (String each : words(random)) {
            if (!taken.contains(each)) {
                taken.add(each);
                people.add(new Person(
                        each,
                        String.join(" ", words(random)),
                        words(random).stream().distinct().toList(),
                        random.nextBoolean() ? "changes" : ""));
            }
        }
        return new Dossier(
                people,
                words(random).stream().distinct().toList(),
                words(random).stream().distinct().toList(),
                words(random).stream().distinct().toList());
    }

    private static List<String> words(Random random) {
        return random.ints(random.nextInt(4), 0, 6)
                .mapToObj(at -> List.of("sea", "bell", "„Tür“", "salt.", "the quay", "naïve")
                        .get(at))
                .toList();
    }

    @Test
    void everyVersionStaysTypingIsOneAndAnEarlierOneCountsAgain() throws Exception {
        Path story = folder.resolve("s");
        try (Project project = KillTrial.projects(folder).create(story, "T")) {
            Dossiers dossiers = project.codex().dossiers();
            assertTrue(dossiers.now().isEmpty());
            var first = new Dossier(List.of(), List.of("Duty"), List.of(), List.of());
            assertTrue(dossiers.keep(first, Dossiers.Author.TALK));
            assertFalse(dossiers.keep(first, Dossiers.Author.TALK), "nothing new, no version");
            for (String typed : List.of("H", "Ha", "Halvern")) {
                dossiers.type(new Dossier(List.of(), List.of("Duty"), List.of(typed), List.of()));
            }
            assertEquals(2, dossiers.versions().size(), "a sitting at the keys is one version");
            dossiers.keep(Dossier.EMPTY, Dossiers.Author.HAND);
            dossiers.keep(first, Dossiers.Author.EARLIER);
        }
        try (Project project = KillTrial.projects(folder).open(story)) {
            List<Dossiers.Version> all = project.codex().dossiers().versions();
            assertEquals(
                    List.of("4 EARLIER", "3 HAND", "2 HAND", "1 TALK"),
                    all.stream()
                            .map(each -> each.number() + " " + each.author())
                            .toList());
            assertEquals(List.of("Halvern"), all.get(2).dossier().places());
            assertEquals("Themes\n- Duty", project.codex().dossiers().now().text(HEADINGS));
        }
    }

    @Test
    void muchThatGoesAtOnceIsKeptAsItWas() throws Exception {
        try (Project project = KillTrial.projects(folder).create(folder.resolve("s"), "T")) {
            Dossiers dossiers = project.codex().dossiers();
            String long30 = "word ".repeat(30).strip();
            dossiers.type(new Dossier(List.of(), List.of(), List.of(), List.of(long30)));
            dossiers.type(new Dossier(List.of(), List.of(), List.of(), List.of("w")));
            assertEquals(2, dossiers.versions().size());
            assertEquals(
                    List.of(long30), dossiers.versions().getLast().dossier().plot());
        }
    }
}
