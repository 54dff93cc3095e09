package org.quillhouse.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quillhouse.fakes.ScriptedEngine;
import org.quillhouse.prompts.Jinja;
import org.quillhouse.tasks.Cancellation;
import org.quillhouse.tasks.Progress;

class ModelRolesTest {
    @TempDir
    Path folder = Path.of("");

    private final Map<ModelRole, ModelRoles.Choice> choices = new EnumMap<>(ModelRole.class);
    private final AtomicInteger places = new AtomicInteger();
    private final Jinja jinja = new Jinja();
    private ModelHost writer;
    private ModelRoles roles;

    @BeforeEach
    void open() throws Exception {
        writer = place();
        writer.loadJob(model("writer"), LoadOptions.cpu(512)).run(new Cancellation(), Progress.SILENT);
        places.set(0);
        roles = new ModelRoles(
                writer,
                role -> choices.getOrDefault(role, ModelRoles.Choice.USUAL),
                this::place,
                () -> LoadOptions.cpu(512),
                new BackgroundCap(Instant::now, () -> 1));
    }

    @AfterEach
    void close() {
        roles.close();
        writer.close();
    }

    private ModelHost place() {
        places.incrementAndGet();
        return new ModelHost(ScriptedEngine::new, () -> jinja);
    }

    private Path model(String name) throws Exception {
        return TinyGguf.write(folder.resolve(name + ".gguf"));
    }

    private Path fileOf(ModelRole role) throws Exception {
        try (ModelHost.Lease lease = roles.lease(role, new Cancellation())) {
            return lease.model().info().file();
        }
    }

    @Test
    void everybodyWorksWithTheWritersModelUntilAnotherIsChosen() throws Exception {
        assertEquals(folder.resolve("writer.gguf"), fileOf(ModelRole.REVIEWERS));
        Path readers = model("readers");
        choices.put(ModelRole.REVIEWERS, new ModelRoles.Choice(Optional.of(readers), -0.2));
        assertEquals(readers, fileOf(ModelRole.REVIEWERS));
        assertEquals(readers, fileOf(ModelRole.REVIEWERS));
        assertEquals(folder.resolve("writer.gguf"), fileOf(ModelRole.WRITER));
        assertEquals(folder.resolve("writer.gguf"), fileOf(ModelRole.EXTRACTOR));
        assertEquals(1, places.get(), "loaded once");
        assertEquals(0.5, roles.temperature(ModelRole.REVIEWERS, 0.7), 1e-9);
        assertEquals(0, roles.temperature(ModelRole.REVIEWERS, 0.1), 1e-9);
        assertEquals(0.7, roles.temperature(ModelRole.EXTRACTOR, 0.7), 1e-9);
    }

    @Test
    void aThirdModelTakesTheSecondsPlaceAndTheWritersStays() throws Exception {
        choices.put(ModelRole.REVIEWERS, new ModelRoles.Choice(Optional.of(model("a")), 0));
        choices.put(ModelRole.EXTRACTOR, new ModelRoles.Choice(Optional.of(model("b")), 0));
        fileOf(ModelRole.REVIEWERS);
        assertEquals(Optional.of(folder.resolve("a.gguf")), roles.otherFile());
        fileOf(ModelRole.EXTRACTOR);
        assertEquals(Optional.of(folder.resolve("b.gguf")), roles.otherFile());
        assertEquals(ModelHost.Readiness.READY, writer.state().phase());
        choices.put(ModelRole.REVIEWERS, new ModelRoles.Choice(Optional.of(folder.resolve("writer.gguf")), 0));
        fileOf(ModelRole.REVIEWERS);
        assertEquals(Optional.of(folder.resolve("b.gguf")), roles.otherFile(), "the writer's own is not loaded twice");
    }

    @Test
    void aFileThatIsGoneOrDamagedIsToldAndTheWriterGoesOn() throws Exception {
        Path damaged = Files.writeString(folder.resolve("damaged.gguf"), "no model");
        for (Path bad : new Path[] {folder.resolve("gone.gguf"), damaged}) {
            choices.put(ModelRole.REVIEWERS, new ModelRoles.Choice(Optional.of(bad), 0));
            assertThrows(ModelUnavailable.class, () -> fileOf(ModelRole.REVIEWERS));
            assertEquals(Optional.empty(), roles.otherFile());
        }
        assertEquals(folder.resolve("writer.gguf"), fileOf(ModelRole.WRITER));
        assertTrue(roles.fileBytes(ModelRole.EXTRACTOR).isPresent());
        choices.put(ModelRole.EXTRACTOR, new ModelRoles.Choice(Optional.of(folder.resolve("gone.gguf")), 0));
        assertTrue(roles.fileBytes(ModelRole.EXTRACTOR).isEmpty());
    }

    @Test
    void whatBeginsByItselfIsHeldBackByTheMinute() {
        var millis = new AtomicLong(1_000);
        var most = new AtomicInteger(2);
        var cap = new BackgroundCap(() -> Instant.ofEpochMilli(millis.get()), most::get);
        assertTrue(cap.tryBegin() && cap.tryBegin());
        assertFalse(cap.tryBegin());
        millis.addAndGet(59_999);
        assertFalse(cap.tryBegin());
        millis.addAndGet(1);
        assertTrue(cap.tryBegin());
        most.set(0);
        millis.addAndGet(600_000);
        assertFalse(cap.tryBegin());
    }
}
