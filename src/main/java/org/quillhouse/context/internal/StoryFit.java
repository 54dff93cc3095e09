package org.quillhouse.context.internal;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.quillhouse.context.Fate;
import org.quillhouse.context.PromptPart;
import org.quillhouse.context.PromptPart.Section;

/// Tells the whole time line within a budget: the newest scenes word for word, older ones in short, the oldest by
/// chapter. One use.
///
/// Law: a pinned scene is whole while it fits at all; every chapter is told of as long as a line for each fits; where
/// not, the oldest parts stand for their chapters; then the oldest leave first.
final class StoryFit {
    private static final int BRIEF_WORDS = 55;
    private static final int LINE_WORDS = 14;
    /// A scene in short has hardly ever fewer.
    private static final int LEAST_BRIEF_TOKENS = 30;

    private final Counts counts;
    private final Digests digests;
    private final List<Piece> scenes;
    private final Map<String, Piece> chapters = new LinkedHashMap<>();
    private final List<Piece> ofParts = new ArrayList<>();
    private final List<Piece> books = new ArrayList<>();
    private final Map<Piece, PromptPart> whole = new IdentityHashMap<>();
    private final Map<Piece, PromptPart> told = new IdentityHashMap<>();
    private @Nullable PromptPart tail;
    private @Nullable Piece cut;
    private int left;

    /// @param scenes in reading order
    /// @param summaries of chapters and of the book
    StoryFit(Counts counts, Digests digests, List<Piece> scenes, List<Piece> summaries) {
        this.counts = counts;
        this.digests = digests;
        this.scenes = scenes;
        for (Piece summary : summaries) {
            if (summary.chapter().isEmpty()) {
                books.add(summary);
            } else if (summary.chapter().contains(",")) {
                ofParts.add(summary);
            } else {
                chapters.put(summary.chapter(), summary);
            }
        }
    }

    /// What of the story is in the prompt and what is not, in no order.
    ///
    /// @param budget tokens, headings included
    /// @param forOlder how many of them older chapters should have where they need them
    List<PromptPart> fit(int budget, int forOlder) {
        left = Math.max(0, budget - counts.heading(Section.STORY_SO_FAR) - counts.heading(Section.EARLIER));
        for (Piece scene : scenes) {
            if (scene.isPinned()) {
                takeWhole(scene, left);
            }
        }
        int begins = takeNewest(scenes.size() - 1, left - Math.min(forOlder, left));
        if (begins >= 0 && left > 0) {
            tellOlder(scenes.subList(0, begins + 1));
            begins = takeNewest(begins, left);
            takeTail(begins);
        }
        return account();
    }

    /// Whole scenes from `from` backwards while they fit in `room`.
    ///
    /// @return the newest one that did not fit
    private int takeNewest(int from, int room) {
        int start = left;
        for (int i = from; i >= 0; i--) {
            Piece scene = scenes.get(i);
            if (scene.wantsBrief() || whole.containsKey(scene)) {
                continue;
            }
            if (!takeWhole(scene, room - (start - left))) {
                return i;
            }
        }
        return -1;
    }

    private boolean takeWhole(Piece scene, int room) {
        @Nullable PromptPart brief = told.get(scene);
        int back = brief == null ? 0 : brief.tokens().tokens();
        if (scene.roughTokens() / 4 > room + back) {
            return false; // not worth counting
        }
        int tokens = counts.of(scene);
        if (tokens > room + back) {
            return false;
        }
        told.remove(scene);
        whole.put(scene, scene.kept(tokens));
        left += back - tokens;
        return true;
    }

    /// A line or a paragraph for each chapter of these scenes, then scenes one by one where there is room.
    private void tellOlder(List<Piece> older) {
        var byChapter = new LinkedHashMap<String, List<Piece>>();
        older.stream()
                .filter(scene -> !whole.containsKey(scene))
                .forEach(scene -> byChapter
                        .computeIfAbsent(scene.chapter(), key -> new ArrayList<>())
                        .add(scene));
        for (Piece book : books) {
            tell(book, book.raw(), "context.why.summary");
        }
        var order = new ArrayList<>(byChapter.keySet());
        java.util.Collections.reverse(order);
        if (!tellChapters(order, byChapter)) {
            for (Piece part : ofParts) {
                if (tellPart(part, byChapter) && tellChapters(order, byChapter)) {
                    break;
                }
            }
        }
        for (String chapter : order) {
            List<Piece> own = byChapter.getOrDefault(chapter, List.of());
            Piece of = chapterPiece(chapter, own);
            boolean room = left > LINE_WORDS;
            if (room && told.containsKey(of) && !tellScenes(of, own)) {
                tellChapter(of, own, BRIEF_WORDS);
            }
        }
    }

    /// A line for each chapter that is not told of yet, newest first.
    ///
    /// @return whether there was room for all of them
    private boolean tellChapters(List<String> order, Map<String, List<Piece>> byChapter) {
        for (String chapter : order) {
            List<Piece> own = byChapter.getOrDefault(chapter, List.of());
            Piece of = chapterPiece(chapter, own);
            if (!told.containsKey(of) && !isToldWithPart(chapter) && !tellChapter(of, own, LINE_WORDS)) {
                return false;
            }
        }
        return true;
    }

    private boolean isToldWithPart(String chapter) {
        return ofParts.stream()
                .anyMatch(part -> told.containsKey(part) && chaptersOf(part).contains(chapter));
    }

    private static List<String> chaptersOf(Piece part) {
        return List.of(part.chapter().split(","));
    }

    /// A paragraph for a part in place of the lines of its chapters, where there is room for it and all of
    /// them are among those told in short.
    private boolean tellPart(Piece part, Map<String, List<Piece>> byChapter) {
        List<String> own = chaptersOf(part);
        if (!byChapter.keySet().containsAll(own)) {
            return false;
        }
        int back = 0;
        for (String chapter : own) {
            PromptPart line = told.get(chapterPiece(chapter, byChapter.getOrDefault(chapter, List.of())));
            back += line == null ? 0 : line.tokens().tokens();
        }
        int before = left;
        left += back;
        if (!tell(part, digests.of(part.raw(), BRIEF_WORDS), part.briefWhy())) {
            left = before;
            return false;
        }
        for (String chapter : own) {
            told.remove(chapterPiece(chapter, byChapter.getOrDefault(chapter, List.of())));
        }
        return true;
    }

    private Piece chapterPiece(String chapter, List<Piece> own) {
        @Nullable Piece of = chapters.get(chapter);
        return of == null ? own.getFirst() : of;
    }

    /// The chapter in so many words at most; what was told of it before is replaced.
    private boolean tellChapter(Piece chapter, List<Piece> own, int words) {
        boolean known = !chapter.raw().isBlank() && own.getFirst() != chapter;
        String source = known ? chapter.raw() : digests.ends(brief(own.getFirst()), brief(own.getLast()));
        String text = known && words == BRIEF_WORDS ? source : digests.of(source, words);
        return tell(chapter, text, known ? chapter.briefWhy() : "context.why.digest");
    }

    private static String brief(Piece scene) {
        return scene.brief().isEmpty() ? scene.raw() : scene.brief();
    }

    private boolean tell(Piece piece, String text, String why) {
        if (text.isBlank()) {
            return false;
        }
        boolean story = piece.section() == Section.STORY_SO_FAR;
        String shown = (story ? "- " + piece.label() + ": " : piece.open()) + digests.oneLine(text);
        int tokens = counts.of(Section.EARLIER, shown);
        @Nullable PromptPart before = told.get(piece);
        int back = before == null ? 0 : before.tokens().tokens();
        if (tokens > left + back) {
            return before != null;
        }
        Fate fate = why.equals("context.why.digest") ? Fate.SHORTENED : Fate.SUMMARISED;
        told.put(piece, piece.as(Section.EARLIER, shown, tokens, fate, why));
        left += back - tokens;
        return true;
    }

    /// Each scene by itself in place of its chapter, where all of them fit.
    private boolean tellScenes(Piece chapter, List<Piece> own) {
        @Nullable PromptPart line = told.get(chapter);
        int room = left + (line == null ? 0 : line.tokens().tokens());
        if (own.size() * LEAST_BRIEF_TOKENS > room) {
            return false; // not worth counting
        }
        var parts = new IdentityHashMap<Piece, PromptPart>();
        for (Piece scene : own) {
            boolean known = !scene.brief().isBlank();
            String text = known ? scene.brief() : digests.of(scene.raw(), BRIEF_WORDS);
            String shown = "- " + scene.label() + ": " + digests.oneLine(text);
            int tokens = counts.of(Section.EARLIER, shown);
            if (tokens > room) {
                return false;
            }
            room -= tokens;
            parts.put(
                    scene,
                    scene.as(
                            Section.EARLIER,
                            shown,
                            tokens,
                            known ? Fate.SUMMARISED : Fate.SHORTENED,
                            known ? scene.briefWhy() : "context.why.digest"));
        }
        told.remove(chapter);
        told.putAll(parts);
        left = room;
        return true;
    }

    /// The end of the newest scene that is not whole.
    private void takeTail(int newest) {
        if (newest < 0) {
            return;
        }
        Piece scene = scenes.get(newest);
        if (scene.wantsBrief() || whole.containsKey(scene)) {
            return;
        }
        Optional<PromptPart> end = scene.end(counts, left, "context.why.shortened");
        if (end.isPresent()) {
            tail = end.get();
            cut = scene;
            left -= end.get().tokens().tokens();
        }
    }

    /// The scene of which only the end is in, or the next one before what is in: where more could be taken from.
    Optional<Piece> cutScene() {
        return Optional.ofNullable(cut);
    }

    /// How many letters of [#cutScene] are in already.
    int lettersShown() {
        PromptPart shown = tail;
        Piece from = cut;
        if (shown == null || from == null) {
            return 0;
        }
        return shown.text().length() - from.open().length() - from.close().length() - 2;
    }

    private List<PromptPart> account() {
        var parts = new ArrayList<PromptPart>();
        parts.addAll(whole.values());
        parts.addAll(told.values());
        PromptPart end = tail;
        if (end != null) {
            parts.add(end);
        }
        for (Piece summary : chapters.values()) {
            if (!told.containsKey(summary) && !summary.raw().isBlank()) {
                boolean within = isToldWithPart(summary.chapter());
                parts.add(summary.leftOut(within ? "context.why.in.part" : "context.why.whole"));
            }
        }
        for (Piece part : ofParts) {
            if (!told.containsKey(part)) {
                parts.add(part.leftOut("context.why.by.chapter"));
            }
        }
        for (Piece book : books) {
            if (!told.containsKey(book)) {
                parts.add(book.leftOut("context.why.whole"));
            }
        }
        for (Piece scene : scenes) {
            if (!whole.containsKey(scene) && !told.containsKey(scene) && scene != cut) {
                @Nullable Piece chapter = chapters.get(scene.chapter());
                boolean inChapter = chapter != null && told.containsKey(chapter);
                boolean inPart = isToldWithPart(scene.chapter());
                parts.add(scene.leftOut(
                        inChapter ? "context.why.in.chapter" : inPart ? "context.why.in.part" : "context.why.budget"));
            }
        }
        return parts;
    }
}
