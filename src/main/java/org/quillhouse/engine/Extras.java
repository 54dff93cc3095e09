package org.quillhouse.engine;

import java.nio.file.Path;
import java.util.Optional;
import org.quillhouse.engine.internal.fetch.ExtraFiles;
import org.quillhouse.settings.Places;
import org.quillhouse.tasks.Job;

/// What makes the app nicer and is fetched as the engine is: fonts (`fonts/*.ttf`) and dictionaries
/// (`dictionaries/en_GB.aff` with its `.dic`).
public final class Extras {
    private Extras() {}

    /// The folder they are in, if they are here.
    public static Optional<Path> find(Places places) {
        return new ExtraFiles(places).find();
    }

    /// The folder of the fonts, if they are here.
    public static Optional<Path> fonts(Places places) {
        return find(places).map(folder -> folder.resolve("fonts"));
    }

    /// Fetches what is missing into the user's cache.
    public static Job<Path> fetchJob(Places places) {
        return (cancellation, progress) -> new ExtraFiles(places).fetch(cancellation);
    }

    /// Copies all of it into a folder, for installers.
    public static Job<Path> copyJob(Places places, Path folder) {
        return (cancellation, progress) -> new ExtraFiles(places).copyTo(folder, cancellation);
    }
}
