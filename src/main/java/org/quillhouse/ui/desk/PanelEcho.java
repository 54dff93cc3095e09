package org.quillhouse.ui.desk;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.quillhouse.agents.Panel;
import org.quillhouse.kernel.Failure;
import org.quillhouse.review.Review;
import org.quillhouse.review.Reviewer;

/// Brings what is heard of reviewers from the model's thread to the screen's, the words so far only now and then.
///
/// @param delivery of the screen's thread
public record PanelEcho(Executor delivery, Consumer<Heard> screen) implements Panel.Listener {
    private static final int EVERY_WORDS = 5;

    /// How far a reviewer is that was asked.
    ///
    /// @param words of the reply so far, while it writes
    /// @param failure why it said nothing
    public record Heard(Reviewer reviewer, Panel.State state, int words, Optional<Failure> failure) {
        public Heard(Reviewer reviewer, Panel.State state, int words) {
            this(reviewer, state, words, Optional.empty());
        }
    }

    @Override
    public void state(Reviewer reviewer, Panel.State state, int words) {
        if (state != Panel.State.WRITING || words % EVERY_WORDS == 0) {
            tell(new Heard(reviewer, state, words));
        }
    }

    @Override
    public void done(Review review) {
        tell(new Heard(review.reviewer(), Panel.State.DONE, 0));
    }

    @Override
    public void failed(Reviewer reviewer, Failure failure) {
        tell(new Heard(reviewer, Panel.State.FAILED, 0, Optional.of(failure)));
    }

    private void tell(Heard heard) {
        delivery.execute(() -> screen.accept(heard));
    }
}
