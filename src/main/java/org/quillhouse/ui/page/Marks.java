package org.quillhouse.ui.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.fxmisc.richtext.GenericStyledArea;
import org.quillhouse.ui.page.Markup.Span;

/// Gives looks to what is selected, and takes them away again, as changes of the text: emphasis, headings, quotations,
/// breaks, comments and footnotes.
final class Marks {
    private static final String OPEN = "<!-- ";
    private static final String CLOSE = " -->";
    private static final String BREAK = "* * *";
    private static final Pattern FOOTNOTE_WORDS = Pattern.compile("(?m)^\\[\\^[^]\\s]+]: ");

    private Marks() {}

    /// Letters `from` to before `to` of the text as it was, and what stands there instead.
    record Part(int from, int to, String text) {}

    /// What becomes of a text.
    ///
    /// @param parts in order
    /// @param from where the selection begins then
    /// @param to where it ends, with the caret
    record Change(List<Part> parts, int from, int to) {
        /// Makes it in an area, as one step to undo.
        void make(GenericStyledArea<?, ?, ?> area) {
            area.getUndoManager().preventMerge();
            if (!parts.isEmpty()) {
                var changes = area.createMultiChange(parts.size());
                int moved = 0;
                for (Part part : parts) {
                    changes.replaceTextAbsolutely(part.from() + moved, part.to() + moved, part.text());
                    moved += part.text().length() - (part.to() - part.from());
                }
                changes.commit();
            }
            area.selectRange(from, to);
            area.getUndoManager().preventMerge();
        }
    }

    /// A paragraph of the text.
    private record Line(int begin, String text) {
        int end() {
            return begin + text.length();
        }
    }

    /// Makes the selected words look so; where all of them do, no longer. With nothing selected the word that the caret
    /// is in, and between words what is typed next.
    ///
    /// @param look 1 emphasis, 2 strong
    static Change look(String text, int start, int end, int look) {
        if (start == end) {
            return here(text, start, look);
        }
        List<Line> lines = lines(text, start, end);
        boolean given = lines.stream().anyMatch(line -> {
            Words words = Words.in(line, start, end);
            return !words.letters().have(words.from(), words.to(), look);
        });
        var parts = new ArrayList<Part>();
        int first = -1;
        int last = end;
        int moved = 0;
        for (Line line : lines) {
            Words words = Words.in(line, start, end);
            if (words.from() < words.to()) {
                Change dressed = words.with(look, given);
                for (Part part : dressed.parts()) {
                    parts.add(new Part(line.begin() + part.from(), line.begin() + part.to(), part.text()));
                }
                first = first < 0 ? line.begin() + dressed.from() : first;
                last = line.begin() + moved + dressed.to();
                moved = after(parts, line.end()) - line.end();
            }
        }
        return first < 0 ? new Change(List.of(), start, end) : new Change(parts, first, last);
    }

    private static Change here(String text, int caret, int look) {
        Line line = lines(text, caret, caret).getFirst();
        int place = caret - line.begin();
        int before = stars(line.text(), place, -1);
        int after = stars(line.text(), place, 1);
        if (before == after && (before & look) != 0) { // nothing was typed between them
            return new Change(List.of(new Part(caret - look, caret + look, "")), caret - look, caret - look);
        }
        for (Markup.Emphasised words : Markup.emphasised(line.text())) {
            if (words.mark() == look && words.to() - words.mark() == place) {
                return new Change(List.of(), caret + look, caret + look); // what comes is no longer in it
            }
        }
        int from = place;
        while (from > 0 && isLetter(line.text(), from - 1)) {
            from--;
        }
        int to = place;
        while (to < line.text().length() && isLetter(line.text(), to)) {
            to++;
        }
        if (from == place || to == place) {
            return new Change(List.of(new Part(caret, caret, "*".repeat(2 * look))), caret + look, caret + look);
        }
        Change whole = look(text, line.begin() + from, line.begin() + to, look);
        int within = whole.from() + place - from;
        return new Change(whole.parts(), within, within);
    }

    private static boolean isLetter(String text, int at) {
        char sign = text.charAt(at);
        return Character.isLetterOrDigit(sign) || sign == '\'' || sign == '’' || Character.isSurrogate(sign);
    }

    private static int stars(String text, int place, int step) {
        int count = 0;
        for (int at = step < 0 ? place - 1 : place;
                at >= 0 && at < text.length() && text.charAt(at) == '*';
                at += step) {
            count++;
        }
        return count;
    }

    /// Makes headings of the paragraphs that are touched; where all are headings, no longer.
    static Change heading(String text, int start, int end) {
        return prefixed(text, start, end, "## ", Markup::isHeading);
    }

    /// Makes quotations of the paragraphs that are touched; where all are, no longer.
    static Change quote(String text, int start, int end) {
        return prefixed(text, start, end, "> ", Markup::isQuote);
    }

    private static Change prefixed(String text, int start, int end, String prefix, Predicate<String> isSuch) {
        List<Line> touched = lines(text, start, end);
        List<Line> full =
                touched.stream().filter(line -> !line.text().isBlank()).toList();
        List<Line> lines = full.isEmpty() ? touched.subList(0, 1) : full;
        String wanted = lines.stream().allMatch(line -> isSuch.test(line.text())) ? "" : prefix;
        List<Part> parts = lines.stream()
                .map(line -> new Part(line.begin(), line.begin() + Markup.prefix(line.text()), wanted))
                .toList();
        return new Change(parts, after(parts, start), after(parts, end));
    }

    /// A break of a paragraph's own after what is selected, and the caret in the paragraph after it.
    static Change sceneBreak(String text, int end) {
        String between = text.contains("\n\n") ? "\n\n" : "\n";
        int from = end;
        while (from > 0 && Character.isWhitespace(text.charAt(from - 1))) {
            from--;
        }
        int to = end;
        while (to < text.length() && Character.isWhitespace(text.charAt(to))) {
            to++;
        }
        String put = (from == 0 ? "" : between) + BREAK + between;
        return new Change(List.of(new Part(from, to, put)), from + put.length(), from + put.length());
    }

    /// Makes what is selected a remark that goes into no book, paragraph by paragraph; with nothing selected a new one.
    /// The remark that the caret or the selection lies in becomes text again.
    static Change comment(String text, int start, int end) {
        Line at = lines(text, start, start).getFirst();
        Optional<Span> around = Markup.comments(at.text()).stream()
                .filter(span -> at.begin() + span.from() <= start && end <= at.begin() + span.to())
                .findFirst();
        if (around.isPresent()) {
            int from = at.begin() + around.get().from();
            int to = at.begin() + around.get().to();
            String said = text.substring(from, to).replaceFirst("^<!-- ?", "").replaceFirst(" ?-->$", "");
            return new Change(List.of(new Part(from, to, said)), from, from + said.length());
        }
        if (start == end) {
            int caret = start + OPEN.length();
            return new Change(List.of(new Part(start, start, OPEN + CLOSE)), caret, caret);
        }
        var parts = new ArrayList<Part>();
        for (Line line : lines(text, start, end)) {
            int from = Math.max(start, line.begin());
            int to = Math.min(end, line.end());
            for (Span within : Markup.comments(line.text())) { // what it touches becomes one with it
                boolean touches = line.begin() + within.from() < to && from < line.begin() + within.to();
                from = touches ? Math.min(from, line.begin() + within.from()) : from;
                to = touches ? Math.max(to, line.begin() + within.to()) : to;
            }
            if (from < to) {
                String said = text.substring(from, to).replaceAll("<!-- ?| ?-->", "");
                parts.add(new Part(from, to, OPEN + said + CLOSE));
            }
        }
        int first = parts.stream().mapToInt(Part::from).findFirst().orElse(start);
        int last = parts.stream().mapToInt(Part::to).reduce(end, (before, now) -> now);
        return new Change(parts, first, after(parts, last));
    }

    /// The next footnote's sign after what is selected, and the caret where its words go: at the end of the text.
    static Change footnote(String text, int end) {
        int number = 1;
        while (text.contains("[^" + number + "]")) {
            number++;
        }
        String sign = "[^" + number + "]";
        int last = text.stripTrailing().length();
        int place = Math.min(end, last);
        boolean follows = FOOTNOTE_WORDS.matcher(text).find();
        String words = (last == 0 ? "" : follows ? "\n" : "\n\n") + sign + ": ";
        int caret = last + sign.length() + words.length();
        return new Change(List.of(new Part(place, place, sign), new Part(last, text.length(), words)), caret, caret);
    }

    /// Where a place of the text is after the changes before it.
    private static int after(List<Part> parts, int place) {
        int moved = place;
        for (Part part : parts) {
            if (part.to() <= place) {
                moved += part.text().length() - (part.to() - part.from());
            } else if (part.from() < place) {
                moved += part.from() + part.text().length() - place; // it lay in what was replaced
            }
        }
        return moved;
    }

    /// The paragraphs that a selection touches.
    private static List<Line> lines(String text, int start, int end) {
        var lines = new ArrayList<Line>();
        int begin = text.lastIndexOf('\n', start - 1) + 1;
        while (true) {
            int next = text.indexOf('\n', begin);
            int stop = next < 0 ? text.length() : next;
            lines.add(new Line(begin, text.substring(begin, stop)));
            if (next < 0 || next >= end) {
                return lines;
            }
            begin = next + 1;
        }
    }

    /// Letters `from` to before `to` of a paragraph: those that are selected, without spaces at the ends.
    private record Words(String text, Letters letters, int from, int to) {
        static Words in(Line line, int start, int end) {
            Letters letters = Letters.of(line.text());
            int from = letters.before(Math.max(start - line.begin(), Markup.prefix(line.text())));
            int to = Math.max(from, letters.before(end - line.begin()));
            while (from < to && letters.isSpace(from)) {
                from++;
            }
            while (from < to && letters.isSpace(to - 1)) {
                to--;
            }
            return new Words(line.text(), letters, from, to);
        }

        /// What becomes of the paragraph. Where marks cannot say it, as within some words, they stand around what was
        /// selected all the same.
        Change with(int look, boolean given) {
            Letters wanted = letters.with(from, to, look, given);
            String dressed = wanted.text();
            Letters read = Letters.of(dressed);
            if (read.looksLike(wanted)) {
                return new Change(marks(read, dressed), read.place(from), read.place(to - 1) + 1);
            }
            int first = letters.place(from);
            int last = letters.place(to - 1) + 1;
            String mark = "*".repeat(look);
            return new Change(
                    List.of(new Part(first, first, mark), new Part(last, last, mark)), first + look, last + look);
        }

        /// The marks that differ before each letter and after the last. The letters stay where they are, with all that
        /// others said of them.
        private List<Part> marks(Letters now, String dressed) {
            var parts = new ArrayList<Part>();
            int was = 0;
            int is = 0;
            for (int letter = 0; letter <= letters.size(); letter++) {
                boolean end = letter == letters.size();
                int wasTo = end ? text.length() : letters.place(letter);
                int isTo = end ? dressed.length() : now.place(letter);
                if (!text.substring(was, wasTo).equals(dressed.substring(is, isTo))) {
                    parts.add(new Part(was, wasTo, dressed.substring(is, isTo)));
                }
                was = wasTo + 1;
                is = isTo + 1;
            }
            return parts;
        }
    }
}
