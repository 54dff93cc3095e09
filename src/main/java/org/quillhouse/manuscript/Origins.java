package org.quillhouse.manuscript;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.quillhouse.manuscript.internal.OriginFinder;
import org.quillhouse.manuscript.internal.OriginTable;
import org.quillhouse.storage.Database;
import org.quillhouse.storage.StorageFailed;

/// Where the words of a story came from: typed, pasted, imported, or from an agent. Read out of the versions, which
/// keep every text that an agent ever wrote; nothing has to be noted while one types. Safe on every thread; slow the
/// first time, not for the thread of the screen. Remembers what it compared: keep one as long as it is needed.
///
/// Limits: an agent's word alone among five words of one's own is found only while its neighbours stand; a text of less
/// than five words is told from one's own only as a whole.
public final class Origins {
    private final Database database;
    private final Manuscript manuscript;
    private final OriginFinder finder = new OriginFinder();
    private final Map<String, String> learnt = new HashMap<>();

    /// @param database the story's, which stays the caller's to close
    public Origins(Database database, Manuscript manuscript) {
        this.database = database;
        this.manuscript = manuscript;
    }

    /// Words of a chapter by where they came from.
    ///
    /// @param words all of them; what is left was typed
    public record Share(Node chapter, int words, int generated, int pasted, int imported) {
        public int typed() {
            return Math.max(0, words - generated - pasted - imported);
        }
    }

    /// Compares what came since the last time; a draft that grew meanwhile is learnt again.
    private void learn() throws StorageFailed {
        for (OriginTable.Foreign foreign : database.read(OriginTable::foreign)) {
            if (!foreign.text().equals(learnt.put(foreign.id(), foreign.text()))) {
                finder.learn(foreign.text(), foreign.before(), foreign.kind());
            }
        }
    }

    /// What was not typed of a text of this story, in order.
    public synchronized List<Origin> of(String text) throws StorageFailed {
        learn();
        return finder.find(text);
    }

    /// Every chapter's share, in reading order.
    public synchronized List<Share> shares() throws StorageFailed {
        learn();
        Map<String, Node> nodes =
                manuscript.tree().chapters().stream().collect(Collectors.toMap(Node::id, node -> node));
        var shares = new ArrayList<Share>();
        for (Chapter chapter : manuscript.chapters()) {
            var sums = new int[Origin.Kind.values().length + 1];
            for (Scene scene : chapter.scenes()) {
                int[] counts = finder.count(scene.text());
                for (int i = 0; i < sums.length; i++) {
                    sums[i] += counts[i];
                }
            }
            Node node = nodes.get(chapter.id());
            if (node != null) {
                shares.add(new Share(
                        node,
                        sums[sums.length - 1],
                        sums[Origin.Kind.GENERATED.ordinal()],
                        sums[Origin.Kind.PASTED.ordinal()],
                        sums[Origin.Kind.IMPORTED.ordinal()]));
            }
        }
        return List.copyOf(shares);
    }
}
