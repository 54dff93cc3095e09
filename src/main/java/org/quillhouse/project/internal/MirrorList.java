package org.quillhouse.project.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.quillhouse.storage.WholeFile;

/// Which files of the mirror we wrote, and with what: so that another program's text is known from ours.
///
/// Kept in `text/.mirror`, one line a writing (checksum, blank, path), added before the file itself is written: after a
/// crash a file has either what the last line says or what an earlier one said.
final class MirrorList {
    private final Path folder;
    private final Path file;
    private final Map<String, Set<String>> written = new HashMap<>();

    /// @param folder of the mirror
    MirrorList(Path folder) {
        this.folder = folder;
        this.file = folder.resolve(".mirror");
    }

    void load() throws IOException {
        written.clear();
        try {
            for (String line : Files.readAllLines(file)) {
                int at = line.indexOf(' ');
                if (at == 64) {
                    note(line.substring(at + 1), line.substring(0, at));
                }
            }
        } catch (NoSuchFileException first) {
            written.clear();
        }
    }

    private void note(String path, String checksum) {
        written.computeIfAbsent(path, name -> new HashSet<>()).add(checksum);
    }

    private String name(Path path) {
        return folder.relativize(path).toString().replace('\\', '/');
    }

    /// Whether we wrote the file at any time, and so may take it away.
    boolean isOurs(Path path) {
        return written.containsKey(name(path));
    }

    /// Whether a file has something that we never wrote into it. True for nothing we know nothing of.
    boolean isForeign(Path path, String checksum) {
        Set<String> known = written.get(name(path));
        return known != null && !known.contains(checksum);
    }

    /// Whether the file has what we wrote last, as far as this process knows.
    boolean isLatest(Path path, String checksum) {
        Set<String> known = written.get(name(path));
        return known != null && known.equals(Set.of(checksum));
    }

    void willWrite(Path path, String checksum) throws IOException {
        note(name(path), checksum);
        Files.createDirectories(folder);
        Files.writeString(
                file, checksum + " " + name(path) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /// Forgets all but these: every file of the mirror has them now.
    void keepOnly(Map<Path, String> checksums) throws IOException {
        written.clear();
        var lines = new StringBuilder();
        checksums.forEach((path, checksum) -> {
            note(name(path), checksum);
            lines.append(checksum).append(' ').append(name(path)).append('\n');
        });
        Files.createDirectories(folder);
        WholeFile.replace(file, lines.toString().getBytes(StandardCharsets.UTF_8));
    }
}
