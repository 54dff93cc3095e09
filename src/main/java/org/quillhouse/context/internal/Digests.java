package org.quillhouse.context.internal;

import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.quillhouse.context.PlotElement;

/// Remembers digests and pieces: they are asked for again with every prompt. Safe on every thread.
public final class Digests {
    private static final int MOST = 4_000;

    private record Key(String first, String last, int words) {}

    private static final int MOST_PIECES = 12_000;
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private final Map<Key, String> made = new LinkedHashMap<>(256, 0.75f, true);
    private final Map<PlotElement, Piece> pieces = new IdentityHashMap<>();

    /// The piece that was made of this very element before, for readers whom no mark and no gate makes read it
    /// otherwise.
    synchronized Piece piece(PlotElement element, Function<PlotElement, Piece> make) {
        @Nullable Piece known = pieces.get(element);
        if (known != null) {
            return known;
        }
        if (pieces.size() >= MOST_PIECES) {
            pieces.clear();
        }
        Piece piece = make.apply(element);
        pieces.put(element, piece);
        return piece;
    }

    String of(String text, int mostWords) {
        return once(new Key(text, "", mostWords), () -> Digest.of(text, mostWords));
    }

    String ends(String first, String last) {
        return once(new Key(first, last, 0), () -> Digest.ends(first, last));
    }

    /// The text without line breaks and double blanks.
    String oneLine(String text) {
        return once(new Key(text, "", -1), () -> BLANKS.matcher(text).replaceAll(" "));
    }

    private synchronized String once(Key key, Supplier<String> make) {
        @Nullable String known = made.get(key);
        if (known != null) {
            return known;
        }
        String digest = make.get();
        made.put(key, digest);
        if (made.size() > MOST) {
            made.remove(made.keySet().iterator().next());
        }
        return digest;
    }
}
