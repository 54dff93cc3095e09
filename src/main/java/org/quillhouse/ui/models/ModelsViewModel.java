package org.quillhouse.ui.models;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.quillhouse.engine.CatalogueModel;
import org.quillhouse.engine.Device;
import org.quillhouse.engine.EngineAddress;
import org.quillhouse.engine.EngineInfo;
import org.quillhouse.engine.MachineMemory;
import org.quillhouse.engine.ModelHost;
import org.quillhouse.engine.ModelInfo;
import org.quillhouse.engine.ModelUnavailable;
import org.quillhouse.engine.Preset;
import org.quillhouse.engine.SpeedMemory;
import org.quillhouse.engine.StoredModel;
import org.quillhouse.kernel.Texts;
import org.quillhouse.settings.Keys;
import org.quillhouse.settings.SettingKey;
import org.quillhouse.settings.Settings;
import org.quillhouse.storage.StorageFailed;

/// The Models screen: every model that is here or can be fetched, what it needs and how fast it will be, how the one in
/// use is loaded, and what the engine is.
public final class ModelsViewModel {
    private final ModelViewModel models;
    private final Settings settings;
    private final SpeedMemory speed;
    private final ObservableList<Row> rows = FXCollections.observableArrayList();
    private final ObjectProperty<Optional<Row>> selected = new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyStringWrapper details = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper machine = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper memory = new ReadOnlyStringWrapper("");
    private final BooleanProperty changed = new SimpleBooleanProperty();
    private final ReadOnlyBooleanWrapper elsewhere = new ReadOnlyBooleanWrapper();
    private final AddressViewModel address;
    private OptionalLong residentBefore = OptionalLong.empty();

    /// One model.
    ///
    /// @param facts size, licence, memory and speed, in words
    public record Row(
            String name,
            String facts,
            boolean used,
            boolean fitting,
            Optional<StoredModel> here,
            Optional<CatalogueModel> fetchable) {}

    public ModelsViewModel(ModelViewModel models, Settings settings) {
        this.models = models;
        this.settings = settings;
        this.speed = new SpeedMemory(settings);
        this.address = new AddressViewModel(models);
        models.readinessProperty().subscribe(readiness -> follow(readiness));
        models.fetchingProperty().map(String::isEmpty).subscribe(none -> refresh());
        selected.subscribe(row -> details.set(row.map(this::describe).orElse(Texts.of("models.details.none"))));
    }

    private void follow(ModelHost.Readiness readiness) {
        if (readiness == ModelHost.Readiness.LOADING) {
            residentBefore = MachineMemory.residentBytes();
        }
        if (readiness == ModelHost.Readiness.READY) {
            changed.set(false);
        }
        refresh();
    }

    /// Looks at the disk and the machine again.
    public void refresh() {
        String chosen = selected.get().map(Row::name).orElse("");
        var found = new ArrayList<Row>();
        for (StoredModel model : models.here()) {
            found.add(hereRow(model));
        }
        for (CatalogueModel model : models.allFetchable()) {
            found.add(fetchableRow(model));
        }
        rows.setAll(found);
        selected.set(found.stream()
                .filter(row -> row.name().equals(chosen))
                .findFirst()
                .or(() -> found.stream().filter(Row::used).findFirst()));
        machine.set(machineWords());
        memory.set(memoryWords());
        elsewhere.set(models.isElsewhere());
    }

    /// Whether the model in use runs in another program, where layers, threads and memory are set.
    ReadOnlyBooleanProperty elsewhereProperty() {
        return elsewhere.getReadOnlyProperty();
    }

    private Row hereRow(StoredModel model) {
        if (EngineAddress.isOne(model.file())) {
            return new Row(
                    model.name(),
                    Texts.of("models.facts.elsewhere"),
                    models.isUsed(model),
                    true,
                    Optional.of(model),
                    Optional.empty());
        }
        String facts = Texts.of("models.facts.here", gigabytes(model.bytes()), speedWords(model.bytes()));
        return new Row(model.name(), facts, models.isUsed(model), true, Optional.of(model), Optional.empty());
    }

    private Row fetchableRow(CatalogueModel model) {
        boolean fits = model.machineGiB() <= MachineMemory.totalBytes() / 1_000_000_000;
        String facts = Texts.of(
                "models.facts.fetchable",
                gigabytes(model.bytes()),
                model.machineGiB(),
                speedWords(model.bytes()),
                model.licence());
        return new Row(model.name(), facts, false, fits, Optional.empty(), Optional.of(model));
    }

    private static String gigabytes(long bytes) {
        return String.format(Locale.ROOT, bytes < 1_000_000_000 ? "%.2f" : "%.1f", bytes / 1e9);
    }

    private String speedWords(long bytes) {
        var expected = speed.expect(bytes);
        return expected.isEmpty()
                ? Texts.of("models.speed.unknown")
                : Texts.of("models.speed", Math.round(expected.getAsDouble() * 0.75 * 60));
    }

    private String describe(Row row) {
        if (row.here().isPresent()) {
            try {
                return describe(ModelInfo.inspect(row.here().get().file()));
            } catch (ModelUnavailable broken) {
                return Texts.of(broken);
            }
        }
        CatalogueModel model = row.fetchable().orElseThrow();
        return Texts.of(
                "models.details.fetchable",
                model.parameters(),
                model.quantization(),
                model.contextTokens(),
                model.licence(),
                Texts.of(model.triedHere() ? "models.details.tried" : "models.details.untried"));
    }

    private String describe(ModelInfo info) {
        if (info.isElsewhere()) {
            return Texts.of("models.details.elsewhere", info.quantization(), info.contextTokens());
        }
        int context = settings.get(Keys.CONTEXT_TOKENS) > 0
                ? settings.get(Keys.CONTEXT_TOKENS)
                : Math.min(16_384, info.contextTokens());
        long need = info.fileBytes() + info.cacheBytesPerToken() * context + (300L << 20);
        return Texts.of(
                "models.details.here",
                info.architecture(),
                info.parameters() / 1e6,
                info.quantization(),
                info.contextTokens(),
                info.layers(),
                Texts.of(info.chatTemplate().isPresent() ? "models.details.chat" : "models.details.base"),
                gigabytes(need),
                context,
                fromHome(info.file()));
    }

    private static String fromHome(Path file) {
        Path home = Path.of(System.getProperty("user.home"));
        return file.startsWith(home)
                ? "~" + file.getFileSystem().getSeparator() + home.relativize(file)
                : file.toString();
    }

    private String machineWords() {
        return Texts.of(
                "models.machine",
                models.engine().map(ModelsViewModel::engineWords).orElse(Texts.of("models.machine.no.engine")),
                Runtime.getRuntime().availableProcessors(),
                MachineMemory.totalBytes() / 1e9,
                MachineMemory.freeBytes() / 1e9);
    }

    private static String engineWords(EngineInfo engine) {
        if (engine.devices().isEmpty()) {
            return Texts.of("models.machine.elsewhere");
        }
        String gpu = engine.devices().stream()
                .filter(Device::isGpu)
                .map(device -> Texts.of("models.machine.gpu", device.description(), device.freeBytes() / 1e9))
                .findFirst()
                .orElse(Texts.of("models.machine.no.gpu"));
        return engine.name() + " " + engine.version() + " (" + engine.cpuVariant() + "). " + gpu;
    }

    private String memoryWords() {
        OptionalLong now = MachineMemory.residentBytes();
        if (residentBefore.isEmpty() || now.isEmpty()) {
            return "";
        }
        return Texts.of("models.memory", residentBefore.getAsLong() >> 20, now.getAsLong() >> 20);
    }

    /// Whether layers can be put on a GPU.
    public boolean hasGpu() {
        return models.engine().stream()
                .anyMatch(engine -> engine.devices().stream().anyMatch(Device::isGpu));
    }

    /// Layers of the model in use, the output layer counted as one; 0 without a model.
    public int layers() {
        return models.placement().map(placement -> placement.totalLayers()).orElse(0);
    }

    public void use(Row row) {
        row.here().ifPresent(models::use);
    }

    /// Whether it is no file of this machine but an address, which can be forgotten.
    public boolean isAddress(Row row) {
        return row.here().filter(model -> EngineAddress.isOne(model.file())).isPresent();
    }

    public void forget(Row row) {
        row.here().ifPresent(models::forget);
    }

    /// Where the address of another program's engine is given.
    public AddressViewModel address() {
        return address;
    }

    public void fetch(Row row) {
        row.fetchable().ifPresent(models::get);
    }

    public void pause() {
        models.pauseFetch();
    }

    public boolean isFetching(Row row) {
        return row.fetchable().isPresent()
                && models.fetchingProperty()
                        .get()
                        .contains(row.fetchable().get().name());
    }

    /// A file of the writer's own, chosen or dropped; it stays where it is.
    public void useFile(Path file) {
        models.useFile(file);
    }

    public void chooseFile() {
        models.chooseFile();
    }

    public void unload() {
        models.unload();
    }

    /// Sets a value; those of the model take effect with [#reload].
    public <T> void set(SettingKey<T> key, T value) {
        if (settings.get(key).equals(value)) {
            return;
        }
        try {
            settings.set(key, value);
            changed.set(true);
        } catch (StorageFailed failed) {
            models.tell(failed);
        }
    }

    public <T> T get(SettingKey<T> key) {
        return settings.get(key);
    }

    /// Leaves layers, threads and context to what fits this machine, and loads so.
    public void fitToThisMachine() {
        set(Keys.GPU_LAYERS, -1);
        set(Keys.THREADS, 0);
        set(Keys.CONTEXT_TOKENS, 0);
        reload();
    }

    public void apply(Preset preset) {
        try {
            preset.applyTo(settings);
            reload();
        } catch (StorageFailed failed) {
            models.tell(failed);
        }
    }

    /// Loads the model in use again, with the settings as they are now.
    public void reload() {
        models.loadChosen();
    }

    public List<Preset> presets() {
        return List.of(Preset.values());
    }

    public ObservableList<Row> rows() {
        return rows;
    }

    public ObjectProperty<Optional<Row>> selectedProperty() {
        return selected;
    }

    public ReadOnlyStringProperty detailsProperty() {
        return details.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty machineProperty() {
        return machine.getReadOnlyProperty();
    }

    /// Memory of this process before and after the last load; empty where it is not known.
    public ReadOnlyStringProperty memoryProperty() {
        return memory.getReadOnlyProperty();
    }

    /// Whether settings differ from those the model was loaded with.
    public BooleanProperty changedProperty() {
        return changed;
    }

    public ModelViewModel models() {
        return models;
    }
}
