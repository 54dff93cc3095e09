package org.quillhouse.ui.page;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.quillhouse.ui.page.Markup.Emphasised;

/// A paragraph as letters that each are strong, emphasised, both or neither, instead of marks around words: any of them
/// can be given looks and any can lose them, however these lie within one another.
final class Letters {
    private static final int STRONG = 2;

    /// A letter of the paragraph.
    ///
    /// @param place where it stands in the paragraph
    /// @param looks 1 emphasis, 2 strong, 3 both
    private record Letter(char sign, int place, int looks) {
        boolean isSpace() {
            return Character.isWhitespace(sign);
        }
    }

    private final List<Letter> all;

    private Letters(List<Letter> all) {
        this.all = all;
    }

    static Letters of(String paragraph) {
        var looks = new int[paragraph.length()];
        var isMark = new boolean[paragraph.length()];
        for (Emphasised words : Markup.emphasised(paragraph)) {
            for (int i = 0; i < words.mark(); i++) {
                isMark[words.from() + i] = true;
                isMark[words.to() - 1 - i] = true;
            }
            for (int i = words.from(); i < words.to(); i++) {
                looks[i] |= words.mark();
            }
        }
        var all = new ArrayList<Letter>();
        for (int i = 0; i < looks.length; i++) {
            if (!isMark[i]) {
                all.add(new Letter(paragraph.charAt(i), i, looks[i]));
            }
        }
        return new Letters(all);
    }

    /// How many letters stand before a place of the paragraph.
    int before(int place) {
        int count = 0;
        while (count < all.size() && all.get(count).place() < place) {
            count++;
        }
        return count;
    }

    int size() {
        return all.size();
    }

    /// Where a letter stands in the paragraph.
    int place(int letter) {
        return all.get(letter).place();
    }

    boolean isSpace(int letter) {
        return all.get(letter).isSpace();
    }

    /// Whether letters `from` to before `to` all have these looks, spaces aside.
    boolean have(int from, int to, int looks) {
        return all.subList(from, to).stream().allMatch(letter -> letter.isSpace() || (letter.looks() & looks) == looks);
    }

    /// The same with looks given to letters `from` to before `to`, or taken from them.
    Letters with(int from, int to, int looks, boolean given) {
        var changed = new ArrayList<>(all);
        for (int i = from; i < to; i++) {
            Letter old = all.get(i);
            changed.set(i, new Letter(old.sign(), old.place(), given ? old.looks() | looks : old.looks() & ~looks));
        }
        return new Letters(changed);
    }

    /// Whether the letters look alike, spaces aside.
    boolean looksLike(Letters other) {
        if (size() != other.size()) {
            return false;
        }
        for (int i = 0; i < size(); i++) {
            Letter one = all.get(i);
            Letter two = other.all.get(i);
            if (one.sign() != two.sign() || !one.isSpace() && one.looks() != two.looks()) {
                return false;
            }
        }
        return true;
    }

    /// As a paragraph with marks. No mark stands beside a space on its inner side, where it would be none.
    String text() {
        int[] looks = settled();
        var text = new StringBuilder();
        var open = new ArrayDeque<Integer>();
        int now = 0;
        for (int i = 0; i < looks.length; i++) {
            while ((now & ~looks[i]) != 0) {
                now = close(text, open, now);
            }
            for (int mark : opening(looks, i, isSpace(i) ? 0 : looks[i] & ~now)) {
                open.push(mark);
                text.append("*".repeat(mark));
                now |= mark;
            }
            text.append(all.get(i).sign());
        }
        while (now != 0) {
            now = close(text, open, now);
        }
        return text.toString();
    }

    /// Ends the innermost; one that goes on is opened again at the next letter.
    private static int close(StringBuilder text, ArrayDeque<Integer> open, int now) {
        int mark = open.pop();
        text.append("*".repeat(mark));
        return now & ~mark;
    }

    /// The outer one first: the one that lasts longer.
    private static List<Integer> opening(int[] looks, int at, int marks) {
        if (marks != (STRONG | 1)) {
            return marks == 0 ? List.of() : List.of(marks);
        }
        return until(looks, at, 1) > until(looks, at, STRONG) ? List.of(1, STRONG) : List.of(STRONG, 1);
    }

    private static int until(int[] looks, int at, int mark) {
        int end = at;
        while (end < looks.length && (looks[end] & mark) != 0) {
            end++;
        }
        return end;
    }

    /// The looks of each letter, a space's those that the words on both its sides share.
    private int[] settled() {
        var looks = new int[all.size()];
        for (int i = 0; i < looks.length; i++) {
            looks[i] = all.get(i).isSpace() ? 0 : all.get(i).looks();
        }
        int last = -1;
        for (int i = 0; i < looks.length; i++) {
            if (!all.get(i).isSpace()) {
                for (int space = last + 1; last >= 0 && space < i; space++) {
                    looks[space] = looks[last] & looks[i];
                }
                last = i;
            }
        }
        return looks;
    }
}
