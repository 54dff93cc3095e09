package org.quillhouse.codex.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.quillhouse.codex.CharacterState;
import org.quillhouse.codex.Fact;

/// SQL over `facts`, `knowledge`, `fact_scenes`, `witnesses` and `character_states`.
public final class LedgerTable {
    private LedgerTable() {}

    public static List<Fact> facts(Handle handle) {
        Map<String, List<Fact.Knowledge>> known = new HashMap<>();
        handle.createQuery("SELECT fact, knower, scene, suggested FROM knowledge ORDER BY fact, knower")
                .map((row, context) -> known.computeIfAbsent(row.getString("fact"), key -> new ArrayList<>())
                        .add(new Fact.Knowledge(
                                row.getString("knower"), row.getString("scene"), row.getInt("suggested") != 0)))
                .list();
        Map<String, List<String>> scenes = new HashMap<>();
        handle.createQuery("SELECT fact, scene FROM fact_scenes ORDER BY fact, scene")
                .map((row, context) -> scenes.computeIfAbsent(row.getString("fact"), key -> new ArrayList<>())
                        .add(row.getString("scene")))
                .list();
        return handle.createQuery(
                        "SELECT id, text, readers, about, suggested FROM facts WHERE removed = 0 ORDER BY position, id")
                .map((row, context) -> new Fact(
                        row.getString("id"),
                        row.getString("text"),
                        Fact.Readers.valueOf(row.getString("readers")),
                        Optional.ofNullable(row.getString("about")),
                        row.getInt("suggested") != 0,
                        scenes.getOrDefault(row.getString("id"), List.of()),
                        known.getOrDefault(row.getString("id"), List.of())))
                .list();
    }

    public static int insert(Handle handle, Fact fact, Instant now) {
        return handle.createUpdate("""
                        INSERT INTO facts (id, text, readers, about, suggested, position, created, modified)
                        VALUES (:id, :text, :readers, :about, :suggested,
                          (SELECT coalesce(max(position), 0) + 1 FROM facts), :now, :now)
                        """)
                .bind("id", fact.id())
                .bind("text", fact.text())
                .bind("readers", fact.readers().name())
                .bind("about", fact.aboutId().orElse(null))
                .bind("suggested", fact.suggested() ? 1 : 0)
                .bind("now", now.toEpochMilli())
                .execute();
    }

    public static int update(Handle handle, Fact fact, Instant now) {
        return handle.execute(
                "UPDATE facts SET text = ?, readers = ?, suggested = ?, modified = ? WHERE id = ?",
                fact.text().strip(),
                fact.readers().name(),
                fact.suggested() ? 1 : 0,
                now.toEpochMilli(),
                fact.id());
    }

    public static int remove(Handle handle, String factId) {
        return handle.execute("UPDATE facts SET removed = 1 WHERE id = ?", factId);
    }

    public static int happens(Handle handle, String factId, String sceneId) {
        return handle.execute("INSERT OR IGNORE INTO fact_scenes VALUES (?, ?)", factId, sceneId);
    }

    public static int learns(Handle handle, String factId, Fact.Knowledge knowledge) {
        return handle.execute(
                "INSERT INTO knowledge VALUES (?, ?, ?, ?) ON CONFLICT (fact, knower)"
                        + " DO UPDATE SET scene = excluded.scene, suggested = excluded.suggested",
                factId,
                knowledge.knowerId(),
                knowledge.sceneId(),
                knowledge.suggested() ? 1 : 0);
    }

    public static int forgets(Handle handle, String factId, String knowerId) {
        return handle.execute("DELETE FROM knowledge WHERE fact = ? AND knower = ?", factId, knowerId);
    }

    public static Map<String, Set<String>> witnesses(Handle handle) {
        Map<String, Set<String>> witnesses = new HashMap<>();
        handle.createQuery("SELECT scene, witness FROM witnesses")
                .map((row, context) -> witnesses
                        .computeIfAbsent(row.getString("scene"), key -> new HashSet<>())
                        .add(row.getString("witness")))
                .list();
        return witnesses;
    }

    public static int setWitnesses(Handle handle, String sceneId, Set<String> characterIds) {
        handle.execute("DELETE FROM witnesses WHERE scene = ?", sceneId);
        characterIds.forEach(id -> handle.execute("INSERT INTO witnesses VALUES (?, ?)", sceneId, id));
        return characterIds.size();
    }

    public static List<CharacterState> states(Handle handle) {
        return handle.createQuery("SELECT character, scene, fields FROM character_states ORDER BY character, scene")
                .map((row, context) -> new CharacterState(
                        row.getString("character"), row.getString("scene"), EntryTable.fields(row.getString("fields"))))
                .list();
    }

    public static int setState(Handle handle, CharacterState state, Instant now) {
        if (state.fields().isEmpty()) {
            return handle.execute(
                    "DELETE FROM character_states WHERE character = ? AND scene = ?",
                    state.characterId(),
                    state.sceneId());
        }
        return handle.execute(
                "INSERT INTO character_states VALUES (?, ?, ?, ?) ON CONFLICT (character, scene)"
                        + " DO UPDATE SET fields = excluded.fields, modified = excluded.modified",
                state.characterId(),
                state.sceneId(),
                EntryTable.text(state.fields()),
                now.toEpochMilli());
    }
}
