package org.quillhouse.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quillhouse.settings.Places;
import org.quillhouse.tasks.Cancellation;
import org.quillhouse.tasks.Progress;
import org.quillhouse.tasks.Status;

/// Fetching over a loopback server that can break off, lie and refuse.
class ModelStoreTest {
    @TempDir
    Path folder;

    private final byte[] file = new byte[4 << 20];
    private final List<String> ranges = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private volatile int breakOffAfter = Integer.MAX_VALUE;
    private volatile int status = 200;

    @BeforeEach
    void serve() throws IOException {
        new Random(5).nextBytes(file);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/m.gguf", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String range = exchange.getRequestHeaders().getFirst("Range");
        ranges.add(range == null ? "all" : range);
        int start = range == null ? 0 : Integer.parseInt(range.replaceAll("[^0-9]", ""));
        if (status != 200) {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
            return;
        }
        exchange.sendResponseHeaders(start > 0 ? 206 : 200, file.length - start);
        int end = start + Math.min(file.length - start, breakOffAfter);
        breakOffAfter = Integer.MAX_VALUE;
        try {
            exchange.getResponseBody().write(file, start, end - start);
            exchange.getResponseBody().flush();
        } finally {
            exchange.close();
        }
    }

    private CatalogueModel model(String sha256) {
        String url = "http://localhost:" + server.getAddress().getPort() + "/m.gguf";
        return new CatalogueModel(
                "m",
                "M",
                "m.gguf",
                "test",
                "instruct",
                "",
                "",
                file.length,
                Optional.of(sha256),
                0,
                1,
                "",
                url,
                List.of(),
                true);
    }

    private String rightHash() throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
    }

    private ModelStore store(CatalogueModel model) {
        Path cache = folder.resolve("cache");
        return new ModelStore(new ModelCatalogue(List.of(model)), new Places(folder, cache, cache));
    }

    @Test
    void verifiedFileIsListedUsedAndRemoved() throws Exception {
        ModelStore store = store(model(rightHash()));
        Path got = store.fetchJob(model(rightHash())).run(new Cancellation(), Progress.SILENT);
        assertArrayEquals(file, Files.readAllBytes(got));
        assertEquals(List.of("M"), store.list().stream().map(StoredModel::name).toList());
        assertEquals(got, store.resolve("m"));
        store.remove("m");
        assertEquals(List.of(), store.list());
        assertThrows(ModelUnavailable.class, () -> store.resolve("m"));
    }

    @Test
    void brokenConnectionGoesOnWhereItStopped() throws Exception {
        breakOffAfter = 1 << 20;
        Path got = store(model(rightHash())).fetchJob(model(rightHash())).run(new Cancellation(), Progress.SILENT);
        assertArrayEquals(file, Files.readAllBytes(got));
        assertEquals("all", ranges.getFirst());
        assertTrue(ranges.size() > 1 && ranges.get(1).matches("bytes=[1-9]\\d*-"), ranges.toString());
    }

    @Test
    void cutAtEveryTenthItComesThroughWhole() throws Exception {
        for (int tenth = 1; tenth < 10; tenth++) {
            ModelStore store = store(model(rightHash()));
            breakOffAfter = file.length / 10 * tenth;
            Path got = store.fetchJob(model(rightHash())).run(new Cancellation(), Progress.SILENT);
            assertArrayEquals(file, Files.readAllBytes(got), "cut at " + tenth);
            store.remove("m");
        }
    }

    @Test
    void modelThatTheDiskCannotHoldIsRefusedBeforeTheFirstByte() {
        var large = new CatalogueModel(
                "m",
                "M",
                "m.gguf",
                "test",
                "instruct",
                "",
                "",
                1L << 60,
                Optional.empty(),
                0,
                1,
                "",
                "",
                List.of(),
                true);
        var refused = assertThrows(
                FetchFailed.class, () -> store(large).fetchJob(large).run(new Cancellation(), Progress.SILENT));
        assertEquals("fetch.no.space", refused.key());
        assertTrue(ranges.isEmpty());
    }

    @Test
    void pausedDownloadGoesOnAtTheNextStart() throws Exception {
        var wish = new Cancellation();
        ModelStore store = store(model(rightHash()));
        Progress pause = new Progress() {
            @Override
            public void status(Status now) {
                if (now.done() > 1 << 20) {
                    wish.cancel();
                }
            }

            @Override
            public void part(String text) {}
        };
        assertThrows(
                CancellationException.class,
                () -> store.fetchJob(model(rightHash())).run(wish, pause));
        assertEquals(List.of(), store.list());
        long part = Files.size(folder.resolve("cache/models/m.gguf.part"));
        assertTrue(part > 1 << 20 && part < file.length, "" + part);
        store.fetchJob(model(rightHash())).run(new Cancellation(), Progress.SILENT);
        assertEquals("bytes=" + part + "-", ranges.getLast());
        assertEquals(1, store.list().size());
    }

    @Test
    void wrongFileIsNeverListed() {
        ModelStore store = store(model("00".repeat(32)));
        var failed = assertThrows(
                FetchFailed.class,
                () -> store.fetchJob(model("00".repeat(32))).run(new Cancellation(), Progress.SILENT));
        assertEquals("fetch.damaged", failed.key());
        assertEquals(List.of(), store.list());
        assertFalse(Files.exists(folder.resolve("cache/models/m.gguf")));
    }

    @Test
    void refusalIsToldAndNotRepeated() {
        status = 404;
        ModelStore store = store(model("00".repeat(32)));
        var failed = assertThrows(
                FetchFailed.class,
                () -> store.fetchJob(model("00".repeat(32))).run(new Cancellation(), Progress.SILENT));
        assertEquals("fetch.unreachable", failed.key());
        assertEquals(List.of("all"), ranges);
    }

    @Test
    void shippedCatalogueServesEveryMachine() {
        ModelCatalogue shipped = ModelCatalogue.shipped();
        assertEquals("smollm2-135m-instruct", shipped.starter().id());
        for (int memory : new int[] {4, 8, 16, 24, 64}) {
            CatalogueModel best = shipped.recommendedFor(memory).getFirst();
            assertTrue(best.bytes() < memory * 1_000_000_000L * 0.7, best.id());
        }
        assertTrue(Arrays.stream(new String[] {"gemma-3-270m", "starter"})
                .allMatch(id -> shipped.find(id).isPresent()));
        assertTrue(shipped.models().stream().allMatch(model -> !model.licence().isEmpty() && model.bytes() > 0));
    }
}
