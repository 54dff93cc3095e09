package org.quillhouse.exchange;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.quillhouse.exchange.internal.TaskJson;
import org.quillhouse.manuscript.StoryTree;
import org.quillhouse.storage.StorageFailed;
import org.quillhouse.storage.WholeFile;

/// The story's plan as a list of tasks for another program (spec BP-54): Markdown, CSV or JSON, by the file's ending.
public final class TaskList {
    private TaskList() {}

    /// One chapter to be written.
    ///
    /// @param people through whose eyes it is seen; empty where that is not said
    /// @param done whether it is approved
    public record Task(
            int number,
            String title,
            String plan,
            List<String> moments,
            String status,
            String people,
            int words,
            int targetWords,
            boolean done) {}

    /// @param approved ids of the chapters that are done
    public static List<Task> of(StoryTree tree, Set<String> approved) {
        return tree.chapters().stream()
                .map(node -> new Task(
                        node.number(),
                        node.title(),
                        node.plotPoint(),
                        node.keyPlotItems(),
                        node.details().status(),
                        node.details().pointOfView(),
                        node.words(),
                        node.details().targetWords(),
                        approved.contains(node.id())))
                .toList();
    }

    /// @param file ends with `.csv` or `.json`; anything else is Markdown
    public static void write(List<Task> tasks, Path file) throws StorageFailed {
        String name = file.toString().toLowerCase(Locale.ROOT);
        WholeFile.write(
                file,
                name.endsWith(".csv") ? csv(tasks) : name.endsWith(".json") ? TaskJson.write(tasks) : markdown(tasks));
    }

    private static String markdown(List<Task> tasks) {
        var text = new StringBuilder();
        for (Task task : tasks) {
            String box = task.done() ? "x" : " ";
            text.append("- [%s] %d %s%n".formatted(box, task.number(), oneLine(task.title())));
            if (!task.plan().isBlank()) {
                text.append("      ").append(oneLine(task.plan())).append('\n');
            }
            task.moments().forEach(moment -> text.append("    - [%s] %s%n".formatted(box, oneLine(moment))));
        }
        return text.toString().replace("\r\n", "\n");
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s*\n\\s*", " ");
    }

    private static String csv(List<Task> tasks) {
        String head = "number,title,plan,moments,status,people,words,target,done\r\n";
        return tasks.stream()
                .map(task -> List.<Object>of(
                                task.number(),
                                task.title(),
                                task.plan(),
                                String.join("\n", task.moments()),
                                task.status(),
                                task.people(),
                                task.words(),
                                task.targetWords(),
                                task.done())
                        .stream()
                        .map(cell -> quoted(cell.toString()))
                        .collect(Collectors.joining(",")))
                .collect(Collectors.joining("\r\n", head, "\r\n"));
    }

    /// As RFC 4180 has it; what a spreadsheet would take for a formula is kept a text.
    private static String quoted(String cell) {
        String safe = cell.matches("(?s)[=+@\\-\t\r].*") && !cell.matches("-?\\d+") ? "'" + cell : cell;
        return safe.matches("(?s).*[\",\r\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
