package org.quillhouse.ui.shell;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.quillhouse.kernel.Texts;
import org.quillhouse.manuscript.Node;
import org.quillhouse.manuscript.StoryTree;
import org.quillhouse.ui.desk.WriterViewModel;

/// Short messages that come over the window and go by themselves, and the list of all of this sitting (spec WA-148).
/// What
/// went wrong stands in the banner until it is dismissed, and in the list. On the FX thread.
final class Notices {
    private static final int MOST_SHOWN = 3;
    private static final int MOST_KEPT = 100;
    private static final int MOST_LETTERS = 30;

    private final InstantSource clock;
    private final ObservableList<Notice> shown = FXCollections.observableArrayList();
    private final ObservableList<Notice> all = FXCollections.observableArrayList();

    /// How long one stays.
    enum Kind {
        SUCCESS(3),
        NOTE(5),
        ERROR(8);

        private final Duration stays;

        Kind(int seconds) {
            stays = Duration.ofSeconds(seconds);
        }

        Duration stays() {
            return stays;
        }
    }

    /// What can be done about it.
    record Act(String name, Runnable run) {}

    record Notice(Instant at, Kind kind, String text, Optional<Act> act) {}

    Notices(InstantSource clock) {
        this.clock = clock;
    }

    /// Shows one, in place of the oldest where there are three.
    void show(Kind kind, String text, Optional<Act> act) {
        var notice = new Notice(clock.instant(), kind, text, act);
        keep(notice);
        shown.add(notice);
        if (shown.size() > MOST_SHOWN) {
            shown.removeFirst();
        }
    }

    private void keep(Notice notice) {
        all.addFirst(notice);
        if (all.size() > MOST_KEPT) {
            all.removeLast();
        }
    }

    void dismiss(Notice notice) {
        shown.remove(notice);
    }

    /// Follows what happens at the window.
    void follow(ShellViewModel shell) {
        shell.bannerProperty().subscribe(words -> {
            if (!words.isEmpty()) {
                keep(new Notice(clock.instant(), Kind.ERROR, words, Optional.empty()));
            }
        });
        shell.storyProperty().subscribe(story -> {
            shown.clear();
            story.ifPresent(this::follow);
        });
    }

    private void follow(StoryViewModel story) {
        story.writer().stateProperty().subscribe((before, now) -> {
            if (now == WriterViewModel.State.DONE) {
                show(
                        Kind.SUCCESS,
                        Texts.of("notice.written", story.page().wordsProperty().get()),
                        Optional.empty());
            }
        });
        story.binder().treeProperty().subscribe((before, now) -> tellTrashed(story, before, now));
    }

    private void tellTrashed(StoryViewModel story, StoryTree before, StoryTree now) {
        var gone = now.trash().stream()
                .filter(node -> before.node(node.id()).isPresent())
                .toList();
        if (!gone.isEmpty()) {
            Node first = gone.getFirst();
            show(
                    Kind.NOTE,
                    Texts.of("notice.trashed", gone.size(), shortened(first.title())),
                    Optional.of(new Act(Texts.of("notice.trashed.back"), () -> gone.forEach(story.binder()::restore))));
        }
    }

    private static String shortened(String title) {
        return title.length() <= MOST_LETTERS
                ? title
                : title.substring(0, MOST_LETTERS).strip() + "…";
    }

    /// At most three, the oldest first.
    ObservableList<Notice> shown() {
        return shown;
    }

    /// The newest first.
    ObservableList<Notice> all() {
        return all;
    }
}
