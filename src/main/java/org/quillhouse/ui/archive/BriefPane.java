package org.quillhouse.ui.archive;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.quillhouse.archive.Brief;
import org.quillhouse.kernel.Texts;
import org.quillhouse.ui.archive.ChatsViewModel.Shown;
import org.quillhouse.ui.desk.EarlierPane;
import org.quillhouse.ui.dialogs.FxDialogs;
import org.quillhouse.ui.tasks.FieldSaver;
import org.quillhouse.ui.theme.Labels;

/// The brief of a talk: typed by the author or made by the writer, with all it said before, until a story is made of
/// it.
final class BriefPane extends VBox {
    private static final double WIDTH = 400;

    private final ChatsViewModel model;
    private final TextField title = new TextField();
    private final TextArea description = new TextArea();
    private final Label which = Labels.wrapped("", "desk-note");
    private final Button make = new Button(Texts.of("brief.make"), new FontIcon(Feather.FEATHER));
    private final Button stop = new Button(Texts.of("desk.button.stop"), new FontIcon(Feather.SQUARE));
    private final Button earlier = new Button(Texts.of("brief.versions"), new FontIcon(Feather.CLOCK));
    private final Button start = new Button(Texts.of("brief.start"), new FontIcon(Feather.BOOK_OPEN));
    private final VBox story = new VBox(8);
    private Optional<Shown> now = Optional.empty();
    private boolean wasMadeHere;

    BriefPane(ChatsViewModel model) {
        this.model = model;
        getStyleClass().add("chats-brief");
        setPrefWidth(WIDTH);
        setMinWidth(WIDTH);
        title.setId("brief-title");
        title.setPromptText(Texts.of("brief.title.prompt"));
        title.setAccessibleText(Texts.of("brief.title"));
        description.setId("brief-text");
        description.setWrapText(true);
        description.setPromptText(Texts.of("brief.text.prompt"));
        description.setAccessibleText(Texts.of("brief.text"));
        VBox.setVgrow(description, Priority.ALWAYS);
        FieldSaver.keep(title, this::keep);
        FieldSaver.keep(description, this::keep);
        make.setId("brief-make");
        make.setOnAction(press -> {
            keep();
            model.make();
        });
        stop.setOnAction(press -> model.stop());
        earlier.setOnAction(press -> showEarlier());
        start.setId("brief-start");
        start.setOnAction(press -> {
            keep();
            model.startStory();
        });
        var busy = new Label();
        busy.textProperty().bind(model.busyProperty());
        busy.getStyleClass().add("desk-note");
        var acts = new FlowPane(8, 8, make, stop, earlier);
        acts.setAlignment(Pos.CENTER_LEFT);
        var space = new Region();
        var last = new HBox(8, start, space, busy);
        last.setAlignment(Pos.CENTER_LEFT);
        var heading = new Label(Texts.of("brief.heading"));
        heading.getStyleClass().add("models-subtitle");
        getChildren()
                .addAll(
                        heading,
                        Labels.wrapped(Texts.of("brief.why"), "models-facts"),
                        title,
                        description,
                        which,
                        acts,
                        last,
                        story);
        model.shownProperty().subscribe(this::show);
        model.busyProperty().subscribe(words -> show(now));
        model.streamedProperty().subscribe(words -> {
            if (!words.isEmpty() && isMadeHere()) {
                description.setText(words);
                description.positionCaret(words.length());
            }
        });
    }

    private boolean isMadeHere() {
        return now.filter(each -> model.isMaking(each.talk())).isPresent();
    }

    private void keep() {
        boolean made = isMadeHere();
        now.filter(each -> !made && !each.talk().locked())
                .ifPresent(each -> model.type(each.talk(), title.getText(), description.getText()));
    }

    private void show(Optional<Shown> shown) {
        boolean other = !id(now).equals(id(shown));
        if (other) { // what was typed a moment ago is the other talk's
            FieldSaver.save(title);
            FieldSaver.save(description);
        }
        now = shown;
        boolean busy = !model.busyProperty().get().isEmpty();
        boolean here = isMadeHere();
        boolean anew = other || (wasMadeHere && !here);
        wasMadeHere = here;
        boolean locked = shown.map(each -> each.talk().locked()).orElse(true);
        Optional<Brief> brief = shown.flatMap(Shown::brief);
        if (!here) {
            fill(title, brief.map(each -> each.active().title()).orElse(""), anew);
            fill(description, brief.map(each -> each.active().description()).orElse(""), anew);
        }
        which.setText(brief.map(Brief::active)
                .map(active -> Texts.of(
                        active.byHand() ? "brief.version.hand" : "brief.version.made",
                        active.number(),
                        java.util.Date.from(active.made())))
                .orElse(""));
        title.setEditable(!locked && !here);
        description.setEditable(!locked && !here);
        setDisable(shown.isEmpty());
        make.setDisable(locked || busy);
        make.getStyleClass().remove("accent");
        start.getStyleClass().remove("accent");
        if (!locked) {
            (brief.isEmpty() ? make : start).getStyleClass().add("accent");
        }
        stop.setVisible(busy);
        stop.setManaged(busy);
        earlier.setDisable(
                busy || brief.filter(each -> each.versions().size() > 1).isEmpty());
        start.setDisable(busy || locked || brief.isEmpty());
        showStory(shown, locked);
    }

    private static String id(Optional<Shown> shown) {
        return shown.map(each -> each.talk().id()).orElse("");
    }

    /// What is typed there stays, unless all of it is anew.
    private static void fill(TextInputControl field, String text, boolean anew) {
        if ((anew || !field.isFocused()) && !field.getText().equals(text)) {
            field.setText(text);
        }
    }

    private void showStory(Optional<Shown> shown, boolean locked) {
        story.getChildren().clear();
        shown.flatMap(Shown::story).ifPresent(made -> {
            var open = new Button(Texts.of("brief.open"), new FontIcon(Feather.BOOK_OPEN));
            open.setId("brief-open");
            if (locked) {
                open.getStyleClass().add("accent");
            }
            open.setOnAction(press -> model.openStory());
            var row = new FlowPane(8, 8, open);
            if (locked) {
                var unlock = new Button(Texts.of("brief.unlock"), new FontIcon(Feather.UNLOCK));
                unlock.setOnAction(press -> model.unlock());
                row.getChildren().add(unlock);
            }
            story.getChildren()
                    .addAll(
                            Labels.wrapped(
                                    Texts.of(locked ? "brief.became.locked" : "brief.became", made.title()),
                                    "desk-note"),
                            row);
        });
    }

    private void showEarlier() {
        keep();
        Optional<Brief> brief = now.flatMap(Shown::brief);
        List<EarlierPane.Earlier<Brief.Version>> texts = brief.stream()
                .flatMap(each -> each.versions().stream().filter(version -> !version.equals(each.active())))
                .map(version -> new EarlierPane.Earlier<>(
                        version, version.title() + "\n\n" + version.description(), version.made()))
                .toList();
        FxDialogs.show(
                getScene().getWindow(),
                Texts.of("brief.versions"),
                new EarlierPane<>(texts, title.getText() + "\n\n" + description.getText(), version -> {
                    if (now.filter(each -> !each.talk().locked()).isPresent()) {
                        model.activate(version);
                    }
                }));
    }
}
