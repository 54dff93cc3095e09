package org.quillhouse.ui.shell;

import java.util.List;
import javafx.stage.Stage;
import org.quillhouse.manuscript.StoryTree;
import org.quillhouse.ui.actions.Palette;
import org.quillhouse.ui.actions.Palette.Choice;
import org.quillhouse.ui.binder.BinderViewModel;

/// Ways to a text of the story, and to another story: by typing a few letters of what it is called.
final class Ways {
    private final ShellViewModel shell;
    private final ShellView view;
    private final Stage stage;

    Ways(ShellViewModel shell, ShellView view, Stage stage) {
        this.shell = shell;
        this.view = view;
        this.stage = stage;
    }

    void toText(StoryViewModel story) {
        BinderViewModel binder = story.binder();
        StoryTree tree = binder.tree();
        List<Choice> choices = tree.nodes().stream()
                .map(node -> new Choice(
                        binder.label(node),
                        tree.chapterOf(node.id())
                                .filter(chapter -> !chapter.equals(node))
                                .map(binder::label)
                                .orElse(""),
                        () -> {
                            binder.choose(node);
                            view.showPage();
                        }))
                .toList();
        new Palette("way.text.prompt", "way.text.none", choices).showOver(stage);
    }

    /// To one of those that were opened before.
    void toStory() {
        shell.stories().glances(stories -> {
            List<Choice> choices = stories.stream()
                    .filter(story -> !shell.storyProperty()
                            .get()
                            .map(open -> open.folder().equals(story.folder()))
                            .orElse(false))
                    .map(story -> new Choice(
                            story.title(),
                            String.valueOf(story.folder().getParent()),
                            () -> shell.open(story.folder())))
                    .toList();
            new Palette("way.story.prompt", "way.story.none", choices).showOver(stage);
        });
    }
}
