package org.quillhouse.context.internal;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.quillhouse.codex.Codex;
import org.quillhouse.context.StoryMemory;
import org.quillhouse.manuscript.Manuscript;
import org.quillhouse.storage.StorageFailed;

/// Holds the story's texts and reads again only what changed since. Safe on every thread.
public final class StoryReader {
    private final Manuscript manuscript;
    private final Codex codex;
    private final StoryMemory memory;
    private final Set<String> changedScenes = new HashSet<>();
    private @Nullable StorySnapshot held;
    private boolean summariesChanged;

    public StoryReader(Manuscript manuscript, Codex codex, StoryMemory memory) {
        this.manuscript = manuscript;
        this.codex = codex;
        this.memory = memory;
        manuscript.onChange(this::changed);
        codex.onChange(this::forget);
        memory.onChange(this::summariesChanged);
    }

    private synchronized void changed(Manuscript.Change change) {
        switch (change) {
            case Manuscript.Change.TextOf text -> changedScenes.add(text.sceneId());
            case Manuscript.Change.Structure structure -> held = null;
        }
    }

    private synchronized void forget() {
        held = null;
    }

    private synchronized void summariesChanged() {
        summariesChanged = true;
    }

    /// The story as it is now.
    public synchronized StorySnapshot now() throws StorageFailed {
        StorySnapshot now = held;
        if (now == null) {
            now = StorySnapshot.of(
                    manuscript.facts(),
                    manuscript.tree(),
                    manuscript.texts(),
                    codex.entries(),
                    codex.ledger().facts(),
                    codex.ledger().witnesses(),
                    codex.ledger().states(),
                    codex.strands().all(),
                    memory.summaries());
            changedScenes.clear();
            summariesChanged = false;
        }
        for (String scene : changedScenes) {
            var text = manuscript.scene(scene);
            if (text.isPresent()) {
                now = now.withScene(text.get());
            }
        }
        changedScenes.clear();
        if (summariesChanged) {
            now = now.withSummaries(memory.summaries());
            summariesChanged = false;
        }
        held = now;
        return now;
    }
}
