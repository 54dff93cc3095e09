package org.quillhouse.ui.page;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.InlineCssTextArea;
import org.fxmisc.richtext.util.UndoUtils;
import org.quillhouse.kernel.Texts;
import org.quillhouse.ui.theme.Themes;

/// The page: a heading, the text in a column of readable width, and where it stands among its versions.
public final class PageView extends BorderPane {
    private static final int COLUMN_EMS = 34;

    private final PageViewModel model;
    private final InlineCssTextArea area = new InlineCssTextArea();
    private final Label placeholder = new Label(Texts.of("page.placeholder"));
    private boolean applying;

    public PageView(PageViewModel model, int fontPoints) {
        this.model = model;
        getStyleClass().add("page");
        area.getStyleClass().add("prose");
        area.setWrapText(true);
        area.setAutoHeight(false);
        area.setId("page-text");
        Themes.fontSize(area, fontPoints);
        setTop(heading());
        setCenter(column(fontPoints));
        area.textProperty().subscribe(this::edited);
        area.editableProperty()
                .bind(model.stateProperty().isEqualTo(PageViewModel.State.EDITABLE));
        area.setUndoManager(UndoUtils.plainTextUndoManager(area));
        model.onText(new FromElsewhere());
    }

    private HBox heading() {
        var title = new Label();
        title.getStyleClass().add("page-heading");
        title.textProperty().bind(model.headingProperty());
        var version = new Label();
        version.getStyleClass().add("page-version");
        version.textProperty().bind(model.versionLabelProperty());
        version.setMinWidth(Region.USE_PREF_SIZE);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var bar = new HBox(title, space, version);
        bar.getStyleClass().add("page-bar");
        bar.setAlignment(Pos.CENTER_LEFT);
        return bar;
    }

    private StackPane column(int fontPoints) {
        var scroll = new VirtualizedScrollPane<>(area);
        scroll.setMaxWidth(fontPoints * COLUMN_EMS);
        placeholder.getStyleClass().add("page-placeholder");
        placeholder.setMouseTransparent(true);
        placeholder.setWrapText(true);
        placeholder.maxWidthProperty().bind(scroll.widthProperty().subtract(72));
        placeholder
                .visibleProperty()
                .bind(area.lengthProperty()
                        .map(length -> length == 0)
                        .orElse(true));
        StackPane.setMargin(placeholder, new Insets(24, 36, 0, 36));
        var paper = new StackPane(scroll, placeholder);
        StackPane.setAlignment(placeholder, Pos.TOP_CENTER);
        paper.getStyleClass().add("page-paper");
        return paper;
    }

    private void edited(String now) {
        if (!applying) {
            model.typed(now);
        }
    }

    /// Puts the caret into the text.
    public void focusText() {
        area.requestFocus();
    }

    /// What other than the keyboard changes the text.
    private final class FromElsewhere implements PageViewModel.TextListener {
        private String before = "";

        @Override
        public void replaced(String text) {
            applying = true;
            area.setUndoManager(UndoUtils.noOpUndoManager());
            area.replaceText(text);
            area.setUndoManager(UndoUtils.plainTextUndoManager(area));
            applying = false;
            area.moveTo(0);
            area.requestFollowCaret();
        }

        @Override
        public void streamBegan() {
            before = area.getText();
            applying = true;
            area.setUndoManager(UndoUtils.noOpUndoManager());
            area.clear();
        }

        @Override
        public void streamed(String piece) {
            area.appendText(piece);
            area.moveTo(area.getLength());
            area.requestFollowCaret();
        }

        /// The text before comes back unseen, and the new one over it as the one step to undo.
        @Override
        public void streamEnded(String text) {
            if (!text.equals(before)) {
                area.replaceText(before);
                area.setUndoManager(UndoUtils.plainTextUndoManager(area));
                area.replaceText(text);
            } else {
                area.replaceText(text);
                area.setUndoManager(UndoUtils.plainTextUndoManager(area));
            }
            applying = false;
            area.moveTo(area.getLength());
            area.requestFollowCaret();
        }
    }
}
