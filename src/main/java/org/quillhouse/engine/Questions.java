package org.quillhouse.engine;

import java.util.concurrent.CancellationException;
import org.quillhouse.tasks.Cancellation;

/// Asks a model for records and small replies. What was asked before is answered from memory; a reply that cannot be
/// read is asked for again, with another seed, three times in all. Safe on every thread.
public final class Questions {
    private static final int TRIES = 3;

    private final ModelInfo model;
    private final LlmSession session;
    private final ReplyCache replies;

    Questions(ModelInfo model, LlmSession session, ReplyCache replies) {
        this.model = model;
        this.session = session;
        this.replies = replies;
    }

    /// The reply as a record: forced into its shape by a grammar, read leniently where the engine has none.
    ///
    /// @throws GenerationFailed with the raw reply where none of the tries could be read
    /// @throws CancellationException when cancelled
    public <T extends Record> T ask(ReplyShape<T> shape, GenerationRequest request, Cancellation cancellation)
            throws GenerationFailed {
        return answer(shape, request, cancellation).value();
    }

    /// A record, the reply it was read from, and the request that gave it.
    public record Answer<T>(T value, GenerationResult reply, GenerationRequest request) {}

    /// As [#ask], with the reply itself for the receipt.
    public <T extends Record> Answer<T> answer(
            ReplyShape<T> shape, GenerationRequest request, Cancellation cancellation) throws GenerationFailed {
        GenerationRequest shaped = request.withGrammar(shape.grammarFor(model));
        String last = "";
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Sampling sampling = request.sampling();
            GenerationRequest next = shaped.withSampling(sampling.withSeed(sampling.seed() + attempt));
            var known = replies.find(model, next);
            GenerationResult reply = known.isPresent() ? known.get() : generate(next, cancellation);
            var read = shape.read(reply.text());
            if (read.isPresent()) {
                replies.keep(model, next, reply);
                return new Answer<>(read.get(), reply, next);
            }
            last = reply.text();
        }
        throw GenerationFailed.unreadable(last);
    }

    /// The reply to a request; the one from before where it is the very same.
    ///
    /// @throws CancellationException when cancelled
    public GenerationResult reply(GenerationRequest request, Cancellation cancellation) throws GenerationFailed {
        var known = replies.find(model, request);
        if (known.isPresent()) {
            return known.get();
        }
        GenerationResult reply = generate(request, cancellation);
        replies.keep(model, request, reply);
        return reply;
    }

    private GenerationResult generate(GenerationRequest request, Cancellation cancellation) throws GenerationFailed {
        GenerationResult reply = session.generate(request, cancellation, GenerationListener.SILENT);
        if (reply.stop() == StopReason.CANCELLED) {
            throw new CancellationException();
        }
        return reply;
    }
}
