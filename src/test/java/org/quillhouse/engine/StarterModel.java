package org.quillhouse.engine;

import java.nio.file.Path;
import java.util.Optional;
import org.quillhouse.settings.Places;

/// The starter model in the user's cache, where the build has put it. A test that needs it fails without it.
public final class StarterModel {
    private StarterModel() {}

    public static Places places() {
        return Places.of(Optional.empty(), System.getenv(), Path.of(System.getProperty("user.home")));
    }

    public static Path file() {
        try {
            return new ModelStore(ModelCatalogue.shipped(), places()).resolve("starter");
        } catch (ModelUnavailable missing) {
            throw new AssertionError("run `mvn process-classes` first: it fetches the starter model", missing);
        }
    }
}
