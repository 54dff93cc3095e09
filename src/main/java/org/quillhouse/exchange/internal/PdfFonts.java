package org.quillhouse.exchange.internal;

import static org.quillhouse.exchange.internal.HtmlWriter.escaped;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
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

    /// Whichever shows most of what is missing, until nothing is, or nothing helps. Each font is read once.
    private static void fromTheMachine(StringBuilder files, Map<Integer, String> others, Set<Integer> missing) {
        var shown = new TreeMap<Path, Set<Integer>>();
        for (URI font : new FontFileFinder().find()) {
            if (font.getPath().toLowerCase(Locale.ROOT).endsWith(".ttf")) {
                Path file = new File(font.getPath()).toPath();
                shown.put(file, shown(file, missing));
            }
        }
        for (int number = 1; !missing.isEmpty(); number++) {
            shown.values().forEach(letters -> letters.retainAll(missing));
            shown.values().removeIf(Set::isEmpty);
            if (shown.isEmpty()) {
                return;
            }
            var best = Collections.max(
                    shown.entrySet(),
                    Comparator.comparingInt(each -> each.getValue().size()));
            String family = "Other" + number;
            best.getValue().forEach(letter -> others.put(letter, family));
            font(
                    files,
                    best.getKey(),
                    Arrays.stream(Style.values())
                            .map(style -> style.triplet(family))
                            .collect(Collectors.joining()));
            missing.removeAll(best.getValue());
        }
    }

    /// Those that a font draws as outlines; none where it cannot be read.
    private static Set<Integer> shown(Path file, Set<Integer> letters) {
        try (TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBufferedFile(file.toFile()))) {
            if (!font.getTableMap().containsKey("glyf")) {
                return new HashSet<>();
            }
            CmapLookup map = font.getUnicodeCmapLookup();
            return letters.stream()
                    .filter(letter -> map.getGlyphId(letter) > 0)
                    .collect(Collectors.toCollection(HashSet::new));
        } catch (IOException | RuntimeException unreadable) {
            return new HashSet<>();
        }
    }
}
