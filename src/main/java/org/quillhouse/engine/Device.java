package org.quillhouse.engine;

/// A device that ggml can compute on. Memory is in bytes, 0 where the driver does not tell.
public record Device(String name, String description, Kind kind, long freeBytes, long totalBytes) {
    public enum Kind {
        CPU,
        GPU,
        INTEGRATED_GPU,
        ACCELERATOR
    }

    public boolean isGpu() {
        return kind == Kind.GPU || kind == Kind.INTEGRATED_GPU;
    }
}
