package org.quillhouse.exchange.internal;

import static org.quillhouse.exchange.internal.HtmlWriter.escaped;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.fontbox.util.autodetect.FontFileFinder;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;

/// The fonts that a PDF takes into itself: ours, and the machine's for letters that ours does not have.
///
/// @param files where they are, as FOP is told; ours first, with its four styles
/// @param family of the book
/// @param others the families of letters that it does not have
/// @param missing what none of them can show
record PdfFonts(String files, String family, Map<Integer, String> others, Set<Integer> missing) {
    /// What every PDF reader has.
    private static final String READERS_OWN = "Times";

    private static final String OURS = "Literata";

    /// @param folder of our fonts
    /// @param letters code points of the book
    static PdfFonts of(Optional<Path> folder, Set<Integer> letters) {
        var files = new StringBuilder();
        String family = READERS_OWN;
        var missing = new TreeSet<>(letters);
        missing.removeIf(letter -> escaped(Character.toString(letter)).isBlank());
        Optional<Path> regular = folder.map(fonts -> fonts.resolve(OURS + Style.REGULAR.ending));
        Set<Integer> ours = regular.map(file -> shown(file, missing)).orElse(Set.of());
        if (regular.isPresent() && !ours.isEmpty()) {
            family = OURS;
            for (Style style : Style.values()) {
                font(files, regular.get().resolveSibling(OURS + style.ending), style.triplet(OURS));
            }
            missing.removeAll(ours);
        } else {
            missing.removeIf(letter -> letter < 0x100);
        }
        var others = new HashMap<Integer, String>();
        if (!missing.isEmpty()) {
            fromTheMachine(files, others, missing);
        }
        return new PdfFonts(files.toString(), family, Map.copyOf(others), Set.copyOf(missing));
    }

    /// As FOP is told, with a box for what cannot be shown.
    String marked(String text) {
        if (missing.isEmpty() && others.isEmpty()) {
            return escaped(text);
        }
        var marked = new StringBuilder();
        var run = new StringBuilder();
        String of = family;
        for (int letter : text.codePoints().toArray()) {
            String its = others.getOrDefault(letter, family);
            if (!its.equals(of)) {
                marked.append(inFamily(run, of));
                run.setLength(0);
                of = its;
            }
            run.appendCodePoint(missing.contains(letter) ? box() : letter);
        }
        return marked.append(inFamily(run, of)).toString();
    }

    private int box() {
        return family.equals(OURS) ? '□' : '?';
    }

    private String inFamily(CharSequence run, String its) {
        String words = escaped(run.toString());
        return its.equals(family) ? words : "<fo:inline font-family=\"" + its + "\">" + words + "</fo:inline>";
    }

    private enum Style {
        REGULAR("_400Regular.ttf", "normal", "normal"),
        ITALIC("_400Regular_Italic.ttf", "italic", "normal"),
        BOLD("_700Bold.ttf", "normal", "bold"),
        BOLD_ITALIC("_700Bold_Italic.ttf", "italic", "bold");

        private final String ending;
        private final String slant;
        private final String weight;

        Style(String ending, String slant, String weight) {
            this.ending = ending;
            this.slant = slant;
            this.weight = weight;
        }

        private String triplet(String family) {
            return "<font-triplet name=\"%s\" style=\"%s\" weight=\"%s\"/>".formatted(family, slant, weight);
        }
    }

    private static void font(StringBuilder files, Path file, String triplets) {
        files.append("<font kerning=\"yes\" embed-url=\"")
                .append(escaped(file.toUri().toString()))
                .append("\">")
                .append(triplets)
                .append("</font>\n");
    }

    /// Whichever shows most of what is missing, until nothing is, or nothing helps.
    private static void fromTheMachine(StringBuilder files, Map<Integer, String> others, Set<Integer> missing) {
        List<Path> all = new FontFileFinder()
                .find().stream()
                        .map(URI::getPath)
                        .filter(path -> path.toLowerCase(Locale.ROOT).endsWith(".ttf"))
                        .map(path -> new File(path).toPath())
                        .sorted()
                        .toList();
        boolean found = true;
        for (int number = 1; found && !missing.isEmpty(); number++) {
            Path best = null;
            Set<Integer> most = Set.of();
            for (Path file : all) {
                Set<Integer> shown = shown(file, missing);
                if (shown.size() > most.size()) {
                    best = file;
                    most = shown;
                }
            }
            found = best != null;
            if (best != null) {
                String family = "Other" + number;
                most.forEach(letter -> others.put(letter, family));
                font(
                        files,
                        best,
                        List.of(Style.values()).stream()
                                .map(style -> style.triplet(family))
                                .collect(Collectors.joining()));
                missing.removeAll(most);
            }
        }
    }

    /// Those that a font draws as outlines; none where it cannot be read.
    private static Set<Integer> shown(Path file, Set<Integer> letters) {
        try (TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBufferedFile(file.toFile()))) {
            if (!font.getTableMap().containsKey("glyf")) {
                return Set.of();
            }
            CmapLookup map = font.getUnicodeCmapLookup();
            return letters.stream().filter(letter -> map.getGlyphId(letter) > 0).collect(Collectors.toSet());
        } catch (IOException | RuntimeException unreadable) {
            return Set.of();
        }
    }
}
