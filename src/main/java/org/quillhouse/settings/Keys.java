package org.quillhouse.settings;

import java.util.ArrayList;
import java.util.List;

/// Every setting there is, one list for screens, documents and checks.
public final class Keys {
    /// The chosen model: a catalogue id, a stored file's name or a path; empty for none.
    public static final SettingKey<String> MODEL = SettingKey.text("MODEL_PATH", "");
    /// Tasks that begin by themselves, a minute at most (summaries while the writer rests); 0 for none.
    public static final SettingKey<Integer> BACKGROUND_TASKS =
            SettingKey.number("LLM_BACKGROUND_TASKS_PER_MINUTE", 12, 0, 10_000);

    /// GGUF files of the roles that have another model than the writer; empty for the writer's.
    public static final SettingKey<String> REVIEWERS_MODEL = SettingKey.text("MODEL_PATH_REVIEWERS", "");

    public static final SettingKey<String> EXTRACTOR_MODEL = SettingKey.text("MODEL_PATH_EXTRACTOR", "");

    public static final SettingKey<String> EMBEDDER_MODEL = SettingKey.text("MODEL_PATH_EMBEDDER", "");

    /// Added to the usual temperature of a role's tasks.
    public static final SettingKey<Double> REVIEWERS_WARMTH = SettingKey.real("LLM_WARMTH_REVIEWERS", 0, -0.5, 0.5);

    public static final SettingKey<Double> EXTRACTOR_WARMTH = SettingKey.real("LLM_WARMTH_EXTRACTOR", 0, -0.5, 0.5);

    /// Prompt and reply together, in tokens; 0 takes what the model and the machine allow.
    public static final SettingKey<Integer> CONTEXT_TOKENS = SettingKey.number("LLM_N_CTX", 0, 0, 1_048_576);
    /// −1 as many as fit, 0 CPU only.
    public static final SettingKey<Integer> GPU_LAYERS = SettingKey.number("LLM_N_GPU_LAYERS", -1, -1, 10_000);
    /// 0 for a number that suits the machine.
    public static final SettingKey<Integer> THREADS = SettingKey.number("LLM_N_THREADS", 0, 0, 1_024);
    /// `on`: the engine runs in a process of its own; `off`: never; `auto`: after a run that ended while it worked.
    public static final SettingKey<String> SAFE_MODE = SettingKey.choice("LLM_SAFE_MODE", "auto", "on", "off");
    /// What was read of a story is kept on disk, at most so much; 0 keeps nothing.
    public static final SettingKey<Integer> WARM_MIB = SettingKey.number("LLM_PROMPT_CACHE_MIB", 2_048, 0, 1_048_576);
    /// How daring the writer is.
    public static final SettingKey<Double> CHAPTER_TEMPERATURE =
            SettingKey.real("ENDPOINT_GENERATE_CHAPTER_TEMPERATURE", 0.8, 0, 2);
    /// The longest chapter the writer writes in one go, in tokens.
    public static final SettingKey<Integer> CHAPTER_MAX_TOKENS =
            SettingKey.number("ENDPOINT_GENERATE_CHAPTER_MAX_TOKENS", 2_000, 1, 10_000);
    /// How the writer's words are drawn: `prose`, `creative`, `clean` or `debug`.
    public static final SettingKey<String> WRITER_STYLE =
            SettingKey.choice("writer.style", "prose", "creative", "clean", "debug");
    /// Bytes of the model that wrote last, and its tokens a second.
    public static final SettingKey<String> MEASURED_SPEED = SettingKey.text("LLM_MEASURED_SPEED", "");
    public static final SettingKey<Integer> CONTEXT_MAX_TOKENS =
            SettingKey.number("CONTEXT_MAX_TOKENS", 32_000, 1_000, 100_000);
    public static final SettingKey<Integer> CONTEXT_BUFFER_TOKENS =
            SettingKey.number("CONTEXT_BUFFER_TOKENS", 2_000, 100, 10_000);
    /// Tokens of the prompt's layers; together at most what there is for a prompt.
    public static final SettingKey<Integer> CONTEXT_LAYER_A =
            SettingKey.number("CONTEXT_LAYER_A_TOKENS", 2_000, 100, 10_000);
    public static final SettingKey<Integer> CONTEXT_LAYER_B = SettingKey.number("CONTEXT_LAYER_B_TOKENS", 0, 0, 5_000);
    public static final SettingKey<Integer> CONTEXT_LAYER_C =
            SettingKey.number("CONTEXT_LAYER_C_TOKENS", 13_000, 1_000, 25_000);
    public static final SettingKey<Integer> CONTEXT_LAYER_D =
            SettingKey.number("CONTEXT_LAYER_D_TOKENS", 5_000, 500, 10_000);
    public static final SettingKey<Integer> CONTEXT_LAYER_E =
            SettingKey.number("CONTEXT_LAYER_E_TOKENS", 10_000, 1_000, 20_000);
    /// `reject`, `truncate`, `borrow` or `reallocate`: when a layer is full.
    public static final SettingKey<String> CONTEXT_OVERFLOW =
            SettingKey.choice("CONTEXT_OVERFLOW_STRATEGY", "reallocate", "reject", "truncate", "borrow");
    /// `static`, `dynamic` or `adaptive`.
    public static final SettingKey<String> CONTEXT_ALLOCATION =
            SettingKey.choice("CONTEXT_ALLOCATION_MODE", "dynamic", "static", "adaptive");
    /// What the window speaks: as the machine does, English or German.
    public static final SettingKey<String> LANGUAGE = SettingKey.choice("ui.language", "system", "en", "de");
    /// `light` or `dark`.
    public static final SettingKey<String> THEME = SettingKey.choice("ui.theme", "light", "dark");
    /// `on`: stronger letters and lines.
    public static final SettingKey<String> CONTRAST = SettingKey.choice("ui.contrast", "off", "on");
    /// Size of everything but the page, in per cent.
    public static final SettingKey<Integer> SCALE = SettingKey.number("ui.scale", 100, 80, 200);
    /// Letters of the page, in points.
    public static final SettingKey<Integer> PAGE_FONT_POINTS = SettingKey.number("ui.page.font.points", 17, 9, 40);
    /// Whose letters the page has: one of the shipped families or any that is installed.
    public static final SettingKey<String> PAGE_FONT = SettingKey.text("ui.page.font", "Literata");
    /// Room between the lines of the page.
    public static final SettingKey<String> PAGE_LINES =
            SettingKey.choice("ui.page.lines", "usual", "tight", "wide", "double");
    /// What tells its paragraphs apart.
    public static final SettingKey<String> PAGE_PARAGRAPHS =
            SettingKey.choice("ui.page.paragraphs", "indent", "none", "some", "line");
    /// How wide its column is.
    public static final SettingKey<String> PAGE_WIDTH =
            SettingKey.choice("ui.page.width", "usual", "narrow", "wide", "full");
    /// Where the marks of emphasis, headings and the like are seen.
    public static final SettingKey<String> PAGE_MARKS = SettingKey.choice("ui.page.marks", "caret", "always");
    /// The story that was open last.
    public static final SettingKey<String> LAST_STORY = SettingKey.text("ui.story.last", "");
    /// Folders of the stories opened last, one a line.
    public static final SettingKey<String> RECENT_STORIES = SettingKey.text("ui.story.recent", "");
    /// Where the caret was in each text, the text that was open last first, one a line.
    public static final SettingKey<String> BOOKMARKS = SettingKey.text("ui.bookmarks", "");
    /// Where the writer's stories were kept last; empty for a folder among the documents.
    public static final SettingKey<String> STORIES_FOLDER = SettingKey.text("ui.folder.stories", "");
    /// Where a file was read or written last; empty for the documents.
    public static final SettingKey<String> FILES_FOLDER = SettingKey.text("ui.folder.files", "");
    /// Position, size and dividers of the window.
    public static final SettingKey<String> WINDOW = SettingKey.text("ui.window", "");

    /// Which of the desk's tabs was looked at last, counted from 0.
    public static final SettingKey<Integer> DESK_TAB = SettingKey.number("ui.desk.tab", 0, 0, 99);

    /// First steps that were done, separated by commas; `hidden` where they are wanted no more.
    public static final SettingKey<String> FIRST_STEPS = SettingKey.text("ui.steps", "");

    /// Words a day that the writer means to write; 0 for none. Kept in the story.
    public static final SettingKey<Integer> DAILY_GOAL = SettingKey.number("goal.daily", 0, 0, 1_000_000);
    /// Words that the writer means to write in one sitting; 0 for none. Kept in the story.
    public static final SettingKey<Integer> SESSION_GOAL = SettingKey.number("goal.session", 0, 0, 1_000_000);
    /// Words that the whole story is to have; 0 for none. Kept in the story.
    public static final SettingKey<Integer> STORY_GOAL = SettingKey.number("goal.story", 0, 0, 100_000_000);
    /// The day it is to be done by, as 2027-03-31; empty for none. Kept in the story.
    public static final SettingKey<String> DEADLINE = SettingKey.text("goal.deadline", "");
    /// The writer's own keys: `action=keys;…`.
    public static final SettingKey<String> OWN_KEYS = SettingKey.text("ui.keys", "");
    /// When a talk with the interviewer is looked through for the dossier: after each answer, asking before anything is
    /// noted; after each answer, noting it; or by the button alone.
    public static final SettingKey<String> DOSSIER = SettingKey.choice("interview.notes", "ask", "automatic", "button");
    /// `on`: straight quotes and hyphens become printed ones while they are typed.
    public static final SettingKey<String> SMART_TYPING = SettingKey.choice("ui.page.smart", "on", "off");
    /// Which quotation marks: those of the text, or where it has none those of the window's language; or a style's.
    public static final SettingKey<String> QUOTES = SettingKey.choice(
            "ui.page.quotes", "text", "english", "german", "inward", "outward", "french", "polish", "swedish");
    /// `on`: misspelt words are marked.
    public static final SettingKey<String> SPELLING = SettingKey.choice("ui.page.spelling", "on", "off");
    /// Whose spelling: American, British, Australian, Canadian, or the writer's own dictionary.
    public static final SettingKey<String> SPELLING_LANGUAGE =
            SettingKey.choice("ui.page.spelling.language", "system", "en_US", "en_GB", "en_AU", "en_CA", "own");
    /// The `.aff` file of the writer's own dictionary, with its `.dic` beside it.
    public static final SettingKey<String> OWN_DICTIONARY = SettingKey.text("ui.page.spelling.own", "");
    /// What is left bright on the page: `off`, `sentence` or `paragraph`.
    public static final SettingKey<String> PAGE_FOCUS =
            SettingKey.choice("ui.page.focus", "off", "sentence", "paragraph");
    /// `on`: where words came from is coloured on the page.
    public static final SettingKey<String> PAGE_ORIGIN = SettingKey.choice("ui.page.origin", "off", "on");
    /// `on`: what an agent suggests is marked in the lines of the page.
    public static final SettingKey<String> PAGE_CHANGES = SettingKey.choice("ui.page.changes", "on", "off");
    /// `on`: the line that is written stays in the middle.
    public static final SettingKey<String> TYPEWRITER = SettingKey.choice("ui.page.typewriter", "off", "on");

    /// What the app keeps for itself, and what has a place of its own on a screen of the story.
    private static final List<SettingKey<?>> INNER = List.of(
            MEASURED_SPEED,
            LAST_STORY,
            RECENT_STORIES,
            BOOKMARKS,
            STORIES_FOLDER,
            FILES_FOLDER,
            WINDOW,
            DESK_TAB,
            FIRST_STEPS,
            OWN_KEYS,
            SESSION_GOAL,
            DAILY_GOAL,
            STORY_GOAL,
            DEADLINE);

    private Keys() {}

    public static List<SettingKey<?>> all() {
        var all = new ArrayList<>(own());
        all.addAll(all.indexOf(CHAPTER_MAX_TOKENS) + 1, TaskKeys.all());
        return List.copyOf(all);
    }

    private static List<SettingKey<?>> own() {
        return List.of(
                MODEL,
                BACKGROUND_TASKS,
                REVIEWERS_MODEL,
                EXTRACTOR_MODEL,
                EMBEDDER_MODEL,
                REVIEWERS_WARMTH,
                EXTRACTOR_WARMTH,
                CONTEXT_TOKENS,
                GPU_LAYERS,
                THREADS,
                SAFE_MODE,
                WARM_MIB,
                CHAPTER_TEMPERATURE,
                CHAPTER_MAX_TOKENS,
                WRITER_STYLE,
                MEASURED_SPEED,
                CONTEXT_MAX_TOKENS,
                CONTEXT_BUFFER_TOKENS,
                CONTEXT_LAYER_A,
                CONTEXT_LAYER_B,
                CONTEXT_LAYER_C,
                CONTEXT_LAYER_D,
                CONTEXT_LAYER_E,
                CONTEXT_OVERFLOW,
                CONTEXT_ALLOCATION,
                DOSSIER,
                LANGUAGE,
                THEME,
                CONTRAST,
                SCALE,
                PAGE_FONT_POINTS,
                PAGE_FONT,
                PAGE_LINES,
                PAGE_PARAGRAPHS,
                PAGE_WIDTH,
                PAGE_MARKS,
                LAST_STORY,
                RECENT_STORIES,
                BOOKMARKS,
                STORIES_FOLDER,
                FILES_FOLDER,
                WINDOW,
                DESK_TAB,
                FIRST_STEPS,
                SESSION_GOAL,
                DAILY_GOAL,
                STORY_GOAL,
                DEADLINE,
                OWN_KEYS,
                SMART_TYPING,
                QUOTES,
                SPELLING,
                SPELLING_LANGUAGE,
                OWN_DICTIONARY,
                PAGE_FOCUS,
                TYPEWRITER,
                PAGE_ORIGIN,
                PAGE_CHANGES);
    }

    /// Those that the writer chooses for all stories.
    public static List<SettingKey<?>> chosen() {
        return all().stream().filter(key -> !INNER.contains(key)).toList();
    }
}
