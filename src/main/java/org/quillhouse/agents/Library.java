package org.quillhouse.agents;

import java.util.List;
import org.quillhouse.kernel.Failure;

/// Where agents look things up: what the writer has read for the story.
@FunctionalInterface
public interface Library {
    /// Where there is nothing to look things up in.
    Library NONE = wanted -> new Found(List.of(), List.of(), true);

    /// What is to be looked up.
    ///
    /// @param before what was asked before; empty for a first question
    /// @param most passages
    record Wanted(String words, String before, int most) {}

    /// @param name of the document
    /// @param extent how much of it that is
    record Source(String name, String text, Extent extent) {}

    /// How much of a document is told.
    enum Extent {
        PASSAGE,
        SHORTENED,
        WHOLE
    }

    /// What was found.
    ///
    /// @param sources those that fit best first
    /// @param missing names of documents that were asked for and are not there
    /// @param empty whether there are no documents at all
    record Found(List<Source> sources, List<String> missing, boolean empty) {}

    /// Looks it up; beside screens, for it may take a while.
    Found find(Wanted wanted) throws Failure;
}
