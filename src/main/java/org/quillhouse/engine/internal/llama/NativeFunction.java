package org.quillhouse.engine.internal.llama;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/// One C function of the library.
///
/// Calls go through a spreader made once, which costs about a microsecond: nothing beside a token's milliseconds, and
/// it
/// keeps sixty hand-typed signatures out of the callers.
final class NativeFunction {
    private final String name;
    private final MethodHandle spread;

    private NativeFunction(String name, MethodHandle handle) {
        this.name = name;
        this.spread = handle.asSpreader(Object[].class, handle.type().parameterCount())
                .asType(MethodType.methodType(Object.class, Object[].class));
    }

    /// @param result `null` for void
    static NativeFunction of(
            SymbolLookup library, String name, @Nullable MemoryLayout result, MemoryLayout... arguments) {
        return at(library.find(name).orElseThrow(() -> new UnsatisfiedLinkError(name)), name, result, arguments);
    }

    /// A function that is known by its address alone.
    static NativeFunction at(
            MemorySegment symbol, String name, @Nullable MemoryLayout result, MemoryLayout... arguments) {
        FunctionDescriptor descriptor =
                result == null ? FunctionDescriptor.ofVoid(arguments) : FunctionDescriptor.of(result, arguments);
        return new NativeFunction(name, Linker.nativeLinker().downcallHandle(symbol, descriptor));
    }

    int toInt(Object... arguments) {
        return (int) invoke(arguments);
    }

    long toLong(Object... arguments) {
        return (long) invoke(arguments);
    }

    boolean toBoolean(Object... arguments) {
        return (boolean) invoke(arguments);
    }

    MemorySegment toPointer(Object... arguments) {
        return (MemorySegment) invoke(arguments);
    }

    /// The text behind a `const char *`, empty for a null pointer.
    String toText(Object... arguments) {
        return LlamaLibrary.text(toPointer(arguments));
    }

    void run(Object... arguments) {
        call(arguments);
    }

    private Object invoke(Object[] arguments) {
        Object result = call(arguments);
        if (result == null) {
            throw new IllegalStateException(name + " returns nothing");
        }
        return result;
    }

    private @Nullable Object call(Object[] arguments) {
        try {
            return spread.invokeExact(arguments);
        } catch (RuntimeException | Error bug) {
            throw bug;
        } catch (Throwable impossible) {
            throw new IllegalStateException(name, impossible);
        }
    }
}
