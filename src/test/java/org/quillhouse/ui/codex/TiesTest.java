package org.quillhouse.ui.codex;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.quillhouse.codex.CodexEntry;

class TiesTest {
    private static CodexEntry person(String id, String name, String ties) {
        return new CodexEntry(
                id,
                CodexEntry.Kind.CHARACTER,
                name,
                "",
                Map.of("relationships", ties),
                false,
                CodexEntry.Source.WRITER);
    }

    @Test
    void tiesAreFoundByNamesWhole() {
        CodexEntry ines = person("1", "Ines Varrow", "Oram: her master; trusts Bettany. Loves the sea");
        CodexEntry oram = person("2", "Master Oram", "fears what Varrow may find\nOrami is another");
        CodexEntry bett = person("3", "Bettany Crowe", "");
        List<Ties.Tie> ties = Ties.between(List.of(ines, oram, bett));
        assertEquals(
                List.of(
                        "Ines Varrow>Master Oram: Oram: her master",
                        "Ines Varrow>Bettany Crowe: trusts Bettany.",
                        "Master Oram>Ines Varrow: fears what Varrow may find"),
                ties.stream()
                        .map(tie -> tie.from().name() + ">" + tie.to().name() + ": " + tie.words())
                        .toList());
    }

    @Test
    void nobodyIsTiedToThemselvesOrByASmallWord() {
        CodexEntry al = person("1", "Al", "Al is all right with Bo, and with de Wit");
        CodexEntry bo = person("2", "Bo de Vries", "Bo knows Bo");
        assertEquals(List.of(), Ties.between(List.of(al, bo)));
        assertEquals(1, Ties.between(List.of(al, person("2", "Bo", ""))).size());
        assertEquals("IV", Avatar.initials("Ines Varrow"));
        assertEquals("M", Avatar.initials("Mara 2"));
        assertEquals("", Avatar.initials("  "));
    }
}
