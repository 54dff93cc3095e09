package org.quillhouse.engine.internal.gguf;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.quillhouse.engine.ModelInfo;
import org.quillhouse.engine.ModelUnavailable;

/// Reads the header of a GGUF file (versions 2 and 3, little endian), as described in ggml's `docs/gguf.md`.
///
/// Refuses what the native library would crash or stumble on: wrong magic, lengths beyond the file, tensors whose data
/// lies outside it. Arrays are skipped but for the two tokens that mark beginning and end.
public final class GgufReader {
    private static final int MAGIC = 0x46554747; // "GGUF", little endian
    private static final int STRING = 8;
    private static final int ARRAY = 9;
    private static final int[] VALUE_BYTES = {1, 1, 2, 2, 4, 4, 4, 1, 0, 0, 8, 8, 8};

    private final DataInputStream in;
    private final long fileBytes;
    private long position;
    private final Map<String, Object> values = new HashMap<>();
    private final Map<Integer, String> wantedTokens = new HashMap<>();

    private GgufReader(DataInputStream in, long fileBytes) {
        this.in = in;
        this.fileBytes = fileBytes;
    }

    public static ModelInfo read(Path file) throws ModelUnavailable {
        if (!Files.isRegularFile(file)) {
            throw ModelUnavailable.missing(file);
        }
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
            long bytes = Files.size(file);
            return new GgufReader(in, bytes).readHeader(file);
        } catch (EOFException cut) {
            throw ModelUnavailable.unreadable(file, "the file ends inside its header", cut);
        } catch (ArithmeticException overflow) {
            throw ModelUnavailable.unreadable(file, "a number in its header is beyond all measure", overflow);
        } catch (BadGguf bad) {
            throw ModelUnavailable.unreadable(file, String.valueOf(bad.getMessage()), bad);
        } catch (IOException failed) {
            throw ModelUnavailable.unreadable(file, String.valueOf(failed.getMessage()), failed);
        }
    }

    private ModelInfo readHeader(Path file) throws IOException {
        if (fileBytes < 24 || readInt() != MAGIC) {
            throw new BadGguf("it does not begin with the mark of a GGUF file");
        }
        int version = readInt();
        if (version < 2 || version > 3) {
            throw new BadGguf("GGUF version " + version + " is not known");
        }
        long tensors = readCount("tensors");
        long entries = readCount("entries");
        for (long i = 0; i < entries; i++) {
            readEntry();
        }
        long parameters = readTensors(tensors);
        return info(file, parameters);
    }

    private void readEntry() throws IOException {
        String key = readString();
        int type = readInt();
        if (type == ARRAY) {
            readArray(key);
        } else {
            values.put(key, readValue(type));
        }
    }

    private void readArray(String key) throws IOException {
        int type = readInt();
        long length = readCount("elements");
        boolean keep = key.equals("tokenizer.ggml.tokens") && type == STRING;
        if (type < VALUE_BYTES.length && VALUE_BYTES[type] > 0) {
            skip(Math.multiplyExact(length, VALUE_BYTES[type]));
            return;
        }
        if (type != STRING) {
            throw new BadGguf("an array of type " + type + " is not known");
        }
        for (long i = 0; i < length; i++) {
            String text = readString();
            if (keep && text.length() < 64 && text.startsWith("<")) {
                wantedTokens.put((int) i, text);
            }
        }
    }

    private Object readValue(int type) throws IOException {
        return switch (type) {
            case 0, 1, 7 -> (long) readByte();
            case 2, 3 -> (long) (readByte() | readByte() << 8);
            case 4, 5 -> (long) readInt();
            case 6 -> (double) Float.intBitsToFloat(readInt());
            case STRING -> readString();
            case 10, 11 -> readLong();
            case 12 -> Double.longBitsToDouble(readLong());
            default -> throw new BadGguf("a value of type " + type + " is not known");
        };
    }

    private long readTensors(long count) throws IOException {
        long parameters = 0;
        var offsets = new ArrayList<Long>();
        for (long i = 0; i < count; i++) {
            readString();
            int dimensions = readInt();
            if (dimensions < 0 || dimensions > 8) {
                throw new BadGguf("a tensor has " + dimensions + " dimensions");
            }
            long elements = 1;
            for (int d = 0; d < dimensions; d++) {
                elements = Math.multiplyExact(elements, readLong());
            }
            readInt();
            offsets.add(readLong());
            parameters += elements;
        }
        long alignment = number("general.alignment", 32);
        long start = (position + alignment - 1) / alignment * alignment;
        long furthest = offsets.stream().mapToLong(Long::longValue).max().orElse(0);
        if (start + furthest > fileBytes || offsets.stream().anyMatch(offset -> offset < 0)) {
            throw new BadGguf("the file is cut off: its data should reach beyond byte " + (start + furthest)
                    + ", but it ends at " + fileBytes);
        }
        return parameters;
    }

    private ModelInfo info(Path file, long parameters) {
        String architecture = text("general.architecture", "unknown");
        int heads = (int) number(architecture + ".attention.head_count", 1);
        int embedding = (int) number(architecture + ".embedding_length", 0);
        String fallbackName = String.valueOf(file.getFileName()).replaceFirst("(?i)\\.gguf$", "");
        return new ModelInfo(
                file,
                text("general.name", fallbackName),
                architecture,
                Quantization.name((int) number("general.file_type", -1)),
                parameters,
                fileBytes,
                (int) number(architecture + ".block_count", 0),
                (int) number(architecture + ".context_length", 0),
                embedding,
                (int) number(architecture + ".attention.head_count_kv", heads),
                (int) number(architecture + ".attention.key_length", heads == 0 ? 0 : embedding / heads),
                token("tokenizer.ggml.bos_token_id"),
                token("tokenizer.ggml.eos_token_id"),
                text("general.license", "unknown"),
                Optional.ofNullable((String) values.get("tokenizer.chat_template")));
    }

    private String token(String key) {
        String text = wantedTokens.get((int) number(key, -1));
        return text == null ? "" : text;
    }

    private String text(String key, String fallback) {
        @Nullable Object value = values.get(key);
        return value instanceof String text ? text : fallback;
    }

    private long number(String key, long fallback) {
        @Nullable Object value = values.get(key);
        return value instanceof Long number ? number : fallback;
    }

    private long readCount(String what) throws IOException {
        long count = readLong();
        if (count < 0 || count > fileBytes) {
            throw new BadGguf("it claims " + count + " " + what);
        }
        return count;
    }

    private String readString() throws IOException {
        long length = readCount("characters in one text");
        if (length > fileBytes - position) {
            throw new EOFException();
        }
        byte[] bytes = in.readNBytes((int) length);
        position += bytes.length;
        if (bytes.length < length) {
            throw new EOFException();
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private void skip(long bytes) throws IOException {
        in.skipNBytes(bytes);
        position += bytes;
    }

    private int readByte() throws IOException {
        position++;
        return in.readUnsignedByte();
    }

    private int readInt() throws IOException {
        position += 4;
        return Integer.reverseBytes(in.readInt());
    }

    private long readLong() throws IOException {
        position += 8;
        return Long.reverseBytes(in.readLong());
    }

    private static final class BadGguf extends IOException {
        BadGguf(String reason) {
            super(reason);
        }
    }

    /// The names of `general.file_type`, as in llama.cpp's `llama_ftype`.
    private static final class Quantization {
        private static final List<String> NAMES = List.of(
                "F32", "F16", "Q4_0", "Q4_1", "", "", "", "Q8_0", "Q5_0", "Q5_1", "Q2_K", "Q3_K_S", "Q3_K_M", "Q3_K_L",
                "Q4_K_S", "Q4_K_M", "Q5_K_S", "Q5_K_M", "Q6_K", "IQ2_XXS", "IQ2_XS", "Q2_K_S", "IQ3_XS", "IQ3_XXS",
                "IQ1_S", "IQ4_NL", "IQ3_S", "IQ3_M", "IQ2_S", "IQ2_M", "IQ4_XS", "IQ1_M", "BF16");

        static String name(int fileType) {
            return fileType >= 0 && fileType < NAMES.size() ? NAMES.get(fileType) : "unknown";
        }
    }
}
