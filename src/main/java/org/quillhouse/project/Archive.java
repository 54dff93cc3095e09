package org.quillhouse.project;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.quillhouse.project.internal.StoryTables;
import org.quillhouse.storage.Access;
import org.quillhouse.storage.Database;
import org.quillhouse.storage.StorageFailed;

/// Several stories as one archive (spec WA-145), of which each can be taken out and opened.
final class Archive {
    private final List<Path> folders;
    private final Map<String, String> beside;
    private final Set<String> names = new HashSet<>();

    Archive(List<Path> folders, Map<String, String> beside) {
        this.beside = Map.copyOf(beside);
        this.folders = folders.stream()
                .filter(folder -> Files.exists(folder.resolve(Projects.DATABASE)))
                .toList();
    }

    /// The archive appears whole, or what was there before stays.
    int write(Path zip) throws StorageFailed {
        Path part = zip.resolveSibling(zip.getFileName() + ".part");
        try {
            try (OutputStream out = Files.newOutputStream(part);
                    var into = new ZipOutputStream(out)) {
                for (Path folder : folders) {
                    add(folder, into);
                }
                for (Map.Entry<String, String> each : beside.entrySet()) {
                    into.putNextEntry(new ZipEntry(each.getKey()));
                    into.write(each.getValue().getBytes(StandardCharsets.UTF_8));
                    into.closeEntry();
                }
            }
            Files.move(part, zip, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return folders.size();
        } catch (IOException failed) {
            throw StorageFailed.of(zip, failed);
        } finally {
            part.toFile().delete();
        }
    }

    /// A story whose file is damaged goes in as it is.
    private void add(Path folder, ZipOutputStream into) throws IOException {
        String name = freeName(String.valueOf(folder.getFileName()));
        Path copy = Files.createTempDirectory("quillhouse").resolve(Projects.DATABASE);
        try (Database database =
                Database.open(folder.resolve(Projects.DATABASE), StoryTables.migrations(), Access.READ_ONLY)) {
            database.backUpTo(copy);
            put(into, name + "/" + Projects.DATABASE, copy);
        } catch (StorageFailed damaged) {
            for (String ending : List.of("", "-wal")) {
                Path file = folder.resolve(Projects.DATABASE + ending);
                if (Files.exists(file)) {
                    put(into, name + "/" + file.getFileName(), file);
                }
            }
        } finally {
            Files.deleteIfExists(copy);
            Files.deleteIfExists(copy.getParent());
        }
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String inside = folder.relativize(file).toString().replace('\\', '/');
                boolean beside = inside.startsWith("text/") || inside.startsWith("files/");
                if (beside || inside.equals(Projects.ID_FILE)) {
                    put(into, name + "/" + inside, file);
                }
            }
        }
    }

    private String freeName(String wanted) {
        String name = wanted;
        for (int number = 2; !names.add(name); number++) {
            name = wanted.replaceFirst("(\\.quill)?$", " " + number + "$1");
        }
        return name;
    }

    private static void put(ZipOutputStream into, String name, Path file) throws IOException {
        into.putNextEntry(new ZipEntry(name));
        Files.copy(file, into);
        into.closeEntry();
    }
}
