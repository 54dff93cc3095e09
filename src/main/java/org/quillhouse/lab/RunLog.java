package org.quillhouse.lab;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.quillhouse.agents.Receipt;
import org.quillhouse.agents.ReceiptSink;
import org.quillhouse.context.ContextState;
import org.quillhouse.context.PromptSheet;
import org.quillhouse.engine.GenerationRequest;
import org.quillhouse.lab.internal.RunTable;
import org.quillhouse.storage.Database;
import org.quillhouse.storage.StorageFailed;

/// The receipts of one story. Safe on every thread.
public final class RunLog implements ReceiptSink {
    private final Database database;

    /// @param database the open story
    public RunLog(Database database) {
        this.database = database;
    }

    /// One line of the log.
    public record Run(
            String id,
            String agent,
            String task,
            String model,
            Instant started,
            long millis,
            int promptTokens,
            int reusedTokens,
            String stop,
            String error) {}

    @Override
    public void keep(Receipt receipt) throws StorageFailed {
        database.write(handle -> {
            int kept = RunTable.insert(handle, receipt);
            if (receipt.context().size() == 0) {
                return kept; // a summary reads nothing of the container, and must not empty the state
            }
            return RunTable.putState(handle, after(receipt, RunTable.state(handle)));
        });
    }

    /// The context state after one more turn; a bad or missing one is begun anew.
    private static String after(Receipt receipt, Optional<String> stored) {
        long now = receipt.started().toEpochMilli() + receipt.millis();
        String story = receipt.context().metadata().getOrDefault("story", "");
        ContextState before =
                stored.flatMap(ContextState::ofText).orElseGet(() -> ContextState.fresh(receipt.id(), story, now));
        var step = new ContextState.Step(
                now, receipt.agent(), receipt.task(), receipt.tokens().prompt());
        return before.after(step, receipt.context()).toText();
    }

    /// The agents' context state as the text that can be exported; empty before the first turn.
    public Optional<String> contextState() throws StorageFailed {
        return database.read(RunTable::state);
    }

    /// Takes an exported state in.
    ///
    /// @return false for a text that is no state; nothing is changed then
    public boolean setContextState(String text) throws StorageFailed {
        if (ContextState.ofText(text).isEmpty()) {
            return false;
        }
        database.write(handle -> RunTable.putState(handle, text.strip()));
        return true;
    }

    /// All runs of a story together, in tokens.
    ///
    /// @param remembered of those read: they did not have to be read again
    public record Sums(long runs, long read, long remembered, long written) {}

    public Sums sums() throws StorageFailed {
        return database.read(RunTable::sums);
    }

    /// How the budgets of those runs were divided for which not everything fitted (spec WA-76), in tokens.
    ///
    /// @param borrowed moved from layers that had some left to others
    /// @param truncated runs in which a layer got less than it wanted
    /// @param meanUse of the budget, 0 to 1; `mostUse` in the run that used most
    public record Allocations(
            long runs, long asked, long granted, long borrowed, long truncated, double meanUse, double mostUse) {}

    public Allocations allocations() throws StorageFailed {
        return database.read(RunTable::allocations);
    }

    /// Newest first.
    public List<Run> list(int most) throws StorageFailed {
        return database.read(handle -> RunTable.list(handle, most));
    }

    /// What a run read, part by part; empty for one of an older version.
    public Optional<PromptSheet> sheet(String runId) throws StorageFailed {
        return database.read(handle -> RunTable.sheet(handle, runId));
    }

    /// The prompt of a run, exactly as the model read it.
    public Optional<String> prompt(String runId) throws StorageFailed {
        return database.read(handle -> RunTable.prompt(handle, runId));
    }

    /// Everything to generate a run's reply again.
    ///
    /// @param reply what it was
    /// @param modelFile where the model was then
    /// @param modelHash of [ModelInfo#fingerprint()]
    public record Again(GenerationRequest request, String reply, String modelFile, String modelHash) {}

    /// Empty for a run that is not there, or was kept by an older version.
    public Optional<Again> again(String runId) throws StorageFailed {
        return database.read(handle -> RunTable.again(handle, runId));
    }

    /// Runs, newest first, whose reply has these very words: what was read when a sentence was written.
    public List<String> thatWrote(String words) throws StorageFailed {
        return words.isBlank() ? List.of() : database.read(handle -> RunTable.thatWrote(handle, words.strip()));
    }

    public Optional<Run> run(String runId) throws StorageFailed {
        return database.read(handle -> RunTable.one(handle, runId));
    }

    /// What a run wrote, before anything was taken out of it.
    public Optional<String> reply(String runId) throws StorageFailed {
        return database.read(handle -> RunTable.reply(handle, runId));
    }
}
