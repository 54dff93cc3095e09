package org.quillhouse.ui.shell;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import org.quillhouse.ui.binder.CardsView;
import org.quillhouse.ui.binder.OutlineView;
import org.quillhouse.ui.codex.KnowledgeView;
import org.quillhouse.ui.codex.StrandsView;
import org.quillhouse.ui.codex.TiesView;

/// The middle of the window: the page, or something of the same story in its place.
///
/// Each kind of view is made once a story, when it is first wanted: they listen to it as long as it is open.
final class MiddleView extends StackPane {
    private final Map<Class<?>, Node> views = new HashMap<>();
    private Optional<Node> page = Optional.empty();

    /// Forgets the views of the story before.
    void begin(Node page) {
        views.clear();
        this.page = Optional.of(page);
        showPage();
    }

    /// Back to the page.
    void showPage() {
        page.ifPresent(view -> getChildren().setAll(view));
    }

    /// Shows the story's view of a kind.
    ///
    /// @param make makes it, when it was not wanted before
    <V extends Node> V show(Class<V> kind, Supplier<V> make) {
        V view = kind.cast(views.computeIfAbsent(kind, absent -> make.get()));
        getChildren().setAll(view);
        return view;
    }

    /// Whether a view of this kind is what is shown.
    boolean shows(Class<?> kind) {
        return getChildren().stream().anyMatch(kind::isInstance);
    }

    /// A card for each chapter or scene.
    ///
    /// @param open shows the page of what is chosen
    void showCards(StoryViewModel story, Runnable open) {
        show(CardsView.class, () -> new CardsView(story.binder(), open));
    }

    /// Everything as a table.
    ///
    /// @param open shows the page of what is chosen
    void showOutline(StoryViewModel story, Runnable open) {
        show(OutlineView.class, () -> new OutlineView(story.binder(), open));
    }

    /// Chapters against threads and arcs.
    void showStrands(StoryViewModel story) {
        show(StrandsView.class, () -> new StrandsView(story.desk().people().strands()));
    }

    /// Facts and scenes against people.
    void showKnowledge(StoryViewModel story) {
        show(KnowledgeView.class, () -> new KnowledgeView(story.desk().people().knowledge()));
    }

    /// How people stand to each other.
    void showTies(StoryViewModel story) {
        show(
                TiesView.class,
                () -> new TiesView(
                        story.desk().people().knowledge(), story.desk().people().files()));
    }
}
