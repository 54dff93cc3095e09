package org.quillhouse.context;

import java.util.List;
import java.util.Map;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Remedy;
import org.quillhouse.kernel.Retry;

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

    /// With these wishes instead of its own.
    public ContextContainer withRequests(List<UserRequest> requests) {
        return new ContextContainer(plotElements, characterContexts, requests, systemInstructions, metadata);
    }

    /// With these standing instructions instead of its own.
    public ContextContainer withInstructions(List<SystemInstruction> instructions) {
        return new ContextContainer(plotElements, characterContexts, userRequests, instructions, metadata);
    }

    public int size() {
        return plotElements.size() + characterContexts.size() + userRequests.size() + systemInstructions.size();
    }

    /// Characters by a part of their name or by id, whatever the case (spec WA-56).
    public List<CharacterContext> charactersNamed(String text) {
        String plain = text.toLowerCase(java.util.Locale.ROOT);
        return characterContexts.stream()
                .filter(one -> one.characterId().equals(text)
                        || one.characterName()
                                .toLowerCase(java.util.Locale.ROOT)
                                .contains(plain))
                .toList();
    }

    public List<PlotElement> plotTagged(String tag) {
        return plotElements.stream()
                .filter(element -> element.tags().contains(tag))
                .toList();
    }

    /// Two characters with one id, or one name.
    public static final class Duplicate extends Failure {
        private Duplicate(String name) {
            super("context.duplicate", List.of(name), Retry.NO, Remedy.CHECK_INPUT, null);
        }
    }

    /// @throws Duplicate where a character is there twice (spec WA-55)
    public ContextContainer checked() throws Duplicate {
        var ids = new java.util.HashSet<String>();
        for (CharacterContext character : characterContexts) {
            if (!ids.add(character.characterId())) {
                throw new Duplicate(character.characterName());
            }
        }
        return this;
    }
}
