package org.quillhouse.ui.chat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.quillhouse.agents.ChatAgent;
import org.quillhouse.kernel.Failure;
import org.quillhouse.manuscript.Node;
import org.quillhouse.review.ChapterPhase;
import org.quillhouse.review.Phases;
import org.quillhouse.ui.page.PageViewModel;

/// The phases of the open chapter, each of which has a talk of its own.
record TalkPhases(Phases phases, PageViewModel page) {
    /// Those the chapter has been in, after none for the story as a whole.
    List<Optional<ChapterPhase>> of(ChatAgent.Partner partner) throws Failure {
        Optional<Node> chapter = page.chapterProperty().get();
        var all = new ArrayList<Optional<ChapterPhase>>();
        all.add(Optional.empty());
        if (chapter.isPresent() && partner.hasPhases()) {
            List<Phases.Move> moves = phases.moves(chapter.get().id());
            Stream.of(ChapterPhase.values())
                    .filter(Phases.visited(moves)::contains)
                    .forEach(each -> all.add(Optional.of(each)));
        }
        return all;
    }

    /// The one it is in.
    ChapterPhase now() throws Failure {
        Optional<Node> chapter = page.chapterProperty().get();
        return chapter.isEmpty()
                ? ChapterPhase.DRAFT
                : Phases.now(phases.moves(chapter.get().id()));
    }
}
