package org.quillhouse.agents;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.quillhouse.agents.DossierKeeper.Found;
import org.quillhouse.agents.DossierKeeper.FoundPerson;
import org.quillhouse.codex.Dossier;

/// What of a reply comes into the dossier.
class DossierKeeperTest {
    private static final String SAID = "Mira Lindqvist keeps the lighthouse on Skarholm and hides a smuggler there.";

    private static FoundPerson person(String name, String description) {
        return new FoundPerson(
                name, description, List.of("Mira hides a smuggler.", "Mira hates her sister Astrid."), "");
    }

    @Test
    void whatWasNotSaidIsLeftOut() {
        Dossier noted = DossierKeeper.grounded(
                new Found(
                        List.of(
                                person("Lindqvist", "Keeps the lighthouse."),
                                person("Mira Lindqvist", "She was executed by pirates long ago."),
                                person("Astrid", "Her sister.")),
                        List.of("secrets", "the long and winding story of one lighthouse keeper"),
                        List.of("Skarholm", "Paris"),
                        List.of("Mira hides a smuggler.", "Pirates execute the whole village.", "smuggler")),
                SAID,
                Dossier.EMPTY);
        assertEquals(
                new Dossier(
                        List.of(new Dossier.Person(
                                "Mira Lindqvist", "Keeps the lighthouse.", List.of("Mira hides a smuggler."), "")),
                        List.of("secrets"),
                        List.of("Skarholm"),
                        List.of("Mira hides a smuggler.")),
                noted);
    }

    @Test
    void aPartOfAKnownNameIsWhoHasThatName() {
        var known = new Dossier(
                List.of(new Dossier.Person("Ines Varrow", "", List.of(), "")), List.of(), List.of(), List.of());
        Dossier noted = DossierKeeper.grounded(
                new Found(
                        List.of(new FoundPerson("Ines", "Counts the carts again.", List.of(), "")),
                        List.of(),
                        List.of(),
                        List.of()),
                "Ines counts the carts again and again.",
                known);
        assertEquals("Ines Varrow", noted.people().getFirst().name());
    }
}
