package org.quillhouse.context;

import java.util.List;
import java.util.Map;

/// All that an agent might read (spec WA-50): four collections and metadata; empty lists, never null. Immutable.
public record ContextContainer(
        List<PlotElement> plotElements,
        List<CharacterContext> characterContexts,
        List<UserRequest> userRequests,
        List<SystemInstruction> systemInstructions,
        Map<String, String> metadata) {
    public static final ContextContainer EMPTY =
            new ContextContainer(List.of(), List.of(), List.of(), List.of(), Map.of());

    public ContextContainer {
        plotElements = List.copyOf(plotElements);
        characterContexts = List.copyOf(characterContexts);
        userRequests = List.copyOf(userRequests);
        systemInstructions = List.copyOf(systemInstructions);
        metadata = Map.copyOf(metadata);
    }
}
