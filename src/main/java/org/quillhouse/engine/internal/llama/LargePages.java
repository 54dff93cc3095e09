package org.quillhouse.engine.internal.llama;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.quillhouse.engine.LoadOptions;
import org.quillhouse.engine.MachineMemory;
import org.quillhouse.engine.ModelInfo;

/// Pages of two megabytes for the memory of a model, where the system gives them to whoever asks (Linux). Every token
/// reads all of the weights; with pages of four kilobytes the processor spends up to a tenth of that time on finding
/// where they lie.
///
/// The library asks for its memory by itself, so it is found in the process's own map: what is there after the load
/// and was not before it. Advice that comes too late or meets somebody else's memory does no harm. One for a load.
final class LargePages {
    private static final Path GIVEN = Path.of("/sys/kernel/mm/transparent_hugepage/enabled");
    private static final Path MAP = Path.of("/proc/self/maps");
    private static final long PAGE_BYTES = 2L << 20;
    private static final long LEAST_BYTES = 4 * PAGE_BYTES;
    private static final int USE_WHEN_TOUCHED = 14; // MADV_HUGEPAGE
    private static final int USE_NOW = 25; // MADV_COLLAPSE, since Linux 6.1

    private final NativeFunction advise;
    private final List<Range> before;
    private boolean prepared;

    /// Addresses, the second not included.
    private record Range(long from, long to) {}

    private LargePages(NativeFunction advise, List<Range> before) {
        this.advise = advise;
        this.before = before;
    }

    /// Call it before the library asks for memory.
    ///
    /// @return empty where this would not help: on other systems, with a model that is partly on a GPU, and with
    ///     one so large that it had better stay in its file, which the system can let go of
    static Optional<LargePages> forLoading(ModelInfo model, LoadOptions options) {
        boolean fits = model.fileBytes() < MachineMemory.totalBytes() / 3; // two models may be there at once
        if (options.gpuLayers() != 0 || !fits || !areGiven()) {
            return Optional.empty();
        }
        return Linker.nativeLinker()
                .defaultLookup()
                .find("madvise")
                .map(found -> NativeFunction.at(found, "madvise", JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT))
                .map(advise -> new LargePages(advise, privateMemory()));
    }

    private static boolean areGiven() {
        try {
            String choice = Files.readString(GIVEN);
            return choice.contains("[madvise]") || choice.contains("[always]");
        } catch (IOException notLinux) {
            return false;
        }
    }

    /// While the library has its memory but has not written to it; the first call counts.
    void beforeReading() {
        if (!prepared) {
            prepared = true;
            give(USE_WHEN_TOUCHED);
        }
    }

    /// When everything of the model is there, its cache included.
    void afterLoading() {
        give(USE_WHEN_TOUCHED);
        give(USE_NOW);
    }

    private void give(int advice) {
        for (Range range : added(before, privateMemory())) {
            long from = (range.from() + PAGE_BYTES - 1) / PAGE_BYTES * PAGE_BYTES;
            long bytes = (range.to() - from) / PAGE_BYTES * PAGE_BYTES;
            if (bytes > 0) {
                advise.toInt(MemorySegment.ofAddress(from), bytes, advice);
            }
        }
    }

    /// What is in `after` and not in `before`, in large pieces only; both in ascending order.
    private static List<Range> added(List<Range> before, List<Range> after) {
        var added = new ArrayList<Range>();
        for (Range range : after) {
            long from = range.from();
            for (Range old : before) {
                if (old.to() > from && old.from() < range.to()) {
                    keep(added, from, old.from());
                    from = old.to();
                }
            }
            keep(added, from, range.to());
        }
        return added;
    }

    private static void keep(List<Range> ranges, long from, long to) {
        if (to - from >= LEAST_BYTES) {
            ranges.add(new Range(from, to));
        }
    }

    /// Memory of this process that is no file's; lines have the form `from-to rw-p offset device inode`.
    private static List<Range> privateMemory() {
        var ranges = new ArrayList<Range>();
        try (var lines = Files.lines(MAP)) {
            lines.map(line -> line.strip().split(" +")).forEach(fields -> {
                boolean anonymous = fields.length == 5 && fields[1].equals("rw-p") && fields[4].equals("0");
                if (anonymous) {
                    String[] ends = fields[0].split("-");
                    ranges.add(new Range(Long.parseUnsignedLong(ends[0], 16), Long.parseUnsignedLong(ends[1], 16)));
                }
            });
        } catch (IOException notLinux) {
            return List.of();
        }
        return ranges;
    }
}
