package org.quillhouse.launch;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.quillhouse.kernel.Ids;
import org.quillhouse.kernel.Texts;
import org.quillhouse.project.Projects;
import org.quillhouse.settings.Places;
import org.quillhouse.settings.Settings;
import org.quillhouse.storage.StorageFailed;
import org.quillhouse.tasks.Worker;
import org.quillhouse.ui.shell.ShellViewModel;

/// What the window needs and the toolkit does not: read beside the toolkit's start, which takes as long.
///
/// @param mirrors writes the stories' mirrors; does nothing before `drawn` is complete
/// @param drawn completed by the window once there is something to be seen in it
record Beginning(Places places, Settings settings, Projects projects, Worker mirrors, CompletableFuture<Void> drawn) {
    private static final AtomicReference<@Nullable CompletableFuture<Beginning>> BEGUN = new AtomicReference<>();

    /// Starts reading, the story last. The toolkit makes the application itself, so this is where it finds what was
    /// read.
    static void begin(List<String> arguments) {
        var reading = new CompletableFuture<Beginning>();
        BEGUN.set(reading);
        CompletableFuture.runAsync(() -> read(arguments, reading));
    }

    private static void read(List<String> arguments, CompletableFuture<Beginning> reading) {
        Optional<Runnable> opening;
        try {
            Beginning read = of(arguments);
            // before anybody can ask for the story, who would open it a second time
            opening = ShellViewModel.first(story(arguments), read.settings).map(read.projects::openAhead);
            reading.complete(read);
        } catch (StorageFailed | RuntimeException failed) {
            reading.completeExceptionally(failed);
            return;
        }
        opening.ifPresent(Runnable::run);
    }

    /// The story that is named on the command line.
    static Optional<Path> story(List<String> arguments) {
        return option(arguments, "--open").map(Path::of);
    }

    /// What [#begin] read, or read now.
    static Beginning await(List<String> arguments) throws StorageFailed {
        CompletableFuture<Beginning> reading = BEGUN.getAndSet(null);
        return reading == null ? of(arguments) : StorageFailed.join(reading);
    }

    private static Beginning of(List<String> arguments) throws StorageFailed {
        Places places = places(arguments);
        try {
            var settings = Settings.openOrMend(places, System.getenv());
            Texts.speak(settings.language());
            return of(places, settings);
        } catch (StorageFailed failed) {
            Texts.speak(Locale.getDefault()); // what was chosen cannot be read
            throw failed;
        }
    }

    private static Beginning of(Places places, Settings settings) {
        var drawn = new CompletableFuture<Void>();
        var mirrors = new Worker("mirror");
        mirrors.hold(drawn); // it reads the whole story, and what is not on the screen can wait
        InstantSource clock = InstantSource.system();
        return new Beginning(
                places, settings, new Projects(places.backups(), clock, new Ids(clock), mirrors), mirrors, drawn);
    }

    static Places places(List<String> arguments) {
        return Places.of(
                option(arguments, "--profile").map(Path::of),
                System.getenv(),
                Path.of(System.getProperty("user.home")));
    }

    static Optional<String> option(List<String> arguments, String name) {
        int at = arguments.indexOf(name);
        return at >= 0 && at + 1 < arguments.size() ? Optional.of(arguments.get(at + 1)) : Optional.empty();
    }
}
