package org.quillhouse.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.quillhouse.storage.Database;
import org.quillhouse.storage.StorageFailed;

/// What takes room in a story's folder, in bytes.
///
/// @param bytes by kind; kinds that take none are left out
public record StoryUse(Map<Kind, Long> bytes) {
    /// What a part of the story's file is for.
    public enum Kind {
        /// Every text ever, what was done to them, pages to undo.
        TEXTS,
        /// Sheets, pictures, facts and who knows them.
        PEOPLE,
        TALKS,
        REVIEWS,
        /// What is told in short.
        MEMORY,
        /// What was read and written by whom, with every prompt.
        RECEIPTS,
        /// The mirror, the cover and other files beside the story's own.
        FILES,
        OTHER,
        /// Was used before, and will be used again.
        FREE;

        /// The key of what a kind is called.
        public String key() {
            return "use." + name().toLowerCase(Locale.ROOT);
        }
    }

    private static final Map<Kind, Set<String>> TABLES = Map.of(
            Kind.TEXTS,
            Set.of(
                    "versions",
                    "nodes",
                    "node_changes",
                    "acts",
                    "act_changes",
                    "page_steps",
                    "pastes",
                    "writing_days",
                    "story_facts",
                    "fact_versions",
                    "revisions",
                    "revision_texts"),
            Kind.PEOPLE,
            Set.of(
                    "codex_entries",
                    "entry_versions",
                    "entry_pictures",
                    "dossier_versions",
                    "strands",
                    "strand_versions",
                    "facts",
                    "knowledge",
                    "fact_scenes",
                    "witnesses",
                    "character_states"),
            Kind.TALKS,
            Set.of("chat_messages", "chat_branches", "chat_texts"),
            Kind.REVIEWS,
            Set.of(
                    "raters",
                    "reviews",
                    "remarks",
                    "proposals",
                    "left_out",
                    "chapter_phases",
                    "phase_moves",
                    "outline_state"),
            Kind.MEMORY,
            Set.of("summaries", "earlier_summaries", "distillations"),
            Kind.RECEIPTS,
            Set.of("runs", "context_state", "context_marks", "learnt_layers", "reading_filters"));

    public StoryUse {
        bytes = Map.copyOf(bytes);
    }

    static StoryUse of(Database database, Path folder) throws StorageFailed {
        var bytes = new EnumMap<Kind, Long>(Kind.class);
        database.bytesByTable().forEach((table, size) -> bytes.merge(kindOf(table), size, Long::sum));
        bytes.merge(Kind.FILES, beside(database.file(), folder), Long::sum);
        bytes.values().removeIf(size -> size == 0);
        return new StoryUse(bytes);
    }

    static Kind kindOf(String table) {
        if (table.isEmpty()) {
            return Kind.FREE;
        }
        return TABLES.entrySet().stream()
                .filter(entry -> entry.getValue().contains(table))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(Kind.OTHER);
    }

    private static long beside(Path database, Path folder) throws StorageFailed {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> !file.getFileName()
                            .toString()
                            .startsWith(database.getFileName().toString()))
                    .map(Path::toFile)
                    .filter(java.io.File::isFile)
                    .mapToLong(java.io.File::length)
                    .sum();
        } catch (IOException failed) {
            throw StorageFailed.of(folder, failed);
        }
    }

    public long sum() {
        return bytes.values().stream().mapToLong(Long::longValue).sum();
    }

    /// What [Project#compact] would give back.
    public long free() {
        return bytes.getOrDefault(Kind.FREE, 0L);
    }
}
