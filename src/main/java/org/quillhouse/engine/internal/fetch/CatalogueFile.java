package org.quillhouse.engine.internal.fetch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.quillhouse.engine.CatalogueModel;
import org.quillhouse.engine.ModelCatalogue;

/// Reads `models/catalogue.json`, which the build puts beside these classes.
public final class CatalogueFile {
    private static final String RESOURCE = "/org/quillhouse/engine/catalogue.json";

    private CatalogueFile() {}

    public static ModelCatalogue shipped() {
        try (InputStream in = CatalogueFile.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the build left out " + RESOURCE);
            }
            return read(new ObjectMapper().readTree(in));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static ModelCatalogue read(JsonNode root) {
        var models = new ArrayList<CatalogueModel>();
        root.path("models").forEach(node -> models.add(model(node)));
        return new ModelCatalogue(models);
    }

    private static CatalogueModel model(JsonNode node) {
        return new CatalogueModel(
                node.path("id").asText(),
                node.path("name").asText(),
                node.path("file").asText(),
                node.path("role").asText(),
                node.path("kind").asText(),
                node.path("parameters").asText(),
                node.path("quantization").asText(),
                node.path("bytes").asLong(),
                Optional.ofNullable(node.path("sha256").textValue()),
                node.path("contextTokens").asInt(),
                node.path("machineGiB").asInt(),
                node.path("licence").asText(),
                node.path("url").asText(),
                packages(node.path("packages")),
                node.path("triedHere").asBoolean());
    }

    private static List<CatalogueModel.PackagePart> packages(JsonNode list) {
        var parts = new ArrayList<CatalogueModel.PackagePart>();
        list.forEach(node -> parts.add(new CatalogueModel.PackagePart(
                node.path("name").asText(),
                node.path("version").asText(),
                node.path("member").asText())));
        return parts;
    }
}
