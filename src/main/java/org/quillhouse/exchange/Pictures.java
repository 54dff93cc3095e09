package org.quillhouse.exchange;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.quillhouse.kernel.Texts;

/// Pictures of people: any PNG, JPEG, GIF or BMP, made small enough to be kept in the story.
public final class Pictures {
    /// The longer side at most, in pixels.
    public static final int SIDE = 512;

    /// Endings of files that can be read, without their points.
    public static final List<String> ENDINGS = List.of("png", "jpg", "jpeg", "gif", "bmp");

    private static final long MOST_BYTES = 64L << 20;
    private static final long MOST_PIXELS = 60_000_000;

    private Pictures() {}

    /// @return a PNG, its longer side [#SIDE] pixels at most
    /// @throws UnreadableFile when it is missing, no picture, or far too large
    public static byte[] read(Path file) throws UnreadableFile {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new UnreadableFile(file, Texts.of("exchange.picture.large"), null);
            }
            return small(Files.readAllBytes(file));
        } catch (IOException failed) {
            throw new UnreadableFile(file, Texts.of("exchange.no.picture"), failed);
        }
    }

    /// As [#read], of the bytes of a file.
    static byte[] small(byte[] picture) throws IOException {
        BufferedImage whole = decode(picture);
        double scale = Math.min(1, (double) SIDE / Math.max(whole.getWidth(), whole.getHeight()));
        int width = Math.max(1, (int) Math.round(whole.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(whole.getHeight() * scale));
        var made = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D pen = made.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        pen.drawImage(whole, 0, 0, width, height, null);
        pen.dispose();
        var out = new ByteArrayOutputStream();
        ImageIO.write(made, "png", out);
        return out.toByteArray();
    }

    /// The size is looked at before any pixel is read: a small file may hold an enormous picture.
    private static BufferedImage decode(byte[] picture) throws IOException {
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(picture))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new IOException("no picture");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                if ((long) reader.getWidth(0) * reader.getHeight(0) > MOST_PIXELS) {
                    throw new IOException("too many pixels");
                }
                return reader.read(0);
            } catch (IllegalArgumentException | IndexOutOfBoundsException damaged) {
                throw new IOException(damaged);
            } finally {
                reader.dispose();
            }
        }
    }
}
