package org.quillhouse.ui.story;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.quillhouse.codex.CodexEntry;
import org.quillhouse.context.FieldLimit;
import org.quillhouse.kernel.Texts;
import org.quillhouse.manuscript.NewChapter;
import org.quillhouse.manuscript.StoryFacts;
import org.quillhouse.manuscript.TextDiff;
import org.quillhouse.ui.codex.KnowledgeViewModel;
import org.quillhouse.ui.desk.DifferenceView;
import org.quillhouse.ui.desk.EarlierPane;
import org.quillhouse.ui.desk.TokenLabel;
import org.quillhouse.ui.desk.TokenMeter;
import org.quillhouse.ui.dialogs.FxDialogs;
import org.quillhouse.ui.tasks.FieldSaver;
import org.quillhouse.ui.theme.Labels;

/// The story as a whole in place of the page: how it is called and agents are spoken to, its world, its outline.
public final class StorySheetView extends TabPane {
    private final StorySheetViewModel model;
    private final TokenMeter meter;
    private final TextField title = new TextField();
    private final TextArea prefix = area(3);
    private final TextArea suffix = area(3);
    private final TextArea role = area(5);
    private final TextArea editor = area(5);
    private final TextArea world = area(18);
    private final TextArea outline = area(16);
    private final TellingPane telling;
    private final WorldPane guide;
    private final ElementsPane elements;
    private final VBox worldOffer = new VBox(8);
    private final VBox outlineOffer = new VBox(8);
    private final OutlineReviewsPane reviews;
    private final VBox planned = new VBox(8);
    private final Label status = new Label();
    private final Button approve = new Button(Texts.of("sheet.approve"), new FontIcon(Feather.CHECK));

    /// What leads away from here, to the desk.
    ///
    /// @param world begins a talk with a question about the world
    /// @param outline begins a talk about what a rater says of the outline
    /// @param research asks the writer's documents
    /// @param interview begins to talk with the interviewer
    /// @param codex shows entries of a kind
    public record Elsewhere(
            Consumer<String> world,
            Consumer<String> outline,
            Consumer<String> research,
            Runnable interview,
            Consumer<CodexEntry.Kind> codex) {}

    public StorySheetView(
            StorySheetViewModel model,
            DossierViewModel dossier,
            TokenMeter meter,
            KnowledgeViewModel knowledge,
            Elsewhere elsewhere) {
        this.telling = new TellingPane(model.isReadOnly(), () -> model.keep(typed()));
        this.guide = new WorldPane(elsewhere.world());
        this.elements = new ElementsPane(knowledge, elsewhere.codex());
        this.reviews = new OutlineReviewsPane(model.reviews(), elsewhere.outline());
        this.model = model;
        this.meter = meter;
        getStyleClass().addAll("page", "story-sheet");
        setTabClosingPolicy(TabClosingPolicy.UNAVAILABLE);
        title.setId("sheet-title");
        world.setId("sheet-world");
        outline.setId("sheet-outline");
        getTabs()
                .addAll(
                        tab("sheet.general", general()),
                        tab("sheet.world", world()),
                        tab("sheet.outline", outline(elsewhere)),
                        tab("sheet.dossier", new DossierPane(dossier, elsewhere.interview())));
        for (TextInputControl field : List.of(title, prefix, suffix, role, editor, world, outline)) {
            field.setEditable(!model.isReadOnly());
            FieldSaver.keep(field, () -> model.keep(typed()));
        }
        model.refresh();
        model.sheetProperty().subscribe(this::show);
    }

    private static TextArea area(int rows) {
        var area = new TextArea();
        area.setWrapText(true);
        area.setPrefRowCount(rows);
        return area;
    }

    private static Tab tab(String key, VBox content) {
        content.setPadding(new Insets(18, 28, 24, 28));
        content.setMaxWidth(760);
        var middle = new StackPane(content); // a column of readable width, as the page has
        middle.setAlignment(Pos.TOP_CENTER);
        var scroll = new ScrollPane(middle);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("sheet-scroll");
        return new Tab(Texts.of(key), scroll);
    }

    /// Shows the notes about the world.
    public void showWorld() {
        getSelectionModel().select(1);
    }

    /// Shows the outline.
    public void showOutline() {
        getSelectionModel().select(2);
    }

    /// Shows the dossier.
    public void showDossier() {
        getSelectionModel().select(3);
    }

    private StoryFacts typed() {
        StoryFacts facts = model.sheetProperty().get().facts();
        return new StoryFacts(
                facts.id(),
                title.getText().isBlank() ? facts.title() : title.getText().strip(),
                world.getText(),
                facts.summary(),
                outline.getText(),
                prefix.getText(),
                suffix.getText(),
                role.getText(),
                editor.getText(),
                telling.telling());
    }

    private VBox general() {
        var box = new VBox(6);
        field(box, "sheet.title", title);
        box.getChildren()
                .addAll(
                        Labels.wrapped(Texts.of("telling.title"), "desk-label"),
                        telling,
                        Labels.wrapped(Texts.of("telling.why"), "desk-note"));
        field(box, "sheet.role", role);
        box.getChildren().add(under(role, FieldLimit.ROLE, "writer_prompt"));
        field(box, "sheet.editor", editor);
        box.getChildren().add(under(editor, FieldLimit.ROLE, "editor_prompt"));
        field(box, "sheet.prefix", prefix);
        box.getChildren().add(under(prefix, FieldLimit.PREFIX, "prefix"));
        field(box, "sheet.suffix", suffix);
        box.getChildren().add(under(suffix, FieldLimit.SUFFIX, "suffix"));
        return box;
    }

    /// What stands under a field: how much of its room it takes, a file in its place, and what stood there before.
    private HBox under(TextArea field, FieldLimit limit, String fact) {
        var count = new TokenLabel(field, meter, limit);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var file = small(
                "sheet.file",
                () -> model.fromFile().ifPresent(text -> {
                    field.setText(text);
                    model.keep(typed());
                }));
        file.setDisable(model.isReadOnly());
        var earlier = small("earlier.button", () -> showEarlier(field, fact));
        var line = new HBox(8, count, space, file, earlier);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private static Button small(String key, Runnable action) {
        var button = new Button(Texts.of(key));
        button.getStyleClass().addAll("flat", "small");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(press -> action.run());
        return button;
    }

    private void showEarlier(TextArea field, String fact) {
        model.keep(typed());
        List<EarlierPane.Earlier<String>> earlier = model.earlier(fact).stream()
                .map(each -> new EarlierPane.Earlier<>(each.text(), each.text(), each.replaced()))
                .toList();
        FxDialogs.show(
                getScene().getWindow(), Texts.of("earlier.title"), new EarlierPane<>(earlier, field.getText(), text -> {
                    if (!model.isReadOnly()) {
                        field.setText(text);
                        model.keep(typed());
                    }
                }));
    }

    private static void field(VBox box, String key, TextInputControl field) {
        var label = new Label(Texts.of(key));
        label.getStyleClass().add("desk-label");
        field.setPromptText(Texts.of(key + ".prompt"));
        field.setAccessibleText(Texts.of(key));
        box.getChildren().addAll(label, field);
    }

    private VBox world() {
        var box = new VBox(8);
        field(box, "sheet.world.text", world);
        Label why = Labels.wrapped(Texts.of("sheet.picture.why"), "desk-note");
        box.getChildren()
                .addAll(
                        under(world, FieldLimit.WORLD, "world"),
                        row(task("sheet.expand", Feather.MAXIMIZE_2, () -> model.expand(true)), picture(why), stop()),
                        why,
                        busy(),
                        worldOffer,
                        elements,
                        guide);
        return box;
    }

    private VBox outline(Elsewhere elsewhere) {
        status.getStyleClass().add("score-chip");
        status.setId("outline-status");
        approve.setId("outline-approve");
        approve.setOnAction(press -> model.approve());
        var back = new Button(Texts.of("sheet.send.back"));
        back.setOnAction(press -> model.sendBack());
        var box = new VBox(8);
        field(box, "sheet.outline.text", outline);
        box.getChildren()
                .addAll(
                        under(outline, FieldLimit.OUTLINE, "outline"),
                        row(
                                task("sheet.chapters", Feather.LIST, model::breakIntoChapters),
                                task("sheet.expand", Feather.MAXIMIZE_2, () -> model.expand(false)),
                                task("sheet.ask", Feather.MESSAGE_CIRCLE, model.reviews()::askAll),
                                research(elsewhere),
                                compare(),
                                tasks(),
                                stop()),
                        busy(),
                        row(status, approve, back),
                        new DriftPane(model),
                        outlineOffer,
                        planned,
                        reviews);
        return box;
    }

    private Button task(String key, Feather picture, Runnable action) {
        var button = new Button(Texts.of(key), new FontIcon(picture));
        button.setId(key.replace('.', '-'));
        button.setOnAction(press -> {
            model.keep(typed());
            action.run();
        });
        button.disableProperty().bind(model.turn().busyProperty());
        return button;
    }

    /// Greyed, with the reason under it, while the model in use sees no pictures.
    private Button picture(Label why) {
        var button = new Button(Texts.of("sheet.picture"), new FontIcon(Feather.IMAGE));
        button.setId("sheet-picture");
        button.setOnAction(press -> {
            model.keep(typed());
            model.worldFromPicture();
        });
        why.managedProperty().bind(why.visibleProperty());
        Runnable look = () -> {
            why.setVisible(!model.seesPictures());
            button.setDisable(why.isVisible() || model.turn().busyProperty().get());
        };
        meter.changesProperty().subscribe(look);
        model.turn().busyProperty().subscribe(look);
        look.run();
        return button;
    }

    /// Asks the writer's documents about what is selected, or what is to be typed yet.
    private Button research(Elsewhere elsewhere) {
        var research = new Button(Texts.of("sheet.research"), new FontIcon(Feather.SEARCH));
        research.setId("sheet-research");
        research.setTooltip(new Tooltip(Texts.of("sheet.research.why")));
        research.setOnAction(press -> elsewhere
                .research()
                .accept(outline.getSelectedText().replaceAll("\\s+", " ").strip()));
        return research;
    }

    private Button compare() {
        var compare = new Button(Texts.of("sheet.compare"), new FontIcon(Feather.GIT_COMMIT));
        compare.setId("sheet-compare");
        compare.setOnAction(press -> model.compare());
        return compare;
    }

    private Button tasks() {
        var tasks = new Button(Texts.of("sheet.tasks"), new FontIcon(Feather.CHECK_SQUARE));
        tasks.setId("sheet-tasks");
        tasks.setTooltip(new Tooltip(Texts.of("sheet.tasks.why")));
        tasks.setOnAction(press -> model.exportTasks());
        return tasks;
    }

    private Button stop() {
        var stop = new Button(Texts.of("desk.button.stop"), new FontIcon(Feather.SQUARE));
        stop.setOnAction(press -> model.turn().stop());
        stop.visibleProperty().bind(model.busyProperty().isNotEmpty());
        return stop;
    }

    private Label busy() {
        var label = new Label();
        label.textProperty().bind(model.busyProperty());
        label.getStyleClass().add("desk-note");
        label.managedProperty().bind(label.textProperty().isNotEmpty());
        return label;
    }

    private static FlowPane row(Node... nodes) {
        var row = new FlowPane(8, 8, nodes);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private void show(StorySheetViewModel.Sheet sheet) {
        StoryFacts facts = sheet.facts();
        fill(title, facts.title());
        fill(prefix, facts.prefix());
        fill(suffix, facts.suffix());
        fill(role, facts.writerPrompt());
        fill(editor, facts.editorPrompt());
        telling.show(facts.telling());
        fill(world, facts.world());
        guide.show(facts.world());
        fill(outline, facts.outline());
        status.setText(Texts.of(
                "sheet.status",
                Texts.of(sheet.outline().status().key()),
                sheet.outline().version()));
        status.getStyleClass().removeIf(style -> style.startsWith("score-") && !style.equals("score-chip"));
        status.getStyleClass()
                .add(
                        switch (sheet.outline().status()) {
                            case APPROVED -> "score-good";
                            case NEEDS_REVISION -> "score-below";
                            default -> "score-fair";
                        });
        approve.setDisable(!sheet.mayApprove());
        showOffer(worldOffer, sheet, true);
        showOffer(outlineOffer, sheet, false);
        showPlanned(sheet.chapters());
    }

    /// What is typed there stays.
    private static void fill(TextInputControl field, String text) {
        if (!field.isFocused() && !field.getText().equals(text)) {
            field.setText(text);
        }
    }

    private void showOffer(VBox box, StorySheetViewModel.Sheet sheet, boolean ofWorld) {
        box.getChildren().clear();
        sheet.offer().filter(offer -> offer.world() == ofWorld).ifPresent(offer -> {
            var heading = new Label(Texts.of("sheet.offer"));
            heading.getStyleClass().add("desk-label");
            var text = area(12);
            text.setText(offer.text());
            text.setEditable(false);
            var replace = new Button(Texts.of("sheet.replace"));
            replace.getStyleClass().add("accent");
            replace.setOnAction(press -> model.takeOffer(false));
            var behind = new Button(Texts.of("sheet.behind"));
            behind.setOnAction(press -> model.takeOffer(true));
            var decline = new Button(Texts.of("proposal.decline"));
            decline.setOnAction(press -> model.declineOffer());
            var changes = new DifferenceView();
            String now = ofWorld ? sheet.facts().world() : sheet.facts().outline();
            changes.show(TextDiff.between(now, offer.text()));
            box.getChildren()
                    .addAll(
                            heading,
                            text,
                            row(replace, behind, decline),
                            Labels.wrapped(Texts.of("world.difference"), "desk-label"),
                            changes);
        });
    }

    private void showPlanned(List<NewChapter> chapters) {
        planned.getChildren().clear();
        if (chapters.isEmpty()) {
            return;
        }
        var heading = new Label(Texts.of("sheet.planned", chapters.size()));
        heading.getStyleClass().add("desk-label");
        var add = new Button(Texts.of("sheet.planned.add"));
        add.setId("planned-add");
        add.getStyleClass().add("accent");
        add.setOnAction(press -> model.takeChapters(false));
        var replace = new Button(Texts.of("sheet.planned.replace"));
        replace.setOnAction(press -> model.takeChapters(true));
        var decline = new Button(Texts.of("proposal.decline"));
        decline.setOnAction(press -> model.declineChapters());
        planned.getChildren().addAll(heading, row(add, replace, decline));
        for (NewChapter chapter : chapters) {
            Function<String, Label> line = text -> {
                var label = new Label(text);
                label.setWrapText(true);
                label.setMinHeight(Region.USE_PREF_SIZE);
                return label;
            };
            var name = line.apply(chapter.title());
            name.getStyleClass().add("desk-name");
            var card = new VBox(name, line.apply(chapter.plotPoint()));
            chapter.keyPlotItems().forEach(item -> card.getChildren().add(line.apply("• " + item)));
            var people = line.apply(chapter.people());
            people.getStyleClass().add("desk-note");
            card.getChildren().add(people);
            card.getStyleClass().add("desk-card");
            planned.getChildren().add(card);
        }
    }
}
