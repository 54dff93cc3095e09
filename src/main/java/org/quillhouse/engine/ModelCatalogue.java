package org.quillhouse.engine;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.quillhouse.engine.internal.fetch.CatalogueFile;

/// The models that can be fetched, from `models/catalogue.json`. Immutable.
public record ModelCatalogue(List<CatalogueModel> models) {
    public ModelCatalogue {
        models = List.copyOf(models);
    }

    /// The catalogue that ships with the app.
    public static ModelCatalogue shipped() {
        return CatalogueFile.shipped();
    }

    /// By id, or `starter` for the starter model.
    public Optional<CatalogueModel> find(String id) {
        return models.stream()
                .filter(model -> model.id().equals(id) || (id.equals("starter") && model.isStarter()))
                .findFirst();
    }

    public CatalogueModel starter() {
        return find("starter").orElseThrow();
    }

    /// Up to three for a machine with this much memory, the largest that suits it first.
    public List<CatalogueModel> recommendedFor(long memoryGiB) {
        return models.stream()
                .filter(model -> model.kind().equals("instruct") && model.machineGiB() <= memoryGiB)
                .sorted(Comparator.comparingLong(CatalogueModel::bytes).reversed())
                .limit(3)
                .toList();
    }
}
