package org.quillhouse.ui.page;

import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Where the caret stood in each text when it was left, the text that was open last first; kept between sittings.
///
/// Lives on one thread.
public final class Bookmarks {
    private static final int MOST = 500;

    private final Supplier<String> kept;
    private final Consumer<String> keep;
    private final SequencedMap<String, Integer> carets = new LinkedHashMap<>();
    private boolean isRead;

    /// @param kept what was given to `keep` last, empty for nothing; asked once, when it is needed
    /// @param keep keeps it
    public Bookmarks(Supplier<String> kept, Consumer<String> keep) {
        this.kept = kept;
        this.keep = keep;
    }

    /// A text was opened: it is the one to begin with next time.
    public void opened(String textId) {
        left(textId, caret(textId));
    }

    /// A text is left.
    ///
    /// @param caret 0 at its beginning
    public void left(String textId, int caret) {
        read();
        carets.putFirst(textId, caret);
        while (carets.size() > MOST) {
            carets.pollLastEntry();
        }
        keep.accept(carets.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining("\n")));
    }

    /// Where the caret was; 0 in a text that was never left.
    public int caret(String textId) {
        read();
        return carets.getOrDefault(textId, 0);
    }

    /// The text that was open last among some.
    public Optional<String> latest(Predicate<String> among) {
        read();
        return carets.keySet().stream().filter(among).findFirst();
    }

    private void read() {
        if (!isRead) {
            isRead = true;
            kept.get().lines().map(line -> line.split(" ", 2)).forEach(this::put);
        }
    }

    /// A damaged line is passed over.
    private void put(String[] parts) {
        if (parts.length == 2 && parts[1].matches("\\d{1,9}")) {
            carets.putLast(parts[0], Integer.parseInt(parts[1]));
        }
    }
}
