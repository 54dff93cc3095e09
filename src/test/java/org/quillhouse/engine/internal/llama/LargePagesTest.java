package org.quillhouse.engine.internal.llama;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.quillhouse.engine.LoadOptions;
import org.quillhouse.engine.ModelInfo;

class LargePagesTest {
    private static final Path CHOICE = Path.of("/sys/kernel/mm/transparent_hugepage/enabled");
    private static final Path SUM = Path.of("/proc/self/smaps_rollup");
    private static final long BLOCK_BYTES = 128L << 20;

    private static ModelInfo model(long fileBytes) {
        return new ModelInfo(
                Path.of("m.gguf"), "m", "llama", "Q4_1", 1, fileBytes, 1, 64, 64, 1, 64, "", "", "", Optional.empty());
    }

    private static long largeKilobytes() throws Exception {
        return Files.readAllLines(SUM).stream()
                .filter(line -> line.startsWith("AnonHugePages:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                .sum();
    }

    private static void touch(MemorySegment block) {
        for (long at = 0; at < block.byteSize(); at += 4_096) {
            block.set(JAVA_BYTE, at, (byte) 1);
        }
    }

    /// Where the system gives none (another system, or one that is set so), nothing is tried.
    @Test
    void memoryOfALoadLiesInLargePagesWhereTheSystemGivesThem() throws Exception {
        boolean given = Files.exists(CHOICE) && !Files.readString(CHOICE).contains("[never]");
        Optional<LargePages> pages = LargePages.forLoading(model(BLOCK_BYTES), LoadOptions.cpu(64));
        assertEquals(given, pages.isPresent());
        if (given) {
            long before = largeKilobytes();
            var libc = Linker.nativeLinker().defaultLookup();
            MemorySegment block = NativeFunction.of(libc, "malloc", ADDRESS, JAVA_LONG)
                    .toPointer(BLOCK_BYTES)
                    .reinterpret(BLOCK_BYTES);
            pages.get().beforeReading();
            touch(block);
            pages.get().afterLoading();
            assertTrue(largeKilobytes() > before, "nothing in large pages");
            NativeFunction.of(libc, "free", null, ADDRESS).run(block);
        }
    }

    @Test
    void aModelOnAGpuOrLargerThanAThirdOfTheMemoryStaysInItsFile() {
        assertFalse(
                LargePages.forLoading(model(BLOCK_BYTES), LoadOptions.cpu(64).withGpuLayers(3))
                        .isPresent());
        assertFalse(LargePages.forLoading(model(Long.MAX_VALUE / 4), LoadOptions.cpu(64))
                .isPresent());
    }
}
