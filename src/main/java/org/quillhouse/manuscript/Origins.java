package org.quillhouse.manuscript;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.quillhouse.manuscript.internal.OriginFinder;
import org.quillhouse.manuscript.internal.OriginTable;
import org.quillhouse.storage.Database;
import org.quillhouse.storage.StorageFailed;

/// Where the words of a story came from: typed, pasted, imported, or from an agent. Read out of the versions, which
/// keep every text that an agent ever wrote; nothing has to be noted while one types. Safe on every thread; slow, not
/// for the thread of the screen.
///
/// Limits: an agent's word alone among five words of one's own is found only while its neighbours stand; a text of less
/// than five words is told from one's own only as a whole.
public final class Origins {
    private final Database database;
    private final Manuscript manuscript;

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

    private OriginFinder finder() throws StorageFailed {
        var finder = new OriginFinder();
        for (OriginTable.Foreign foreign : database.read(OriginTable::foreign)) {
            finder.learn(foreign.text(), foreign.before(), foreign.kind());
        }
        return finder;
    }

    /// What was not typed of a text of this story, in order.
    public List<Origin> of(String text) throws StorageFailed {
        return finder().find(text);
    }

    /// Every chapter's share, in reading order.
    public List<Share> shares() throws StorageFailed {
        OriginFinder finder = finder();
        Map<String, Node> nodes = manuscript.tree().nodes().stream()
                .filter(node -> node.kind() == Node.Kind.CHAPTER)
                .collect(Collectors.toMap(Node::id, node -> node));
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
