package org.quillhouse.agents;

import java.util.List;
import org.quillhouse.kernel.Failure;

/// Where agents look things up: what the writer has read for the story.
@FunctionalInterface
public interface Library {
    /// Where there is nothing to look things up in.
    Library NONE = (words, most) -> new Found(List.of(), List.of(), true);

    /// @param name of the document
    record Source(String name, String text) {}

    /// What was found.
    ///
    /// @param sources those that fit best first
    /// @param missing names of documents that were asked for and are not there
    /// @param empty whether there are no documents at all
    record Found(List<Source> sources, List<String> missing, boolean empty) {}

    /// Looks for words; beside screens, for it may take a while.
    Found find(String words, int most) throws Failure;
}
