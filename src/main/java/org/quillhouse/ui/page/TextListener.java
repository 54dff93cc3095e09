package org.quillhouse.ui.page;

/// What the view does with text that comes from elsewhere than its own keyboard.
public interface TextListener {
    /// Another scene: show it from where the caret was in it, with no way to undo into the one before.
    default void opened(String text, int caret) {}

    /// Another version of the scene, or a text that changed elsewhere: show where it differs, with no way to undo
    /// into the one before.
    default void replaced(String text) {}

    /// What the text can be taken back by, to be kept.
    default byte[] steps() {
        return new byte[0];
    }

    /// What the text could be taken back by when it was left.
    default void stepsBehind(byte[] steps) {}

    /// An agent begins to write in place of the text.
    default void streamBegan() {}

    default void streamed(String piece) {}

    /// A text that the writer took is to be one step to undo; what is in sight stays in sight.
    default void taken(String text) {}

    /// Shows a place in the text.
    default void reveal(int start, int end) {}

    /// What is selected; where nothing is, both ends are the caret.
    default Finder.Hit selection() {
        return new Finder.Hit(0, 0);
    }

    /// The agent ended; `text` is to be one step to undo.
    default void streamEnded(String text) {}
}
