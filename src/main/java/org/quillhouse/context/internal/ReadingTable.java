package org.quillhouse.context.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.quillhouse.context.ContextFilter;
import org.quillhouse.context.ContextTask;
import org.quillhouse.context.Layer;
import org.quillhouse.context.LayerBudgets;

/// SQL over `reading_filters` and `learnt_layers`.
public final class ReadingTable {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false)
            .build();

    private ReadingTable() {}

    /// One that an older or newer version wrote in another form lets everything in.
    public static Optional<ContextFilter> filter(Handle handle, ContextTask task) {
        return handle.createQuery("SELECT filter FROM reading_filters WHERE task = :task")
                .bind("task", task.name())
                .mapTo(String.class)
                .findOne()
                .flatMap(ReadingTable::read);
    }

    private static Optional<ContextFilter> read(String json) {
        try {
            return Optional.of(JSON.readValue(json, ContextFilter.class));
        } catch (JsonProcessingException | NullPointerException other) {
            return Optional.empty();
        }
    }

    public static int putFilter(Handle handle, ContextTask task, ContextFilter filter) {
        if (filter.equals(ContextFilter.NONE)) {
            return handle.execute("DELETE FROM reading_filters WHERE task = ?", task.name());
        }
        try {
            return handle.execute(
                    "INSERT OR REPLACE INTO reading_filters VALUES (?, ?)",
                    task.name(),
                    JSON.writeValueAsString(filter));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// Empty before anything was learnt, and where it does not name every layer.
    public static Optional<LayerBudgets> layers(Handle handle, ContextTask task) {
        var tokens = new EnumMap<Layer, Integer>(Layer.class);
        handle.createQuery("SELECT layer, tokens FROM learnt_layers WHERE task = :task")
                .bind("task", task.name())
                .map((row, context) -> Map.entry(row.getString("layer"), row.getInt("tokens")))
                .forEach(entry -> tokens.put(Layer.valueOf(entry.getKey()), entry.getValue()));
        return tokens.size() == Layer.values().length ? Optional.of(new LayerBudgets(tokens)) : Optional.empty();
    }

    public static int putLayers(Handle handle, ContextTask task, LayerBudgets layers) {
        int changed = 0;
        for (Layer layer : Layer.values()) {
            changed += handle.execute(
                    "INSERT OR REPLACE INTO learnt_layers VALUES (?, ?, ?)",
                    task.name(),
                    layer.name(),
                    layers.of(layer));
        }
        return changed;
    }

    public static int forgetLayers(Handle handle) {
        return handle.execute("DELETE FROM learnt_layers");
    }
}
