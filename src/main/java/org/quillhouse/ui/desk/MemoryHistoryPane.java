package org.quillhouse.ui.desk;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.quillhouse.context.Distillation;
import org.quillhouse.context.Summary;
import org.quillhouse.kernel.Texts;

/// What models told in short, newest first: of what, when, how much shorter and how well.
final class MemoryHistoryPane extends VBox {
    static final double WIDTH = 900;
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofLocalizedDateTime(
                    FormatStyle.SHORT, FormatStyle.SHORT)
            .localizedBy(Texts.locale());

    MemoryHistoryPane(List<MemoryViewModel.Made> history) {
        var table = new TableView<MemoryViewModel.Made>();
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.getItems().setAll(history);
        table.setPrefHeight(420);
        table.setPlaceholder(new Label(Texts.of("memory.history.empty")));
        add(
                table,
                "memory.history.when",
                130,
                made -> WHEN.format(made.of().made().atZone(ZoneId.systemDefault())));
        add(table, "memory.history.what", 210, MemoryHistoryPane::what);
        add(
                table,
                "memory.history.words",
                130,
                made -> Texts.of(
                        "memory.history.from.to", made.of().wordsIn(), made.of().wordsOut()));
        add(table, "memory.history.quality", 130, made -> quality(made.of()));
        add(
                table,
                "memory.history.model",
                260,
                made -> Texts.of(
                        "memory.history.by",
                        made.of().model(),
                        made.of().calls(),
                        Math.max(1, Math.round(made.of().millis() / 1_000.0))));
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().add(table);
    }

    private static String what(MemoryViewModel.Made made) {
        String title = made.title().isEmpty() ? Texts.of("memory.history.gone") : made.title();
        return Texts.of("desk.context.part", Texts.of(made.of().level().key()), title);
    }

    private static String quality(Distillation of) {
        if (of.wordsOut() == 0) {
            return Texts.of("memory.history.useless");
        }
        return Texts.of(of.quality() < Summary.GOOD ? "memory.history.doubtful" : "memory.history.good", of.quality());
    }

    private static void add(
            TableView<MemoryViewModel.Made> table,
            String key,
            double width,
            Function<MemoryViewModel.Made, String> text) {
        var column = new TableColumn<MemoryViewModel.Made, String>(Texts.of(key));
        column.setCellValueFactory(cell -> new SimpleStringProperty(text.apply(cell.getValue())));
        column.setPrefWidth(width);
        column.setSortable(false);
        table.getColumns().add(column);
    }
}
