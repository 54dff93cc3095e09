package org.quillhouse.engine.internal.loopback;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.quillhouse.engine.ModelUnavailable;

/// Speaks to a program on this machine: no proxy, no redirect, so nothing it says can lead elsewhere.
public final class LoopbackClient implements AutoCloseable {
    static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration SHORT = Duration.ofSeconds(10);
    private static final int REASON_CHARS = 300;

    private final URI base;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .proxy(HttpClient.Builder.NO_PROXY)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    LoopbackClient(URI base) {
        this.base = base;
    }

    /// The program answered with something else than what was asked for.
    static final class Refused extends IOException {
        private static final long serialVersionUID = 1;

        Refused(String reason) {
            super(reason);
        }
    }

    /// What models there are.
    ///
    /// @throws ModelUnavailable when nobody answers there
    public static List<String> models(URI base) throws ModelUnavailable {
        try (var client = new LoopbackClient(base)) {
            var names = new ArrayList<String>();
            for (JsonNode model : client.get("/models").path("data")) {
                names.add(model.path("id").asText());
            }
            return List.copyOf(names);
        } catch (IOException silent) {
            throw ModelUnavailable.silent(base.toString(), reason(silent));
        }
    }

    static String reason(IOException failed) {
        String words = failed.getMessage();
        return words == null || words.isBlank() ? failed.getClass().getSimpleName() : words;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).header("Content-Type", "application/json");
    }

    JsonNode get(String path) throws IOException {
        try (InputStream body = send(request(path).timeout(SHORT).GET().build())) {
            return JSON.readTree(body);
        }
    }

    /// The reply as it comes; closing it ends the work there.
    InputStream post(String path, JsonNode body) throws IOException {
        return send(request(path)
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build());
    }

    private InputStream send(HttpRequest request) throws IOException {
        HttpResponse<InputStream> response;
        try {
            response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
            throw new IOException(asked);
        }
        if (response.statusCode() == 200) {
            return response.body();
        }
        try (InputStream body = response.body()) {
            String words = new String(body.readNBytes(1 << 16), StandardCharsets.UTF_8);
            throw new Refused(response.statusCode() + " " + told(words));
        }
    }

    /// What an error of the OpenAI API says, else the answer itself.
    private static String told(String words) {
        String said = words;
        try {
            JsonNode error = JSON.readTree(words).path("error");
            said = error.path("message").asText(error.isTextual() ? error.asText() : words);
        } catch (IOException plain) {
            said = words;
        }
        String line = said.strip().replaceAll("\\s+", " ");
        return line.length() > REASON_CHARS ? line.substring(0, REASON_CHARS) : line;
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
