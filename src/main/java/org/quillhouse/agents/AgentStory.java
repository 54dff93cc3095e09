package org.quillhouse.agents;

import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Collectors;
import org.quillhouse.chat.Chats;
import org.quillhouse.codex.Codex;
import org.quillhouse.context.StoryContext;
import org.quillhouse.context.StoryMemory;
import org.quillhouse.kernel.Ids;
import org.quillhouse.kernel.QuoteStyle;
import org.quillhouse.manuscript.Manuscript;
import org.quillhouse.manuscript.Scene;
import org.quillhouse.review.OutlineApproval;
import org.quillhouse.review.Phases;
import org.quillhouse.review.Proposals;
import org.quillhouse.review.Raters;
import org.quillhouse.review.Reviews;
import org.quillhouse.review.Revisions;
import org.quillhouse.settings.QuoteHabit;
import org.quillhouse.storage.Database;
import org.quillhouse.storage.StorageFailed;

/// The open story that agents work on. Make one per story: it holds what was read of it.
public record AgentStory(
        Manuscript manuscript,
        Codex codex,
        StoryMemory memory,
        StoryContext context,
        Raters raters,
        Reviews reviews,
        Proposals proposals,
        OutlineApproval outline,
        Chats chats,
        Phases phases,
        Revisions revisions) {

    /// @param database the story's, which stays the caller's to close
    public static AgentStory of(Manuscript manuscript, Codex codex, Database database) {
        var memory = new StoryMemory(database);
        InstantSource clock = InstantSource.system();
        var raters = new Raters(database, clock, new Ids(clock));
        var reviews = new Reviews(database);
        return new AgentStory(
                manuscript,
                codex,
                memory,
                new StoryContext(manuscript, codex, memory),
                raters,
                reviews,
                new Proposals(database),
                new OutlineApproval(database, reviews, raters, clock),
                new Chats(database, clock, new Ids(clock)),
                new Phases(database, clock),
                new Revisions(database, clock, new Ids(clock)));
    }

    /// The quotation marks of what is written into a text: nothing shall change in it but words.
    ///
    /// @param near the text; where it has no marks the story decides, and where that has none the writer's habit
    public Optional<QuoteStyle> quotes(WritingLimits limits, String near) throws StorageFailed {
        Optional<QuoteHabit> habit = limits.habits().quotes();
        if (habit.isEmpty()) {
            return Optional.empty();
        }
        Optional<QuoteStyle> here = QuoteStyle.in(near);
        return here.isPresent()
                ? here
                : Optional.of(habit.get()
                        .writtenIn(manuscript.texts().stream().map(Scene::text).collect(Collectors.joining("\n"))));
    }

    /// The number of the last chapter; 1 in a story without any.
    public int lastChapter() throws StorageFailed {
        return Math.max(1, manuscript.tree().chapters().size());
    }
}
