package org.quillhouse.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.quillhouse.engine.internal.fetch.ModelFetcher;
import org.quillhouse.settings.Places;
import org.quillhouse.tasks.Job;

/// The model files on this machine, and how more are fetched. Safe on every thread; holds no state.
///
/// Files lie in the `models` folder of the cache; a file bears its final name only after it was verified, so whatever
/// is listed here may be used. Nothing is downloaded but by [#fetchJob]. Addresses of engines
/// ([EngineAddress]) lie in the profile and are listed behind them.
public final class ModelStore {
    private final Supplier<ModelCatalogue> catalogue;
    private final Places places;

    public ModelStore(ModelCatalogue catalogue, Places places) {
        this(() -> catalogue, places);
    }

    /// @param catalogue asked each time
    public ModelStore(Supplier<ModelCatalogue> catalogue, Places places) {
        this.catalogue = catalogue;
        this.places = places;
    }

    public ModelCatalogue catalogue() {
        return catalogue.get();
    }

    /// What is here, in the order of their names.
    public List<StoredModel> list() {
        var found = new ArrayList<StoredModel>();
        for (Path cache : places.caches()) {
            addFiles(cache.resolve("models"), found);
        }
        addFiles(places.engines(), found);
        return List.copyOf(found);
    }

    private void addFiles(Path folder, List<StoredModel> found) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                boolean known = found.stream().anyMatch(model -> model.file().endsWith(name));
                if ((name.endsWith(".gguf") || EngineAddress.isOne(file)) && !known) {
                    found.add(stored(file, name));
                }
            }
        } catch (IOException unreadable) {
            return; // a folder we may not read holds nothing for us
        }
    }

    private StoredModel stored(Path file, String name) throws IOException {
        if (EngineAddress.isOne(file)) {
            return new StoredModel(name.replace(EngineAddress.ENDING, ""), file, 0, Optional.empty(), true);
        }
        Optional<CatalogueModel> entry = catalogue().models().stream()
                .filter(model -> model.file().equals(name))
                .findFirst();
        return new StoredModel(
                entry.map(CatalogueModel::name).orElse(name.replace(".gguf", "")),
                file,
                Files.size(file),
                entry.map(CatalogueModel::id),
                file.startsWith(places.cache()));
    }

    /// The file that `model` names: a catalogue id, `starter`, a stored file's name, or a path.
    ///
    /// @throws ModelUnavailable when there is no such file
    public Path resolve(String model) throws ModelUnavailable {
        Optional<CatalogueModel> entry = catalogue().find(model);
        for (StoredModel stored : list()) {
            boolean same = entry.isPresent()
                    ? stored.catalogueId().equals(entry.map(CatalogueModel::id))
                    : stored.file().endsWith(model) || stored.name().equals(model);
            if (same) {
                return stored.file();
            }
        }
        Path path = Path.of(model);
        if (Files.isRegularFile(path)) {
            return path.toAbsolutePath();
        }
        if (entry.isPresent()) {
            throw ModelUnavailable.missing(
                    places.cache().resolve("models").resolve(entry.get().file()));
        }
        if (model.endsWith(".gguf") || EngineAddress.isOne(path) || model.contains("/")) {
            throw ModelUnavailable.missing(path.toAbsolutePath());
        }
        throw ModelUnavailable.unknown(model);
    }

    /// Keeps the address of an engine; it is listed from then on.
    public Path keep(EngineAddress address) throws ModelUnavailable {
        return address.keep(places.engines());
    }

    /// Fetches a model, with progress; cancelling pauses, the next start goes on from there.
    public Job<Path> fetchJob(CatalogueModel model) {
        Path folder = places.cache().resolve("models");
        return (cancellation, progress) -> {
            Optional<StoredModel> here = list().stream()
                    .filter(stored -> stored.catalogueId().equals(Optional.of(model.id())))
                    .findFirst();
            return here.isPresent()
                    ? here.get().file()
                    : new ModelFetcher(model, folder, cancellation, progress).fetch();
        };
    }

    /// Deletes a file of this profile's own.
    ///
    /// @throws ModelUnavailable when there is no such file there
    public void remove(String model) throws ModelUnavailable {
        Path file = resolve(model);
        if (!file.startsWith(places.cache()) && !file.startsWith(places.engines())) {
            throw ModelUnavailable.unknown(model);
        }
        try {
            Files.delete(file);
        } catch (IOException failed) {
            throw ModelUnavailable.unreadable(file, String.valueOf(failed.getMessage()), failed);
        }
    }
}
