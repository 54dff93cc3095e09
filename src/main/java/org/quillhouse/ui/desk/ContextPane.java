package org.quillhouse.ui.desk;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.quillhouse.codex.CodexEntry;
import org.quillhouse.context.AgentKind;
import org.quillhouse.context.ContextTask;
import org.quillhouse.context.Fate;
import org.quillhouse.context.Layer;
import org.quillhouse.context.Mark;
import org.quillhouse.context.PromptPart;
import org.quillhouse.context.PromptSheet;
import org.quillhouse.kernel.Texts;
import org.quillhouse.lab.RunLog;
import org.quillhouse.ui.dialogs.FxDialogs;
import org.quillhouse.ui.dialogs.Named;
import org.quillhouse.ui.theme.AppIcon;
import org.quillhouse.ui.theme.Labels;

/// The context inspector: for whom, how full, what is in it and what is not and why, and the writer's say in it.
final class ContextPane extends VBox implements Watching {
    private static final List<ContextTask> TASKS = List.of(
            ContextTask.CHAPTER,
            ContextTask.CONTINUE,
            ContextTask.MODIFY,
            ContextTask.EDITOR_REVIEW,
            ContextTask.RATER_FEEDBACK,
            ContextTask.CHARACTER_FEEDBACK);
    private static final double BAR_HEIGHT = 14;
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofLocalizedDateTime(
                    FormatStyle.SHORT, FormatStyle.SHORT)
            .localizedBy(Texts.locale());

    private final ContextViewModel context;
    private final BudgetViewModel budget;
    private final HBox bar = new HBox();
    private final FlowPane legend = new FlowPane(10, 4);
    private final Label total = new Label();
    private final Label room = new Label();
    private final Label notes = Labels.wrapped("", "desk-warning");
    private final Label trouble = new Label();
    private final ListView<PromptPart> list = new ListView<>();
    private final VBox figures = new VBox(6);

    ContextPane(ContextViewModel context, BudgetViewModel budget) {
        this.context = context;
        this.budget = budget;
        getStyleClass().add("desk-box");
        total.getStyleClass().add("desk-label");
        room.setWrapText(true);
        room.getStyleClass().add("desk-note");
        trouble.setWrapText(true);
        trouble.getStyleClass().add("desk-note");
        trouble.textProperty().bind(context.troubleProperty());
        trouble.managedProperty().bind(trouble.textProperty().isNotEmpty());
        notes.managedProperty().bind(notes.textProperty().isNotEmpty());
        bar.getStyleClass().add("context-bar");
        bar.setMinHeight(BAR_HEIGHT);
        list.setId("context-list");
        list.setPrefHeight(430);
        list.setCellFactory(view -> new Row());
        list.setPlaceholder(new Label(Texts.of("context.nothing")));
        VBox.setVgrow(list, Priority.ALWAYS);
        var sums = new Label();
        sums.setWrapText(true);
        sums.setMinHeight(USE_PREF_SIZE);
        sums.getStyleClass().add("desk-note");
        sums.textProperty().bind(context.sumsProperty());
        sums.managedProperty().bind(sums.textProperty().isNotEmpty());
        figures.getChildren().addAll(total, bar, legend, room, notes, filters(), list, buttons(), sums);
        figures.managedProperty().bind(figures.visibleProperty());
        getChildren().addAll(runs(), tasks(), speakers(), new ReadingMenu(context), trouble, figures);
        context.sheetProperty().subscribe(this::show);
        context.listedProperty().subscribe(listed -> showParts());
        context.wordsProperty().subscribe(words -> showParts());
    }

    @Override
    public void watch(boolean looked) {
        context.watchedProperty().set(looked);
    }

    /// The prompt to come, or one that was sent.
    private ComboBox<Optional<RunLog.Run>> runs() {
        var runs = new ComboBox<Optional<RunLog.Run>>();
        runs.setId("context-run");
        runs.setMaxWidth(Double.MAX_VALUE);
        runs.setAccessibleText(Texts.of("context.run"));
        runs.setConverter(new Named<>(run -> run.map(ContextPane::name).orElse(Texts.of("context.run.next"))));
        context.runsProperty().subscribe(past -> {
            Optional<RunLog.Run> chosen = context.runProperty().get();
            var items = new ArrayList<Optional<RunLog.Run>>();
            items.add(Optional.empty());
            past.forEach(run -> items.add(Optional.of(run)));
            runs.getItems().setAll(items);
            runs.setValue(chosen);
        });
        runs.valueProperty().subscribe(run -> {
            if (run != null) {
                context.runProperty().set(run);
            }
        });
        return runs;
    }

    private static String name(RunLog.Run run) {
        return Texts.of(
                "context.run.past", WHEN.format(run.started().atZone(ZoneId.systemDefault())), run.agent(), run.task());
    }

    private ComboBox<ContextTask> tasks() {
        var tasks = new ComboBox<ContextTask>();
        tasks.getItems().setAll(TASKS);
        tasks.setId("context-task");
        tasks.setMaxWidth(Double.MAX_VALUE);
        tasks.setAccessibleText(Texts.of("context.task"));
        tasks.setConverter(new Named<>(task -> Texts.of(task.key())));
        tasks.valueProperty().bindBidirectional(context.taskProperty());
        tasks.visibleProperty().bind(context.runProperty().map(Optional::isEmpty));
        tasks.managedProperty().bind(tasks.visibleProperty());
        return tasks;
    }

    private ComboBox<CodexEntry> speakers() {
        var speakers = new ComboBox<CodexEntry>();
        speakers.setMaxWidth(Double.MAX_VALUE);
        speakers.setPromptText(Texts.of("context.speaker"));
        speakers.setConverter(new Named<>(CodexEntry::name));
        context.peopleProperty().subscribe(people -> speakers.getItems().setAll(people));
        speakers.valueProperty().subscribe(chosen -> context.speakerProperty().set(Optional.ofNullable(chosen)));
        speakers.visibleProperty()
                .bind(context.taskProperty()
                        .map(task -> task.agent() == AgentKind.CHARACTER)
                        .flatMap(speaks -> context.runProperty().map(run -> speaks && run.isEmpty())));
        speakers.managedProperty().bind(speakers.visibleProperty());
        return speakers;
    }

    private HBox filters() {
        var listed = new ComboBox<ContextViewModel.Listed>();
        listed.getItems().setAll(ContextViewModel.Listed.values());
        listed.setAccessibleText(Texts.of("context.listed"));
        listed.setConverter(new Named<>(each -> Texts.of(
                switch (each) {
                    case ALL -> "context.listed.all";
                    case IN -> "context.listed.in";
                    case NOT_WHOLE -> "context.listed.out";
                })));
        listed.valueProperty().bindBidirectional(context.listedProperty());
        listed.setMinWidth(Region.USE_PREF_SIZE);
        var words = new TextField();
        words.setPromptText(Texts.of("context.words"));
        words.textProperty().bindBidirectional(context.wordsProperty());
        HBox.setHgrow(words, Priority.ALWAYS);
        var filters = new HBox(8, listed, words);
        filters.setAlignment(Pos.CENTER_LEFT);
        return filters;
    }

    private FlowPane buttons() {
        var text = new Button(Texts.of("context.text"), new FontIcon(Feather.FILE_TEXT));
        text.setOnAction(press -> showText());
        var copy = new Button(Texts.of("context.copy"), new FontIcon(Feather.COPY));
        copy.setOnAction(press -> copy());
        var divide = new Button(Texts.of("budget.title"), new FontIcon(Feather.SLIDERS));
        divide.setId("context-divide");
        divide.setOnAction(press -> FxDialogs.show(
                getScene().getWindow(), Texts.of("budget.title"), new BudgetPane(budget), BudgetPane.WIDTH));
        return new FlowPane(8, 8, text, copy, divide);
    }

    private void copy() {
        var content = new ClipboardContent();
        content.putString(context.promptText());
        Clipboard.getSystemClipboard().setContent(content);
    }

    private void showText() {
        var area = new TextArea(context.promptText());
        area.setEditable(false);
        area.setWrapText(true);
        var stage = new Stage();
        stage.initOwner(getScene().getWindow());
        stage.setTitle(Texts.of("context.text"));
        AppIcon.on(stage);
        var pane = new BorderPane(area);
        pane.setPrefSize(760, 640);
        var scene = new javafx.scene.Scene(pane);
        scene.getStylesheets().setAll(getScene().getStylesheets());
        stage.setScene(scene);
        stage.show();
    }

    private void show(Optional<PromptSheet> shown) {
        figures.setVisible(shown.isPresent());
        bar.getChildren().clear();
        legend.getChildren().clear();
        shown.ifPresent(read -> {
            total.setText(Texts.of(
                    read.exact() ? "context.total" : "context.total.about",
                    read.total().tokens(),
                    read.budget().tokens()));
            room.setText(context.room());
            notes.setText(String.join("\n", context.notes()));
            for (ContextViewModel.Share share : context.shares()) {
                addShare(share);
            }
        });
        showParts();
    }

    /// The name of a layer.
    static String key(Layer layer) {
        return switch (layer) {
            case SYSTEM -> "context.layer.system";
            case IMMEDIATE -> "context.layer.immediate";
            case STORY -> "context.layer.story";
            case CHARACTERS -> "context.layer.characters";
            case PLOT -> "context.layer.plot";
        };
    }

    /// A layer's part of a bar, in its colour.
    static Region piece(Layer layer, double share, HBox bar) {
        Region piece = coloured("context-share", layer);
        piece.prefWidthProperty().bind(bar.widthProperty().multiply(share));
        return piece;
    }

    /// A layer's colour, to stand before its name.
    static Region swatch(Layer layer) {
        return coloured("context-swatch", layer);
    }

    private static Region coloured(String style, Layer layer) {
        var region = new Region();
        region.getStyleClass().addAll(style, "layer-" + layer.letter().toLowerCase(Locale.ROOT));
        return region;
    }

    private void addShare(ContextViewModel.Share share) {
        String name = Texts.of(key(share.layer()));
        Region piece = piece(share.layer(), share.share(), bar);
        Tooltip.install(piece, new Tooltip(Texts.of("context.layer.tokens", name, share.tokens())));
        bar.getChildren().add(piece);
        var label = new Label(Texts.of("context.layer.tokens", name, share.tokens()), swatch(share.layer()));
        label.getStyleClass().add("desk-note");
        legend.getChildren().add(label);
    }

    private void showParts() {
        list.getItems().setAll(context.parts());
    }

    /// A part, what became of it, and what the writer may say about it.
    private final class Row extends ListCell<PromptPart> {
        @Override
        protected void updateItem(@Nullable PromptPart part, boolean empty) {
            super.updateItem(part, empty);
            setText(null);
            setGraphic(empty || part == null ? null : card(part));
            setPrefWidth(0);
        }

        private VBox card(PromptPart part) {
            String section = Texts.of(part.section().key());
            boolean fact = part.kind().equals("fact");
            String name = fact ? part.text().replaceFirst("^- ", "") : part.label();
            var title = new Label(name.isEmpty() ? section : name);
            setTooltip(new Tooltip(
                    part.text().substring(0, Math.min(400, part.text().length()))));
            title.getStyleClass().add("desk-name");
            title.setMinWidth(0);
            var space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            var line = new HBox(4, title, space);
            line.setAlignment(Pos.CENTER_LEFT);
            if (ContextViewModel.canBeMarked(part)) {
                line.getChildren().add(menu(part));
            }
            String fate = Texts.of(part.fate().key());
            String account = part.why().isEmpty() ? fate : Texts.of("desk.context.why", fate, Texts.of(part.why()));
            String placed = name.isEmpty() ? account : Texts.of("desk.context.part", section, account);
            var why = new Text(
                    Texts.of("context.part.tokens", placed, part.tokens().tokens()));
            why.wrappingWidthProperty().bind(list.widthProperty().subtract(44));
            why.getStyleClass().add(isWhole(part) ? "context-kept" : "context-changed");
            var card = new VBox(2, line, why);
            card.setOnMouseClicked(click -> {
                if (click.getClickCount() == 2) {
                    context.open(part);
                }
            });
            return card;
        }

        /// Whether nothing of it is missing: it is in, or what it tells is.
        private static boolean isWhole(PromptPart part) {
            return part.fate() == Fate.KEPT
                    || part.why().equals("context.why.whole")
                    || part.why().equals("context.why.in.outline");
        }

        private MenuButton menu(PromptPart part) {
            var menu = new MenuButton("", new FontIcon(Feather.MORE_HORIZONTAL));
            menu.getStyleClass().addAll("flat", "no-arrow", "button-icon", "context-menu-button");
            menu.setAccessibleText(Texts.of("context.mark"));
            menu.setOnShowing(shown -> {
                menu.getItems().clear();
                Optional<Mark> now = context.markOf(part);
                var group = new ToggleGroup();
                addChoice(menu, group, "context.mark.free", part, Optional.empty(), now);
                addChoice(menu, group, "context.mark.pin", part, Optional.of(Mark.PIN), now);
                addChoice(menu, group, "context.mark.short", part, Optional.of(Mark.SHORTEN), now);
                addChoice(menu, group, "context.mark.never", part, Optional.of(Mark.NEVER), now);
            });
            menu.getItems().add(new RadioMenuItem(Texts.of("context.mark.free")));
            return menu;
        }

        private void addChoice(
                MenuButton menu,
                ToggleGroup group,
                String key,
                PromptPart part,
                Optional<Mark> mark,
                Optional<Mark> now) {
            var item = new RadioMenuItem(Texts.of(key));
            item.setToggleGroup(group);
            item.setSelected(mark.equals(now));
            item.setOnAction(press -> context.mark(part, mark));
            menu.getItems().add(item);
        }
    }
}
