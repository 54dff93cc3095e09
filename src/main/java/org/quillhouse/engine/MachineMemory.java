package org.quillhouse.engine;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/// Memory of this machine and of this process, in bytes.
public final class MachineMemory {
    private MachineMemory() {}

    public static long totalBytes() {
        return bean().getTotalMemorySize();
    }

    public static long freeBytes() {
        return bean().getFreeMemorySize();
    }

    private static com.sun.management.OperatingSystemMXBean bean() {
        return (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    }

    /// The most memory this process ever held resident; known on Linux only.
    public static OptionalLong peakResidentBytes() {
        return statusLine("VmHWM:");
    }

    /// What this process holds resident now; known on Linux only.
    public static OptionalLong residentBytes() {
        return statusLine("VmRSS:");
    }

    private static OptionalLong statusLine(String name) {
        Path status = Path.of("/proc/self/status");
        try (var lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith(name))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) << 10)
                    .findFirst();
        } catch (IOException notLinux) {
            return OptionalLong.empty();
        }
    }
}
