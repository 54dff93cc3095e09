package org.quillhouse.ui.page;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;

/// Words that an agent would go on with; they are no part of the text until the writer takes them.
///
/// @param text so far
/// @param at where in the scene they would stand, in letters
/// @param done whether the agent is through: only then can they be taken
public record Ghost(String text, int at, boolean done) {
    /// Where they come from, and what the writer does with them.
    public interface Source {
        /// What is shown; empty for nothing.
        ReadOnlyObjectProperty<Optional<Ghost>> ghostProperty();

        /// Takes the first letters of them.
        void take(int letters);

        /// Shows them as a proposal, with those that came before.
        void look();

        /// Has others written.
        void again();

        /// Puts them away; they go on waiting.
        void leave();
    }
}
