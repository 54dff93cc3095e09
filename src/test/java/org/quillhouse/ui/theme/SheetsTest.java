package org.quillhouse.ui.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.css.CssParser;
import javafx.css.Declaration;
import javafx.css.Rule;
import javafx.css.Stylesheet;
import org.junit.jupiter.api.Test;

/// Looks lie beside their sheets as the toolkit reads them fastest, and say the same.
class SheetsTest {
    @Test
    void everySheetIsThereAsItIsReadFastest() throws Exception {
        List<Path> sheets;
        try (var files = Files.list(
                Path.of(Themes.class.getResource("shell.css").toURI()).getParent())) {
            sheets = files.filter(file -> file.toString().endsWith(".css")).toList();
        }
        assertFalse(sheets.isEmpty());
        for (Path sheet : sheets) {
            URL binary = Themes.class.getResource(sheet.getFileName().toString().replaceFirst("css$", "bss"));
            assertNotNull(binary, sheet.toString());
            assertEquals(rules(new CssParser().parse(sheet.toUri().toURL())), rules(Stylesheet.loadBinary(binary)));
        }
    }

    private static List<String> rules(Stylesheet sheet) {
        return sheet.getRules().stream()
                .map(rule -> rule.getSelectors() + " " + declared(rule))
                .toList();
    }

    private static List<String> declared(Rule rule) {
        return rule.getDeclarations().stream().map(Declaration::getProperty).toList();
    }
}
