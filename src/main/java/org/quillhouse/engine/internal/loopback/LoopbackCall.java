package org.quillhouse.engine.internal.loopback;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.quillhouse.context.TokenCounter;
import org.quillhouse.engine.ChatMessage;
import org.quillhouse.engine.EngineAddress;
import org.quillhouse.engine.GenerationFailed;
import org.quillhouse.engine.GenerationListener;
import org.quillhouse.engine.GenerationRequest;
import org.quillhouse.engine.GenerationResult;
import org.quillhouse.engine.Sampling;
import org.quillhouse.engine.StopReason;
import org.quillhouse.engine.internal.StopWordFilter;
import org.quillhouse.engine.internal.ThoughtFilter;
import org.quillhouse.engine.internal.shape.SchemaNote;
import org.quillhouse.tasks.Cancellation;

/// One generation over HTTP, read as a stream of events. Used once, on one thread.
final class LoopbackCall {
    private static final String DATA = "data:";
    private static final String LAST = "[DONE]";

    private final LoopbackClient client;
    private final EngineAddress address;
    private final GenerationRequest request;
    private final GenerationListener listener;
    private final Cancellation cancellation;
    private final StringBuilder text = new StringBuilder();
    private final StopWordFilter stops;
    private final ThoughtFilter thoughts;
    private final long begin = System.nanoTime();
    private long first;
    private int promptTokens;
    private int reused;
    private int written;
    private String finish = "";

    LoopbackCall(
            LoopbackClient client,
            EngineAddress address,
            GenerationRequest request,
            GenerationListener listener,
            Cancellation cancellation) {
        this.client = client;
        this.address = address;
        this.request = request;
        this.listener = listener;
        this.cancellation = cancellation;
        this.stops = new StopWordFilter(request.stopWords());
        this.thoughts = new ThoughtFilter(request.prompt(), this::said, listener::onThought);
        this.promptTokens = TokenCounter.ESTIMATE.count(request.prompt()).tokens();
    }

    /// @param picture as a `data:` address, shown with the last message; empty for none
    GenerationResult run(String picture) throws GenerationFailed {
        if (request.prompt().isBlank()) {
            throw GenerationFailed.emptyPrompt();
        }
        if (promptTokens >= address.contextTokens()) {
            throw GenerationFailed.promptTooLong(promptTokens, address.contextTokens());
        }
        Optional<List<ChatMessage>> chat = ChatMarks.messages(request.prompt());
        ObjectNode body = settings();
        if (chat.isPresent()) {
            body.set("messages", messages(chat.get(), picture));
        } else {
            body.put("prompt", request.prompt());
        }
        try (InputStream reply = client.post(chat.isPresent() ? "/chat/completions" : "/completions", body)) {
            cancellation.onCancel(() -> end(reply));
            read(reply);
        } catch (IOException failed) {
            if (!cancellation.isCancelled()) {
                throw GenerationFailed.atAddress(address.base().toString(), LoopbackClient.reason(failed));
            }
        }
        return result();
    }

    /// Of a call that was cancelled before its turn.
    static GenerationResult notBegun() {
        return new GenerationResult(
                "", StopReason.CANCELLED, GenerationResult.Tokens.of(0, 0, 0), 0, 0, 0, Optional.empty());
    }

    private static void end(InputStream reply) {
        try {
            reply.close();
        } catch (IOException closed) {
            return; // then it has ended
        }
    }

    private ObjectNode settings() {
        Sampling how = request.sampling();
        ObjectNode body = LoopbackClient.JSON.createObjectNode();
        body.put("model", address.model()).put("stream", true).put("max_tokens", request.maxTokens());
        body.putObject("stream_options").put("include_usage", true);
        body.put("temperature", how.temperature()).put("seed", how.seed());
        body.put("top_p", how.cut().topP()).put("min_p", how.cut().minP());
        body.put("frequency_penalty", how.repetition().frequency())
                .put("presence_penalty", how.repetition().presence());
        body.put("repeat_penalty", how.repetition().penalty())
                .put("repeat_last_n", how.repetition().windowTokens());
        if (how.cut().topK() > 0) {
            body.put("top_k", how.cut().topK());
        }
        if (how.dry().multiplier() > 0) {
            body.put("dry_multiplier", how.dry().multiplier())
                    .put("dry_base", how.dry().base())
                    .put("dry_allowed_length", how.dry().allowedLength());
        }
        if (how.xtc().probability() > 0) {
            body.put("xtc_probability", how.xtc().probability())
                    .put("xtc_threshold", how.xtc().threshold());
        }
        body.put("cache_prompt", true);
        if (request.ignoreEnd()) {
            body.put("ignore_eos", true);
        }
        request.grammar().ifPresent(gbnf -> addForm(body, gbnf));
        if (!request.stopWords().isEmpty()) {
            ArrayNode words = body.putArray("stop");
            request.stopWords().stream().limit(4).forEach(words::add); // the API takes no more; all are heeded here
        }
        return body;
    }

    /// A schema where the grammar names one, for programs refuse both at once; else the grammar.
    private static void addForm(ObjectNode body, String gbnf) {
        Optional<String> schema = SchemaNote.of(gbnf);
        if (schema.isEmpty()) {
            body.put("grammar", gbnf);
            return;
        }
        try {
            body.putObject("response_format")
                    .put("type", "json_schema")
                    .putObject("json_schema")
                    .put("name", "reply")
                    .put("strict", true)
                    .set("schema", LoopbackClient.JSON.readTree(schema.get()));
        } catch (JsonProcessingException bug) {
            throw new IllegalArgumentException(bug);
        }
    }

    private static ArrayNode messages(List<ChatMessage> chat, String picture) {
        ArrayNode all = LoopbackClient.JSON.createArrayNode();
        for (ChatMessage message : chat) {
            ObjectNode one = all.addObject().put("role", message.role());
            boolean shows = !picture.isEmpty() && message.equals(chat.getLast());
            if (shows) {
                ArrayNode parts = one.putArray("content");
                parts.addObject().put("type", "text").put("text", message.content());
                parts.addObject()
                        .put("type", "image_url")
                        .putObject("image_url")
                        .put("url", picture);
            } else {
                one.put("content", message.content());
            }
        }
        return all;
    }

    private void read(InputStream reply) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(reply, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null && !stops.isStopped(); line = lines.readLine()) {
            String data = line.startsWith(DATA) ? line.substring(DATA.length()).strip() : "";
            if (data.equals(LAST)) {
                break;
            }
            if (!data.isEmpty()) {
                event(LoopbackClient.JSON.readTree(data));
            }
        }
        thoughts.finish();
        tell(stops.finish());
    }

    private void event(JsonNode event) throws IOException {
        if (event.has("error")) {
            throw new LoopbackClient.Refused(event.path("error")
                    .path("message")
                    .asText(event.path("error").toString()));
        }
        JsonNode usage = event.path("usage");
        promptTokens = usage.path("prompt_tokens").asInt(promptTokens);
        written = usage.path("completion_tokens").asInt(written);
        reused = usage.path("prompt_tokens_details").path("cached_tokens").asInt(reused);
        JsonNode choice = event.path("choices").path(0);
        finish = choice.path("finish_reason").asText("").equals("null")
                ? finish
                : choice.path("finish_reason").asText(finish);
        JsonNode delta = choice.path("delta");
        String thought = delta.path("reasoning_content").asText("");
        String words = delta.path("content").asText(choice.path("text").asText(""));
        if (first == 0 && !(thought.isEmpty() && words.isEmpty())) {
            first = System.nanoTime();
        }
        if (!thought.isEmpty()) {
            listener.onThought(thought);
        }
        if (!words.isEmpty()) {
            thoughts.add(words);
        }
    }

    private void said(String piece) {
        tell(stops.add(piece));
    }

    private void tell(String piece) {
        if (!piece.isEmpty() && !cancellation.isCancelled()) {
            text.append(piece);
            listener.onText(piece);
        }
    }

    private GenerationResult result() {
        long now = System.nanoTime();
        long spoke = first == 0 ? now : first;
        int tokens = written > 0
                ? written
                : TokenCounter.ESTIMATE.count(text.toString()).tokens();
        return new GenerationResult(
                text.toString(),
                reason(),
                GenerationResult.Tokens.of(promptTokens, Math.min(reused, promptTokens), tokens),
                (spoke - begin) / 1e6,
                (spoke - begin) / 1e6,
                (now - spoke) / 1e6,
                Optional.empty());
    }

    private StopReason reason() {
        if (cancellation.isCancelled()) {
            return StopReason.CANCELLED;
        }
        if (stops.isStopped()) {
            return StopReason.STOP_WORD;
        }
        return finish.equals("length") ? StopReason.LENGTH : StopReason.END;
    }
}
