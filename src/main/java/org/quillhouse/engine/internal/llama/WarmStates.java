package org.quillhouse.engine.internal.llama;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.quillhouse.engine.LoadOptions;
import org.quillhouse.engine.ModelInfo;
import org.quillhouse.engine.internal.CommonPrefix;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What was read of a story, kept on disk, so that after a restart it need not be read again.
///
/// Law: a state is used only where model, engine and settings are the very same and its checksum holds; any other file
/// is deleted. Losing a state costs time, never text: a failure here fails no generation. [#restore], [#want] and
/// [#saveOne] run on the model's thread; files are written on one of their own.
final class WarmStates {
    private static final Logger LOG = LoggerFactory.getLogger(WarmStates.class);
    private static final int WORTH_SAVING = 192;
    private static final int WORTH_RESTORING = 64;

    private final WarmFiles files;
    private final List<WarmFiles.Entry> entries = new CopyOnWriteArrayList<>();
    private final ArrayDeque<int[]> wanted = new ArrayDeque<>();

    private WarmStates(WarmFiles files) {
        this.files = files;
        entries.addAll(files.list());
    }

    static WarmStates open(LoadOptions.Warm set, ModelInfo model, String engine, LoadOptions options) {
        return new WarmStates(new WarmFiles(set, WarmFiles.key(model, engine, options)));
    }

    /// Notes that the beginning of this run's prompt will come again.
    void want(int[] tokens) {
        boolean kept = entries.stream().anyMatch(entry -> common(entry.tokens(), tokens) == tokens.length);
        if (tokens.length >= WORTH_SAVING && !kept) {
            wanted.removeIf(other -> Arrays.equals(other, tokens));
            wanted.add(tokens);
        }
    }

    private static int common(int[] kept, int[] tokens) {
        return CommonPrefix.length(kept, kept.length, tokens, tokens.length);
    }

    /// A branch from disk where that knows much more of the run's prompt than the `live` tokens in memory.
    Optional<PrefixTree.Branch> restore(PrefixTree tree, NativeContext context, Run run, int live) {
        WarmFiles.Entry best = null;
        int most = live + WORTH_RESTORING;
        for (WarmFiles.Entry entry : entries) {
            int common = CommonPrefix.length(entry.tokens(), entry.tokens().length, run.tokens(), run.count() - 1);
            if (common > most && (run.isCuttable() || common == entry.tokens().length)) {
                best = entry;
                most = common;
            }
        }
        return best == null ? Optional.empty() : load(tree, context, best, most);
    }

    private Optional<PrefixTree.Branch> load(
            PrefixTree tree, NativeContext context, WarmFiles.Entry entry, int common) {
        if (!tree.makeRoom(entry.tokens().length)) {
            return Optional.empty();
        }
        Optional<PrefixTree.Branch> opened = tree.open();
        if (opened.isEmpty()) {
            return Optional.empty();
        }
        PrefixTree.Branch branch = opened.get();
        try (var arena = Arena.ofConfined()) {
            MemorySegment state = files.read(entry, arena);
            if (context.loadState(branch.sequence, state)) {
                tree.fill(branch, entry.tokens());
                branch.cut(common);
                return opened;
            }
            throw new IOException("the engine refused it");
        } catch (IOException unusable) {
            LOG.warn("a kept state is of no use and was deleted: {}", unusable.getMessage());
            entries.remove(entry);
            files.delete(entry.file());
            tree.drop(branch);
            return Optional.empty();
        }
    }

    /// Saves one of the wanted beginnings while nobody waits.
    ///
    /// @return whether there are more
    boolean saveOne(PrefixTree tree, NativeContext context) {
        int[] tokens = wanted.poll();
        if (tokens == null) {
            return false;
        }
        if (tree.longestCommon(tokens, tokens.length + 1) == tokens.length) {
            tree.claim(tokens, tokens.length + 1).ifPresent(branch -> {
                try {
                    if (branch.length() == tokens.length) {
                        save(context, branch, tokens);
                    }
                } finally {
                    branch.rest(branch.length());
                }
            });
        }
        return !wanted.isEmpty();
    }

    /// Saves what is still wanted, before the model goes; the files are written after that.
    void saveAll(PrefixTree tree, NativeContext context) {
        while (saveOne(tree, context)) {
            continue;
        }
    }

    private void save(NativeContext context, PrefixTree.Branch branch, int[] tokens) {
        long bytes = context.stateBytes(branch.sequence);
        if (bytes <= 0 || bytes > files.mostBytes() / 2) {
            return;
        }
        var arena = Arena.ofShared();
        MemorySegment state = arena.allocate(bytes, 64);
        if (!context.saveState(branch.sequence, state)) {
            arena.close();
            return;
        }
        Thread.ofPlatform().daemon(false).name("warm state").start(() -> write(tokens, state, arena));
    }

    private void write(int[] tokens, MemorySegment state, Arena arena) {
        try (arena) {
            WarmFiles.Entry written = files.write(tokens, state);
            for (WarmFiles.Entry entry : entries) {
                if (common(entry.tokens(), tokens) == entry.tokens().length) {
                    entries.remove(entry); // the new one begins with it
                    files.delete(entry.file());
                }
            }
            entries.add(written);
            for (Path gone : files.prune(written.file())) {
                entries.removeIf(entry -> entry.file().equals(gone));
            }
        } catch (IOException failed) {
            LOG.warn("what was read could not be kept: {}", failed.getMessage());
        }
    }
}
