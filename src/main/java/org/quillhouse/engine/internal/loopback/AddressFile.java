package org.quillhouse.engine.internal.loopback;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.quillhouse.engine.EngineAddress;
import org.quillhouse.engine.ModelUnavailable;

/// [EngineAddress] as a file of JSON.
public final class AddressFile {
    private static final ObjectMapper JSON = new ObjectMapper();

    private AddressFile() {}

    public static EngineAddress read(Path file) throws ModelUnavailable {
        if (!Files.isRegularFile(file)) {
            throw ModelUnavailable.missing(file);
        }
        try {
            JsonNode root = JSON.readTree(file.toFile());
            return new EngineAddress(
                    EngineAddress.parse(root.path("base").asText()),
                    root.path("model").asText(),
                    root.path("contextTokens").asInt(EngineAddress.USUAL_CONTEXT),
                    root.path("seesPictures").asBoolean());
        } catch (IOException | IllegalArgumentException damaged) {
            throw ModelUnavailable.unreadable(file, String.valueOf(damaged.getMessage()), damaged);
        }
    }

    public static void write(EngineAddress address, Path file) throws IOException {
        var root = JSON.createObjectNode()
                .put("base", address.base().toString())
                .put("model", address.model())
                .put("contextTokens", address.contextTokens())
                .put("seesPictures", address.seesPictures());
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.writeString(part, root.toPrettyString());
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
