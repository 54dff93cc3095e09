package org.quillhouse.engine.internal.loopback;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.quillhouse.context.TokenCounter;
import org.quillhouse.engine.Capability;
import org.quillhouse.engine.EngineAddress;
import org.quillhouse.engine.GenerationFailed;
import org.quillhouse.engine.GenerationListener;
import org.quillhouse.engine.GenerationRequest;
import org.quillhouse.engine.GenerationResult;
import org.quillhouse.engine.LlmModel;
import org.quillhouse.engine.LlmSession;
import org.quillhouse.engine.ModelInfo;
import org.quillhouse.engine.Placement;
import org.quillhouse.engine.PromptCost;
import org.quillhouse.kernel.TokenCount;
import org.quillhouse.tasks.Cancellation;

/// A model of another program. Its tokens are not known here: counts are estimates, token ids are none.
final class LoopbackModel implements LlmModel {
    private final ModelInfo info;
    private final EngineAddress address;
    private final LoopbackClient client;
    private final Set<Cancellation> running = ConcurrentHashMap.newKeySet();
    private final Turnstile turnstile = new Turnstile();
    private volatile boolean closed;

    LoopbackModel(ModelInfo info, EngineAddress address) {
        this.info = info;
        this.address = address;
        this.client = new LoopbackClient(address.base());
    }

    @Override
    public ModelInfo info() {
        return info;
    }

    @Override
    public Placement placement() {
        return new Placement(LoopbackEngine.NAME, 0, 0, List.of());
    }

    @Override
    public int[] tokenize(String text, boolean special) {
        return new int[0];
    }

    @Override
    public String detokenize(int[] tokens) {
        return "";
    }

    @Override
    public TokenCount count(String text) {
        return TokenCounter.ESTIMATE.count(text);
    }

    @Override
    public boolean isExact() {
        return false;
    }

    @Override
    public float[] embed(String text) throws GenerationFailed {
        ObjectNode body = LoopbackClient.JSON
                .createObjectNode()
                .put("model", address.model())
                .put("input", text);
        try (InputStream reply = client.post("/embeddings", body)) {
            JsonNode numbers =
                    LoopbackClient.JSON.readTree(reply).path("data").path(0).path("embedding");
            if (numbers.isEmpty()) {
                throw GenerationFailed.unsupported(Capability.EMBEDDINGS);
            }
            float[] vector = new float[numbers.size()];
            double square = 0;
            for (int i = 0; i < vector.length; i++) {
                vector[i] = (float) numbers.get(i).asDouble();
                square += vector[i] * vector[i];
            }
            float length = (float) Math.sqrt(square);
            for (int i = 0; i < vector.length; i++) {
                vector[i] /= length == 0 ? 1 : length;
            }
            return vector;
        } catch (IOException failed) {
            throw GenerationFailed.atAddress(address.base().toString(), LoopbackClient.reason(failed));
        }
    }

    @Override
    public boolean seesPictures() {
        return address.seesPictures();
    }

    @Override
    public GenerationResult describe(
            Path picture, GenerationRequest request, Cancellation wish, GenerationListener listener)
            throws GenerationFailed {
        if (!seesPictures()) {
            throw GenerationFailed.unsupported(Capability.PICTURES);
        }
        String name = picture.getFileName().toString().toLowerCase(Locale.ROOT);
        String kind = name.endsWith(".png") ? "png" : name.endsWith(".webp") ? "webp" : "jpeg";
        try {
            String data = Base64.getEncoder().encodeToString(Files.readAllBytes(picture));
            return LlmSession.await(begin(request, "data:image/" + kind + ";base64," + data, wish, listener), wish);
        } catch (IOException gone) {
            throw GenerationFailed.noPicture(picture.toString());
        }
    }

    @Override
    public LlmSession session() {
        return new Session();
    }

    @Override
    public void close() {
        closed = true;
        running.forEach(Cancellation::cancel);
        client.close();
    }

    private CompletableFuture<GenerationResult> begin(
            GenerationRequest request, String picture, Cancellation wish, GenerationListener listener) {
        if (closed) {
            return CompletableFuture.failedFuture(GenerationFailed.closed());
        }
        var own = new Cancellation();
        wish.onCancel(own::cancel);
        running.add(own);
        var done = new CompletableFuture<GenerationResult>();
        var call = new LoopbackCall(client, address, request, listener, own);
        Thread.ofVirtual().name("loopback").start(() -> {
            boolean passed = turnstile.pass(request.urgency(), own);
            try {
                done.complete(passed ? call.run(picture) : LoopbackCall.notBegun());
            } catch (GenerationFailed | RuntimeException failed) {
                done.completeExceptionally(failed);
            } finally {
                running.remove(own);
                if (passed) {
                    turnstile.leave();
                }
            }
        });
        return done;
    }

    private final class Session implements LlmSession {
        @Override
        public CompletableFuture<GenerationResult> begin(
                GenerationRequest request, Cancellation wish, GenerationListener listener) {
            return LoopbackModel.this.begin(request, "", wish, listener);
        }

        @Override
        public PromptCost cost(String prompt) {
            return new PromptCost(count(prompt).tokens(), 0);
        }

        @Override
        public void clear() {} // what the program remembers is its own

        @Override
        public int contextTokens() {
            return address.contextTokens();
        }

        @Override
        public void close() {}
    }
}
