package org.quillhouse.engine.internal.llama;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.quillhouse.engine.GenerationListener;
import org.quillhouse.engine.GenerationRequest;
import org.quillhouse.engine.internal.BannedPhrases;
import org.quillhouse.engine.internal.StopWordFilter;
import org.quillhouse.engine.internal.ThoughtFilter;

/// The text of one generation while it grows: bytes become characters, stop words end it, banned phrases send it back.
/// Model's thread only.
final class Reply {
    private final GenerationListener listener;
    private final Utf8Stream letters = new Utf8Stream();
    private final StopWordFilter stops;
    private final ThoughtFilter thoughts;
    private final BannedPhrases banned;
    private final StringBuilder shown = new StringBuilder();
    /// What may still have to be taken back.
    private final StringBuilder held = new StringBuilder();
    private final List<Mark> marks = new ArrayList<>();
    private int passed;

    /// After a token: the characters so far, and whether one of them is only half there.
    private record Mark(int chars, boolean torn) {}

    Reply(GenerationRequest request, GenerationListener listener) {
        this.listener = listener;
        this.stops = new StopWordFilter(request.stopWords());
        this.thoughts = new ThoughtFilter(request.prompt(), this::show, listener::onThought);
        this.banned = new BannedPhrases(request.sampling().bannedPhrases());
    }

    /// Adds a token's bytes.
    ///
    /// @return where a banned phrase was completed, the number of tokens that may stay: call [#goBack] with it
    OptionalInt add(byte[] piece) {
        String text = letters.add(piece);
        if (banned.isEmpty()) {
            thoughts.add(stops.add(text));
            return OptionalInt.empty();
        }
        int before = held.length();
        held.append(text);
        marks.add(new Mark(passed + held.length(), letters.isTorn()));
        OptionalInt phrase = banned.find(held, before);
        if (phrase.isPresent()) {
            return OptionalInt.of(tokensBefore(passed + phrase.getAsInt()));
        }
        pass(banned.safeLength(held));
        return OptionalInt.empty();
    }

    private int tokensBefore(int chars) {
        int token = 0;
        while (marks.get(token).chars() <= chars) {
            token++;
        }
        while (token > 0 && marks.get(token - 1).torn()) {
            token--;
        }
        return token;
    }

    /// Takes back all but the first `tokens` tokens; none of what goes was shown.
    void goBack(int tokens) {
        letters.finish();
        marks.subList(tokens, marks.size()).clear();
        int chars = tokens == 0 ? 0 : marks.get(tokens - 1).chars();
        held.setLength(Math.max(0, chars - passed));
    }

    private void pass(int count) {
        if (count > 0) {
            String text = held.substring(0, count);
            held.delete(0, count);
            passed += count;
            thoughts.add(stops.add(text));
        }
    }

    /// Shows what was held back and may stay.
    void finish() {
        held.append(letters.finish());
        pass(held.length());
        thoughts.add(stops.finish());
        thoughts.finish();
    }

    private void show(String text) {
        if (!text.isEmpty()) {
            shown.append(text);
            listener.onText(text);
        }
    }

    boolean isStopped() {
        return stops.isStopped();
    }

    String text() {
        return shown.toString();
    }
}
