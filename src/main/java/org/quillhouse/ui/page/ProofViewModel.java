package org.quillhouse.ui.page;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.quillhouse.kernel.Failure;
import org.quillhouse.project.Project;
import org.quillhouse.proofing.Misspelling;
import org.quillhouse.proofing.Speller;
import org.quillhouse.storage.StorageFailed;

/// Spelling of what is on the page: paragraphs are checked beside the screen after a pause and remembered by their
/// text,
/// so that typing never waits and a page that was seen before is marked at once.
public final class ProofViewModel {
    private static final Duration PAUSE = Duration.ofMillis(300);
    private static final int MOST_REMEMBERED = 4_000;
    private static final String OWN_WORDS = "proofing.words";

    private final Project project;
    private final Speller speller;
    private final PageViewModel.Means means;
    private final Set<String> known = new TreeSet<>();
    private final Set<String> own = new TreeSet<>();
    private final Set<String> due = new LinkedHashSet<>();
    private final Map<String, List<Misspelling>> checked = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<Misspelling>> oldest) {
            return size() > MOST_REMEMBERED;
        }
    };
    private Consumer<Set<String>> view = paragraphs -> {};
    private Consumer<Failure> failures = failure -> {};
    private boolean armed;
    private boolean running;

    public ProofViewModel(Project project, Speller speller, PageViewModel.Means means) throws StorageFailed {
        this.project = project;
        this.speller = speller;
        this.means = means;
        project.settings().getOrDefault(OWN_WORDS, "").lines().forEach(own::add);
        project.codex().entries().forEach(entry -> addWords(entry.name()));
        project.codex().onChange(this::learnNames);
    }

    private void addWords(String name) {
        for (String word : name.toLowerCase(Locale.ROOT).split("[^\\p{L}'’]+")) {
            known.add(word);
        }
    }

    private void learnNames() {
        means.delivery().execute(() -> {
            try {
                project.codex().entries().forEach(entry -> addWords(entry.name()));
                forget();
            } catch (StorageFailed failed) {
                failures.accept(failed);
            }
        });
    }

    private void forget() {
        Set<String> before = Set.copyOf(checked.keySet());
        checked.clear();
        view.accept(before);
    }

    /// Checks with another dictionary from now on.
    public void use(Optional<Path> dictionary) {
        if (speller.use(dictionary)) {
            forget();
        }
    }

    public void onFailure(Consumer<Failure> listener) {
        failures = listener;
    }

    /// @param listener told which paragraphs have to be shown anew, by their text
    public void onChecked(Consumer<Set<String>> listener) {
        view = listener;
    }

    /// What is known to be wrong in a paragraph; empty where nothing is known yet: it will be checked.
    public Optional<List<Misspelling>> of(String paragraph) {
        Optional<List<Misspelling>> found = Optional.ofNullable(checked.get(paragraph));
        if (found.isEmpty() && !paragraph.isBlank()) {
            due.add(paragraph);
            arm();
        }
        return found;
    }

    private void arm() {
        if (!armed && !running) {
            armed = true;
            means.schedule().after(PAUSE, () -> means.delivery().execute(this::check));
        }
    }

    private void check() {
        armed = false;
        if (due.isEmpty() || running) {
            return;
        }
        running = true;
        List<String> paragraphs = List.copyOf(due);
        due.clear();
        Set<String> right = new TreeSet<>(known);
        right.addAll(own);
        means.jobs()
                .prepare((cancellation, progress) -> {
                    Map<String, List<Misspelling>> results = new HashMap<>();
                    paragraphs.forEach(paragraph -> results.put(paragraph, speller.check(paragraph, right)));
                    return results;
                })
                .onDone(this::done)
                .onFailed(failure -> running = false)
                .start();
    }

    private void done(Map<String, List<Misspelling>> results) {
        running = false;
        checked.putAll(results);
        view.accept(results.keySet());
        if (!due.isEmpty()) {
            arm();
        }
    }

    /// What may have been meant, at most five.
    public List<String> suggestions(String word) {
        return speller.suggest(word).stream().limit(5).toList();
    }

    /// Takes a word into the story's own list.
    public void learn(String word) {
        own.add(word.toLowerCase(Locale.ROOT).replace('’', '\''));
        try {
            project.set(OWN_WORDS, String.join("\n", own));
        } catch (StorageFailed failed) {
            failures.accept(failed);
        }
        forget();
    }
}
