package org.quillhouse.fakes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;

/// A program on this machine that answers as llama-server does: real HTTP, event streams, models from a test.
public final class OtherProgram implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    /// Requests as they came, the newest last.
    public final List<JsonNode> asked = new CopyOnWriteArrayList<>();

    /// The pieces of a reply.
    public volatile Function<JsonNode, Iterable<String>> reply = body -> List.of("She ", "ran.");

    public volatile List<String> models = List.of("/models/tide-7b.gguf", "small");
    public volatile int status = 200;
    public volatile String finish = "stop";
    /// Whether somebody hung up in the middle of a reply.
    public volatile boolean hungUp;

    private final HttpServer server;

    public OtherProgram() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/models", exchange -> {
            var list = JSON.createObjectNode();
            var data = list.putArray("data");
            models.forEach(name -> data.addObject().put("id", name));
            send(exchange, list.toString());
        });
        server.createContext("/v1/embeddings", exchange -> {
            asked.add(JSON.readTree(exchange.getRequestBody()));
            send(exchange, "{\"data\":[{\"embedding\":[3.0,4.0]}]}");
        });
        server.createContext("/v1/chat/completions", this::stream);
        server.createContext("/v1/completions", this::stream);
        server.start();
    }

    public String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    private static void send(HttpExchange exchange, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    private void stream(HttpExchange exchange) throws IOException {
        JsonNode body = JSON.readTree(exchange.getRequestBody());
        asked.add(body);
        if (status != 200) {
            byte[] bytes = "{\"error\":{\"message\":\"out of memory\"}}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
            return;
        }
        exchange.sendResponseHeaders(200, 0);
        boolean chat = body.has("messages");
        try (OutputStream out = exchange.getResponseBody()) {
            for (String piece : reply.apply(body)) {
                var event = JSON.createObjectNode();
                var choice = event.putArray("choices").addObject().putNull("finish_reason");
                if (chat) {
                    choice.putObject("delta").put("content", piece);
                } else {
                    choice.put("text", piece);
                }
                write(out, event.toString());
            }
            write(out, "{\"choices\":[{\"delta\":{},\"finish_reason\":\"" + finish + "\"}]}");
            write(
                    out,
                    "{\"choices\":[],\"usage\":{\"prompt_tokens\":40,\"completion_tokens\":7,"
                            + "\"prompt_tokens_details\":{\"cached_tokens\":30}}}");
            write(out, "[DONE]");
        } catch (IOException gone) {
            hungUp = true;
        }
    }

    private static void write(OutputStream out, String data) throws IOException {
        out.write(("data: " + data + "\n\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
