package org.quillhouse.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.quillhouse.settings.Places;

/// A small file that is there while native code works. Found at a start, with the process that wrote it gone, it says
/// that the last run ended in the middle of that: perhaps by a crash of the engine. Safe on every thread.
public final class CrashMark {
    private final Path file;

    public CrashMark(Places places) {
        this.file = places.cache().resolve("working");
    }

    /// Whether the last run ended while the engine worked; the mark is taken away.
    public boolean takeLeftover() {
        try {
            if (!Files.isRegularFile(file)) {
                return false;
            }
            String writer = Files.readString(file).strip();
            boolean running = !writer.isEmpty()
                    && writer.chars().allMatch(Character::isDigit)
                    && ProcessHandle.of(Long.parseLong(writer)).isPresent();
            if (running) {
                return false; // another window works with its own engine
            }
            Files.delete(file);
            return true;
        } catch (IOException unreadable) {
            return false;
        }
    }

    void begin() {
        try {
            Files.createDirectories(Optional.ofNullable(file.getParent()).orElse(file));
            Files.writeString(file, Long.toString(ProcessHandle.current().pid()));
        } catch (IOException unwritable) {
            return; // without a mark the next start only knows less
        }
    }

    void end() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException left) {
            return; // it names this process: while that runs the mark says nothing
        }
    }
}
