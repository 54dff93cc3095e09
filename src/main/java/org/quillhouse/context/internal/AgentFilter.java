package org.quillhouse.context.internal;

import org.quillhouse.context.AgentKind;
import org.quillhouse.context.ContextContainer;
import org.quillhouse.context.PlotElement;
import org.quillhouse.context.Priority;
import org.quillhouse.context.SystemInstruction;
import org.quillhouse.context.UserRequest;
import org.quillhouse.context.WritingPhase;

/// Who sees what (spec 002 §3.2, with fault F3 put right: the editor sees characters too, and every agent the requests
/// and instructions that passed).
public final class AgentFilter {
    private AgentFilter() {}

    public static ContextContainer apply(ContextContainer all, AgentKind agent, WritingPhase phase) {
        return new ContextContainer(
                all.plotElements().stream()
                        .filter(element -> seesPlot(agent, phase, element))
                        .toList(),
                seesCharacters(agent) ? all.characterContexts() : java.util.List.of(),
                all.userRequests().stream()
                        .filter(request -> seesRequest(agent, request))
                        .toList(),
                all.systemInstructions().stream()
                        .filter(instruction -> seesInstruction(agent, instruction))
                        .toList(),
                all.metadata());
    }

    private static boolean seesPlot(AgentKind agent, WritingPhase phase, PlotElement element) {
        return switch (agent) {
            case WRITER ->
                element.priority() != Priority.LOW
                        || phase == WritingPhase.CHAPTER_DETAIL
                        || phase.marks(element.tags());
            case EDITOR, RATER -> element.priority() != Priority.LOW || phase.marks(element.tags());
            case CHARACTER, WORLDBUILDING -> false;
        };
    }

    private static boolean seesCharacters(AgentKind agent) {
        return agent == AgentKind.WRITER || agent == AgentKind.EDITOR || agent == AgentKind.CHARACTER;
    }

    private static boolean seesRequest(AgentKind agent, UserRequest request) {
        return switch (request.priority()) {
            case HIGH -> true;
            case MEDIUM -> agent == AgentKind.WRITER || agent == AgentKind.EDITOR;
            case LOW -> false;
        };
    }

    private static boolean seesInstruction(AgentKind agent, SystemInstruction instruction) {
        return switch (instruction.scope()) {
            case GLOBAL -> true;
            case CHARACTER -> agent == AgentKind.WRITER || agent == AgentKind.CHARACTER;
            case SCENE -> agent == AgentKind.WRITER;
            case CHAPTER -> agent == AgentKind.WRITER || agent == AgentKind.EDITOR;
            case STORY -> agent == AgentKind.WRITER || agent == AgentKind.EDITOR || agent == AgentKind.RATER;
        };
    }
}
