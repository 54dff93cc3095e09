package org.quillhouse.manuscript.internal;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.DeltaType;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Takes one change of a text back, or does it again, while other changes of the same text stay: the three-way merge of
/// version control, over words.
///
/// Law: every word that only `mine` has is in the result. Where both changed the same words, `theirs` stands and the
/// words that `mine` put there follow it.
public final class ThreeWay {
    private static final Pattern TOKEN =
            Pattern.compile("\\n+|[^\\S\\n]+|[\\p{L}\\p{N}]+[^\\s\\p{L}\\p{N}]*|[^\\s\\p{L}\\p{N}]");

    /// How many tokens may lie between two readings of one change.
    private static final int CLOSE = 3;

    private ThreeWay() {}

    /// A change of `base`, from one token to before another, and what stands there instead.
    private record Hunk(int from, int to, List<String> target) {}

    /// @param base the text that both come from
    /// @param mine what it is now
    /// @param theirs what the change makes of `base`
    public static String merge(String base, String mine, String theirs) {
        if (mine.equals(base)) {
            return theirs;
        }
        if (theirs.equals(base) || theirs.equals(mine)) {
            return mine;
        }
        List<String> tokens = tokens(base);
        List<Hunk> ours = hunks(tokens, tokens(mine));
        List<Hunk> others = hunks(tokens, tokens(theirs));
        return new Walk(tokens, ours, others).merged();
    }

    static List<String> tokens(String text) {
        return TOKEN.matcher(text).results().map(found -> found.group()).toList();
    }

    private static List<Hunk> hunks(List<String> from, List<String> to) {
        var patch = DiffUtils.diff(from, to, new MyersDiffWithLinearSpace<String>(), null);
        return patch.getDeltas().stream()
                .filter(delta -> delta.getType() != DeltaType.EQUAL)
                .map(ThreeWay::hunk)
                .toList();
    }

    private static Hunk hunk(AbstractDelta<String> delta) {
        int from = delta.getSource().getPosition();
        return new Hunk(from, from + delta.getSource().size(), delta.getTarget().getLines());
    }

    /// Goes along the base with both lists of changes.
    private static final class Walk {
        private final List<String> base;
        private final List<Hunk> mine;
        private final List<Hunk> theirs;
        private final StringBuilder out = new StringBuilder();
        private int at;
        private int nextMine;
        private int nextTheirs;

        Walk(List<String> base, List<Hunk> mine, List<Hunk> theirs) {
            this.base = base;
            this.mine = mine;
            this.theirs = theirs;
        }

        String merged() {
            while (nextMine < mine.size() || nextTheirs < theirs.size()) {
                cluster();
            }
            copy(base.size());
            return out.toString();
        }

        private void copy(int to) {
            base.subList(at, to).forEach(out::append);
            at = to;
        }

        /// The next change, with all that touch it.
        private void cluster() {
            int from = Math.min(begin(mine, nextMine), begin(theirs, nextTheirs));
            int to = from;
            var ours = new ArrayList<Hunk>();
            var others = new ArrayList<Hunk>();
            boolean grew = true;
            while (grew) {
                grew = false;
                while (begin(mine, nextMine) <= to) {
                    Hunk hunk = mine.get(nextMine++);
                    ours.add(hunk);
                    to = Math.max(to, hunk.to());
                    grew = true;
                }
                while (begin(theirs, nextTheirs) <= to) {
                    Hunk hunk = theirs.get(nextTheirs++);
                    others.add(hunk);
                    to = Math.max(to, hunk.to());
                    grew = true;
                }
            }
            copy(from);
            if (!ours.isEmpty() && !others.isEmpty() && !applied(ours, to).equals(applied(others, to))) {
                to = sameFurtherOn(ours, others, to);
            }
            write(ours, others, to);
        }

        /// Both may have made one change that reads in two ways: "look." becomes "look," and "slowly."
        /// comes behind it, or "look," comes before it and it becomes "slowly.". Read with the change that
        /// follows closely they say the same.
        ///
        /// @return the end of what they say the same of, its changes being added; else `to`
        private int sameFurtherOn(List<Hunk> ours, List<Hunk> others, int to) {
            var moreOurs = new ArrayList<>(ours);
            var moreOthers = new ArrayList<>(others);
            int mineAt = nextMine;
            int theirsAt = nextTheirs;
            int end = to;
            while (Math.min(begin(mine, mineAt), begin(theirs, theirsAt)) <= end + CLOSE) {
                boolean first = begin(mine, mineAt) <= begin(theirs, theirsAt);
                Hunk hunk = first ? mine.get(mineAt++) : theirs.get(theirsAt++);
                (first ? moreOurs : moreOthers).add(hunk);
                end = Math.max(end, hunk.to());
                boolean touched = Math.min(begin(mine, mineAt), begin(theirs, theirsAt)) <= end;
                if (!touched && applied(moreOurs, end).equals(applied(moreOthers, end))) {
                    ours.addAll(moreOurs.subList(ours.size(), moreOurs.size()));
                    others.addAll(moreOthers.subList(others.size(), moreOthers.size()));
                    nextMine = mineAt;
                    nextTheirs = theirsAt;
                    return end;
                }
            }
            return to;
        }

        private static int begin(List<Hunk> hunks, int index) {
            return index < hunks.size() ? hunks.get(index).from() : Integer.MAX_VALUE;
        }

        private void write(List<Hunk> ours, List<Hunk> others, int to) {
            String now = applied(ours, to);
            String wanted = applied(others, to);
            if (others.isEmpty() || now.equals(wanted)) {
                out.append(now);
            } else {
                out.append(wanted);
                ours.forEach(hunk -> hunk.target().forEach(out::append));
            }
            at = to;
        }

        private String applied(List<Hunk> hunks, int to) {
            var text = new StringBuilder();
            int place = at;
            for (Hunk hunk : hunks) {
                base.subList(place, hunk.from()).forEach(text::append);
                hunk.target().forEach(text::append);
                place = hunk.to();
            }
            base.subList(place, to).forEach(text::append);
            return text.toString();
        }
    }
}
