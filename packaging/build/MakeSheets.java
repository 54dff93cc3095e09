import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.css.Stylesheet;

/// Looks as the toolkit keeps them: a file of that kind beside each style sheet, which it then reads without taking text
/// apart (a fortieth of a second at every start). Where there is none it reads the text.
///
/// `java --module-path <JavaFX> --add-modules javafx.graphics MakeSheets.java <folder of classes>`
final class MakeSheets {
    private MakeSheets() {}

    public static void main(String[] arguments) throws IOException {
        List<Path> sheets;
        try (var files = Files.walk(Path.of(arguments[0]))) {
            sheets = files.filter(file -> file.toString().endsWith(".css")).toList();
        }
        for (Path sheet : sheets) {
            String name = sheet.getFileName().toString().replaceFirst("css$", "bss");
            Stylesheet.convertToBinary(sheet.toFile(), sheet.resolveSibling(name).toFile());
        }
    }
}
