package org.quillhouse.ui.codex;

import java.util.ArrayList;
import java.util.List;
import org.quillhouse.codex.CodexEntry;
import org.quillhouse.kernel.Words;

/// What people's sheets say of each other, found by names.
final class Ties {
    private Ties() {}

    /// What the first one's sheet says of the second.
    record Tie(CodexEntry from, CodexEntry to, String words) {}

    /// In the order of the people.
    static List<Tie> between(List<CodexEntry> people) {
        var ties = new ArrayList<Tie>();
        for (CodexEntry from : people) {
            List<String> clauses = Words.clauses(from.field("relationships"));
            for (CodexEntry to : people) {
                String said = String.join(
                        " ",
                        clauses.stream()
                                .filter(clause -> !to.id().equals(from.id()) && Words.names(clause, to.name()))
                                .toList());
                if (!said.isEmpty()) {
                    ties.add(new Tie(from, to, said));
                }
            }
        }
        return ties;
    }
}
