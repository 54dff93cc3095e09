package org.quillhouse.exchange.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;

/// Text kept in a PNG file, chunk `tEXt` of the PNG specification (ISO/IEC 15948, 11.3.4.3).
public final class PngText {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final String TEXT = "tEXt";
    private static final String END = "IEND";
    private static final int AROUND = 12;

    private PngText() {}

    public static boolean isPng(byte[] file) {
        return file.length > SIGNATURE.length && Arrays.equals(file, 0, 8, SIGNATURE, 0, 8);
    }

    /// Every text by its keyword; of two with one keyword the first.
    ///
    /// @throws IOException for a file that is no PNG, is cut off, or has a damaged text
    public static Map<String, String> read(byte[] png) throws IOException {
        var texts = new LinkedHashMap<String, String>();
        int at = start(png);
        while (at + AROUND <= png.length) {
            int length = ByteBuffer.wrap(png, at, 4).getInt();
            if (length < 0 || length > png.length - at - AROUND) {
                throw new IOException("cut off in a chunk of " + length + " bytes");
            }
            String type = new String(png, at + 4, 4, StandardCharsets.US_ASCII);
            if (type.equals(TEXT)) {
                text(png, at, length, texts);
            }
            if (type.equals(END)) {
                return texts;
            }
            at += AROUND + length;
        }
        throw new IOException("cut off before its end");
    }

    private static int start(byte[] png) throws IOException {
        if (!isPng(png)) {
            throw new IOException("no PNG file");
        }
        return SIGNATURE.length;
    }

    private static void text(byte[] png, int at, int length, Map<String, String> texts) throws IOException {
        var crc = new CRC32();
        crc.update(png, at + 4, length + 4);
        if ((int) crc.getValue() != ByteBuffer.wrap(png, at + 8 + length, 4).getInt()) {
            throw new IOException("a text in it is damaged");
        }
        String all = new String(png, at + 8, length, StandardCharsets.ISO_8859_1);
        int zero = all.indexOf(0);
        if (zero > 0) {
            texts.putIfAbsent(all.substring(0, zero), all.substring(zero + 1));
        }
    }

    /// The same picture with one more text.
    ///
    /// @param text in Latin-1
    public static byte[] with(byte[] png, String keyword, String text) throws IOException {
        int end = png.length - AROUND;
        boolean whole = end >= start(png) && new String(png, end + 4, 4, StandardCharsets.US_ASCII).equals(END);
        if (!whole) {
            throw new IOException("cut off before its end");
        }
        byte[] content = (keyword + "\0" + text).getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer chunk = ByteBuffer.allocate(content.length + AROUND);
        chunk.putInt(content.length)
                .put(TEXT.getBytes(StandardCharsets.US_ASCII))
                .put(content);
        var crc = new CRC32();
        crc.update(chunk.array(), 4, content.length + 4);
        chunk.putInt((int) crc.getValue());
        var out = new ByteArrayOutputStream(png.length + chunk.capacity());
        out.write(png, 0, end);
        out.write(chunk.array());
        out.write(png, end, AROUND);
        return out.toByteArray();
    }
}
