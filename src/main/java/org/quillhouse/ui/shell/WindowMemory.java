package org.quillhouse.ui.shell;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.geometry.Rectangle2D;

/// What a window remembers over a restart.
public record WindowMemory(
        double x, double y, double width, double height, boolean maximized, double left, double right) {

    private static final double GRIP = 40;

    public static final WindowMemory FIRST = new WindowMemory(-1, -1, 1_280, 820, false, 0.21, 0.745);

    /// Whether enough of its upper edge lies on a screen to be seen and moved; a second screen may be gone since.
    boolean isWithin(Stream<Rectangle2D> screens) {
        return screens.anyMatch(screen -> y >= screen.getMinY()
                && y <= screen.getMaxY() - GRIP
                && Math.min(x + width, screen.getMaxX()) - Math.max(x, screen.getMinX()) >= Math.min(width, 4 * GRIP));
    }

    public String toText() {
        return String.format(
                Locale.ROOT, "%.0f;%.0f;%.0f;%.0f;%s;%.4f;%.4f", x, y, width, height, maximized, left, right);
    }

    /// Nothing for a text that is no good.
    public static Optional<WindowMemory> ofText(String text) {
        String[] parts = text.split(";", -1);
        if (parts.length < 7) { // earlier windows said which scene was open, too
            return Optional.empty();
        }
        try {
            return Optional.of(new WindowMemory(
                    Double.parseDouble(parts[0]),
                    Double.parseDouble(parts[1]),
                    Math.max(640, Double.parseDouble(parts[2])),
                    Math.max(480, Double.parseDouble(parts[3])),
                    Boolean.parseBoolean(parts[4]),
                    Double.parseDouble(parts[5]),
                    Double.parseDouble(parts[6])));
        } catch (NumberFormatException bad) {
            return Optional.empty();
        }
    }
}
