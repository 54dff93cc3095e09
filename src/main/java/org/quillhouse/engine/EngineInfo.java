package org.quillhouse.engine;

import java.util.List;
import java.util.Set;

/// What an engine is: its name (`llama` or `java-llama.cpp`), the llama.cpp release inside, the CPU variant chosen at
/// run time, the devices it found, what it can do.
public record EngineInfo(
        String name, String version, String cpuVariant, List<Device> devices, Set<Capability> capabilities) {
    public EngineInfo {
        devices = List.copyOf(devices);
        capabilities = Set.copyOf(capabilities);
    }

    public boolean can(Capability capability) {
        return capabilities.contains(capability);
    }
}
