package org.quillhouse.context.internal;

import java.util.Arrays;
import java.util.Optional;
import org.quillhouse.context.AgentKind;
import org.quillhouse.context.CharacterContext;
import org.quillhouse.context.ContextRequest;
import org.quillhouse.context.Mark;
import org.quillhouse.context.PlotElement;
import org.quillhouse.context.Priority;
import org.quillhouse.context.SystemInstruction;
import org.quillhouse.context.UserRequest;
import org.quillhouse.context.WritingPhase;

/// Who may read what: by agent and phase (spec 002 §3.2, with fault F3 put right: the editor sees characters too, and
/// every
/// agent the requests and instructions that passed), by what a character can know, and by what the writer lets in.
///
/// Each question gives the reason against, a message key; empty where there is none.
public final class Gate {
    private static final Optional<String> OPEN = Optional.empty();

    private final ContextRequest request;
    private final AgentKind agent;

    public Gate(ContextRequest request) {
        this.request = request;
        this.agent = request.agent();
    }

    public Optional<String> against(PlotElement element) {
        if (isNever(element.source())) {
            return Optional.of("context.why.never");
        }
        if (agent == AgentKind.CHARACTER) {
            return againstForCharacter(element)
                    .or(() -> request.filter().lets(element) ? OPEN : Optional.of("context.why.filter"));
        }
        if (Boolean.parseBoolean(element.metadata().getOrDefault("later", "false"))) {
            return Optional.of("context.why.later");
        }
        if (!seesPlot(element)) {
            return Optional.of("context.why.agent");
        }
        return request.filter().lets(element) ? OPEN : Optional.of("context.why.filter");
    }

    /// A character reads what it lived through and what it has learnt, and nothing else of the plot.
    private Optional<String> againstForCharacter(PlotElement element) {
        String me = request.characterId().orElse("");
        if (element.tags().contains("fact")) {
            boolean everyone = element.metadata().getOrDefault("readers", "").equals("EVERYONE");
            return everyone || names(element, "known_to", me) ? OPEN : Optional.of("context.why.unknown");
        }
        if (element.tags().contains("story_text")) {
            return names(element, "witnesses", me) ? OPEN : Optional.of("context.why.not.there");
        }
        return Optional.of("context.why.agent");
    }

    private static boolean names(PlotElement element, String field, String id) {
        return !id.isEmpty()
                && Arrays.asList(element.metadata().getOrDefault(field, "").split(","))
                        .contains(id);
    }

    private boolean seesPlot(PlotElement element) {
        WritingPhase phase = request.kind().phase();
        return switch (agent) {
            case WRITER ->
                element.priority() != Priority.LOW
                        || phase == WritingPhase.CHAPTER_DETAIL
                        || phase.marks(element.tags());
            case EDITOR, RATER -> element.priority() != Priority.LOW || phase.marks(element.tags());
            // the worldbuilder reads the world itself (spec 002 §3.5), as does who looks things up for it
            case WORLDBUILDING, RESEARCHER, INTERVIEWER -> element.tags().contains("worldbuilding");
            case CHARACTER -> false;
        };
    }

    public Optional<String> against(CharacterContext character) {
        if (isNever("codex:" + character.characterId())) {
            return Optional.of("context.why.never");
        }
        boolean mayRead = switch (agent) {
            // raters, too: whether people act as themselves is theirs to judge, and they share what editors read
            // (decision 14)
            case WRITER, EDITOR, RATER -> true;
            // what others feel and want is theirs alone
            case CHARACTER -> request.characterId().equals(Optional.of(character.characterId()));
            case WORLDBUILDING, RESEARCHER, INTERVIEWER -> false;
        };
        if (!mayRead) {
            return Optional.of(agent == AgentKind.CHARACTER ? "context.why.unknown" : "context.why.agent");
        }
        boolean speaks = agent == AgentKind.CHARACTER; // nobody is without a sheet of their own
        return speaks || request.filter().lets(character) ? OPEN : Optional.of("context.why.filter");
    }

    public Optional<String> against(UserRequest wish) {
        if (isNever(wish.id())) {
            return Optional.of("context.why.never");
        }
        boolean mayRead = switch (wish.priority()) {
            case HIGH -> true;
            case MEDIUM -> agent == AgentKind.WRITER || agent == AgentKind.EDITOR;
            case LOW -> false;
        };
        return mayRead && request.filter().lets(wish.priority()) ? OPEN : Optional.of("context.why.agent");
    }

    public Optional<String> against(SystemInstruction instruction) {
        boolean mayRead = switch (instruction.scope()) {
            case GLOBAL -> true;
            case CHARACTER -> agent == AgentKind.WRITER || agent == AgentKind.CHARACTER;
            case SCENE -> agent == AgentKind.WRITER;
            case CHAPTER -> agent == AgentKind.WRITER || agent == AgentKind.EDITOR;
            case STORY -> agent == AgentKind.WRITER || agent == AgentKind.EDITOR || agent == AgentKind.RATER;
        };
        return mayRead && request.filter().lets(instruction.priority()) ? OPEN : Optional.of("context.why.agent");
    }

    private boolean isNever(String source) {
        if (request.marks().isEmpty()) {
            return false;
        }
        int at = source.indexOf('@');
        return request.marks().get(at < 0 ? source : source.substring(0, at)) == Mark.NEVER;
    }
}
