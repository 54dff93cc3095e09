package org.quillhouse.ui.page;

import javafx.geometry.Insets;
import javafx.scene.layout.BorderPane;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.quillhouse.kernel.Texts;

/// The whole book to read, without a place to type.
public final class ReadingView extends BorderPane {
    private static final double LEAST_MARGIN = 28;

    private final Prose prose = new Prose();

    public ReadingView(String text, PageLook look) {
        getStyleClass().addAll("page", "reading");
        prose.setId("reading-text");
        prose.setAccessibleText(Texts.of("reading.accessible"));
        look.on(prose);
        prose.showText(text);
        prose.setEditable(false);
        prose.moveTo(0);
        prose.requestFollowCaret();
        setCenter(new VirtualizedScrollPane<>(prose));
        widthProperty().subscribe(width -> {
            double side = look.side(width.doubleValue(), LEAST_MARGIN);
            prose.setPadding(new Insets(18, side, 0, side));
        });
    }
}
