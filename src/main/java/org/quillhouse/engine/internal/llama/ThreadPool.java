package org.quillhouse.engine.internal.llama;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;

/// The CPU threads of a context. Without a pool of its own ggml starts and ends threads for every token, which costs a
/// small model a fifth of its speed.
final class ThreadPool {
    /// `ggml_threadpool_params`: a mask of 512 processors, then three numbers and two switches.
    private static final long PARAMS_BYTES = 528;

    private final NativeFunction init;
    private final NativeFunction create;
    private final NativeFunction free;
    private final NativeFunction attach;

    ThreadPool(SymbolLookup library) {
        init = NativeFunction.of(library, "ggml_threadpool_params_init", null, ADDRESS, JAVA_INT);
        attach = NativeFunction.of(library, "llama_attach_threadpool", null, ADDRESS, ADDRESS, ADDRESS);
        MemorySegment registry = cpuRegistry(library);
        create = NativeFunction.at(procedure(library, registry, "ggml_threadpool_new"), "new", ADDRESS, ADDRESS);
        free = NativeFunction.at(procedure(library, registry, "ggml_threadpool_free"), "free", null, ADDRESS);
    }

    private static MemorySegment cpuRegistry(SymbolLookup library) {
        var byType = NativeFunction.of(library, "ggml_backend_dev_by_type", ADDRESS, JAVA_INT);
        var registry = NativeFunction.of(library, "ggml_backend_dev_backend_reg", ADDRESS, ADDRESS);
        MemorySegment cpu = byType.toPointer(0);
        if (cpu.address() == 0) {
            throw new UnsatisfiedLinkError("llama.cpp found no CPU library that fits this processor");
        }
        return registry.toPointer(cpu);
    }

    /// The CPU library is loaded at run time, so its functions are known only by name.
    private static MemorySegment procedure(SymbolLookup library, MemorySegment registry, String name) {
        try (var arena = Arena.ofConfined()) {
            return NativeFunction.of(library, "ggml_backend_reg_get_proc_address", ADDRESS, ADDRESS, ADDRESS)
                    .toPointer(registry, arena.allocateFrom(name));
        }
    }

    /// Starts `threads` threads for a context; free them after it.
    MemorySegment start(MemorySegment context, int threads) {
        try (var arena = Arena.ofConfined()) {
            MemorySegment params = arena.allocate(PARAMS_BYTES, JAVA_LONG.byteAlignment());
            init.run(params, threads);
            MemorySegment pool = create.toPointer(params);
            if (pool.address() != 0) {
                attach.run(context, pool, pool);
            }
            return pool;
        }
    }

    void stop(MemorySegment pool) {
        if (pool.address() != 0) {
            free.run(pool);
        }
    }
}
