package org.quillhouse.ui.page;

import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.quillhouse.kernel.Texts;
import org.quillhouse.manuscript.Origins;
import org.quillhouse.ui.theme.Labels;

/// Where the words of every chapter came from, and a statement of it to be kept or shown to others.
public final class OriginPane extends VBox {
    private static final double NAME = 220;
    private static final double WIDTH = 700;

    private final OriginViewModel model;
    private final GridPane grid = new GridPane(18, 8);
    private final Button export = new Button(Texts.of("origin.export"), new FontIcon(Feather.DOWNLOAD));

    public OriginPane(OriginViewModel model) {
        super(12);
        this.model = model;
        setId("origins");
        var scroll = new ScrollPane(grid);
        scroll.setFitToWidth(true);
        scroll.setPrefViewportWidth(WIDTH);
        scroll.setPrefViewportHeight(320);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        export.setOnAction(press -> model.exportStatement());
        var why = Labels.wrapped(Texts.of("origin.why"), "desk-note");
        why.setMaxWidth(WIDTH);
        getChildren().addAll(scroll, why, export);
        model.sharesProperty().subscribe(this::show);
        model.countShares();
    }

    private void show(List<Origins.Share> shares) {
        grid.getChildren().clear();
        export.setDisable(shares.isEmpty());
        String[] heads = {
            "origin.chapter", "origin.words", "origin.typed", "origin.generated", "origin.pasted", "origin.imported"
        };
        for (int i = 0; i < heads.length; i++) {
            add(Texts.of(heads[i]), i, 0, "desk-label");
        }
        int line = 1;
        for (Origins.Share share : shares) {
            row(share.chapter().number() + "  " + share.chapter().title(), share, line++);
        }
        if (!shares.isEmpty()) {
            row(Texts.of("origin.all"), model.sum(), line);
        }
    }

    private void row(String name, Origins.Share share, int line) {
        add(name, 0, line, "origin-name");
        add(Texts.of("origin.number", share.words()), 1, line, "origin-number");
        int column = 2;
        for (int words : new int[] {share.typed(), share.generated(), share.pasted(), share.imported()}) {
            long percent = share.words() == 0 ? 0 : Math.round(100.0 * words / share.words());
            add(Texts.of("origin.share", words, percent), column++, line, "origin-number");
        }
    }

    private void add(String words, int column, int line, String style) {
        var label = new Label(words);
        label.getStyleClass().add(style);
        label.setMinWidth(column == 0 ? 0 : Region.USE_PREF_SIZE);
        label.setMaxWidth(column == 0 ? NAME : Double.MAX_VALUE);
        grid.add(label, column, line);
        if (column > 0) {
            GridPane.setHalignment(label, HPos.RIGHT);
        }
    }
}
