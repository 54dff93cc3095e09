package org.quillhouse.ui.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quillhouse.engine.GenerationResult;
import org.quillhouse.engine.ModelCatalogue;
import org.quillhouse.engine.ModelHost;
import org.quillhouse.engine.ModelInfo;
import org.quillhouse.engine.ModelStore;
import org.quillhouse.engine.Preset;
import org.quillhouse.engine.SpeedMemory;
import org.quillhouse.engine.StopReason;
import org.quillhouse.engine.TinyGguf;
import org.quillhouse.fakes.OtherProgram;
import org.quillhouse.fakes.ScriptedDialogs;
import org.quillhouse.fakes.ScriptedEngine;
import org.quillhouse.kernel.Texts;
import org.quillhouse.prompts.Jinja;
import org.quillhouse.settings.Keys;
import org.quillhouse.settings.Places;
import org.quillhouse.settings.Settings;
import org.quillhouse.tasks.DirectRunner;

class ModelsViewModelTest {
    @TempDir
    Path folder;

    private final ScriptedEngine engine = new ScriptedEngine();
    private final Jinja jinja = new Jinja();
    private final ModelHost host = new ModelHost(() -> engine, () -> jinja);
    private Path file;
    private Settings settings;
    private ModelsViewModel models;

    @BeforeEach
    void open() throws Exception {
        var places = new Places(folder, folder.resolve("cache"), folder.resolve("cache"));
        Files.createDirectories(folder.resolve("cache/models"));
        file = TinyGguf.write(folder.resolve("cache/models/tiny.gguf"));
        settings = Settings.open(places, Map.of(), Map.of());
        var store = new ModelStore(ModelCatalogue.shipped(), places);
        var means = new ModelViewModel.Means(host, store, settings, places, new DirectRunner(), Runnable::run);
        models = new ModelViewModel(means, new ScriptedDialogs()).screen();
        models.refresh();
    }

    @AfterEach
    void close() {
        host.close();
        settings.close();
    }

    private ModelsViewModel.Row tiny() {
        return models.rows().stream()
                .filter(row -> row.name().equals("tiny"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void anotherProgramsEngineIsAskedKeptUsedAndForgotten() throws Exception {
        AddressViewModel address = models.address();
        address.addressProperty().set("example.com");
        address.look();
        assertTrue(
                address.saidProperty().get().contains("example.com"),
                address.saidProperty().get());
        try (var program = new OtherProgram()) {
            address.addressProperty().set(program.address());
            address.look();
            assertEquals(program.models, address.found());
            address.contextProperty().set("many");
            address.use();
            assertEquals(
                    Texts.of("models.address.context.bad"),
                    address.saidProperty().get());
            address.contextProperty().set("4096");
            address.use();
            ModelsViewModel.Row row =
                    models.rows().stream().filter(models::isAddress).findFirst().orElseThrow();
            assertEquals("tide-7b", row.name());
            assertTrue(row.used());
            models.selectedProperty().set(Optional.of(row));
            assertTrue(models.detailsProperty().get().contains("4,096"));
            assertEquals(
                    Texts.of("models.device.elsewhere"),
                    models.models().deviceProperty().get());
            assertTrue(models.elsewhereProperty().get(), "nothing is to be set here");
            models.forget(row);
            assertTrue(models.rows().stream().noneMatch(models::isAddress));
            assertFalse(models.elsewhereProperty().get());
            assertEquals("", settings.get(Keys.MODEL));
            assertEquals(ModelHost.Readiness.NOT_CONFIGURED, host.state().phase());
        }
    }

    @Test
    void ownFilesAndTheCatalogueAreListed() {
        assertTrue(tiny().here().isPresent());
        assertTrue(models.rows().stream().anyMatch(row -> row.fetchable().isPresent()));
    }

    @Test
    void usingARowLoadsItAndSaysSo() {
        models.use(tiny());
        assertTrue(tiny().used());
        assertEquals(ModelHost.Readiness.READY, host.state().phase());
        assertTrue(
                models.detailsProperty().get().contains("tiny.gguf"),
                models.detailsProperty().get());
    }

    @Test
    void droppedFileOfTheWritersOwnIsUsedWhereItLies() throws Exception {
        Path own = TinyGguf.write(folder.resolve("own.gguf"));
        models.useFile(own);
        assertEquals(Optional.of(own), host.state().model().map(ModelInfo::file));
        assertEquals(own.toString(), settings.get(Keys.MODEL));
    }

    @Test
    void unloadingLeavesNoModel() {
        models.use(tiny());
        models.unload();
        assertEquals(ModelHost.Readiness.NOT_CONFIGURED, host.state().phase());
        assertFalse(tiny().used());
    }

    @Test
    void changedSettingWantsALoad() {
        models.use(tiny());
        models.set(Keys.CONTEXT_TOKENS, 4_096);
        assertTrue(models.changedProperty().get());
        models.reload();
        assertFalse(models.changedProperty().get());
        assertEquals(4_096, settings.get(Keys.CONTEXT_TOKENS));
        models.fitToThisMachine();
        assertEquals(0, settings.get(Keys.CONTEXT_TOKENS));
        assertEquals(-1, settings.get(Keys.GPU_LAYERS));
    }

    @Test
    void presetSetsItsValues() {
        models.apply(Preset.CREATIVE);
        assertEquals(0.9, settings.get(Keys.CHAPTER_TEMPERATURE));
        assertEquals("creative", settings.get(Keys.WRITER_STYLE));
        models.apply(Preset.SMALL_MACHINE);
        assertEquals(4_096, settings.get(Keys.CONTEXT_TOKENS));
        assertEquals("prose", settings.get(Keys.WRITER_STYLE));
    }

    @Test
    void speedIsPredictedFromWhatWasMeasured() throws Exception {
        var speed = new SpeedMemory(settings);
        assertTrue(speed.expect(1_000).isEmpty());
        var result = new GenerationResult(
                "text", StopReason.END, GenerationResult.Tokens.of(10, 0, 100), 1, 1, 1_000, Optional.empty());
        ModelInfo info = ModelInfo.inspect(file);
        speed.learn(info, result);
        assertEquals(50, speed.expect(2 * info.fileBytes()).orElseThrow(), 0.01);
        models.refresh();
        assertTrue(tiny().facts().contains("words a minute"), tiny().facts());
    }
}
