package org.quillhouse.engine.internal.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.LockSupport;
import org.quillhouse.tasks.Cancellation;
import org.quillhouse.tasks.Phase;
import org.quillhouse.tasks.Progress;
import org.quillhouse.tasks.Schedule;
import org.quillhouse.tasks.Status;

/// Downloads one address into a `.part` file; a later call goes on where the last one stopped.
final class HttpSource {
    private static final Duration CONNECT = Duration.ofSeconds(8);
    private static final Duration ANSWER = Duration.ofSeconds(60);
    private static final Duration STALL = Duration.ofSeconds(60);
    private static final int TRIES = 4;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);

    private final Cancellation cancellation;
    private final Progress progress;
    private volatile long lastByteNanos;

    HttpSource(Cancellation cancellation, Progress progress) {
        this.cancellation = cancellation;
        this.progress = progress;
    }

    /// @return the SHA-256 that the server states for the file, where it states one
    /// @throws IOException after four tries
    /// @throws CancellationException when cancelled; the part stays
    Optional<String> download(URI address, Path part, long expectedBytes) throws IOException {
        IOException last = new IOException("not tried");
        for (int attempt = 0; attempt < TRIES; attempt++) {
            if (attempt > 0) {
                pause(FIRST_PAUSE.multipliedBy(1L << (2 * (attempt - 1))));
            }
            cancellation.throwIfCancelled();
            HttpClient client = client();
            cancellation.onCancel(client::shutdownNow);
            lastByteNanos = System.nanoTime();
            try (var watch = new Schedule()) {
                watch.every(Duration.ofSeconds(1), () -> endWhenStalled(client));
                return once(client, address, part, expectedBytes);
            } catch (FinalAnswer no) {
                throw no;
            } catch (IOException failed) {
                cancellation.throwIfCancelled();
                last = failed;
                if (failed instanceof ConnectException || failed instanceof HttpConnectTimeoutException) {
                    throw failed; // no way there at all: a second knock would only cost the writer time
                }
            } finally {
                client.shutdownNow();
            }
        }
        throw last;
    }

    /// Each time four times as long, unless the writer thinks better of it.
    private void pause(Duration length) {
        long until = System.nanoTime() + length.toNanos();
        while (!cancellation.isCancelled() && System.nanoTime() < until) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private void endWhenStalled(HttpClient client) {
        if (System.nanoTime() - lastByteNanos > STALL.toNanos()) {
            client.shutdownNow();
        }
    }

    private static HttpClient client() {
        return HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
    }

    private Optional<String> once(HttpClient client, URI address, Path part, long expectedBytes) throws IOException {
        long have = Files.exists(part) ? Files.size(part) : 0;
        var request = HttpRequest.newBuilder(address).timeout(ANSWER);
        if (have > 0) {
            request.header("Range", "bytes=" + have + "-");
        }
        HttpResponse<InputStream> response = send(client, request.build());
        try (InputStream body = response.body()) {
            int status = response.statusCode();
            if (status == 416) {
                return statedHash(response); // all of it is here already
            }
            if (status != 200 && status != 206) {
                throw status >= 500 ? new IOException("HTTP " + status) : new FinalAnswer("HTTP " + status);
            }
            long start = status == 206 ? have : 0;
            long total = start
                    + response.headers().firstValueAsLong("Content-Length").orElse(expectedBytes - start);
            copy(body, part, start, total);
            if (Files.size(part) < total) {
                throw new IOException("the connection broke off");
            }
            return statedHash(response);
        }
    }

    private HttpResponse<InputStream> send(HttpClient client, HttpRequest request) throws IOException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CancellationException();
        }
    }

    private void copy(InputStream body, Path part, long start, long total) throws IOException {
        var options = start > 0
                ? new StandardOpenOption[] {StandardOpenOption.WRITE, StandardOpenOption.APPEND}
                : new StandardOpenOption[] {
                    StandardOpenOption.WRITE, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING
                };
        try (var out = Files.newOutputStream(part, options)) {
            byte[] buffer = new byte[1 << 16];
            long done = start;
            long told = 0;
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                cancellation.throwIfCancelled();
                lastByteNanos = System.nanoTime();
                out.write(buffer, 0, read);
                done += read;
                if (done - told > 1 << 20) {
                    told = done;
                    progress.status(Status.of(Phase.DOWNLOADING, 95, done, total));
                }
            }
        }
    }

    /// Large files are served with their SHA-256 as linked tag.
    private static Optional<String> statedHash(HttpResponse<?> response) {
        var current = Optional.of(response);
        while (current.isPresent()) {
            Optional<String> tag = current.get()
                    .headers()
                    .firstValue("X-Linked-ETag")
                    .map(value -> value.replace("\"", ""))
                    .filter(value -> value.matches("[0-9a-f]{64}"));
            if (tag.isPresent()) {
                return tag;
            }
            current = current.get().previousResponse().map(previous -> previous);
        }
        return Optional.empty();
    }

    /// The server's no: asking again gives the same.
    private static final class FinalAnswer extends IOException {
        FinalAnswer(String message) {
            super(message);
        }
    }
}
