package org.quillhouse.ui.desk;

import java.util.List;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.quillhouse.agents.StoryTeller;
import org.quillhouse.context.Summary;
import org.quillhouse.kernel.Texts;
import org.quillhouse.kernel.Words;
import org.quillhouse.ui.dialogs.FxDialogs;
import org.quillhouse.ui.tasks.FieldSaver;
import org.quillhouse.ui.theme.Labels;

/// What is remembered of the story in short, from the book down to its scenes, each to be changed by hand.
final class MemoryPane extends VBox implements Watching {
    private static final int SHOWN_LETTERS = 90;
    private static final double FILE_WIDTH = 620;

    private final MemoryViewModel memory;
    private final VBox cards = new VBox(8);

    MemoryPane(MemoryViewModel memory) {
        this.memory = memory;
        getStyleClass().add("desk-box");
        var how = new Label(Texts.of("memory.how"));
        how.setWrapText(true);
        how.getStyleClass().add("desk-note");
        var make = new Button(Texts.of("memory.make"), new FontIcon(Feather.REFRESH_CW));
        make.setOnAction(press -> memory.makeAll());
        make.disableProperty().bind(memory.makingProperty());
        make.setVisible(!memory.isReadOnly());
        var stop = new Button(Texts.of("desk.button.stop"), new FontIcon(Feather.SQUARE));
        stop.setOnAction(press -> memory.stop());
        stop.disableProperty().bind(memory.makingProperty().not());
        var history = new Button(Texts.of("memory.history"), new FontIcon(Feather.LIST));
        history.setId("memory-history");
        history.setOnAction(press -> memory.history(made -> FxDialogs.show(
                getScene().getWindow(),
                Texts.of("memory.history.title"),
                new MemoryHistoryPane(made),
                MemoryHistoryPane.WIDTH)));
        var totals = Labels.wrapped("", "desk-note");
        totals.textProperty().bind(memory.totalsProperty());
        totals.managedProperty().bind(totals.textProperty().isNotEmpty());
        var file = new Button(Texts.of("memory.file.button"), new FontIcon(Feather.FILE_TEXT));
        file.setId("memory-file");
        file.disableProperty().bind(memory.makingProperty());
        file.setOnAction(press -> memory.tellFile(this::showFile));
        var state = Labels.wrapped("", "desk-label");
        state.textProperty().bind(memory.stateProperty());
        state.managedProperty().bind(state.textProperty().isNotEmpty());
        getChildren().addAll(how, new FlowPane(8, 8, make, stop, history, file), state, totals, cards);
        memory.toldProperty().subscribe(this::show);
    }

    @Override
    public void watch(boolean looked) {
        memory.setWatched(looked);
    }

    private void show(List<StoryTeller.Told> told) {
        if (getScene() != null && getScene().getFocusOwner() instanceof TextArea area && cards.equals(owner(area))) {
            return; // shown again when the field is left
        }
        cards.getChildren().clear();
        if (told.isEmpty()) {
            var empty = new Label(Texts.of("memory.empty"));
            empty.setWrapText(true);
            cards.getChildren().add(empty);
        }
        told.reversed().forEach(one -> cards.getChildren().add(card(one)));
    }

    private javafx.scene.Parent owner(TextArea area) {
        javafx.scene.Parent at = area.getParent();
        return at == null || at.getParent() == null ? this : at.getParent();
    }

    private VBox card(StoryTeller.Told told) {
        var title = new Label(told.source().title());
        title.getStyleClass().add("desk-name");
        title.setMinWidth(0);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var anew = new Button("", new FontIcon(Feather.REFRESH_CW));
        anew.getStyleClass().addAll("flat", "button-icon", "context-menu-button");
        anew.setAccessibleText(Texts.of("memory.anew"));
        anew.setTooltip(new javafx.scene.control.Tooltip(Texts.of("memory.anew")));
        anew.setOnAction(press -> memory.forget(told));
        anew.setVisible(!memory.isReadOnly() && told.summary().isPresent());
        anew.managedProperty().bind(anew.visibleProperty());
        var earlier = new Button("", new FontIcon(Feather.CLOCK));
        earlier.getStyleClass().addAll("flat", "button-icon", "context-menu-button");
        earlier.setAccessibleText(Texts.of("earlier.button"));
        earlier.setTooltip(new javafx.scene.control.Tooltip(Texts.of("earlier.button")));
        earlier.setOnAction(press -> showEarlier(told));
        var line = new HBox(8, title, space, earlier, anew);
        line.setAlignment(Pos.CENTER_LEFT);
        String level = Texts.of(told.source().level().key());
        var state = new Label(Texts.of("desk.context.part", level, state(told)));
        state.setWrapText(true);
        boolean sound = told.freshness() == StoryTeller.Freshness.FRESH && !isPoor(told);
        state.getStyleClass().add(sound ? "desk-note" : "desk-warning");
        var text = new TextArea(told.summary().map(Summary::text).orElse(""));
        text.setWrapText(true);
        text.setPrefRowCount(4);
        text.setPromptText(Texts.of("memory.prompt"));
        text.setAccessibleText(told.source().title());
        text.setEditable(!memory.isReadOnly());
        FieldSaver.keepWhenLeft(text, () -> memory.write(told, text.getText()));
        var card = new VBox(line, state, text);
        List<String> missed = memory.missed(told);
        if (!missed.isEmpty()) {
            card.getChildren()
                    .add(Labels.wrapped(
                            Texts.of(
                                    "memory.missed",
                                    String.join(
                                            " · ",
                                            missed.stream()
                                                    .map(each -> Words.beginning(each, SHOWN_LETTERS))
                                                    .toList())),
                            "desk-note"));
        }
        card.getStyleClass().add("desk-card");
        return card;
    }

    private void showFile(String name, String told) {
        var area = new TextArea(told);
        area.setEditable(false);
        area.setWrapText(true);
        area.setPrefRowCount(12);
        var copy = new Button(Texts.of("context.copy"), new FontIcon(Feather.COPY));
        copy.setOnAction(press -> Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, told)));
        FxDialogs.show(getScene().getWindow(), name, new VBox(8, area, copy), FILE_WIDTH);
    }

    private void showEarlier(StoryTeller.Told told) {
        List<EarlierPane.Earlier<String>> earlier = memory.earlier(told).stream()
                .map(one -> new EarlierPane.Earlier<>(
                        one.summary().text(), one.summary().text(), one.replaced()))
                .toList();
        String now = told.summary().map(Summary::text).orElse("");
        FxDialogs.show(getScene().getWindow(), Texts.of("earlier.title"), new EarlierPane<>(earlier, now, text -> {
            if (!memory.isReadOnly()) {
                memory.write(told, text);
            }
        }));
    }

    private static boolean isPoor(StoryTeller.Told told) {
        return told.summary().filter(Summary::isDoubtful).isPresent();
    }

    private static String state(StoryTeller.Told told) {
        boolean byHand = told.summary().map(Summary::byHand).orElse(false);
        boolean useless = told.summary().map(one -> one.text().isBlank()).orElse(false);
        return Texts.of(
                switch (told.freshness()) {
                    case MISSING -> "memory.missing";
                    case OLD -> byHand ? "memory.old.hand" : "memory.old";
                    case FRESH ->
                        byHand
                                ? "memory.hand"
                                : useless ? "memory.useless" : isPoor(told) ? "memory.poor" : "memory.fresh";
                });
    }
}
