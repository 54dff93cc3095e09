package org.quillhouse.ui.shell;

import org.quillhouse.codex.CodexEntry;
import org.quillhouse.kernel.Failure;
import org.quillhouse.manuscript.Manuscript;
import org.quillhouse.project.Project;
import org.quillhouse.storage.StorageFailed;
import org.quillhouse.ui.binder.BinderViewModel;
import org.quillhouse.ui.desk.WriterViewModel;
import org.quillhouse.ui.page.PageViewModel;

/// One open story with its screens: binder, page and writer, kept in step.
public final class StoryViewModel {
    private final Project project;
    private final BinderViewModel binder;
    private final PageViewModel page;
    private final WriterViewModel writer;

    StoryViewModel(Project project, BinderViewModel binder, PageViewModel page, WriterViewModel writer) {
        this.project = project;
        this.binder = binder;
        this.page = page;
        this.writer = writer;
        binder.selectedSceneProperty().subscribe(scene -> {
            if (scene != null && !scene.isEmpty()) {
                page.open(scene);
            }
        });
    }

    /// Keeps binder and page true when a room changes.
    ///
    /// @param change what changed, on the FX thread
    void follow(Manuscript.Change change) throws StorageFailed {
        binder.refresh();
        boolean here = change instanceof Manuscript.Change.TextOf text
                && text.sceneId().equals(page.sceneId());
        if ((here || change instanceof Manuscript.Change.Structure)
                && page.stateProperty().get() != PageViewModel.State.STREAMING) {
            page.refreshChapter();
        }
    }

    public BinderViewModel binder() {
        return binder;
    }

    public PageViewModel page() {
        return page;
    }

    public WriterViewModel writer() {
        return writer;
    }

    /// The story's people, for the desk.
    public java.util.List<CodexEntry> characters() throws StorageFailed {
        return project.codex().characters();
    }

    public java.util.Optional<Failure> whyReadOnly() {
        return project.whyReadOnly();
    }

    public int rescuedScenes() {
        return project.rescuedScenes().size();
    }

    java.nio.file.Path folder() {
        return project.folder();
    }

    /// Stores what is not stored, stops what is being written, closes the story.
    void close() throws StorageFailed {
        writer.stopAndWait();
        try {
            page.flush();
        } finally {
            project.close();
        }
    }
}
