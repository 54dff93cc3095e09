package org.quillhouse.lab.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.quillhouse.agents.Receipt;
import org.quillhouse.context.LayerAllocator;
import org.quillhouse.context.PromptSheet;
import org.quillhouse.lab.RunLog;
import org.quillhouse.lab.RunLog.Run;

/// SQL over `runs`; the prompt sheet is kept as JSON.
public final class RunTable {
    private static final ObjectMapper JSON =
            new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);

    private static final String LINE =
            "SELECT id, agent, task, model, started, millis, prompt_tokens, reused_tokens, stop, error FROM runs";

    private RunTable() {}

    public static int insert(Handle handle, Receipt receipt) {
        return handle.execute(
                "INSERT INTO runs VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                receipt.id(),
                receipt.agent(),
                receipt.task(),
                receipt.model(),
                receipt.started().toEpochMilli(),
                receipt.millis(),
                receipt.tokens().prompt(),
                receipt.tokens().reused(),
                receipt.tokens().written(),
                receipt.stop(),
                receipt.request().sampling().seed(),
                receipt.request().sampling().temperature(),
                receipt.request().prompt(),
                receipt.reply(),
                sheet(receipt),
                receipt.error(),
                StoredRequest.of(receipt.request()).toJson(),
                receipt.modelFile(),
                receipt.modelHash(),
                layers(receipt.sheet().account().layers()));
    }

    /// What can be generated again, and with which model; empty for a run of an older version.
    public static Optional<RunLog.Again> again(Handle handle, String runId) {
        return handle.createQuery(
                        "SELECT prompt, request, reply, model_file, model_hash FROM runs WHERE id = :id AND request <> ''")
                .bind("id", runId)
                .map((row, context) -> new RunLog.Again(
                        StoredRequest.ofJson(row.getString("request")).request(row.getString("prompt")),
                        row.getString("reply"),
                        row.getString("model_file"),
                        row.getString("model_hash")))
                .findOne();
    }

    /// The runs, newest first, whose reply has these words.
    public static List<String> thatWrote(Handle handle, String words) {
        return handle.createQuery("SELECT id FROM runs WHERE instr(reply, :words) > 0 ORDER BY rowid DESC")
                .bind("words", words)
                .mapTo(String.class)
                .list();
    }

    public static Optional<Run> one(Handle handle, String runId) {
        return handle.createQuery(LINE + " WHERE id = :id")
                .bind("id", runId)
                .map(RunTable::line)
                .findOne();
    }

    public static Optional<String> reply(Handle handle, String runId) {
        return column(handle, "reply", runId);
    }

    private static String sheet(Receipt receipt) {
        try {
            return Packed.pack(JSON.writeValueAsString(receipt.sheet()));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// Empty where everything fitted, so that nothing had to be divided.
    private static String layers(LayerAllocator.Statistics layers) {
        if (layers.granted().isEmpty()) {
            return "";
        }
        var figures = new LinkedHashMap<String, Object>();
        figures.put("asked", sum(layers.asked().values()));
        figures.put("granted", sum(layers.granted().values()));
        figures.put(
                "borrowed",
                layers.borrowings().stream()
                        .mapToInt(LayerAllocator.Borrowing::tokens)
                        .sum());
        figures.put("truncated", layers.truncated());
        figures.put("use", layers.use());
        try {
            return JSON.writeValueAsString(figures);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static int sum(Collection<Integer> tokens) {
        return tokens.stream().mapToInt(Integer::intValue).sum();
    }

    public static RunLog.Allocations allocations(Handle handle) {
        return handle.createQuery("SELECT count(*) AS runs, coalesce(sum(layers ->> 'asked'), 0) AS asked,"
                        + " coalesce(sum(layers ->> 'granted'), 0) AS granted,"
                        + " coalesce(sum(layers ->> 'borrowed'), 0) AS borrowed,"
                        + " coalesce(sum((layers ->> 'truncated') > 0), 0) AS truncated,"
                        + " coalesce(avg(layers ->> 'use'), 0) AS mean_use, coalesce(max(layers ->> 'use'), 0) AS most_use"
                        + " FROM runs WHERE layers <> ''")
                .map((row, context) -> new RunLog.Allocations(
                        row.getLong("runs"),
                        row.getLong("asked"),
                        row.getLong("granted"),
                        row.getLong("borrowed"),
                        row.getLong("truncated"),
                        row.getDouble("mean_use"),
                        row.getDouble("most_use")))
                .one();
    }

    public static RunLog.Sums sums(Handle handle) {
        return handle.createQuery("SELECT count(*) AS runs, coalesce(sum(prompt_tokens), 0) AS read,"
                        + " coalesce(sum(reused_tokens), 0) AS remembered, coalesce(sum(written_tokens), 0) AS written"
                        + " FROM runs")
                .map((row, context) -> new RunLog.Sums(
                        row.getLong("runs"), row.getLong("read"), row.getLong("remembered"), row.getLong("written")))
                .one();
    }

    public static List<Run> list(Handle handle, int most) {
        return handle.createQuery(LINE + " ORDER BY rowid DESC LIMIT :most")
                .bind("most", most)
                .map(RunTable::line)
                .list();
    }

    private static Run line(ResultSet row, StatementContext context) throws SQLException {
        return new Run(
                row.getString("id"),
                row.getString("agent"),
                row.getString("task"),
                row.getString("model"),
                Instant.ofEpochMilli(row.getLong("started")),
                row.getLong("millis"),
                row.getInt("prompt_tokens"),
                row.getInt("reused_tokens"),
                row.getString("stop"),
                row.getString("error"));
    }

    public static Optional<String> prompt(Handle handle, String runId) {
        return column(handle, "prompt", runId);
    }

    private static Optional<String> column(Handle handle, String column, String runId) {
        return handle.createQuery("SELECT " + column + " FROM runs WHERE id = :id")
                .bind("id", runId)
                .mapTo(String.class)
                .findOne();
    }

    /// The sheet of a run; empty for one that an older version kept in another form.
    public static Optional<PromptSheet> sheet(Handle handle, String runId) {
        return column(handle, "sheet", runId).flatMap(RunTable::readSheet);
    }

    private static Optional<PromptSheet> readSheet(String json) {
        try {
            PromptSheet sheet = JSON.readValue(Packed.unpack(json), PromptSheet.class);
            boolean whole = sheet.account() != null && sheet.task() != null;
            return whole ? Optional.of(sheet) : Optional.empty();
        } catch (IOException | NullPointerException old) {
            return Optional.empty();
        }
    }

    public static Optional<String> state(Handle handle) {
        return handle.createQuery("SELECT state FROM context_state")
                .mapTo(String.class)
                .findOne();
    }

    public static int putState(Handle handle, String state) {
        return handle.execute("INSERT OR REPLACE INTO context_state (one, state) VALUES (1, ?)", state);
    }
}
