package org.quillhouse.agents;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.quillhouse.agents.internal.States;
import org.quillhouse.agents.internal.Turn;
import org.quillhouse.codex.CharacterState;
import org.quillhouse.codex.CodexEntry;
import org.quillhouse.codex.NoSuchEntry;
import org.quillhouse.context.ContextTask;
import org.quillhouse.engine.Limits;
import org.quillhouse.engine.ModelHost;
import org.quillhouse.engine.ReplyShape;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Texts;
import org.quillhouse.manuscript.NewChapter;
import org.quillhouse.review.Remark;
import org.quillhouse.settings.TaskKeys;
import org.quillhouse.tasks.Cancellation;
import org.quillhouse.tasks.Job;
import org.quillhouse.tasks.Phase;
import org.quillhouse.tasks.Progress;
import org.quillhouse.tasks.Status;

/// The writer as the one who plans: makes a person out of a few words, a portrait out of a sheet, chapters out of an
/// outline. Nothing is stored; the author takes what is good. Its jobs may run on any thread.
public final class Planner {
    private static final double TEMPERATURE = 0.7;
    private static final int PERSON_TOKENS = 1_000;
    private static final int BIO_TOKENS = 300;
    private static final int OUTLINE_TOKENS = 4_000;

    private final AgentTools tools;
    private final AgentStory story;
    private final Briefing briefing;

    Planner(AgentTools tools, AgentStory story, Briefing briefing) {
        this.tools = tools;
        this.story = story;
        this.briefing = briefing;
    }

    record Details(
            @Limits(min = 2, max = 20) String sex,
            @Limits(min = 2, max = 30) String gender,
            @Limits(min = 2, max = 30) String sexualPreference,
            @Limits(min = 0, max = 200) int age,
            @Limits(min = 20, max = 240) String physicalAppearance,
            @Limits(min = 12, max = 200) String usualClothing,
            @Limits(min = 20, max = 240) String personality,
            @Limits(min = 20, max = 240) String motivations,
            @Limits(min = 12, max = 200) String fears,
            @Limits(min = 12, max = 300) String relationships) {}

    record Ties(@Limits(min = 12, max = 400) String relationships) {}

    record Outlined(@Limits(min = 8, max = 15) List<Planned> chapters) {}

    record Planned(
            @Limits(min = 3, max = 50) String title,
            @Limits(min = 30, max = 260) String description,

            @Limits(min = 3, max = 5, itemLeast = 8, itemChars = 90)
            List<String> keyPlotItems,

            @Limits(min = 1, max = 4, itemLeast = 2, itemChars = 40)
            List<String> involvedCharacters) {}

    /// The fields of a person's sheet, made from the name and the bio, by the names that the codex has for them.
    ///
    /// @throws WritingFailed in the job for somebody without a bio
    public Job<Map<String, String>> detailsJob(String characterId, int seed, WritingLimits limits) {
        return (cancellation, progress) -> {
            CodexEntry person = person(characterId);
            requireBio(person);
            Ask ask = person(person, "character_details");
            Details made = answer(
                    ask,
                    ReplyShape.of(Details.class),
                    limits.forTask(TaskKeys.GENERATE_CHARACTER_DETAILS, TEMPERATURE, PERSON_TOKENS),
                    seed,
                    cancellation,
                    progress);
            return fields(made);
        };
    }

    private CodexEntry person(String id) throws Failure {
        return story.codex().find(id).orElseThrow(() -> NoSuchEntry.character(id));
    }

    private static void requireBio(CodexEntry person) throws WritingFailed {
        if (person.summary().isBlank()) {
            throw WritingFailed.fieldMissing(Texts.of("agents.field.bio", person.name()));
        }
    }

    private Ask person(CodexEntry person, String prompt) throws Failure {
        int last = story.lastChapter();
        return Ask.of(ContextTask.CHARACTER_DETAILS, last, "")
                .withPrompt(prompt)
                .with("character", person.name())
                .with("bio", person.summary())
                .with("text", sheet(person));
    }

    private static String sheet(CodexEntry person) {
        var lines = new ArrayList<String>();
        person.readable().forEach((name, value) -> lines.add("- " + name.replace('_', ' ') + ": " + value));
        return String.join("\n", lines);
    }

    private static Map<String, String> fields(Details made) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("sex", made.sex());
        fields.put("gender", made.gender());
        fields.put("sexual_preference", made.sexualPreference());
        fields.put("age", made.age() == 0 ? "" : Integer.toString(made.age()));
        fields.put("physical_appearance", made.physicalAppearance());
        fields.put("usual_clothing", made.usualClothing());
        fields.put("personality", made.personality());
        fields.put("motivations", made.motivations());
        fields.put("fears", made.fears());
        fields.put("relationships", made.relationships());
        fields.replaceAll((name, text) -> text.strip());
        return fields;
    }

    /// Ties to the others, and nothing else of the sheet.
    ///
    /// @throws WritingFailed in the job for somebody without a bio, or alone in the story
    public Job<String> tiesJob(String characterId, int seed, WritingLimits limits) {
        return (cancellation, progress) -> {
            CodexEntry person = person(characterId);
            requireBio(person);
            boolean alone = story.codex().visibleCharacters().stream()
                    .allMatch(other -> other.id().equals(characterId));
            if (alone) {
                throw WritingFailed.fieldMissing(Texts.of("agents.field.others"));
            }
            Ask ask = person(person, "relationships");
            return answer(
                            ask,
                            ReplyShape.of(Ties.class),
                            limits.forTask(TaskKeys.GENERATE_CHARACTER_DETAILS, TEMPERATURE, BIO_TOKENS),
                            seed,
                            cancellation,
                            progress)
                    .relationships()
                    .strip();
        };
    }

    record Described(
            @Limits(min = 60, max = 480) String description,
            @Limits(min = 30, max = 300) String history,
            @Limits(min = 20, max = 240) String use,
            @Limits(min = 20, max = 200) String detail) {}

    /// A place or thing of the codex for the senses: more of its fields, by name (spec SWT-13).
    ///
    /// @throws WritingFailed in the job for one of which nothing is said
    public Job<Map<String, String>> descriptionJob(String entryId, int seed, WritingLimits limits) {
        return (cancellation, progress) -> {
            CodexEntry entry = story.codex().entry(entryId).orElseThrow(() -> NoSuchEntry.character(entryId));
            if (entry.summary().isBlank()) {
                throw WritingFailed.fieldMissing(Texts.of("agents.field.bio", entry.name()));
            }
            Ask ask = Ask.of(ContextTask.CHARACTER_DETAILS, story.lastChapter(), "")
                    .withPrompt("entry_details")
                    .with("name", entry.name())
                    .with("kind", Texts.prompt(entry.kind().key() + ".one"))
                    .with("bio", entry.summary())
                    .with("text", sheet(entry));
            Described made = answer(
                    ask,
                    ReplyShape.of(Described.class),
                    limits.forTask(TaskKeys.GENERATE_CHARACTER_DETAILS, TEMPERATURE, PERSON_TOKENS),
                    seed,
                    cancellation,
                    progress);
            var fields = new LinkedHashMap<String, String>();
            fields.put("description", made.description().strip());
            fields.put("history", made.history().strip());
            fields.put("use", made.use().strip());
            fields.put("detail", made.detail().strip());
            return fields;
        };
    }

    record Portrait(@Limits(min = 60, max = 480) String bio) {}

    /// Two to four sentences out of the sheet.
    ///
    /// @throws WritingFailed in the job where personality, motivations and looks are all empty
    public Job<String> bioJob(String characterId, int seed, WritingLimits limits) {
        return (cancellation, progress) -> {
            CodexEntry person = person(characterId);
            boolean known =
                    List.of("personality", "traits", "motivations", "goals", "physical_appearance", "appearance")
                            .stream()
                            .anyMatch(field -> !person.field(field).isBlank());
            if (!known) {
                throw WritingFailed.fieldMissing(Texts.of("agents.field.sheet", person.name()));
            }
            Ask ask = person(person, "bio");
            return answer(
                            ask,
                            ReplyShape.of(Portrait.class),
                            limits.forTask(TaskKeys.GENERATE_CHARACTER_DETAILS, TEMPERATURE, BIO_TOKENS),
                            seed,
                            cancellation,
                            progress)
                    .bio()
                    .strip();
        };
    }

    /// Chapters made of the story's outline: eight to fifteen.
    ///
    /// @throws WritingFailed in the job for an empty outline
    public Job<List<NewChapter>> chaptersJob(String guidance, int seed, WritingLimits limits) {
        return (cancellation, progress) -> {
            String outline = story.manuscript().facts().outline();
            if (outline.isBlank()) {
                throw WritingFailed.fieldMissing(Texts.of("agents.field.outline"));
            }
            int last = story.lastChapter();
            Ask ask = Ask.of(ContextTask.OUTLINE, last, guidance).with("text", outline);
            List<String> names = story.codex().visibleCharacters().stream()
                    .map(CodexEntry::name)
                    .distinct()
                    .toList();
            ReplyShape<Outlined> shape = ReplyShape.of(Outlined.class);
            Outlined made = answer(
                    ask,
                    names.isEmpty() ? shape : shape.withChoices("involvedCharacters", names),
                    limits.forTask(TEMPERATURE, OUTLINE_TOKENS),
                    seed,
                    cancellation,
                    progress);
            return made.chapters().stream().map(Planner::chapter).toList();
        };
    }

    private static NewChapter chapter(Planned planned) {
        String people = String.join(
                ", ", planned.involvedCharacters().stream().distinct().toList());
        return new NewChapter(
                planned.title().strip().replaceFirst("(?i)^chapter\\s+\\w+\\s*[:.–-]\\s*", ""),
                planned.description().strip(),
                planned.keyPlotItems().stream().map(String::strip).distinct().toList(),
                people);
    }

    private <T extends Record> T answer(
            Ask ask, ReplyShape<T> shape, WritingLimits limits, int seed, Cancellation cancellation, Progress progress)
            throws Failure {
        progress.status(Status.of(Phase.LOADING_MODEL));
        try (ModelHost.Lease lease = tools.models().lease(cancellation)) {
            progress.status(Status.of(Phase.CONTEXT_PROCESSING));
            Turn turn = Turn.read(tools, briefing, lease, ask, limits, "");
            progress.status(Status.of(Phase.GENERATING));
            T made = turn.answer(shape, seed, cancellation).value();
            progress.status(Status.of(Phase.PARSING));
            return made;
        }
    }

    /// Everybody's words about a chapter that the author accepted become how they are after its last scene (spec
    /// WA-49).
    ///
    /// @param remarks of one character
    /// @return how that one was after it before; no fields where nothing was known
    public CharacterState remember(String characterId, int chapter, List<Remark> remarks) throws Failure {
        return States.keep(story, characterId, chapter, remarks);
    }
}
