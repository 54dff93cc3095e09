package org.quillhouse.ui.desk;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.quillhouse.codex.CodexEntry;
import org.quillhouse.context.FieldLimit;
import org.quillhouse.kernel.Texts;
import org.quillhouse.ui.binder.BinderViewModel;
import org.quillhouse.ui.chat.ChatPane;
import org.quillhouse.ui.codex.CodexPane;
import org.quillhouse.ui.page.PageViewModel;
import org.quillhouse.ui.review.ReviewModels;
import org.quillhouse.ui.review.ReviewPane;
import org.quillhouse.ui.review.TasksPane;
import org.quillhouse.ui.tasks.FieldSaver;

/// The desk: the chapter's plan and the writer, what the writer read, and the people.
public final class DeskView extends TabPane {
    private final WriterViewModel writer;
    private final PageViewModel page;
    private final BinderViewModel binder;
    private final TokenMeter meter;
    private final TextArea plot = area("desk.plot.prompt", 3);
    private final TextArea items = area("desk.items.prompt", 3);
    private final Tab searchTab;
    private final Tab reviewTab;
    private final Tab chatTab;
    private final Tab codexTab;
    private final Tab contextTab;
    private final ReviewModels review;
    private Optional<String> planOf = Optional.empty();

    /// What is shown in place of the page, or over it.
    ///
    /// @param knowledge who knows what
    /// @param board the raters' scores
    /// @param raters the list of raters
    /// @param sheet the story as a whole
    /// @param revisions of the open chapter
    /// @param map how people stand to each other
    ///
    /// @param found shows what a place of the search is in, the page where it is a text or a plan
    public record Elsewhere(
            Runnable knowledge,
            Runnable board,
            Runnable raters,
            Runnable sheet,
            Runnable revisions,
            Runnable map,
            Consumer<SearchViewModel.Spot> found) {}

    public DeskView(DeskModels parts, Elsewhere elsewhere) {
        this.review = parts.review();
        this.writer = parts.writer();
        this.page = parts.page();
        this.binder = parts.binder();
        this.meter = parts.meter();
        this.searchTab = tab(
                "desk.tab.search", Feather.SEARCH, () -> new SearchPane(parts.search(), spot -> show(spot, elsewhere)));
        this.reviewTab = tab(
                "desk.tab.review",
                Feather.CHECK_SQUARE,
                () -> new ReviewPane(
                        review.panel(),
                        review.phases(),
                        new ReviewPane.Elsewhere(elsewhere.raters(), elsewhere.board(), elsewhere.revisions(), () -> {
                            parts.chat().discussPhase();
                            showChat();
                        })));
        this.chatTab = tab("desk.tab.chat", Feather.MESSAGE_SQUARE, () -> new ChatPane(parts.chat()));
        this.contextTab =
                tab("desk.tab.context", Feather.LAYERS, () -> new ContextPane(parts.context(), parts.budget()));
        this.codexTab = tab(
                "desk.tab.characters",
                Feather.USERS,
                () -> new CodexPane(parts.people(), elsewhere.knowledge(), elsewhere.map()));
        getStyleClass().add("desk");
        setTabClosingPolicy(TabClosingPolicy.UNAVAILABLE);
        getTabs()
                .addAll(
                        tab("desk.tab.assistant", Feather.FEATHER, () -> assistant(elsewhere.sheet())),
                        reviewTab,
                        chatTab,
                        tab("desk.tab.scene", Feather.FILE_TEXT, () -> new DetailsPane(binder)),
                        tab("desk.tab.history", Feather.CLOCK, () -> new HistoryPane(parts.history())),
                        searchTab,
                        codexTab,
                        tab("desk.tab.progress", Feather.BAR_CHART_2, () -> new ProgressPane(parts.progress())),
                        tab("desk.tab.memory", Feather.BOOK_OPEN, () -> new MemoryPane(parts.memory())),
                        contextTab);
        page.chapterProperty().subscribe(this::showPlan);
    }

    /// Puts the caret where the words to search for go.
    public void focusSearch() {
        getSelectionModel().select(searchTab);
        if (contentOf(searchTab).orElse(null) instanceof SearchPane search) {
            search.focusWords();
        }
    }

    /// Shows what the writer can do.
    public void showAssistant() {
        getSelectionModel().selectFirst();
    }

    /// Shows people, places, things or the world.
    public void showCodex(CodexEntry.Kind kind) {
        getSelectionModel().select(codexTab);
        if (contentOf(codexTab).orElse(null) instanceof CodexPane codex) {
            codex.choose(kind);
        }
    }

    private void show(SearchViewModel.Spot spot, Elsewhere elsewhere) {
        spot.kind().ifPresentOrElse(this::showCodex, () -> {
            if (spot == SearchViewModel.Spot.KNOWLEDGE) {
                elsewhere.knowledge().run();
            } else {
                elsewhere.found().accept(spot);
            }
        });
    }

    /// Shows what agents read.
    public void showContext() {
        getSelectionModel().select(contextTab);
    }

    /// Shows the panel.
    public void showReview() {
        getSelectionModel().select(reviewTab);
    }

    /// Shows the talks, ready to be typed in.
    public void showChat() {
        getSelectionModel().select(chatTab);
        if (contentOf(chatTab).orElse(null) instanceof ChatPane talk) {
            talk.focusWords();
        }
    }

    /// A tab known by its picture, so that all of them fit; its name stands over what is in it. That is made when it is
    /// looked at first: the toolkit lays out and styles the hidden ones, too, and they were half of the window.
    private Tab tab(String key, Feather icon, Supplier<Node> maker) {
        var graphic = new FontIcon(icon);
        graphic.setAccessibleText(Texts.of(key));
        var tab = new Tab("");
        tab.setGraphic(graphic);
        tab.setTooltip(new Tooltip(Texts.of(key)));
        tab.selectedProperty().subscribe(chosen -> look(tab, key, maker));
        return tab;
    }

    private static void look(Tab tab, String key, Supplier<Node> maker) {
        if (tab.isSelected() && tab.getContent() == null) {
            tab.setContent(framed(key, maker.get()));
        }
        if (contentOf(tab).orElse(null) instanceof Watching watching) {
            watching.watch(tab.isSelected());
        }
    }

    private static Node framed(String key, Node content) {
        var title = new Label(Texts.of(key));
        title.getStyleClass().add("desk-title");
        var box = new VBox(title, content);
        if (content instanceof Filling) {
            VBox.setVgrow(content, Priority.ALWAYS);
            return box;
        }
        var scroll = new ScrollPane(box);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("desk-scroll");
        return scroll;
    }

    /// What was made for a tab; empty before it was looked at.
    private static Optional<Node> contentOf(Tab tab) {
        Node framed = tab.getContent() instanceof ScrollPane scroll ? scroll.getContent() : tab.getContent();
        return framed instanceof VBox box ? Optional.of(box.getChildren().getLast()) : Optional.empty();
    }

    private static TextArea area(String promptKey, int rows) {
        var area = new TextArea();
        area.setPromptText(Texts.of(promptKey));
        area.setPrefRowCount(rows);
        area.setWrapText(true);
        return area;
    }

    private VBox assistant(Runnable showSheet) {
        var sheet = new Hyperlink(Texts.of("desk.sheet"), new FontIcon(Feather.BOOK));
        sheet.setId("show-sheet");
        sheet.setOnAction(press -> {
            sheet.setVisited(false);
            showSheet.run();
        });
        plot.setId("plot-point");
        FieldSaver.keep(plot, this::storePlan);
        FieldSaver.keep(items, this::storePlan);
        TextArea guidance = area("desk.guidance.prompt", 2);
        guidance.textProperty().bindBidirectional(writer.guidanceProperty());
        var write = new Button(Texts.of("desk.button.write"), new FontIcon(Feather.FEATHER));
        write.getStyleClass().add("accent");
        write.setId("write-chapter");
        write.setOnAction(press -> writer.write());
        var writing = writer.stateProperty().isEqualTo(WriterViewModel.State.WRITING);
        write.disableProperty()
                .bind(page.stateProperty()
                        .isNotEqualTo(PageViewModel.State.EDITABLE)
                        .or(writer.busyProperty()));
        var stop = new Button(Texts.of("desk.button.stop"), new FontIcon(Feather.SQUARE));
        stop.setId("stop-writing");
        stop.setMinWidth(Region.USE_PREF_SIZE);
        stop.setOnAction(press -> writer.stop());
        stop.disableProperty().bind(writing.not());
        write.setMinWidth(Region.USE_PREF_SIZE);
        var buttons = new FlowPane(8, 8, write, stop);
        buttons.getStyleClass().add("desk-row");
        var box = new VBox(
                sheet,
                label("desk.plot"),
                plot,
                new TokenLabel(plot, meter, FieldLimit.PLAN),
                label("desk.items"),
                items,
                new TokenLabel(items, meter, FieldLimit.PLAN),
                label("desk.guidance"),
                guidance,
                new TokenLabel(guidance, meter, FieldLimit.WISH),
                buttons,
                progress(),
                new TasksPane(review.rewrite(), writer),
                note());
        box.getStyleClass().add("desk-box");
        return box;
    }

    private static Label label(String key) {
        var label = new Label(Texts.of(key));
        label.setWrapText(true);
        label.getStyleClass().add("desk-label");
        return label;
    }

    private VBox progress() {
        var bar = new ProgressBar();
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.progressProperty().bind(writer.progressProperty());
        var words = new Label();
        words.textProperty().bind(writer.phaseProperty());
        var box = new VBox(bar, words);
        box.getStyleClass().add("desk-progress");
        box.visibleProperty().bind(writer.stateProperty().isEqualTo(WriterViewModel.State.WRITING));
        box.managedProperty().bind(box.visibleProperty());
        return box;
    }

    private Label note() {
        var note = new Label(Texts.of("desk.note"));
        note.setWrapText(true);
        note.getStyleClass().add("desk-note");
        return note;
    }

    private void showPlan(Optional<org.quillhouse.manuscript.Node> chapter) {
        Optional<String> now = chapter.map(each -> each.id());
        if (!now.equals(planOf) || (!plot.isFocused() && !items.isFocused())) {
            planOf = now;
            plot.setText(chapter.map(each -> each.plotPoint()).orElse(""));
            items.setText(
                    chapter.map(each -> String.join("\n", each.keyPlotItems())).orElse(""));
        }
    }

    private void storePlan() {
        Optional<org.quillhouse.manuscript.Node> chapter =
                page.chapterProperty().get();
        if (chapter.isEmpty() || !chapter.map(each -> each.id()).equals(planOf)) {
            return;
        }
        boolean changed = !plot.getText().strip().equals(chapter.get().plotPoint())
                || !items.getText()
                        .strip()
                        .equals(String.join("\n", chapter.get().keyPlotItems()));
        if (changed) {
            binder.setPlan(chapter.get().id(), plot.getText(), items.getText());
        }
    }
}
