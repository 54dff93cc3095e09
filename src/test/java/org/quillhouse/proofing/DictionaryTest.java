package org.quillhouse.proofing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quillhouse.engine.Extras;
import org.quillhouse.settings.Places;
import org.quillhouse.tasks.Cancellation;
import org.quillhouse.tasks.Progress;

/// Other dictionaries than the one in the app: the fetched ones, and one of the writer's own.
class DictionaryTest {
    @TempDir
    Path folder;

    @Test
    void britishSpellingIsRightInBritain() throws Exception {
        var places = Places.of(Optional.of(folder), System.getenv(), Path.of(System.getProperty("user.home")));
        Path extras = Extras.fetchJob(places).run(new Cancellation(), Progress.SILENT);
        assertTrue(Files.isRegularFile(extras.resolve("fonts/Literata_400Regular.ttf")));
        var speller = new Speller();
        assertEquals(2, speller.check("The colour of the harbour.", Set.of()).size());
        assertTrue(speller.use(Optional.of(extras.resolve("dictionaries/en_GB.aff"))));
        assertEquals(0, speller.check("The colour of the harbour.", Set.of()).size());
        assertEquals(1, speller.check("The color of it.", Set.of()).size());
        assertFalse(speller.use(Optional.of(extras.resolve("dictionaries/en_GB.aff"))), "it is that one already");
        assertTrue(speller.use(Optional.of(folder.resolve("gone.aff"))), "back to the one that is always there");
        assertEquals(0, speller.check("The color of it.", Set.of()).size());
    }

    @Test
    void theWritersOwnDictionaryIsRead() throws Exception {
        Files.writeString(folder.resolve("own.aff"), "SET UTF-8\nSFX S Y 1\nSFX S 0 s .\n");
        Files.writeString(folder.resolve("own.dic"), "2\nkrog/S\nöd\n");
        var speller = new Speller();
        speller.use(Optional.of(folder.resolve("own.aff")));
        assertEquals(0, speller.check("krogs öd", Set.of()).size());
        assertEquals(1, speller.check("harbor", Set.of()).size());
        Files.writeString(folder.resolve("broken.aff"), "SFX");
        speller.use(Optional.of(folder.resolve("broken.aff")));
        assertEquals(0, speller.check("anything goes", Set.of()).size(), "no page full of red lines");
    }
}
