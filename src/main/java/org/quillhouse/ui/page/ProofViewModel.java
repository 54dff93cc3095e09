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
import org.quillhouse.codex.CodexEntry;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Words;
import org.quillhouse.project.Project;
import org.quillhouse.proofing.Misspelling;
import org.quillhouse.proofing.Speller;
import org.quillhouse.storage.StorageFailed;

/// Spelling of what is on the page: paragraphs are checked beside the screen after a pause and remembered by their
/// text, so that typing never waits and a page that was seen before is marked at once. A text in a language that the
/// dictionary is not of is not marked: a page full of red lines helps nobody.
public final class ProofViewModel {
    private static final Duration PAUSE = Duration.ofMillis(300);
    private static final int MOST_REMEMBERED = 4_000;
    /// Of so many words it can be told whether the dictionary is of their language.
    private static final int TELLING_WORDS = 8;

    private final Project project;
    private final Speller speller;
    private final PageViewModel.Means means;
    /// Words of the names of people, places and things; empty until they are read, with the first check.
    private Optional<Set<String>> known = Optional.empty();
    private int changes;
    private final Set<String> own = new TreeSet<>();
    private final Set<String> due = new LinkedHashSet<>();
    private final Map<String, Verdict> checked = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Verdict> oldest) {
            return size() > MOST_REMEMBERED;
        }
    };
    private Consumer<Set<String>> view = paragraphs -> {};
    private Consumer<Failure> failures = failure -> {};
    private int telling;
    private int foreign;
    private boolean armed;
    private boolean running;

    public ProofViewModel(Project project, Speller speller, PageViewModel.Means means) throws StorageFailed {
        this.project = project;
        this.speller = speller;
        this.means = means;
        project.settings().getOrDefault(Project.OWN_WORDS, "").lines().forEach(own::add);
        project.codex().onChange(() -> means.delivery().execute(this::learnNames));
    }

    private void learnNames() {
        changes++;
        known = Optional.empty();
        forget();
    }

    private static Set<String> names(Project project) throws StorageFailed {
        var words = new TreeSet<String>();
        for (CodexEntry entry : project.codex().entries()) {
            words.addAll(List.of(entry.name().toLowerCase(Locale.ROOT).split("[^\\p{L}'’]+")));
        }
        return words;
    }

    /// What came of a check.
    private record Checked(Set<String> names, Map<String, Verdict> results) {}

    /// What is wrong in a paragraph of so many words.
    private record Verdict(List<Misspelling> wrong, int words) {
        /// More than half of its words are in no dictionary.
        boolean isForeign() {
            return wrong.size() * 2 > words;
        }

        boolean isTelling() {
            return words >= TELLING_WORDS;
        }
    }

    /// Whether the dictionary is of the text's language, as far as it can be told.
    private boolean isTextsOwn() {
        return foreign * 2 <= telling;
    }

    private void forget() {
        Set<String> before = Set.copyOf(checked.keySet());
        checked.clear();
        telling = 0;
        foreign = 0;
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
        Optional<Verdict> found = Optional.ofNullable(checked.get(paragraph));
        if (found.isEmpty() && !paragraph.isBlank()) {
            due.add(paragraph);
            arm();
        }
        return found.map(verdict -> isShown(verdict) ? verdict.wrong() : List.of());
    }

    /// What is short goes with the rest of the text.
    private boolean isShown(Verdict verdict) {
        return verdict.isTelling() ? !verdict.isForeign() : isTextsOwn();
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
        Optional<Set<String>> learnt = known;
        Set<String> right = new TreeSet<>(own);
        int before = changes;
        means.jobs()
                .prepare((cancellation, progress) -> {
                    Set<String> names = learnt.isPresent() ? learnt.get() : names(project);
                    right.addAll(names);
                    Map<String, Verdict> results = new HashMap<>();
                    paragraphs.forEach(paragraph -> results.put(
                            paragraph, new Verdict(speller.check(paragraph, right), Words.count(paragraph))));
                    return new Checked(names, results);
                })
                .onDone(found -> done(found, before == changes))
                .onFailed(failure -> {
                    running = false;
                    failures.accept(failure);
                })
                .start();
    }

    /// @param valid whether it was done with the names and words that count now
    private void done(Checked found, boolean valid) {
        running = false;
        if (valid) {
            known = Optional.of(found.names());
            checked.putAll(found.results());
            boolean before = isTextsOwn();
            found.results().values().forEach(this::tell);
            boolean other = before != isTextsOwn();
            view.accept(other ? Set.copyOf(checked.keySet()) : found.results().keySet());
        } else {
            due.addAll(found.results().keySet());
        }
        if (!due.isEmpty()) {
            arm();
        }
    }

    /// Learns from a paragraph whether the dictionary is of its language.
    private void tell(Verdict verdict) {
        if (verdict.isTelling()) {
            telling++;
            foreign += verdict.isForeign() ? 1 : 0;
        }
    }

    /// What may have been meant, at most five.
    public List<String> suggestions(String word) {
        return speller.suggest(word).stream().limit(5).toList();
    }

    /// Takes a word into the story's own list.
    public void learn(String word) {
        changes++;
        own.add(Words.plain(word));
        try {
            project.set(Project.OWN_WORDS, String.join("\n", own));
        } catch (StorageFailed failed) {
            failures.accept(failed);
        }
        forget();
    }
}
