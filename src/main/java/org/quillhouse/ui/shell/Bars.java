package org.quillhouse.ui.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/// Menus, tool bar, what is told, and the status at the bottom. They are made when the first picture has been drawn, so
/// that the page is there before them; until then their room is kept.
final class Bars {
    private final VBox top = new VBox();
    private final VBox bottom = new VBox();
    private final Supplier<Made> maker;
    private Optional<Made> made = Optional.empty();
    private Optional<StoryViewModel> story = Optional.empty();
    private final List<Runnable> waiting = new ArrayList<>();

    /// What stands above and below, once it is made.
    record Made(Node menus, ToolBarView tools, BannerView banner, StatusView status) {}

    Bars(Supplier<Made> maker) {
        this.maker = maker;
        top.getStyleClass().add("room-above");
        bottom.getStyleClass().add("room-below");
    }

    Node top() {
        return top;
    }

    Node bottom() {
        return bottom;
    }

    /// Makes them.
    void come() {
        Made now = maker.get();
        made = Optional.of(now);
        top.getChildren().setAll(now.menus(), now.tools(), now.banner());
        bottom.getChildren().setAll(now.status());
        top.getStyleClass().remove("room-above");
        bottom.getStyleClass().remove("room-below");
        show(story);
        waiting.forEach(Runnable::run);
        waiting.clear();
    }

    /// Does it now, or when they have come.
    void whenThere(Runnable work) {
        if (made.isPresent()) {
            work.run();
        } else {
            waiting.add(work);
        }
    }

    void show(Optional<StoryViewModel> open) {
        story = open;
        made.ifPresent(now -> {
            now.tools().show(open);
            now.status().show(open);
        });
    }
}
