package org.quillhouse.ui.page;

import javafx.geometry.Insets;
import javafx.scene.layout.BorderPane;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.quillhouse.kernel.Texts;
import org.quillhouse.ui.theme.Themes;

/// The whole book to read, without a place to type.
public final class ReadingView extends BorderPane {
    private static final int COLUMN_EMS = 34;
    private static final double LEAST_MARGIN = 28;

    private final Prose prose = new Prose();

    public ReadingView(String text, int fontPoints) {
        getStyleClass().add("page");
        prose.setId("reading-text");
        prose.setAccessibleText(Texts.of("reading.accessible"));
        Themes.fontSize(prose, fontPoints);
        prose.showText(text);
        prose.setEditable(false);
        prose.moveTo(0);
        prose.requestFollowCaret();
        setCenter(new VirtualizedScrollPane<>(prose));
        widthProperty().subscribe(width -> {
            double side = Math.max(LEAST_MARGIN, (width.doubleValue() - fontPoints * COLUMN_EMS) / 2);
            prose.setPadding(new Insets(18, side, 0, side));
        });
    }
}
