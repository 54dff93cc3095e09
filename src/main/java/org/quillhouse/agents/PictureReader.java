package org.quillhouse.agents;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.quillhouse.agents.internal.SmallTurn;
import org.quillhouse.engine.GenerationListener;
import org.quillhouse.engine.GenerationRequest;
import org.quillhouse.engine.GenerationResult;
import org.quillhouse.engine.ModelHost;
import org.quillhouse.engine.Sampling;
import org.quillhouse.engine.StopReason;
import org.quillhouse.kernel.Words;
import org.quillhouse.tasks.Job;
import org.quillhouse.tasks.Phase;
import org.quillhouse.tasks.Status;

/// Notes what can be seen in a picture of the author's: a map, a mood board. Safe on every thread.
public final class PictureReader {
    private static final int REPLY_TOKENS = 500;
    private static final float TEMPERATURE = 0.3f;
    private static final int WORLD_LETTERS = 2_000;

    private final AgentTools tools;
    private final AgentStory story;

    PictureReader(AgentTools tools, AgentStory story) {
        this.tools = tools;
        this.story = story;
    }

    /// Whether the model in use sees pictures.
    public boolean isThere() {
        return tools.models().writer().seesPictures();
    }

    /// Streams the notes and gives them.
    ///
    /// @param picture a PNG, JPEG or WebP file; fails with what a model says that sees none
    public Job<String> job(Path picture, int seed) {
        return (cancellation, progress) -> {
            progress.status(Status.of(Phase.LOADING_MODEL));
            try (ModelHost.Lease lease = tools.models().lease(cancellation)) {
                progress.status(Status.of(Phase.READING));
                String world =
                        Words.beginning(story.manuscript().facts().world().strip(), WORLD_LETTERS);
                var turn = new SmallTurn(tools, lease, tools.prompts().render("picture/task", Map.of("world", world)));
                GenerationRequest request = GenerationRequest.of(
                                turn.prompt(), REPLY_TOKENS, Sampling.prose(TEMPERATURE, seed))
                        .withStopWords(lease.format().stopWords());
                GenerationListener listener = progress::part;
                GenerationResult seen = lease.model().describe(picture, request, cancellation, listener);
                if (seen.stop() == StopReason.CANCELLED) {
                    throw new CancellationException();
                }
                if (seen.text().isBlank()) {
                    throw WritingFailed.emptyReply();
                }
                turn.keep("picture", request, seen);
                return seen.text().strip();
            }
        };
    }
}
