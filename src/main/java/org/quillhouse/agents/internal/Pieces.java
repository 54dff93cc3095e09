package org.quillhouse.agents.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.quillhouse.kernel.Words;

/// Cuts a long text at its paragraphs into pieces that a model can write anew one by one.
public final class Pieces {
    private static final Pattern GAP = Pattern.compile("\\n\\s*\\n");

    private Pieces() {}

    /// A piece, from one character to before another of the whole text.
    public record Piece(int from, int to) {
        public String of(String text) {
            return text.substring(from, to);
        }
    }

    /// Pieces in order; blanks between them belong to none. A paragraph that is longer alone than asked for is cut at
    /// its
    /// sentences.
    public static List<Piece> of(String text, int mostWords) {
        var pieces = new ArrayList<Piece>();
        int at = 0;
        for (String block : GAP.split(text)) {
            String paragraph = block.strip();
            if (!paragraph.isEmpty()) {
                int start = text.indexOf(paragraph, at);
                at = start + paragraph.length();
                addParagraph(pieces, paragraph, start, text, mostWords);
            }
        }
        return pieces;
    }

    private static void addParagraph(List<Piece> pieces, String paragraph, int start, String text, int mostWords) {
        if (Words.count(paragraph) <= mostWords) {
            add(pieces, new Piece(start, start + paragraph.length()), text, mostWords);
            return;
        }
        for (Sentences.Sentence sentence : Sentences.of(paragraph)) {
            int from = start + sentence.start();
            add(pieces, new Piece(from, from + sentence.text().length()), text, mostWords);
        }
    }

    /// To the last piece where that stays short enough.
    private static void add(List<Piece> pieces, Piece next, String text, int mostWords) {
        if (!pieces.isEmpty()) {
            var joined = new Piece(pieces.getLast().from(), next.to());
            if (Words.count(joined.of(text)) <= mostWords) {
                pieces.set(pieces.size() - 1, joined);
                return;
            }
        }
        pieces.add(next);
    }
}
