package org.quillhouse.engine.internal.child;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.quillhouse.engine.GenerationFailed;
import org.quillhouse.engine.GenerationListener;
import org.quillhouse.engine.GenerationRequest;
import org.quillhouse.engine.GenerationResult;
import org.quillhouse.engine.LlmModel;
import org.quillhouse.engine.LlmSession;
import org.quillhouse.engine.LoadOptions;
import org.quillhouse.engine.PromptCost;
import org.quillhouse.engine.internal.llama.LlamaEngine;
import org.quillhouse.kernel.Failure;
import org.quillhouse.tasks.Cancellation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The other end of [ChildEngine]: an engine process that serves one model and ends when its pipe does.
public final class ChildMain {
    private static final Logger LOG = LoggerFactory.getLogger(ChildMain.class);

    private final LlamaEngine engine;
    private final Pipe pipe;
    private final Map<Integer, Cancellation> running = new ConcurrentHashMap<>();
    private @Nullable LlmModel model;
    private @Nullable LlmSession session;

    private ChildMain(LlamaEngine engine, Pipe pipe) {
        this.engine = engine;
        this.pipe = pipe;
    }

    /// Serves until `in` ends.
    ///
    /// @param folder the engine's libraries
    public static void serve(Path folder, InputStream in, OutputStream out) {
        try (var pipe = new Pipe(in, out)) {
            var child = new ChildMain(LlamaEngine.open(folder), pipe);
            try {
                child.serve();
            } finally {
                child.closeModel();
            }
        } catch (EOFException closed) {
            return; // the app has closed the model, or is gone
        } catch (IOException broken) {
            LOG.warn("the pipe to the app broke: {}", broken.getMessage());
        }
    }

    private void serve() throws IOException {
        while (true) {
            Op op = pipe.receive();
            int id = pipe.id();
            DataInputStream in = pipe.in();
            switch (op) {
                case INFO -> pipe.send(Op.ANSWER, id, out -> Wire.info(out, engine.info()));
                case LOAD -> load(id, Path.of(Wire.text(in)), Wire.options(in));
                case BEGIN -> begin(id, Wire.request(in));
                case CANCEL -> cancel(id);
                case TOKENIZE -> {
                    String text = Wire.text(in);
                    int[] tokens = model().tokenize(text, in.readBoolean());
                    pipe.send(Op.ANSWER, id, out -> Wire.ints(out, tokens));
                }
                case DETOKENIZE -> {
                    String text = model().detokenize(Wire.ints(in));
                    pipe.send(Op.ANSWER, id, out -> Wire.text(out, text));
                }
                case COST -> cost(id, Wire.text(in));
                case CLEAR -> {
                    session().clear();
                    pipe.send(Op.ANSWER, id);
                }
                case EMBED -> embed(id, Wire.text(in));
                case STAND_BACK -> engine.standBack();
                case GO_ON -> engine.goOn();
                default -> throw new IOException("no request: " + op);
            }
        }
    }

    private void closeModel() {
        if (model != null) {
            model.close();
        }
    }

    private LlmModel model() {
        if (model == null) {
            throw new IllegalStateException("no model yet");
        }
        return model;
    }

    private LlmSession session() {
        if (session == null) {
            throw new IllegalStateException("no model yet");
        }
        return session;
    }

    private void load(int id, Path file, LoadOptions options) throws IOException {
        try {
            LlmModel loaded = engine.load(file, options, new Cancellation(), share -> tell(Op.PROGRESS, id, share));
            model = loaded;
            session = loaded.session();
            pipe.send(Op.LOADED, id, out -> {
                Wire.placement(out, loaded.placement());
                out.writeInt(session().contextTokens());
            });
        } catch (Failure failed) {
            pipe.send(Op.FAILED, id, out -> Wire.failure(out, failed));
        }
    }

    private void tell(Op op, int id, double share) {
        quietly(() -> pipe.send(op, id, out -> out.writeDouble(share)));
    }

    private interface Sending {
        void send() throws IOException;
    }

    /// Where nobody hears any more there is nothing to tell; the reading loop ends the process.
    private static void quietly(Sending sending) {
        try {
            sending.send();
        } catch (IOException gone) {
            LOG.debug("nobody hears: {}", gone.getMessage());
        }
    }

    private void begin(int id, GenerationRequest request) {
        var wish = new Cancellation();
        running.put(id, wish);
        var listener = new GenerationListener() {
            @Override
            public void onText(String text) {
                quietly(() -> pipe.send(Op.TEXT, id, out -> Wire.text(out, text)));
            }

            @Override
            public void onThought(String text) {
                quietly(() -> pipe.send(Op.THOUGHT, id, out -> Wire.text(out, text)));
            }

            @Override
            public void onRead(int read, int total) {
                quietly(() -> pipe.send(Op.READ, id, out -> Wire.ints(out, new int[] {read, total})));
            }
        };
        session().begin(request, wish, listener).whenComplete((result, failure) -> end(id, result, failure));
    }

    private void end(int id, @Nullable GenerationResult result, @Nullable Throwable failure) {
        running.remove(id);
        if (result != null) {
            quietly(() -> pipe.send(Op.DONE, id, out -> Wire.result(out, result)));
        } else {
            Failure told = failure instanceof Failure expected
                    ? expected
                    : GenerationFailed.nativeError(String.valueOf(failure));
            quietly(() -> pipe.send(Op.FAILED, id, out -> Wire.failure(out, told)));
        }
    }

    private void cancel(int id) {
        Cancellation wish = running.get(id);
        if (wish != null) {
            wish.cancel();
        }
    }

    /// Waits for the model's thread, so it must not hold up a cancellation that comes after it.
    private void cost(int id, String prompt) {
        Thread.ofVirtual()
                .start(() -> quietly(() -> {
                    try {
                        PromptCost cost = session().cost(prompt);
                        pipe.send(
                                Op.ANSWER,
                                id,
                                out -> Wire.ints(out, new int[] {cost.promptTokens(), cost.cachedTokens()}));
                    } catch (GenerationFailed failed) {
                        pipe.send(Op.FAILED, id, out -> Wire.failure(out, failed));
                    }
                }));
    }

    private void embed(int id, String text) {
        Thread.ofVirtual()
                .start(() -> quietly(() -> {
                    try {
                        float[] vector = model().embed(text);
                        pipe.send(Op.ANSWER, id, out -> {
                            out.writeInt(vector.length);
                            for (float part : vector) {
                                out.writeFloat(part);
                            }
                        });
                    } catch (GenerationFailed failed) {
                        pipe.send(Op.FAILED, id, out -> Wire.failure(out, failed));
                    }
                }));
    }
}
