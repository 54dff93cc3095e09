package org.quillhouse.ui.models;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import org.quillhouse.engine.CatalogueModel;
import org.quillhouse.engine.Diagnosis;
import org.quillhouse.engine.EngineAddress;
import org.quillhouse.engine.EngineInfo;
import org.quillhouse.engine.LoadOptions;
import org.quillhouse.engine.MachineMemory;
import org.quillhouse.engine.ModelHost;
import org.quillhouse.engine.ModelInfo;
import org.quillhouse.engine.ModelStore;
import org.quillhouse.engine.ModelUnavailable;
import org.quillhouse.engine.Placement;
import org.quillhouse.engine.StoredModel;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Texts;
import org.quillhouse.settings.Keys;
import org.quillhouse.settings.Places;
import org.quillhouse.settings.SettingKey;
import org.quillhouse.settings.Settings;
import org.quillhouse.storage.StorageFailed;
import org.quillhouse.tasks.Cancellation;
import org.quillhouse.tasks.Job;
import org.quillhouse.tasks.JobRunner;
import org.quillhouse.tasks.Status;
import org.quillhouse.ui.dialogs.Dialogs;

/// The model chip and its menu: which model is used, how far it is loaded, which others are here or can be fetched.
public final class ModelViewModel {
    private final ModelHost host;
    private final ModelStore store;
    private final Settings settings;
    private final Places places;
    private final JobRunner jobs;
    private final Dialogs dialogs;
    private final ReadOnlyObjectWrapper<ModelHost.Readiness> readiness =
            new ReadOnlyObjectWrapper<>(ModelHost.Readiness.NOT_CONFIGURED);
    private final ReadOnlyStringWrapper chip = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper device = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper fetching = new ReadOnlyStringWrapper("");
    private Consumer<Failure> failures = failure -> {};
    private @Nullable Cancellation fetch;
    private @Nullable ModelsViewModel screen;

    /// What it works with.
    ///
    /// @param delivery brings calls to the FX thread
    public record Means(
            ModelHost host, ModelStore store, Settings settings, Places places, JobRunner jobs, Executor delivery) {}

    public ModelViewModel(Means means, Dialogs dialogs) {
        this.host = means.host();
        this.store = means.store();
        this.settings = means.settings();
        this.places = means.places();
        this.jobs = means.jobs();
        this.dialogs = dialogs;
        host.onChange(state -> means.delivery().execute(() -> show(state)));
    }

    public void onFailure(Consumer<Failure> listener) {
        failures = listener;
    }

    private void show(ModelHost.State state) {
        readiness.set(state.phase());
        String name = state.model().map(this::nameOf).orElse("");
        chip.set(
                switch (state.phase()) {
                    case NOT_CONFIGURED -> Texts.of("models.chip.none");
                    case LOADING -> Texts.of("models.chip.loading", state.share());
                    case READY -> name;
                    case FAILED -> Texts.of("models.chip.failed");
                });
        state.placement()
                .filter(placement -> !placement.fallbacks().isEmpty())
                .ifPresent(placement -> rememberLayers(placement.gpuLayers()));
        device.set(state.placement().map(ModelViewModel::deviceWords).orElse(""));
    }

    /// What did not fit is not tried again at the next start; "Fit to this machine" does.
    private void rememberLayers(int layers) {
        try {
            settings.set(Keys.GPU_LAYERS, layers);
        } catch (StorageFailed failed) {
            failures.accept(failed);
        }
    }

    private String nameOf(ModelInfo model) {
        return store.list().stream()
                .filter(stored -> stored.file().equals(model.file()))
                .map(stored -> Texts.of("models.chip.ready", stored.name(), model.quantization()))
                .findFirst()
                .orElse(model.name());
    }

    private static String deviceWords(Placement placement) {
        return placement.totalLayers() == 0
                ? Texts.of("models.device.elsewhere")
                : placement.gpuLayers() == 0
                        ? Texts.of("models.device.cpu")
                        : Texts.of(
                                "models.device.gpu",
                                placement.device(),
                                placement.gpuLayers(),
                                placement.totalLayers());
    }

    /// Loads the chosen model, or the starter where none was ever chosen and it is here.
    public void loadChosen() {
        String chosen = settings.get(Keys.MODEL);
        boolean starterHere = store.list().stream()
                .anyMatch(model -> model.catalogueId()
                        .equals(Optional.of(store.catalogue().starter().id())));
        if (!chosen.isEmpty() || starterHere) {
            try {
                load(store.resolve(chosen.isEmpty() ? "starter" : chosen));
            } catch (ModelUnavailable gone) {
                failures.accept(gone);
            }
        }
    }

    private void load(Path file) {
        screen(); // it notes the memory before and after
        var options = LoadOptions.of(settings, Map.of(), places, LoadOptions.threadsBesideAWindow());
        jobs.prepare(host.loadJob(file, options)).onFailed(failures::accept).start();
    }

    /// The models on this machine.
    public List<StoredModel> here() {
        return store.list();
    }

    /// Models to fetch for this machine, the starter included, without those that are here.
    public List<CatalogueModel> fetchable() {
        long memoryGiB = MachineMemory.totalBytes() / 1_000_000_000;
        var wanted = new java.util.ArrayList<>(store.catalogue().recommendedFor(memoryGiB));
        wanted.add(store.catalogue().starter());
        List<Optional<String>> known =
                here().stream().map(StoredModel::catalogueId).toList();
        return wanted.stream()
                .distinct()
                .filter(model -> !known.contains(Optional.of(model.id())))
                .toList();
    }

    /// What the Models screen shows; the same one every time.
    public ModelsViewModel screen() {
        ModelsViewModel now = screen == null ? new ModelsViewModel(this, settings) : screen;
        screen = now;
        return now;
    }

    /// All that can be fetched and is not here, whatever machine it wants.
    public List<CatalogueModel> allFetchable() {
        List<Optional<String>> known =
                here().stream().map(StoredModel::catalogueId).toList();
        return store.catalogue().models().stream()
                .filter(model -> !known.contains(Optional.of(model.id())))
                .toList();
    }

    /// What the engine is; empty before the first load.
    public Optional<EngineInfo> engine() {
        return host.engineInfo();
    }

    /// Where the layers of the model in use went.
    public Optional<Placement> placement() {
        return host.state().placement();
    }

    public void unload() {
        jobs.prepare(host.unloadJob()).onFailed(failures::accept).start();
    }

    /// Keeps the address of another program's engine and uses it.
    void useAddress(EngineAddress address) throws ModelUnavailable {
        useFile(store.keep(address));
    }

    /// Forgets an address.
    void forget(StoredModel model) {
        if (isUsed(model)) {
            unload();
            remember("");
        }
        try {
            store.remove(model.file().toString());
        } catch (ModelUnavailable failed) {
            failures.accept(failed);
        }
        screen().refresh();
    }

    /// Does something beside the screen.
    <T> void start(Job<T> job, Consumer<T> done, Consumer<Failure> failed) {
        jobs.prepare(job).onDone(done).onFailed(failed).start();
    }

    void tell(Failure failure) {
        failures.accept(failure);
    }

    /// A file of the writer's own; it stays where it is.
    public void useFile(Path file) {
        remember(file.toString());
        load(file);
    }

    /// Whether the model in use runs in another program.
    public boolean isElsewhere() {
        return host.state().model().filter(ModelInfo::isElsewhere).isPresent();
    }

    /// Whether the agents run on this one now.
    public boolean isUsed(StoredModel model) {
        return host.state()
                .model()
                .map(used -> used.file().equals(model.file()))
                .orElse(false);
    }

    public void use(StoredModel model) {
        remember(model.catalogueId().orElse(model.file().toString()));
        load(model.file());
    }

    public void chooseFile() {
        dialogs.chooseModelFile().ifPresent(this::useFile);
    }

    private void remember(String model) {
        try {
            settings.set(Keys.MODEL, model);
        } catch (StorageFailed failed) {
            failures.accept(failed);
        }
    }

    /// Fetches a model and uses it; one at a time.
    public void get(CatalogueModel model) {
        if (fetch != null) {
            return;
        }
        fetching.set(Texts.of("models.fetching", model.name(), 0));
        var job = jobs.prepare(store.fetchJob(model))
                .onStatus(status -> fetching.set(fetchWords(model, status)))
                .onDone(file -> {
                    endFetch();
                    remember(model.id());
                    load(file);
                })
                .onCancelled(this::endFetch)
                .onFailed(failure -> {
                    endFetch();
                    failures.accept(failure);
                });
        fetch = job.cancellation();
        job.start();
    }

    private static String fetchWords(CatalogueModel model, Status status) {
        double share = status.total() == 0 ? 0 : (double) status.done() / status.total();
        return Texts.of("models.fetching", model.name(), share);
    }

    private void endFetch() {
        fetch = null;
        fetching.set("");
    }

    /// Pauses the fetch; getting the same model again goes on from there.
    public void pauseFetch() {
        Cancellation now = fetch;
        if (now != null) {
            now.cancel();
        }
    }

    public ReadOnlyObjectProperty<ModelHost.Readiness> readinessProperty() {
        return readiness.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty chipProperty() {
        return chip.getReadOnlyProperty();
    }

    /// Which device computes.
    public ReadOnlyStringProperty deviceProperty() {
        return device.getReadOnlyProperty();
    }

    /// What is being fetched and how far; empty when nothing is.
    public ReadOnlyStringProperty fetchingProperty() {
        return fetching.getReadOnlyProperty();
    }

    /// How many replies are remembered of what was asked before.
    public int replies() {
        return host.replies().size();
    }

    /// Forgets them: what is asked again is answered anew.
    public void forgetReplies() {
        host.replies().clear();
    }

    /// What a role works with; empty for the writer's model.
    public Optional<StoredModel> modelOf(SettingKey<String> role) {
        String chosen = settings.get(role);
        return store.list().stream()
                .filter(model -> model.file().toString().equals(chosen))
                .findFirst();
    }

    /// Sets what a role works with; it counts from its next task on.
    public <T> void setRole(SettingKey<T> key, T value) {
        try {
            settings.set(key, value);
        } catch (StorageFailed failed) {
            failures.accept(failed);
        }
    }

    /// What was found of engine and model.
    public List<Diagnosis.Finding> diagnose() {
        return Diagnosis.of(machine(), settings);
    }

    /// Makes a change that helps, and loads the model again.
    public void mend(Diagnosis.Fix fix) {
        try {
            Diagnosis.apply(fix, machine(), settings);
            loadChosen();
        } catch (StorageFailed failed) {
            failures.accept(failed);
        }
    }

    private Diagnosis.Machine machine() {
        return Diagnosis.Machine.now(host, store.list().size(), places);
    }
}
