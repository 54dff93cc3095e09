package org.quillhouse.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The mark that one process writes in a folder. The system takes it away when the process ends, however it ends, so a
/// lock file left behind by a crash locks nobody out.
public final class FolderLock implements AutoCloseable {
    private final FileChannel channel;
    private final FileLock lock;

    private final Optional<String> leftBy;

    private FolderLock(FileChannel channel, FileLock lock, Optional<String> leftBy) {
        this.channel = channel;
        this.lock = lock;
        this.leftBy = leftBy;
    }

    /// Another machine that has the folder (a synchronised or shared one) and did not leave it yet, or died in it.
    public Optional<String> leftByMachine() {
        return leftBy;
    }

    /// The lock, or nothing where another window or process holds it.
    ///
    /// @throws StorageFailed when the folder cannot be written
    public static Optional<FolderLock> tryLock(Path folder) throws StorageFailed {
        Path file = folder.resolve("lock");
        FileChannel channel = null;
        try {
            channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            @Nullable FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                return Optional.empty();
            }
            String machine = machine();
            Optional<String> other = content(channel)
                    .lines()
                    .findFirst()
                    .filter(name -> !name.isBlank() && !name.equals(machine) && !name.matches("\\d+"));
            byte[] owner = (machine + "\n" + ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8);
            channel.truncate(0).write(ByteBuffer.wrap(owner), 0);
            return Optional.of(new FolderLock(channel, lock, other));
        } catch (OverlappingFileLockException ours) {
            closeQuietly(channel);
            return Optional.empty();
        } catch (java.nio.file.AccessDeniedException | java.nio.file.ReadOnlyFileSystemException denied) {
            throw StorageFailed.readOnly(folder);
        } catch (IOException failed) {
            closeQuietly(channel);
            boolean readOnly = String.valueOf(failed.getMessage()).contains("Read-only");
            throw readOnly ? StorageFailed.readOnly(folder) : StorageFailed.of(folder, failed);
        }
    }

    /// Through the channel: some systems let nobody else read a locked file, not even us.
    private static String content(FileChannel channel) throws IOException {
        var bytes = ByteBuffer.allocate(512);
        int read = channel.read(bytes, 0);
        return read <= 0 ? "" : new String(bytes.array(), 0, read, StandardCharsets.UTF_8);
    }

    /// The name of this machine, asked of nothing outside it.
    private static String machine() throws IOException {
        for (String variable : List.of("COMPUTERNAME", "HOSTNAME")) {
            String name = System.getenv(variable);
            if (name != null && !name.isBlank()) {
                return name;
            }
        }
        Path hostName = Path.of("/etc/hostname");
        String name = Files.isReadable(hostName) ? Files.readString(hostName).strip() : "";
        return name.isEmpty() ? "localhost" : name;
    }

    private static void closeQuietly(@Nullable FileChannel channel) throws StorageFailed {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException failed) {
            throw StorageFailed.of(Path.of("lock"), failed);
        }
    }

    @Override
    public void close() {
        try {
            channel.truncate(0);
            lock.release();
            channel.close();
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
