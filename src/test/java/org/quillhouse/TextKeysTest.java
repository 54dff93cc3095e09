package org.quillhouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.quillhouse.agents.Director;
import org.quillhouse.agents.ProseTask;
import org.quillhouse.codex.CodexEntry;
import org.quillhouse.codex.Dossiers;
import org.quillhouse.codex.Strand;
import org.quillhouse.context.ContextFilter;
import org.quillhouse.context.ContextTask;
import org.quillhouse.context.Fate;
import org.quillhouse.context.Priority;
import org.quillhouse.context.PromptPart;
import org.quillhouse.context.Summary;
import org.quillhouse.context.TokenStrategy;
import org.quillhouse.engine.Capability;
import org.quillhouse.engine.Diagnosis;
import org.quillhouse.engine.ModelRole;
import org.quillhouse.engine.Preset;
import org.quillhouse.exchange.Book;
import org.quillhouse.exchange.BookFormat;
import org.quillhouse.exchange.BookLayout;
import org.quillhouse.kernel.Remedy;
import org.quillhouse.kernel.Texts;
import org.quillhouse.manuscript.Version;
import org.quillhouse.project.StoryUse;
import org.quillhouse.review.ChapterPhase;
import org.quillhouse.review.OutlineState;
import org.quillhouse.review.Rater;
import org.quillhouse.review.Readiness;
import org.quillhouse.review.Remark;
import org.quillhouse.review.Reviewer;
import org.quillhouse.review.WorldGuide;
import org.quillhouse.review.WorldTalk;
import org.quillhouse.settings.Keys;
import org.quillhouse.settings.SettingKey;
import org.quillhouse.settings.Source;
import org.quillhouse.storage.StorageFailed;
import org.quillhouse.tasks.Phase;
import org.quillhouse.ui.shell.FirstSteps;

/// Every key that code or FXML names is in the bundle, and every key of the bundle is named.
class TextKeysTest {
    private static final Pattern NAMED = Pattern.compile("[\"%]([a-z]+(?:\\.[a-z_]+)+)\"");
    private static final Set<String> NO_KEYS = Set.of("line.separator");

    private final ResourceBundle english = ResourceBundle.getBundle("org.quillhouse.ui.text.messages", Locale.ENGLISH);
    private final Set<String> bundle = new TreeSet<>(english.keySet());

    @Test
    void bundleAndCodeNameTheSameKeys() throws IOException {
        Set<String> named = new TreeSet<>();
        try (var files = Files.walk(Path.of("src/main"))) {
            for (Path file : files.filter(TextKeysTest::mayNameKeys).toList()) {
                var matcher = NAMED.matcher(Files.readString(file));
                while (matcher.find()) {
                    named.add(matcher.group(1));
                }
            }
        }
        named.addAll(keysOfEnums());
        Set<String> roots = new TreeSet<>();
        bundle.forEach(key -> roots.add(key.substring(0, key.indexOf('.'))));
        Set<String> missing = new TreeSet<>(named);
        missing.removeIf(
                key -> bundle.contains(key) || !roots.contains(key.substring(0, key.indexOf('.'))) || isNoKey(key));
        Set<String> unused = new TreeSet<>(bundle);
        unused.removeAll(named);
        assertEquals(Set.of(), missing, "named but not in the bundle");
        assertEquals(Set.of(), unused, "in the bundle but never named");
    }

    /// Complete, with the same arguments, and each a pattern that can be filled in.
    @Test
    void everyLanguageSaysTheSame() {
        for (Locale language : Texts.LANGUAGES) {
            ResourceBundle other = ResourceBundle.getBundle(
                    "org.quillhouse.ui.text.messages",
                    language,
                    ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
            assertEquals(language.getLanguage(), other.getLocale().getLanguage());
            assertEquals(bundle, new TreeSet<>(other.keySet()), language.toString());
            for (String key : bundle) {
                assertEquals(arguments(english.getString(key)), arguments(other.getString(key)), language + " " + key);
                new MessageFormat(other.getString(key), language).format(new Object[] {1, 2, 3, 4, 5, 6, 7, 8, 9});
            }
        }
    }

    private static Set<String> arguments(String pattern) {
        Set<String> all = new TreeSet<>();
        var found = Pattern.compile("\\{(\\d)").matcher(pattern);
        while (found.find()) {
            all.add(found.group(1));
        }
        return all;
    }

    /// What a model reads is the same whatever the window speaks.
    /// A single apostrophe begins what a message format takes as it stands, and is not shown itself.
    @Test
    void apostrophesAreShown() {
        for (Locale language : Texts.LANGUAGES) {
            ResourceBundle other = ResourceBundle.getBundle("org.quillhouse.ui.text.messages", language);
            for (String key : other.keySet()) {
                String pattern = other.getString(key).replace("''", "");
                assertFalse(pattern.matches("(?s).*[\\p{L}\\p{N}]'.*"), key + " in " + language);
            }
        }
    }

    @Test
    void promptsStayEnglish() throws IOException {
        try (var files = Files.walk(Path.of("src/main/java/org/quillhouse/context"))) {
            for (Path file : files.filter(TextKeysTest::mayNameKeys).toList()) {
                assertFalse(Files.readString(file).contains("Texts.of("), file.toString());
            }
        }
        try {
            Texts.speak(Locale.GERMANY);
            assertEquals("Keine Geschichte ist offen.", Texts.of("shell.empty"));
            assertEquals("1.234 Wörter heute", Texts.of("progress.today", 1_234));
            assertEquals("The world", Texts.prompt("context.section.world"));
            Texts.speak(Locale.FRENCH);
            assertEquals("No story is open.", Texts.of("shell.empty"));
        } finally {
            Texts.speak(Locale.ENGLISH);
        }
    }

    private static boolean mayNameKeys(Path file) {
        return file.toString().endsWith(".java") || file.toString().endsWith(".fxml");
    }

    /// Names of settings, files and JSON paths look like keys.
    private static boolean isNoKey(String key) {
        return key.startsWith("ui.") && !key.contains("button")
                || NO_KEYS.contains(key)
                || key.endsWith(".db")
                || key.endsWith(".json")
                || key.endsWith(".md")
                || key.endsWith(".css");
    }

    private static Set<String> keysOfEnums() {
        Set<String> keys = new TreeSet<>();
        for (Remedy remedy : Remedy.values()) {
            if (remedy != Remedy.NONE) {
                keys.add(remedy.key());
            }
        }
        for (Summary.Level level : Summary.Level.values()) {
            keys.add(level.key());
        }
        for (ContextTask task : ContextTask.values()) {
            keys.add(task.key());
        }
        for (StoryUse.Kind kind : StoryUse.Kind.values()) {
            keys.add(kind.key());
        }
        for (ContextFilter.Kind kind : ContextFilter.Kind.values()) {
            keys.add(kind.key());
        }
        for (Priority priority : Priority.values()) {
            keys.add("context.filter.priority." + priority.name().toLowerCase(Locale.ROOT));
        }
        for (TokenStrategy way : TokenStrategy.values()) {
            keys.add("tokens.way." + way.code());
        }
        Keys.CONTEXT_OVERFLOW.choices().forEach(choice -> keys.add("budget.full." + choice));
        Keys.CONTEXT_ALLOCATION.choices().forEach(choice -> keys.add("budget.moves." + choice));
        for (ProseTask task : ProseTask.values()) {
            keys.add(task.key());
        }
        keys.add("agents.task.director"); // of a proposal that the whole room made
        for (Director.Step.Kind kind : Director.Step.Kind.values()) {
            keys.add(kind.key());
        }
        for (Remark.Kind kind : Remark.Kind.values()) {
            keys.add(kind.key());
        }
        for (Remark.Priority priority : Remark.Priority.values()) {
            keys.add(priority.key());
        }
        for (Remark.Status status : Remark.Status.values()) {
            keys.add(status.key());
        }
        for (Rater.Standing standing : Rater.Standing.values()) {
            keys.add(standing.key());
        }
        for (WorldGuide.Topic topic : WorldGuide.Topic.values()) {
            keys.add(topic.key());
            keys.add(topic.key() + ".words");
            keys.add(topic.key() + ".inside");
        }
        for (WorldGuide.Question question : WorldGuide.Question.values()) {
            keys.add(question.key());
        }
        for (WorldTalk.State state : WorldTalk.State.values()) {
            keys.add(state.key());
        }
        for (String state : List.of("covered", "touched", "missing")) {
            keys.add("world." + state);
        }
        for (ChapterPhase phase : ChapterPhase.values()) {
            keys.add(phase.key());
        }
        for (Readiness.Need need : Readiness.Need.values()) {
            keys.add(need.key());
        }
        for (Readiness.Check.Kind kind : Readiness.Check.Kind.values()) {
            keys.add(kind.key());
        }
        for (OutlineState.Status status : OutlineState.Status.values()) {
            keys.add(status.key());
        }
        for (Reviewer.Kind kind : Reviewer.Kind.values()) {
            keys.add("panel.group." + kind.code());
        }
        for (String genre : List.of("mystery", "romance", "fantasy", "generic")) {
            keys.add("raters.genre." + genre);
            keys.add("raters.genre." + genre + ".criteria");
        }
        for (String template : List.of("detective", "lead", "antagonist")) {
            for (String part : List.of("", ".bio", ".sheet")) {
                keys.add("people.template." + template + part);
            }
        }
        for (String partner : List.of("writer", "editor", "worldbuilding", "researcher", "interviewer")) {
            keys.add("chat.partner." + partner);
            keys.add("chat.empty." + partner);
        }
        keys.add("chat.empty.character");
        keys.addAll(promptsOfTheSheet());
        for (CodexEntry.Kind kind : CodexEntry.Kind.values()) {
            for (String part : List.of("all", "add", "add.button", "rename", "summary", "sheet", "empty", "one")) {
                keys.add(kind.key() + "." + part);
            }
        }
        for (CodexEntry.Source source : CodexEntry.Source.values()) {
            keys.add(source.key());
        }
        for (Strand.Status status : Strand.Status.values()) {
            keys.add(status.key());
        }
        for (Dossiers.Author author : Dossiers.Author.values()) {
            keys.add(author.key());
        }
        for (String list : List.of("themes", "places", "plot")) {
            keys.add("dossier." + list + ".prompt");
        }
        for (String topic : List.of("culture", "magic", "history", "politics", "technology")) {
            keys.add("codex.topic." + topic);
        }
        Keys.chosen().forEach(key -> keys.add(key.key()));
        for (Phase phase : Phase.values()) {
            keys.add(phase.key());
        }
        for (Capability capability : Capability.values()) {
            keys.add(capability.key());
        }
        for (Diagnosis.Fix fix : Diagnosis.Fix.values()) {
            keys.add(fix.key());
        }
        for (ModelRole role : ModelRole.values()) {
            keys.add(role.key());
        }
        for (Preset preset : Preset.values()) {
            keys.add(preset.key());
        }
        for (Version.Author author : Version.Author.values()) {
            keys.add(author.key());
        }
        for (Source source : Source.values()) {
            keys.add(source.key());
        }
        for (Fate fate : Fate.values()) {
            keys.add(fate.key());
        }
        for (PromptPart.Section section : PromptPart.Section.values()) {
            keys.add(section.key());
        }
        for (SettingKey<String> look : List.of(
                Keys.PAGE_LINES,
                Keys.PAGE_PARAGRAPHS,
                Keys.PAGE_MARKS,
                Keys.PAGE_WIDTH,
                Keys.QUOTES,
                Keys.SPELLING_LANGUAGE)) {
            String name = look.name().replace(".language", "").replace("ui.page", "look");
            look.choices().forEach(value -> keys.add(name + "." + value));
        }
        for (FirstSteps.Step step : FirstSteps.Step.values()) {
            keys.add(step.key());
        }
        for (BookFormat format : BookFormat.values()) {
            keys.add(format.key());
            keys.add(format.key() + ".what");
        }
        for (BookLayout layout : BookLayout.values()) {
            keys.add(layout.key());
        }
        for (Book.HeadingStyle style : Book.HeadingStyle.values()) {
            keys.add(style.key());
        }
        for (StorageFailed.Kind kind : StorageFailed.Kind.values()) {
            keys.add("storage." + kind.name().toLowerCase(Locale.ROOT).replace('_', '.'));
        }
        return keys;
    }

    private static Set<String> promptsOfTheSheet() {
        Set<String> keys = new TreeSet<>();
        for (String field : List.of("title", "role", "editor", "prefix", "suffix", "world.text", "outline.text")) {
            keys.add("sheet." + field + ".prompt");
        }
        Map.of("tone", 5, "person", 3, "view", 4, "tense", 2, "pace", 3).forEach((field, usual) -> {
            keys.add("telling." + field);
            for (int i = 1; i <= usual; i++) {
                keys.add("telling." + field + "." + i);
            }
        });
        for (String axis : List.of("quality", "engagement")) {
            keys.add("board." + axis);
        }
        return keys;
    }
}
