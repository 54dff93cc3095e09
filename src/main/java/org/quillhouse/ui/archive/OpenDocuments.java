package org.quillhouse.ui.archive;

import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quillhouse.agents.Library;
import org.quillhouse.archive.DocumentArchive;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Ids;
import org.quillhouse.settings.Places;
import org.quillhouse.storage.StorageFailed;

/// The writer's documents, opened when somebody first wants them: a screen, or an agent who looks something up. Safe on
/// every thread.
public final class OpenDocuments implements Library, AutoCloseable {
    private final Places places;
    private final InstantSource clock;
    private final Ids ids;
    private @Nullable DocumentArchive archive;

    public OpenDocuments(Places places, InstantSource clock, Ids ids) {
        this.places = places;
        this.clock = clock;
        this.ids = ids;
    }

    public synchronized DocumentArchive get() throws StorageFailed {
        DocumentArchive now =
                archive == null ? DocumentArchive.open(places.profile(), places.cache(), clock, ids) : archive;
        archive = now;
        return now;
    }

    @Override
    public Found find(Wanted wanted) throws Failure {
        DocumentArchive documents = get();
        DocumentArchive.Answer found = documents.ask(wanted.words(), wanted.before(), wanted.most());
        List<Source> whole = found.whole().stream()
                .map(document -> new Source(
                        document.name(), document.text(), document.shortened() ? Extent.SHORTENED : Extent.WHOLE))
                .toList();
        List<Source> passages = found.passages().stream()
                .map(passage -> new Source(passage.name(), passage.text(), Extent.PASSAGE))
                .toList();
        List<Source> sources = whole.isEmpty() ? passages : whole;
        return new Found(
                sources, found.missing(), sources.isEmpty() && documents.list().isEmpty());
    }

    @Override
    public synchronized void close() {
        if (archive != null) {
            archive.close();
        }
    }
}
