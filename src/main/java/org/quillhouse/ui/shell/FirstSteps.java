package org.quillhouse.ui.shell;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.quillhouse.kernel.Texts;
import org.quillhouse.settings.Keys;
import org.quillhouse.ui.desk.WriterViewModel;
import org.quillhouse.ui.review.PanelViewModel;

/// What a writer who is new here tries first: each step ticks itself when it was done, wherever. On the FX thread.
public final class FirstSteps {
    private static final String HIDDEN = "hidden";

    private final ShellViewModel shell;
    private final ReadOnlyObjectWrapper<List<Shown>> shown = new ReadOnlyObjectWrapper<>(List.of());
    private final Set<Step> done = EnumSet.noneOf(Step.class);
    private boolean hidden;

    /// In the order in which they are offered.
    public enum Step {
        TYPE,
        WRITE,
        REVIEW,
        OWN;

        /// The key of its words.
        public String key() {
            return "steps." + name().toLowerCase(Locale.ROOT);
        }
    }

    /// A step as it stands.
    public record Shown(Step step, boolean done) {}

    FirstSteps(ShellViewModel shell) {
        this.shell = shell;
        String kept = shell.get(Keys.FIRST_STEPS);
        hidden = kept.equals(HIDDEN);
        for (Step step : Step.values()) {
            if (List.of(kept.split(",")).contains(step.name())) {
                done.add(step);
            }
        }
        show();
    }

    /// Watches what is done with a story.
    void follow(StoryViewModel story) {
        if (hidden) {
            return;
        }
        if (!story.folder().equals(shell.sampleFolder())) {
            tick(Step.OWN);
        }
        story.page().savedProperty().subscribe(saved -> {
            if (saved.equals(Texts.of("page.saving"))) {
                tick(Step.TYPE);
            }
        });
        story.writer().stateProperty().subscribe(state -> {
            if (state == WriterViewModel.State.DONE) {
                tick(Step.WRITE);
            }
        });
        story.desk().review().panel().boardProperty().subscribe(board -> {
            if (board.seats().stream().map(PanelViewModel.Seat::review).anyMatch(review -> review.isPresent())) {
                tick(Step.REVIEW);
            }
        });
    }

    private void tick(Step step) {
        if (!hidden && done.add(step)) {
            shell.set(Keys.FIRST_STEPS, done.stream().map(Step::name).collect(Collectors.joining(",")));
            show();
        }
    }

    /// Away for good.
    public void hide() {
        hidden = true;
        shell.set(Keys.FIRST_STEPS, HIDDEN);
        show();
    }

    private void show() {
        var all = new ArrayList<Shown>();
        for (Step step : Step.values()) {
            all.add(new Shown(step, done.contains(step)));
        }
        shown.set(hidden ? List.of() : List.copyOf(all));
    }

    /// Empty where they are hidden.
    public ReadOnlyObjectProperty<List<Shown>> shownProperty() {
        return shown.getReadOnlyProperty();
    }
}
