package org.quillhouse.proofing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DictionariesTest {
    private static final Path SHIPPED = Path.of("shipped");

    @TempDir
    Path system = Path.of("");

    private Optional<Path> of(String choice, String locale) {
        return new Dictionaries(Optional.of(SHIPPED), List.of(system.resolve("none"), system))
                .of(choice, Locale.forLanguageTag(locale));
    }

    private static Optional<Path> shipped(String language) {
        return Optional.of(SHIPPED.resolve(language + ".aff"));
    }

    @Test
    void englishIsSpeltAsWhereTheMachineIs() {
        assertEquals(shipped("en_GB"), of("system", "en-GB"));
        assertEquals(shipped("en_GB"), of("system", "en-IE"));
        assertEquals(shipped("en_AU"), of("system", "en-AU"));
        assertEquals(shipped("en_US"), of("system", "en-US"));
        assertEquals(shipped("en_US"), of("system", "en"));
        assertEquals(shipped("en_CA"), of("en_CA", "en-GB"), "what was chosen goes before");
        assertEquals(
                Optional.empty(),
                new Dictionaries(Optional.empty(), List.of()).of("system", Locale.UK),
                "none is here");
    }

    @Test
    void anotherLanguageHasTheDictionaryOfItsSystem() throws Exception {
        assertEquals(shipped("en_US"), of("system", "de-AT"), "there is none");
        Path german = Files.createFile(system.resolve("de.aff"));
        assertEquals(Optional.of(german), of("system", "de-AT"));
        Path austrian = Files.createFile(system.resolve("de_AT.aff"));
        assertEquals(Optional.of(austrian), of("system", "de-AT"));
        assertEquals(shipped("en_GB"), of("en_GB", "de-AT"));
    }
}
