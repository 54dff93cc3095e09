package org.quillhouse.engine.internal.shape;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// The decimal numbers of a range as GBNF alternatives: 7 to 123 is `[7-9] | [1-9] [0-9] | "1" [0-1] [0-9] | "12"
/// [0-3]`
/// in substance. The range is cut where the number of equal leading digits changes.
final class WholeRange {
    private WholeRange() {}

    static String of(long min, long max) {
        if (min > max) {
            throw new IllegalArgumentException("no number from " + min + " to " + max);
        }
        var alternatives = new ArrayList<String>();
        if (min < 0) {
            for (String part : parts(Math.max(1, -max), -min)) {
                alternatives.add("\"-\" " + part);
            }
        }
        if (max >= 0) {
            alternatives.addAll(parts(Math.max(0, min), max));
        }
        return String.join(" | ", alternatives);
    }

    private static List<String> parts(long from, long to) {
        if (from > to) {
            return List.of();
        }
        var ends = new TreeSet<Long>();
        ends.add(to);
        for (long power = 10; power > 0 && power <= 1_000_000_000_000_000_000L; power *= 10) {
            long nines = from / power * power + power - 1;
            if (nines >= from && nines < to) {
                ends.add(nines);
            }
            long zeros = (to + 1) / power * power - 1;
            if (zeros >= from && zeros < to) {
                ends.add(zeros);
            }
        }
        var parts = new ArrayList<String>();
        long start = from;
        for (long end : ends) {
            parts.add(digits(Long.toString(start), Long.toString(end)));
            start = end + 1;
        }
        return parts;
    }

    /// Two numbers of the same length of which the later digits run from all zeros to all nines.
    private static String digits(String low, String high) {
        var text = new StringBuilder();
        for (int i = 0; i < low.length(); i++) {
            text.append(i == 0 ? "" : " ");
            char a = low.charAt(i);
            char b = high.charAt(i);
            text.append(a == b ? "\"" + a + "\"" : "[" + a + "-" + b + "]");
        }
        return text.toString();
    }
}
