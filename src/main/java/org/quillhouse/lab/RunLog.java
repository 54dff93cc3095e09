package org.quillhouse.lab;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.quillhouse.agents.Receipt;
import org.quillhouse.agents.ReceiptSink;
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
            String stop,
            String error) {}

    @Override
    public void keep(Receipt receipt) throws StorageFailed {
        database.write(handle -> RunTable.insert(handle, receipt));
    }

    /// Newest first.
    public List<Run> list(int most) throws StorageFailed {
        return database.read(handle -> RunTable.list(handle, most));
    }

    /// The prompt of a run, exactly as the model read it.
    public Optional<String> prompt(String runId) throws StorageFailed {
        return database.read(handle -> RunTable.prompt(handle, runId));
    }
}
