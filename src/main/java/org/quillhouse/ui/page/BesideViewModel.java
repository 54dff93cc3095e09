package org.quillhouse.ui.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Texts;
import org.quillhouse.manuscript.Node;
import org.quillhouse.manuscript.StoryTree;
import org.quillhouse.storage.StorageFailed;

/// A second text beside the page, to read or to write in. On the FX thread.
///
/// Law: no text is open on both: the page goes first, and what stood beside it is stored and gives way.
public final class BesideViewModel {
    private final PageViewModel main;
    private final PageViewModel page;
    private final ProofViewModel proof;
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper shown = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<List<Choice>> choices = new ReadOnlyObjectWrapper<>(List.of());
    private Consumer<Failure> failures = failure -> {};
    private StoryTree tree = new StoryTree(List.of(), List.of());

    /// A text that can be shown.
    public record Choice(String sceneId, String name) {}

    /// @param main the page itself
    /// @param page another of the same story
    public BesideViewModel(PageViewModel main, PageViewModel page, ProofViewModel proof) {
        this.main = main;
        this.page = page;
        this.proof = proof;
    }

    public void onFailure(Consumer<Failure> listener) {
        failures = listener;
        page.onFailure(listener);
        proof.onFailure(listener);
    }

    /// Opens it with what stands before the page's text, or closes it.
    public void toggle() {
        if (open.get()) {
            close();
            return;
        }
        offer();
        if (!choices.get().isEmpty()) {
            open.set(true);
            choose(shown.get().isEmpty() ? before(main.sceneId()) : shown.get());
        }
    }

    private String before(String sceneId) {
        List<String> all = texts().map(Node::id).toList();
        int at = all.indexOf(sceneId);
        return all.get(at > 0 ? at - 1 : Math.min(all.size() - 1, at + 1));
    }

    private java.util.stream.Stream<Node> texts() {
        return tree.nodes().stream().filter(node -> node.kind().hasText());
    }

    /// Shows another text; that of the page is none.
    public void choose(String sceneId) {
        if (open.get() && !sceneId.equals(main.sceneId())) {
            page.open(sceneId);
            shown.set(page.sceneId());
        }
    }

    /// The page is about to open a text.
    public void giveWay(String sceneId) {
        if (open.get() && shown.get().equals(sceneId)) {
            close();
        }
    }

    /// Stores what was typed and shows nothing more.
    public void close() {
        try {
            page.close();
        } catch (StorageFailed failed) {
            failures.accept(failed);
            return;
        }
        open.set(false);
        shown.set("");
    }

    /// Stores what is not stored yet.
    public void flush() throws StorageFailed {
        if (open.get()) {
            page.flush();
        }
    }

    /// Keeps it true to the tree.
    public void follow(StoryTree now) throws StorageFailed {
        tree = now;
        if (!open.get()) {
            return;
        }
        offer();
        if (now.node(shown.get()).isEmpty()) {
            close();
        } else {
            page.follow(now);
        }
    }

    /// Names hundreds of texts, so only while somebody can choose from them.
    private void offer() {
        var all = new ArrayList<Choice>();
        Optional<Node> chapter = Optional.empty();
        for (Node node : tree.nodes()) {
            if (node.kind() == Node.Kind.CHAPTER) {
                chapter = Optional.of(node);
            } else if (node.kind().hasText() && !node.id().equals(main.sceneId())) {
                all.add(new Choice(node.id(), name(node, chapter)));
            }
        }
        choices.set(List.copyOf(all));
    }

    /// @param before the chapter that the list has last told of
    private static String name(Node node, Optional<Node> before) {
        String own = node.name();
        return before.filter(chapter -> node.parentId().equals(Optional.of(chapter.id())))
                .map(chapter -> Texts.of("page.heading.scene", chapter.name(), own))
                .orElse(own);
    }

    public PageViewModel page() {
        return page;
    }

    /// Its own, for a checker tells one page of what it found.
    public ProofViewModel proof() {
        return proof;
    }

    public ReadOnlyBooleanProperty openProperty() {
        return open.getReadOnlyProperty();
    }

    /// The text that is shown; empty for none.
    public ReadOnlyStringProperty shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /// Every text but the page's, in reading order; only while it is open.
    public ReadOnlyObjectProperty<List<Choice>> choicesProperty() {
        return choices.getReadOnlyProperty();
    }
}
