package org.quillhouse.review;

import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.quillhouse.review.internal.PhaseTable;
import org.quillhouse.storage.Database;
import org.quillhouse.storage.StorageFailed;

/// The phases that chapters are in. Safe on every thread; what a method returned from is durable.
///
/// Law: each move stays in the file; a chapter that never moved is a draft.
public final class Phases {
    private final Database database;
    private final InstantSource clock;

    public Phases(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// One move.
    ///
    /// @param score that the chapter had then, 0 to 1
    /// @param textHash of the text it had then
    public record Move(ChapterPhase phase, double score, String textHash, java.time.Instant made) {}

    /// Every move of a chapter, oldest first.
    public List<Move> moves(String chapterId) throws StorageFailed {
        return database.read(handle -> PhaseTable.moves(handle, chapterId));
    }

    /// Ids of the chapters that are in a phase.
    public Set<String> in(ChapterPhase phase) throws StorageFailed {
        return Set.copyOf(database.read(handle -> PhaseTable.in(handle, phase)));
    }

    /// The phase that a chapter is in after these moves.
    public static ChapterPhase now(List<Move> moves) {
        return moves.isEmpty() ? ChapterPhase.DRAFT : moves.getLast().phase();
    }

    /// Phases that the chapter was in, that of now among them: those it may go back to.
    public static Set<ChapterPhase> visited(List<Move> moves) {
        Set<ChapterPhase> visited = moves.stream().map(Move::phase).collect(Collectors.toSet());
        visited.add(ChapterPhase.DRAFT);
        return Set.copyOf(visited);
    }

    /// Notes a move together with what else it changes, or neither.
    ///
    /// @param act does the rest, and gives the act that takes the move back with it; empty for none
    public void move(String chapterId, ChapterPhase phase, double score, String textHash, ActMaker act)
            throws StorageFailed {
        database.atOnce(() -> {
            String id = act.make();
            var move = new Move(phase, score, textHash, clock.instant());
            database.write(handle -> PhaseTable.insert(handle, chapterId, move, id));
        });
    }

    /// Changes the story and gives the act that it became.
    @FunctionalInterface
    public interface ActMaker {
        String make() throws StorageFailed;
    }
}
