package org.quillhouse.engine.internal.llama;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the native library logs: the last lines are kept, because a refused file is explained nowhere else.
///
/// Called from native threads; an exception must never leave [#onLog].
final class LlamaLog {
    private static final Logger LOG = LoggerFactory.getLogger(LlamaLog.class);
    private static final int KEPT_LINES = 2_000;
    private static final int ERROR_LEVEL = 4;
    private static final int CONTINUED_LEVEL = 5;

    private final ArrayDeque<Line> lines = new ArrayDeque<>();
    private int lastLevel;

    private record Line(int level, String text) {}

    static LlamaLog install(SymbolLookup library) {
        var log = new LlamaLog();
        try {
            var handle = MethodHandles.lookup()
                    .bind(
                            log,
                            "onLog",
                            MethodType.methodType(void.class, int.class, MemorySegment.class, MemorySegment.class));
            MemorySegment stub = Linker.nativeLinker()
                    .upcallStub(handle, FunctionDescriptor.ofVoid(JAVA_INT, ADDRESS, ADDRESS), Arena.global());
            NativeFunction.of(library, "llama_log_set", null, ADDRESS, ADDRESS).run(stub, MemorySegment.NULL);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
        return log;
    }

    @SuppressWarnings("unused") // called by the library
    private void onLog(int level, MemorySegment text, MemorySegment userData) {
        try {
            add(level, LlamaLibrary.text(text).strip());
        } catch (RuntimeException | Error lost) {
            return; // a lost log line must not end the process
        }
    }

    private synchronized void add(int level, String text) {
        if (level != CONTINUED_LEVEL) {
            lastLevel = level;
        }
        if (text.isEmpty() || text.equals(".")) {
            return;
        }
        lines.addLast(new Line(lastLevel, text));
        if (lines.size() > KEPT_LINES) {
            lines.removeFirst();
        }
        LOG.debug("{}", text);
    }

    synchronized void clear() {
        lines.clear();
    }

    /// The first group of the first line that matches, oldest line first.
    synchronized Optional<String> firstMatch(String regex) {
        Pattern pattern = Pattern.compile(regex);
        return lines.stream()
                .map(line -> pattern.matcher(line.text()))
                .filter(matcher -> matcher.find())
                .map(matcher -> matcher.group(1))
                .findFirst();
    }

    /// The error lines since the last [#clear], as one sentence.
    synchronized String errors() {
        List<String> errors = lines.stream()
                .filter(line -> line.level() >= ERROR_LEVEL)
                .map(line -> line.text().replaceFirst("^[a-z_0-9]+: ", ""))
                .distinct()
                .toList();
        return errors.isEmpty() ? "the engine gave no reason" : String.join("; ", errors);
    }
}
