package org.quillhouse.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The mark that one process writes in a folder. The system takes it away when the process ends, however it ends, so a
/// lock file left behind by a crash locks nobody out.
public final class FolderLock implements AutoCloseable {
    private final FileChannel channel;
    private final FileLock lock;

    private FolderLock(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /// The lock, or nothing where another window or process holds it.
    ///
    /// @throws StorageFailed when the folder cannot be written
    public static Optional<FolderLock> tryLock(Path folder) throws StorageFailed {
        Path file = folder.resolve("lock");
        FileChannel channel = null;
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            @Nullable FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                return Optional.empty();
            }
            byte[] owner = Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII);
            channel.truncate(0).write(ByteBuffer.wrap(owner));
            return Optional.of(new FolderLock(channel, lock));
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
            lock.release();
            channel.close();
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
