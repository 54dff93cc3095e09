package org.quillhouse.engine.internal.llama;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32C;
import org.quillhouse.engine.LoadOptions;
import org.quillhouse.engine.ModelInfo;
import org.quillhouse.engine.internal.ModelSamples;
import org.quillhouse.kernel.Sha256;

/// The files of [WarmStates]: `<hash>.kv`, a header of 64 bytes (mark, number of tokens, bytes of the state, CRC-32C
/// of all that follows, key), the tokens, the state; little-endian. A file bears its name only when it is whole.
final class WarmFiles {
    private static final long MARK = 0x3156_4b5f_4c49_5551L;
    private static final int HEADER_BYTES = 64;
    private static final int KEY_BYTES = 32;
    private static final int SLICE_BYTES = 1 << 24;

    private final Path folder;
    private final long mostBytes;
    private final byte[] key;

    /// A whole file of this key.
    record Entry(Path file, int[] tokens, long stateBytes, long checksum) {}

    WarmFiles(LoadOptions.Warm set, byte[] key) {
        this.folder = set.folder();
        this.mostBytes = set.mostBytes();
        this.key = key.clone();
    }

    long mostBytes() {
        return mostBytes;
    }

    /// What a state depends on besides its tokens.
    static byte[] key(ModelInfo model, String engine, LoadOptions options) {
        MessageDigest digest = Sha256.digest();
        digest.update((engine + '|' + options.flashAttention() + '|' + model.fileBytes() + '|' + "f16|swa_full")
                .getBytes(StandardCharsets.UTF_8));
        ModelSamples.update(digest, model);
        return digest.digest();
    }

    /// The files of this key. Files that are no whole states are deleted; those of other models stay.
    List<Entry> list() {
        var found = new ArrayList<Entry>();
        if (Files.isDirectory(folder)) {
            try (var files = Files.list(folder)) {
                files.filter(file -> file.toString().endsWith(".kv")).forEach(file -> addEntry(file, found));
            } catch (IOException unreadable) {
                return List.of();
            }
        }
        return found;
    }

    private void addEntry(Path file, List<Entry> found) {
        try (var channel = FileChannel.open(file)) {
            ByteBuffer header = read(channel, 0, HEADER_BYTES);
            long mark = header.getLong();
            long tokens = header.getLong();
            long stateBytes = header.getLong();
            long checksum = header.getLong();
            byte[] owner = new byte[KEY_BYTES];
            header.get(owner);
            boolean whole = mark == MARK
                    && tokens > 0
                    && tokens < 1 << 24
                    && stateBytes > 0
                    && channel.size() == HEADER_BYTES + 4 * tokens + stateBytes;
            if (!whole) {
                delete(file);
            } else if (Arrays.equals(owner, key)) {
                int[] list = new int[(int) tokens];
                read(channel, HEADER_BYTES, 4 * list.length).asIntBuffer().get(list);
                if (file.endsWith(name(bytes(list)) + ".kv")) {
                    found.add(new Entry(file, list, stateBytes, checksum));
                } else {
                    delete(file);
                }
            }
        } catch (IOException damaged) {
            delete(file);
        }
    }

    private static ByteBuffer read(FileChannel channel, long at, int bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, at + buffer.position()) < 0) {
                throw new IOException("cut off");
            }
        }
        return buffer.flip();
    }

    /// The state in a file, checked.
    ///
    /// @throws IOException when the file is gone, cut or changed
    MemorySegment read(Entry entry, Arena arena) throws IOException {
        try (var channel = FileChannel.open(entry.file())) {
            long tokenBytes = 4L * entry.tokens().length;
            long bytes = HEADER_BYTES + tokenBytes + entry.stateBytes();
            if (channel.size() != bytes) {
                throw new IOException("cut off");
            }
            MemorySegment all = channel.map(FileChannel.MapMode.READ_ONLY, 0, bytes, arena);
            if (checksum(all.asSlice(HEADER_BYTES)) != entry.checksum()) {
                throw new IOException("changed");
            }
            touch(entry.file());
            return all.asSlice(HEADER_BYTES + tokenBytes);
        }
    }

    private static long checksum(MemorySegment... parts) {
        var crc = new CRC32C();
        for (MemorySegment part : parts) {
            for (long at = 0; at < part.byteSize(); at += SLICE_BYTES) {
                crc.update(part.asSlice(at, Math.min(SLICE_BYTES, part.byteSize() - at))
                        .asByteBuffer());
            }
        }
        return crc.getValue();
    }

    private static void touch(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
    }

    /// Writes a state under a name of its own.
    Entry write(int[] tokens, MemorySegment state) throws IOException {
        MemorySegment list = bytes(tokens);
        long checksum = checksum(list, state);
        Files.createDirectories(folder);
        Path file = folder.resolve(name(list) + ".kv");
        Path part = folder.resolve(name(list) + ".part");
        try (var channel = FileChannel.open(
                part, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
            header.putLong(MARK)
                    .putLong(tokens.length)
                    .putLong(state.byteSize())
                    .putLong(checksum);
            header.put(key);
            write(channel, header.flip());
            write(channel, list.asByteBuffer());
            for (long at = 0; at < state.byteSize(); at += SLICE_BYTES) {
                write(
                        channel,
                        state.asSlice(at, Math.min(SLICE_BYTES, state.byteSize() - at))
                                .asByteBuffer());
            }
        } catch (IOException failed) {
            delete(part);
            throw failed;
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return new Entry(file, tokens, state.byteSize(), checksum);
    }

    private static MemorySegment bytes(int[] tokens) {
        MemorySegment bytes = MemorySegment.ofBuffer(ByteBuffer.allocateDirect(4 * tokens.length));
        MemorySegment.copy(tokens, 0, bytes, JAVA_INT.withOrder(ByteOrder.LITTLE_ENDIAN), 0, tokens.length);
        return bytes;
    }

    private String name(MemorySegment tokens) {
        MessageDigest digest = Sha256.digest();
        digest.update(key);
        digest.update(tokens.asByteBuffer());
        return HexFormat.of().formatHex(digest.digest(), 0, 16);
    }

    private static void write(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /// Deletes what was used longest ago until the folder is within its size; never `newest`.
    List<Path> prune(Path newest) throws IOException {
        var gone = new ArrayList<Path>();
        try (var files = Files.list(folder)) {
            List<Path> oldest = files.filter(file -> file.toString().endsWith(".kv"))
                    .sorted(Comparator.comparingLong(file -> file.toFile().lastModified()))
                    .toList();
            long bytes =
                    oldest.stream().mapToLong(file -> file.toFile().length()).sum();
            for (Path file : oldest) {
                if (bytes > mostBytes && !file.equals(newest)) {
                    bytes -= file.toFile().length();
                    delete(file);
                    gone.add(file);
                }
            }
        }
        return gone;
    }

    void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException kept) {
            return; // it is checked again before it is used
        }
    }
}
