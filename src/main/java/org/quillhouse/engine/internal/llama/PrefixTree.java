package org.quillhouse.engine.internal.llama;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.quillhouse.engine.internal.CommonPrefix;

/// What a context has read: several branches of tokens that share their beginnings, cell by cell as the cache does.
///
/// Law: a token that lies in the cache behind the same beginning is never read again while there is room; where room
/// is needed the branch that was used longest ago goes first, and a branch in use never goes. Of branches that nobody
/// uses only the latest keeps its reply: every cell in use makes every token of everybody dearer (SmolLM2, 1,500 idle
/// cells: a fifth). Model's thread only.
final class PrefixTree {
    private final NativeContext context;
    private final boolean cuttable;
    private final int[] users;
    private final int[] freeCells;
    private int free;
    private final List<Branch> branches = new ArrayList<>();
    private final ArrayList<Integer> freeSequences = new ArrayList<>();
    private long clock;

    /// One sequence of the cache.
    final class Branch {
        final int sequence;
        private int[] tokens = new int[64];
        private int[] cells = new int[64];
        private int length;
        private int promptLength;
        private boolean busy = true;
        private long used;

        private Branch(int sequence) {
            this.sequence = sequence;
        }

        int length() {
            return length;
        }

        /// Notes a token that was decoded at the end of this branch.
        void append(int token) {
            grow(length + 1);
            tokens[length] = token;
            cells[length] = takeCell();
            length++;
        }

        private void grow(int needed) {
            if (needed > tokens.length) {
                int next = Math.max(needed, 2 * tokens.length);
                tokens = Arrays.copyOf(tokens, next);
                cells = Arrays.copyOf(cells, next);
            }
        }

        /// Drops what lies behind the first `count` tokens; false when the memory of this model cannot, and then all
        /// of it is gone.
        boolean cut(int count) {
            if (count >= length) {
                return true;
            }
            boolean done = context.cut(sequence, count);
            if (!done) {
                context.cut(sequence, 0);
            }
            forgetFrom(done ? count : 0);
            return done;
        }

        private void forgetFrom(int count) {
            for (int i = count; i < length; i++) {
                release(cells[i]);
            }
            length = count;
        }

        /// How many first tokens of `prompt` lie here; the last one never counts, its outcome is wanted anew.
        int common(int[] prompt, int promptLength) {
            return CommonPrefix.length(tokens, length, prompt, promptLength - 1);
        }

        /// No longer in use: it may be shared, cut or dropped.
        ///
        /// @param prompt so many first tokens were a prompt, what follows is the reply
        void rest(int prompt) {
            for (Branch other : branches) {
                if (!other.busy && cuttable) {
                    other.cut(other.promptLength);
                }
            }
            promptLength = prompt;
            busy = false;
            used = ++clock;
        }
    }

    /// @param cuttable whether the memory of this model can be cut and shared at any token
    PrefixTree(NativeContext context, boolean cuttable) {
        this.context = context;
        this.cuttable = cuttable;
        users = new int[context.length()];
        freeCells = new int[context.length()];
        for (int cell = users.length - 1; cell >= 0; cell--) {
            freeCells[free++] = cell;
        }
        for (int sequence = NativeContext.SEQUENCES - 1; sequence >= 0; sequence--) {
            freeSequences.add(sequence);
        }
    }

    private int takeCell() {
        if (free == 0) {
            throw new IllegalStateException("no room was made");
        }
        int cell = freeCells[--free];
        users[cell] = 1;
        return cell;
    }

    private void release(int cell) {
        if (--users[cell] == 0) {
            freeCells[free++] = cell;
        }
    }

    int capacity() {
        return users.length;
    }

    /// The most tokens that some branch has in common with the prompt.
    int longestCommon(int[] prompt, int promptLength) {
        return best(prompt, promptLength)
                .map(branch -> usable(branch, prompt, promptLength))
                .orElse(0);
    }

    /// The same among the branches in use: such tokens cost no room at all.
    int commonInUse(int[] prompt, int promptLength) {
        return branches.stream()
                .filter(branch -> branch.busy)
                .mapToInt(branch -> usable(branch, prompt, promptLength))
                .max()
                .orElse(0);
    }

    /// The same, were the memory of this model able to be cut at any token.
    int knownCommon(int[] prompt, int promptLength) {
        return branches.stream()
                .mapToInt(branch -> branch.common(prompt, promptLength))
                .max()
                .orElse(0);
    }

    private int usable(Branch branch, int[] prompt, int promptLength) {
        int common = branch.common(prompt, promptLength);
        return cuttable || common == branch.length ? common : 0;
    }

    private Optional<Branch> best(int[] prompt, int promptLength) {
        return branches.stream()
                .filter(branch -> usable(branch, prompt, promptLength) > 0)
                .max(Comparator.comparingInt((Branch branch) -> branch.common(prompt, promptLength))
                        .thenComparing(branch -> !branch.busy));
    }

    /// A branch in use that holds as much of the prompt's beginning as is known; empty while all sequences are in use.
    Optional<Branch> claim(int[] prompt, int promptLength) {
        Optional<Branch> known = best(prompt, promptLength);
        if (known.isEmpty()) {
            return open();
        }
        Branch source = known.get();
        int common = source.common(prompt, promptLength);
        boolean onlyReplyBehind = cuttable && common >= source.promptLength - 1;
        if (!source.busy && (source.length == common || onlyReplyBehind)) {
            source.cut(common);
            source.busy = true;
            return known;
        }
        boolean wasBusy = source.busy;
        source.busy = true; // so that it is not the one that goes
        Optional<Branch> fork = open();
        source.busy = wasBusy;
        if (fork.isEmpty() && !wasBusy) {
            source.busy = true;
            source.cut(common);
            return known;
        }
        fork.ifPresent(branch -> copy(source, branch, common));
        return fork;
    }

    private void copy(Branch source, Branch fork, int count) {
        context.share(source.sequence, fork.sequence, cuttable ? count : -1);
        fork.grow(count);
        System.arraycopy(source.tokens, 0, fork.tokens, 0, count);
        System.arraycopy(source.cells, 0, fork.cells, 0, count);
        for (int i = 0; i < count; i++) {
            users[source.cells[i]]++;
        }
        fork.length = count;
    }

    /// An empty branch in use; empty while all sequences are in use.
    Optional<Branch> open() {
        if (freeSequences.isEmpty() && !dropOldest()) {
            return Optional.empty();
        }
        var branch = new Branch(freeSequences.removeLast());
        branches.add(branch);
        return Optional.of(branch);
    }

    /// Notes tokens that came into an empty branch from elsewhere than a decode.
    void fill(Branch branch, int[] tokens) {
        for (int token : tokens) {
            branch.append(token);
        }
    }

    private boolean dropOldest() {
        Optional<Branch> oldest =
                branches.stream().filter(branch -> !branch.busy).min(Comparator.comparingLong(branch -> branch.used));
        oldest.ifPresent(this::drop);
        return oldest.isPresent();
    }

    void drop(Branch branch) {
        context.cut(branch.sequence, 0);
        branch.forgetFrom(0);
        branches.remove(branch);
        freeSequences.add(branch.sequence);
    }

    /// Drops branches that nobody uses, the oldest first, until so many cells are free.
    boolean makeRoom(int cells) {
        while (free < cells && dropOldest()) {
            continue;
        }
        return free >= cells;
    }

    /// Cells that would be free if every branch that nobody uses were dropped.
    int attainableCells() {
        var inUse = new java.util.BitSet(users.length);
        for (Branch branch : branches) {
            for (int i = 0; branch.busy && i < branch.length; i++) {
                inUse.set(branch.cells[i]);
            }
        }
        return users.length - inUse.cardinality();
    }

    /// Forgets all that nobody uses.
    void clear() {
        branches.stream().filter(branch -> !branch.busy).toList().forEach(this::drop);
    }
}
