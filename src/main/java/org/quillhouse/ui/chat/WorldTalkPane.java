package org.quillhouse.ui.chat;

import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.quillhouse.kernel.Texts;
import org.quillhouse.review.WorldTalk;
import org.quillhouse.ui.theme.Labels;

/// Under a talk about the world: where it stands and what could be asked next; nothing under any other talk.
final class WorldTalkPane extends VBox {
    private static final double GAP = 2;

    private final ChatViewModel model;
    private final Label state = Labels.wrapped("", "desk-note");

    WorldTalkPane(ChatViewModel model) {
        super(GAP);
        this.model = model;
        setId("chat-world");
        managedProperty().bind(visibleProperty());
        Runnable look = this::show;
        model.messagesProperty().subscribe(look);
        model.partnerProperty().subscribe(look);
        model.answeringProperty().subscribe(look);
        show();
    }

    private void show() {
        getChildren().clear();
        if (!model.answeringProperty().get()) {
            model.world().stand().ifPresent(this::add);
        }
        setVisible(!getChildren().isEmpty());
    }

    private void add(WorldTalk talk) {
        state.setText(talk.words());
        getChildren().add(state);
        for (String question : talk.questions()) {
            getChildren().add(link(question, () -> model.world().discuss(question)));
        }
        if (talk.state() == WorldTalk.State.TRANSITIONING || talk.state() == WorldTalk.State.SUMMARIZING) {
            getChildren().add(link(Texts.of("world.sync"), model.world()::into));
        }
    }

    private static Hyperlink link(String text, Runnable action) {
        var link = new Hyperlink(text);
        link.setWrapText(true);
        link.setOnAction(press -> action.run());
        return link;
    }
}
