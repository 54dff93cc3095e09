package org.quillhouse.agents;

import java.util.List;

/// A text told in short.
///
/// @param quality 0 to 1 (spec 002 §5.5)
/// @param kept names that survived
/// @param warnings message keys; empty when all went well
/// @param calls of the model
public record Distilled(String text, double quality, List<String> kept, List<String> warnings, int calls) {
    public Distilled {
        kept = List.copyOf(kept);
        warnings = List.copyOf(warnings);
    }
}
