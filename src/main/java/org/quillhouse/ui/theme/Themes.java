package org.quillhouse.ui.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.List;
import javafx.application.Application;
import javafx.scene.Node;
import javafx.scene.Scene;

/// Light and dark, and our own sheets on top. On the FX thread.
public final class Themes {
    private static final List<String> SHEETS =
            List.of("shell.css", "binder.css", "page.css", "desk.css", "models.css", "knowledge.css", "review.css");

    private static final int USUAL_PIXELS = 14;
    private static final int ICON_PIXELS = 18;
    private static final String INLINE = "data:text/css,";

    private Themes() {}

    /// @param name `dark`, anything else is light
    public static void use(String name) {
        boolean dark = name.equals("dark");
        Application.setUserAgentStylesheet(
                dark ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
    }

    public static void addSheets(Scene scene) {
        for (String sheet : SHEETS) {
            var address = Themes.class.getResource(sheet);
            if (address != null) {
                scene.getStylesheets().add(address.toExternalForm());
            }
        }
    }

    /// Stronger letters and lines, over light or dark.
    public static void contrast(Scene scene, boolean high) {
        String sheet = String.valueOf(Themes.class.getResource("contrast.css"));
        scene.getStylesheets().remove(sheet);
        if (high) {
            scene.getStylesheets().add(sheet);
        }
    }

    /// The size of everything but the page, in per cent of the usual.
    public static void scale(Scene scene, int percent) {
        scene.getRoot().setStyle("-fx-font-size: " + USUAL_PIXELS * percent / 100.0 + "px;");
        List<String> sheets = scene.getStylesheets();
        sheets.removeIf(sheet -> sheet.startsWith(INLINE));
        if (percent != 100) {
            sheets.addFirst(INLINE + ".ikonli-font-icon{-fx-icon-size:" + ICON_PIXELS * percent / 100 + "px;}");
        }
    }

    /// The letters of a text, and the room in it.
    ///
    /// @param room style classes for lines and paragraphs, each beginning with `room-`
    public static void letters(Node node, int points, String family, List<String> room) {
        node.setStyle("-fx-font-size: %dpx; -fx-font-family: \"%s\";"
                .formatted(points, Fonts.family(family).replace("\"", "")));
        node.getStyleClass().removeIf(name -> name.startsWith("room-"));
        node.getStyleClass().addAll(room);
    }
}
