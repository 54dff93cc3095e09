package org.quillhouse.agents;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.quillhouse.agents.internal.Wishes;
import org.quillhouse.codex.CodexEntry;
import org.quillhouse.codex.NoSuchEntry;
import org.quillhouse.context.AgentKind;
import org.quillhouse.context.Allocation;
import org.quillhouse.context.ContextContainer;
import org.quillhouse.context.ContextFilter;
import org.quillhouse.context.ContextPipeline;
import org.quillhouse.context.ContextRequest;
import org.quillhouse.context.Layer;
import org.quillhouse.context.LayerBudgets;
import org.quillhouse.context.Moment;
import org.quillhouse.context.Priority;
import org.quillhouse.context.PromptSheet;
import org.quillhouse.context.TokenCache;
import org.quillhouse.context.TokenCounter;
import org.quillhouse.context.UserRequest;
import org.quillhouse.engine.ChatMessage;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.TokenCount;
import org.quillhouse.manuscript.Node;
import org.quillhouse.manuscript.StoryFacts;
import org.quillhouse.prompts.PromptFiles;
import org.quillhouse.review.OutlineState;

/// Makes what an agent reads out of what it is asked, the same for a run and for a look before it. Safe on every
/// thread.
public final class Briefing {
    /// Beside the sheet itself: the marks that a chat format puts around messages.
    public static final int MARGIN_TOKENS = 128;

    private final PromptFiles prompts;
    private final AgentStory story;
    private final TokenCache counts = new TokenCache(TokenCounter.ESTIMATE);
    private final ContextPipeline pipeline = new ContextPipeline(counts);

    public Briefing(PromptFiles prompts, AgentStory story) {
        this.prompts = prompts;
        this.story = story;
    }

    /// How many of the texts that were to be counted had been counted before, 0 to 1 (spec WA-66).
    public double countsRemembered() {
        return counts.hitRate();
    }

    /// What was made.
    ///
    /// @param all everything that could have been read
    public record Brief(PromptSheet sheet, ContextContainer all) {}

    /// @param counter of the model that will read it
    /// @param budget for the whole sheet
    /// @param base whether the model follows no instructions, and is only given the text to go on with
    public Brief brief(Ask ask, TokenCounter counter, TokenCount budget, boolean base) throws Failure {
        StoryFacts facts = story.context().facts();
        Node chapter = story.context().chapter(ask.chapter());
        Map<String, Object> values = values(ask, facts, chapter);
        boolean speaks = ask.agent() == AgentKind.CHARACTER;
        String system = base ? "" : prompts.render(speaks ? "character_feedback/system" : "chapter/system", values);
        String task = prompts.render(taskFile(ask, base), values);
        ContextContainer all = story.context().gather(new Moment(ask.chapter(), ask.sceneId(), ask.task()));
        all = all.withRequests(requests(ask, chapter.id()));
        ContextRequest request = ContextRequest.of(ask.agent(), ask.task(), task, budget)
                .withSystem(joined(facts.prefix(), system), facts.suffix().strip())
                .withLayers(layers(ask), ask.reading().full())
                .withFilter(filter(ask))
                .withMarks(story.memory().marks());
        if (ask.characterId().isPresent()) {
            request = request.withCharacter(ask.characterId().get());
        }
        counts.with(counter);
        return new Brief(pipeline.assemble(all, request), all);
    }

    /// The wish for this time, and what the author said elsewhere; in a talk it stands there already.
    private List<UserRequest> requests(Ask ask, String chapterId) throws Failure {
        var requests = new ArrayList<UserRequest>();
        if (!ask.guidance().isBlank() && ask.agent() != AgentKind.CHARACTER) {
            requests.add(
                    new UserRequest("guidance", UserRequest.Type.GENERAL, ask.guidance(), Priority.HIGH, "", "", 0));
        }
        if (!ask.prompt().equals(ChatAgent.PROMPT)) {
            requests.addAll(Wishes.of(story, ask.task(), ask.agent(), chapterId));
        }
        return requests;
    }

    /// A model that follows no instructions is given the text to go on with, where there is such a file.
    private String taskFile(Ask ask, boolean base) {
        String plain = ask.prompt() + "/base";
        return base && prompts.has(plain) ? plain : ask.prompt() + "/task";
    }

    /// What the writer said for kinds of tasks holds where nothing is said for this one time.
    private ContextFilter filter(Ask ask) throws Failure {
        ContextFilter now = ask.reading().filter();
        return now.equals(ContextFilter.NONE) ? withoutTheGone(story.memory().filter(ask.task())) : now;
    }

    /// Where nobody is left of those who were chosen, everybody is read again.
    private ContextFilter withoutTheGone(ContextFilter said) throws Failure {
        boolean anybody = said.characterIds().isEmpty()
                || story.codex().visibleCharacters().stream()
                        .anyMatch(person -> said.characterIds().contains(person.id()));
        return anybody ? said : said.withPeople(Set.of());
    }

    private LayerBudgets layers(Ask ask) throws Failure {
        return ask.reading().allocation() == Allocation.ADAPTIVE
                ? story.memory().learntLayers(ask.task()).orElse(ask.reading().layers())
                : ask.reading().layers();
    }

    /// What a prompt that was sent needed becomes what those of its task are given, where layers adapt.
    public void learn(Ask ask, PromptSheet sheet) throws Failure {
        Map<Layer, Integer> granted = sheet.account().layers().granted();
        if (ask.reading().allocation() == Allocation.ADAPTIVE && !granted.isEmpty()) {
            LayerBudgets before = layers(ask);
            LayerBudgets after = before.towards(granted);
            if (!after.equals(before)) {
                story.memory().learnLayers(ask.task(), after);
            }
        }
    }

    /// The sheet as the messages of a chat.
    public static List<ChatMessage> messages(PromptSheet sheet, boolean base) {
        String system = sheet.systemText();
        if (base || system.isEmpty()) {
            return List.of(ChatMessage.user(joined(system, sheet.userText())));
        }
        return List.of(ChatMessage.system(system), ChatMessage.user(sheet.userText()));
    }

    private static String joined(String first, String second) {
        return first.isBlank() ? second : second.isBlank() ? first : first.strip() + "\n\n" + second;
    }

    private Map<String, Object> values(Ask ask, StoryFacts facts, Node chapter) throws Failure {
        var values = new LinkedHashMap<String, Object>();
        values.put("title", facts.title());
        values.put("number", chapter.number());
        values.put("chapter_title", chapter.title());
        values.put("plot_point", chapter.plotPoint());
        values.put("key_items", chapter.keyPlotItems());
        values.put("guidance", ask.guidance());
        for (String free :
                List.of("text", "rater", "criteria", "character", "before", "after", "bio", "sense", "phase")) {
            values.put(free, "");
        }
        values.put("outline_caution", isOpen(facts.outline()));
        values.put("words", 0);
        values.putAll(ask.values());
        if (ask.characterId().isPresent()) {
            CodexEntry speaker = speaker(ask.characterId());
            values.put("character", speaker.name());
            values.put("bio", speaker.summary());
        } else if (ask.agent() == AgentKind.CHARACTER) {
            throw NoSuchEntry.nameMissing();
        }
        return new LinkedHashMap<>(values);
    }

    /// Whether there is an outline that was not approved yet.
    private boolean isOpen(String outline) throws Failure {
        return !outline.isBlank() && story.outline().of(outline).status() != OutlineState.Status.APPROVED;
    }

    /// @throws NoSuchEntry for somebody who is not there, or hidden
    private CodexEntry speaker(Optional<String> id) throws Failure {
        return story.codex().visibleCharacters().stream()
                .filter(entry -> id.equals(Optional.of(entry.id())))
                .findFirst()
                .orElseThrow(() -> NoSuchEntry.character(id.orElse("")));
    }
}
