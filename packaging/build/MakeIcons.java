import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/// Draws the app's sign, a quill that has just written a line, in every size and container that a system asks for:
/// `quillhouse.png` (512 pixels square), `quillhouse.ico`, `quillhouse.icns`, and `icon-N.png` for windows.
///
/// The latter are kept in `src/main/resources/org/quillhouse/ui/theme`; run this again after a change of the drawing.
///
/// Arguments: the folder for the installers' three files; a folder for those of windows, or none.
public final class MakeIcons {
    private static final List<Integer> WINDOW = List.of(16, 24, 32, 48, 64, 128, 256);
    private static final List<Integer> ICO = List.of(16, 24, 32, 48, 64, 256);
    private static final Map<String, Integer> ICNS = icnsTypes();

    private static final Color PAPER = new Color(0xF7EFDF);
    private static final Color INK_LIGHT = new Color(0x34557F);
    private static final Color INK_DARK = new Color(0x182A45);
    private static final Color LINE = new Color(0xE0A845);

    private MakeIcons() {}

    public static void main(String[] args) throws IOException {
        System.setProperty("java.awt.headless", "true");
        Path folder = Files.createDirectories(Path.of(args[0]));
        Files.write(folder.resolve("quillhouse.png"), png(512));
        Files.write(folder.resolve("quillhouse.ico"), ico());
        Files.write(folder.resolve("quillhouse.icns"), icns());
        if (args.length > 1) {
            for (int size : WINDOW) {
                Files.write(Path.of(args[1], "icon-" + size + ".png"), png(size));
            }
        }
    }

    private static Map<String, Integer> icnsTypes() {
        var types = new LinkedHashMap<String, Integer>();
        types.put("icp4", 16);
        types.put("icp5", 32);
        types.put("icp6", 64);
        types.put("ic07", 128);
        types.put("ic08", 256);
        types.put("ic09", 512);
        types.put("ic10", 1_024);
        return types;
    }

    private static byte[] png(int size) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(draw(size), "png", bytes);
        return bytes.toByteArray();
    }

    /// Windows' container: a directory of six bytes and sixteen a picture, then the pictures as PNG.
    private static byte[] ico() throws IOException {
        var pictures = new ArrayList<byte[]>();
        int length = 6 + 16 * ICO.size();
        for (int size : ICO) {
            byte[] picture = png(size);
            pictures.add(picture);
            length += picture.length;
        }
        ByteBuffer file = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        file.putShort((short) 0).putShort((short) 1).putShort((short) ICO.size());
        int at = 6 + 16 * ICO.size();
        for (int i = 0; i < ICO.size(); i++) {
            byte side = (byte) (ICO.get(i) % 256); // 0 means 256
            file.put(side).put(side).put((byte) 0).put((byte) 0);
            file.putShort((short) 1).putShort((short) 32);
            file.putInt(pictures.get(i).length).putInt(at);
            at += pictures.get(i).length;
        }
        pictures.forEach(file::put);
        return file.array();
    }

    /// macOS' container: each picture as PNG behind four letters for its size and its length.
    private static byte[] icns() throws IOException {
        var body = new ByteArrayOutputStream();
        var out = new DataOutputStream(body);
        for (Map.Entry<String, Integer> type : ICNS.entrySet()) {
            byte[] picture = png(type.getValue());
            out.write(type.getKey().getBytes(StandardCharsets.US_ASCII));
            out.writeInt(picture.length + 8);
            out.write(picture);
        }
        var file = new ByteArrayOutputStream();
        var whole = new DataOutputStream(file);
        whole.write("icns".getBytes(StandardCharsets.US_ASCII));
        whole.writeInt(body.size() + 8);
        body.writeTo(whole);
        return file.toByteArray();
    }

    private static BufferedImage draw(int size) {
        var image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        pen.transform(AffineTransform.getScaleInstance(size / 100.0, size / 100.0));
        boolean small = size < 40;

        double edge = small ? 2 : 5;
        var ground = new RoundRectangle2D.Double(edge, edge, 100 - 2 * edge, 100 - 2 * edge, 42, 42);
        pen.setPaint(new GradientPaint(20, 0, INK_LIGHT, 70, 100, INK_DARK));
        pen.fill(ground);

        pen.setPaint(LINE);
        pen.setStroke(new BasicStroke(small ? 8 : 5, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        var line = new Path2D.Double();
        line.moveTo(30, 80);
        line.curveTo(42, 75, 49, 86, 61, 81);
        line.curveTo(67, 78.5, 71, 79, 76, 80);
        pen.draw(line);

        var vane = new Area(vane());
        if (!small) {
            vane.subtract(notch(47, 59, 58, 63));
            vane.subtract(notch(58, 50, 74, 51));
        }
        pen.setPaint(PAPER);
        pen.fill(vane);

        double half = small ? 3.4 : 2.3;
        var shaft = new Path2D.Double(); // cut to a point, where it writes
        shaft.moveTo(25, 80);
        shaft.quadTo(29 - half, 68 - half, 41 - half, 57 - half);
        shaft.lineTo(41 + half, 57 + half);
        shaft.quadTo(31 + half, 69 + half, 25, 80);
        shaft.closePath();
        pen.fill(shaft);
        if (!small) { // the quill's middle, in the ground's colour
            pen.setPaint(INK_DARK);
            pen.setStroke(new BasicStroke(2, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            var middle = new Path2D.Double();
            middle.moveTo(38, 61);
            middle.quadTo(52, 43, 67, 31);
            pen.draw(middle);
        }
        pen.dispose();
        return image;
    }

    private static Path2D vane() {
        var vane = new Path2D.Double();
        vane.moveTo(34, 66);
        vane.curveTo(31, 42, 50, 19, 81, 17);
        vane.curveTo(82, 43, 66, 66, 34, 66);
        vane.closePath();
        return vane;
    }

    /// A gap between the barbs, from a point near the middle to beyond the edge.
    private static Area notch(double x, double y, double toX, double toY) {
        var notch = new Path2D.Double();
        notch.moveTo(x, y);
        notch.lineTo(toX + 2, toY - 1);
        notch.lineTo(toX - 1, toY + 4);
        notch.closePath();
        return new Area(notch);
    }
}
