package org.quillhouse.ui.shell;

import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.quillhouse.kernel.Texts;
import org.quillhouse.project.StoryGlance;
import org.quillhouse.ui.theme.Covers;
import org.quillhouse.ui.theme.Labels;

/// The stories on the start screen: how long each is, when it changed, how much room it takes.
final class StoriesView extends VBox {
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).localizedBy(Texts.locale());
    private static final int SEARCHED_FROM = 6;
    private static final double KIBI = 1024;
    private static final double HEIGHT = 330;
    private static final double COVER = 36;

    private final StoriesViewModel model;
    private final Consumer<Path> open;
    private final Label title = new Label();
    private final TextField search = new TextField();
    private final VBox rows = new VBox(2);

    StoriesView(StoriesViewModel model, Consumer<Path> open) {
        super(8);
        this.model = model;
        this.open = open;
        getStyleClass().add("shell-recent");
        title.getStyleClass().add("desk-label");
        search.setId("stories-search");
        search.setPromptText(Texts.of("stories.search"));
        search.setAccessibleText(Texts.of("stories.search"));
        search.textProperty().bindBidirectional(model.searchProperty());
        var scroll = new ScrollPane(rows);
        scroll.setFitToWidth(true);
        scroll.setMaxHeight(HEIGHT);
        scroll.getStyleClass().add("sheet-scroll");
        var archive = new Button(Texts.of("stories.archive"), new FontIcon(Feather.ARCHIVE));
        archive.setId("stories-archive");
        archive.getStyleClass().addAll("flat", "small");
        archive.setTooltip(new Tooltip(Texts.of("stories.archive.what")));
        archive.setOnAction(press -> model.archive());
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var head = new HBox(8, title, space, archive);
        head.setAlignment(Pos.CENTER_LEFT);
        var archived = Labels.wrapped("", "desk-note");
        archived.textProperty().bind(model.noteProperty());
        archived.managedProperty().bind(archived.textProperty().isNotEmpty());
        getChildren().addAll(head, search, scroll, archived, trashed());
        model.shownProperty().subscribe(this::show);
        model.refresh();
    }

    private HBox trashed() {
        var words = Labels.wrapped("", "desk-note");
        words.setMaxWidth(400);
        var back = new Button(Texts.of("stories.trash.undo"), new FontIcon(Feather.ROTATE_CCW));
        back.setId("stories-bring-back");
        back.getStyleClass().add("small");
        back.setMinWidth(Region.USE_PREF_SIZE);
        back.setOnAction(press -> model.bringBack());
        var line = new HBox(8, words, back);
        line.setAlignment(Pos.CENTER_LEFT);
        model.trashedProperty().subscribe(last -> {
            words.setText(last.map(each -> Texts.of("stories.trashed", each.to().toString()))
                    .orElse(""));
            line.setVisible(last.isPresent());
            line.setManaged(last.isPresent());
        });
        return line;
    }

    private void show(List<StoryGlance> stories) {
        long bytes = stories.stream().mapToLong(StoryGlance::bytes).sum();
        title.setText(Texts.of("stories.title", stories.size(), size(bytes)));
        boolean many = model.size() >= SEARCHED_FROM;
        search.setVisible(many);
        search.setManaged(many);
        setVisible(model.size() > 0 || model.trashedProperty().get().isPresent());
        rows.getChildren().setAll(stories.stream().map(this::row).toList());
        if (stories.isEmpty() && model.size() > 0) {
            rows.getChildren().add(Labels.wrapped(Texts.of("stories.none"), "desk-note"));
        }
    }

    private static String facts(StoryGlance story) {
        String all = Texts.of(
                "stories.facts",
                story.chapters(),
                story.words(),
                WHEN.format(story.changed().atZone(ZoneId.systemDefault())),
                size(story.bytes()));
        StoryGlance.Noted noted = story.noted();
        boolean any = noted.people() + noted.themes() > 0;
        return any ? all + "\n" + Texts.of("stories.noted", noted.people(), noted.themes()) : all; // cut off beside it
    }

    private HBox row(StoryGlance story) {
        var name = new Label(story.title());
        name.getStyleClass().add("desk-name");
        String facts = story.trouble().map(why -> Texts.of(why)).orElseGet(() -> facts(story));
        var line = new Label(facts);
        line.getStyleClass().add(story.trouble().isPresent() ? "desk-warning" : "desk-note");
        var button = new Button("", new VBox(2, name, line));
        button.getStyleClass().addAll("flat", "story-row");
        button.setMaxWidth(Double.MAX_VALUE);
        button.setAlignment(Pos.CENTER_LEFT);
        button.setAccessibleText(story.title() + ", " + facts);
        button.setTooltip(new Tooltip(story.folder().toString()));
        button.setOnAction(press -> open.accept(story.folder()));
        HBox.setHgrow(button, Priority.ALWAYS);
        var forget = new MenuItem(Texts.of("stories.forget"));
        forget.setOnAction(press -> model.forget(story));
        var trash = new MenuItem(Texts.of("stories.trash"));
        trash.setOnAction(press -> model.trash(story));
        var menu = new MenuButton("", new FontIcon(Feather.MORE_HORIZONTAL), forget, trash);
        menu.getStyleClass().addAll("flat", "no-arrow", "button-icon", "context-menu-button");
        menu.setAccessibleText(Texts.of("people.menu", story.title()));
        var row = new HBox(8, Covers.of(story.cover(), COVER), button, menu);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    /// In words.
    static String size(long bytes) {
        double kibi = bytes / KIBI;
        return kibi < KIBI ? Texts.of("stories.kib", Math.round(kibi)) : Texts.of("stories.mib", kibi / KIBI);
    }
}
