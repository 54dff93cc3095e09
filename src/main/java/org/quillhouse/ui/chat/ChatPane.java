package org.quillhouse.ui.chat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.quillhouse.agents.ChatAgent;
import org.quillhouse.chat.Branch;
import org.quillhouse.chat.Message;
import org.quillhouse.kernel.Texts;
import org.quillhouse.kernel.Words;
import org.quillhouse.review.ChapterPhase;
import org.quillhouse.ui.desk.Filling;
import org.quillhouse.ui.desk.Watching;
import org.quillhouse.ui.dialogs.Named;
import org.quillhouse.ui.tasks.NextPicture;
import org.quillhouse.ui.theme.InPlace;
import org.quillhouse.ui.theme.Labels;
import org.quillhouse.ui.theme.MarkdownText;

/// The talk on the desk: what was said scrolls, and what is said next is typed below, always in sight. Enter sends,
/// Shift+Enter begins a new line.
public final class ChatPane extends VBox implements Watching, Filling {
    private static final List<String> REQUESTS =
            List.of("chat.request.structure", "chat.request.holes", "chat.request.arcs", "chat.request.pacing");

    private static final double LEAST_TALK = 120;

    private final ChatViewModel model;
    private final VBox said = new VBox(8);
    private final Label coming = Labels.wrapped("", "chat-text");
    private final Label figures = Labels.wrapped("", "desk-note");
    private final VBox answer;
    private final TextArea area = new TextArea();

    public ChatPane(ChatViewModel model) {
        this.model = model;
        getStyleClass().add("desk-box");
        var partner = new ComboBox<ChatAgent.Partner>();
        partner.setId("chat-partner");
        partner.setConverter(new Named<>(ChatAgent.Partner::name));
        partner.setMaxWidth(Double.MAX_VALUE);
        partner.setAccessibleText(Texts.of("chat.partner"));
        HBox.setHgrow(partner, Priority.ALWAYS);
        model.partnersProperty().subscribe(all -> {
            partner.getItems().setAll(all);
            partner.setValue(model.partnerProperty().get());
        });
        partner.valueProperty().subscribe(chosen -> {
            if (chosen != null) {
                model.partnerProperty().set(chosen);
            }
        });
        model.partnerProperty().subscribe(chosen -> partner.setValue(chosen)); // also by a button elsewhere
        var clear = new MenuItem(Texts.of("chat.clear"));
        clear.setOnAction(press -> model.clear());
        var more = new MenuButton("", new FontIcon(Feather.MORE_HORIZONTAL));
        for (String key : REQUESTS) {
            var item = new MenuItem(Texts.of(key));
            item.setOnAction(press -> model.request(Texts.of(key)));
            item.disableProperty().bind(model.turn().busyProperty());
            more.getItems().add(item);
        }
        var world = new MenuItem(Texts.of("world.sync"));
        world.setOnAction(press -> model.world().into());
        world.disableProperty()
                .bind(model.turn()
                        .busyProperty()
                        .or(Bindings.createBooleanBinding(
                                () -> model.messagesProperty().get().isEmpty(), model.messagesProperty())));
        var dossier = new MenuItem(Texts.of("dossier.from.talk"));
        dossier.setOnAction(press -> model.intoDossier());
        dossier.disableProperty().bind(world.disableProperty());
        var titles = new MenuItem(Texts.of("titles.from.talk"));
        titles.setOnAction(press -> model.findTitles());
        titles.disableProperty().bind(world.disableProperty());
        more.getItems().addAll(new SeparatorMenuItem(), world, dossier, titles, clear);
        more.getItems().addAll(branchItems());
        more.getStyleClass().addAll("flat", "no-arrow", "button-icon");
        more.setAccessibleText(Texts.of("panel.more"));
        var head = new HBox(6, partner, more);
        head.setAlignment(Pos.CENTER_LEFT);
        coming.textProperty().bind(model.comingProperty());
        answer = new VBox(2, Labels.wrapped(Texts.of("chat.answering"), "desk-note"), coming);
        answer.getStyleClass().addAll("desk-card", "chat-agent");
        answer.visibleProperty().bind(model.answeringProperty());
        answer.managedProperty().bind(answer.visibleProperty());
        var talk = new EndScroll(new VBox(8, said, answer, new TitlesPane(model.titles()), new WorldTalkPane(model)));
        talk.setMinHeight(LEAST_TALK);
        talk.setPrefHeight(LEAST_TALK); // it takes what the rest leaves
        VBox.setVgrow(talk, Priority.ALWAYS);
        getChildren().addAll(head, phaseBox(), branchBox(), talk, back(), entry(), news(), figures);
        model.partnerProperty().subscribe(chosen -> {
            show(model.messagesProperty().get()); // of two that nothing is said to yet each says what it is for
            talk.toEnd();
        });
        model.branchProperty().subscribe(chosen -> talk.toEnd());
        model.answeringProperty().subscribe(begun -> {
            if (begun) {
                talk.toEnd();
            }
        });
        model.messagesProperty().subscribe(this::show);
    }

    /// Of the branch that is shown, and of files.
    private List<MenuItem> branchItems() {
        var none = model.branchProperty().map(Optional::isEmpty);
        var rename = new MenuItem(Texts.of("chat.branch.rename"));
        rename.setOnAction(press -> model.renameBranch());
        rename.disableProperty().bind(none);
        var remove = new MenuItem(Texts.of("chat.branch.remove"));
        remove.setOnAction(press -> model.removeBranch());
        remove.disableProperty().bind(none);
        var out = new MenuItem(Texts.of("chat.export"));
        out.setOnAction(press -> model.exportTo());
        var in = new MenuItem(Texts.of("chat.import"));
        in.setOnAction(press -> model.importFrom());
        return List.of(rename, remove, new SeparatorMenuItem(), out, in);
    }

    /// What the talk is about, where there is a choice.
    private ComboBox<Optional<ChapterPhase>> phaseBox() {
        var box = new ComboBox<Optional<ChapterPhase>>();
        box.setId("chat-phase");
        box.setConverter(new Named<>(phase -> phase.map(each -> Texts.of("chat.phase.chapter", Texts.of(each.key())))
                .orElse(Texts.of("chat.phase.story"))));
        box.setMaxWidth(Double.MAX_VALUE);
        box.setAccessibleText(Texts.of("chat.phase"));
        model.phasesProperty().subscribe(all -> {
            box.getItems().setAll(all);
            box.setValue(model.phaseProperty().get());
        });
        follow(box, model.phaseProperty());
        box.visibleProperty().bind(model.phasesProperty().map(all -> all.size() > 1));
        box.managedProperty().bind(box.visibleProperty());
        return box;
    }

    /// Which way of the talk is shown, where there is more than one.
    private ComboBox<Optional<Branch>> branchBox() {
        var box = new ComboBox<Optional<Branch>>();
        box.setId("chat-branch");
        box.setConverter(new Named<>(branch -> branch.map(Branch::name).orElse(Texts.of("chat.branch.main"))));
        box.setMaxWidth(Double.MAX_VALUE);
        box.setAccessibleText(Texts.of("chat.branch"));
        model.branchesProperty().subscribe(all -> {
            var ways = new ArrayList<Optional<Branch>>();
            ways.add(Optional.empty());
            all.forEach(branch -> ways.add(Optional.of(branch)));
            box.getItems().setAll(ways);
            box.setValue(model.branchProperty().get());
        });
        follow(box, model.branchProperty());
        box.visibleProperty().bind(model.branchesProperty().map(all -> !all.isEmpty()));
        box.managedProperty().bind(box.visibleProperty());
        return box;
    }

    /// The toolkit empties a box for a moment while its items change: that chooses nothing.
    private static <T> void follow(ComboBox<T> box, ObjectProperty<T> chosen) {
        chosen.subscribe(shown -> box.setValue(shown));
        box.setOnAction(press -> {
            if (box.getValue() != null) {
                chosen.set(box.getValue());
            }
        });
    }

    /// Leads to what was found in the talk.
    private Hyperlink news() {
        var news = new Hyperlink(Texts.of("dossier.news"), new FontIcon(Feather.BOOKMARK));
        news.setId("chat-news");
        news.setOnAction(press -> model.news().look());
        news.visibleProperty().bind(model.news().thereProperty());
        news.managedProperty().bind(news.visibleProperty());
        return news;
    }

    private Button back() {
        var back = new Button(Texts.of("chat.undo"), new FontIcon(Feather.ROTATE_CCW));
        back.getStyleClass().addAll("flat", "small");
        back.setOnAction(press -> model.undo());
        back.visibleProperty().bind(model.canUndo());
        back.managedProperty().bind(back.visibleProperty());
        return back;
    }

    /// Puts the caret where the author's next words go.
    public void focusWords() {
        NextPicture.focus(area);
        area.end();
    }

    private VBox entry() {
        area.setId("chat-words");
        area.setPromptText(Texts.of("chat.words"));
        area.setAccessibleText(Texts.of("chat.words"));
        area.setWrapText(true);
        area.setPrefRowCount(3);
        area.textProperty().bindBidirectional(model.wordsProperty());
        area.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER && !event.isShiftDown()) {
                event.consume();
                model.say();
            }
        });
        var send = new Button(Texts.of("chat.send"), new FontIcon(Feather.SEND));
        send.setId("chat-send");
        send.getStyleClass().add("accent");
        send.setOnAction(press -> model.say());
        send.disableProperty()
                .bind(model.turn().busyProperty().or(model.wordsProperty().isEmpty()));
        var stop = new Button(Texts.of("desk.button.stop"), new FontIcon(Feather.SQUARE));
        stop.setOnAction(press -> model.turn().stop());
        stop.disableProperty().bind(model.answeringProperty().not());
        return new VBox(8, area, new FlowPane(8, 8, send, stop));
    }

    @Override
    public void watch(boolean looked) {
        if (looked) {
            model.refresh();
        }
    }

    private void show(List<Message> messages) {
        said.getChildren().clear();
        if (messages.isEmpty()) {
            said.getChildren().add(Labels.wrapped(Texts.of("chat.empty." + model.kindOfPartner()), "desk-note"));
        }
        messages.forEach(message -> said.getChildren().add(card(message)));
        int words = messages.stream()
                .mapToInt(message -> Words.count(message.text()))
                .sum();
        String read = model.reach()
                .filter(reach -> reach.newest() < messages.size())
                .map(reach -> " " + Texts.of(reach.told() ? "chat.read.told" : "chat.read.last", reach.newest()))
                .orElse("");
        figures.setText(messages.isEmpty() ? "" : Texts.of("chat.figures", messages.size(), words) + read);
    }

    private VBox card(Message message) {
        boolean author = message.speaker() == Message.Speaker.AUTHOR;
        var name = new Label(author ? Texts.of("chat.author") : message.name());
        name.getStyleClass().add("desk-name");
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var remove = new MenuItem(Texts.of("chat.remove"));
        remove.setOnAction(press -> model.remove(message));
        var world = new MenuItem(Texts.of("chat.world"));
        world.setOnAction(press -> model.world().add(message));
        var from = new MenuItem(Texts.of("chat.branch.from"));
        from.setOnAction(press -> model.branchFrom(message));
        var copy = new MenuItem(Texts.of("chat.copy"));
        copy.setOnAction(
                press -> Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, message.text())));
        var menu = new MenuButton("", new FontIcon(Feather.MORE_HORIZONTAL));
        if (author) {
            var differently = new MenuItem(Texts.of("chat.differently"));
            differently.setOnAction(press -> model.sayDifferently(message));
            var edit = new MenuItem(Texts.of("chat.edit"));
            edit.setOnAction(press -> InPlace.edit(menu, "desk-card", message.text(), Texts.of("chat.edit"), words -> {
                model.edit(message, words);
                show(model.messagesProperty().get());
            }));
            menu.getItems().addAll(differently, edit);
        }
        menu.getItems().addAll(from, copy, world, remove);
        menu.getStyleClass().addAll("flat", "no-arrow", "button-icon", "context-menu-button");
        menu.setAccessibleText(Texts.of("chat.menu", Objects.requireNonNullElse(name.getText(), "")));
        var line = new HBox(6, name, space, menu);
        line.setAlignment(Pos.CENTER_LEFT);
        var card = new VBox(
                2,
                line,
                author ? Labels.wrapped(message.text(), "chat-text") : MarkdownText.of(message.text(), "chat-text"));
        card.getStyleClass().addAll("desk-card", author ? "chat-author" : "chat-agent");
        return card;
    }
}
