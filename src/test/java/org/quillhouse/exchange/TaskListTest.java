package org.quillhouse.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quillhouse.storage.StorageFailed;

class TaskListTest {
    private static final List<TaskList.Task> TASKS = List.of(
            new TaskList.Task(1, "The Bell", "It rings,\nthe wrong hour.", List.of("\"Go\""), "", "Ines", 90, 0, true),
            new TaskList.Task(2, "=Sum", "", List.of(), "planned", "", 0, 500, false));

    @TempDir
    Path folder;

    private String written(String name) throws Exception {
        Path file = folder.resolve(name);
        TaskList.write(TASKS, file);
        return Files.readString(file);
    }

    @Test
    void markdownHasABoxForEachChapterAndMoment() throws Exception {
        assertEquals("""
                - [x] 1 The Bell
                      It rings, the wrong hour.
                    - [x] "Go"
                - [ ] 2 =Sum
                """, written("plan.md"));
    }

    @Test
    void spreadsheetsTakeNothingForAFormula() throws Exception {
        assertEquals(
                "number,title,plan,moments,status,people,words,target,done\r\n"
                        + "1,The Bell,\"It rings,\nthe wrong hour.\",\"\"\"Go\"\"\",,Ines,90,0,true\r\n"
                        + "2,'=Sum,,,planned,,0,500,false\r\n",
                written("plan.csv"));
    }

    @Test
    void jsonHasEverything() throws Exception {
        var tasks = new ObjectMapper().readTree(written("plan.json")).path("tasks");
        assertEquals(2, tasks.size());
        assertEquals("\"Go\"", tasks.path(0).path("moments").path(0).asText());
        assertTrue(tasks.path(0).path("done").asBoolean());
    }

    @Test
    void whatWasThereStaysWhereNothingCanBeWritten() throws Exception {
        Path file = folder.resolve("plan.md");
        Files.createDirectories(file.resolve("not empty"));
        assertThrows(StorageFailed.class, () -> TaskList.write(TASKS, file));
        assertTrue(Files.isDirectory(file.resolve("not empty")));
        assertEquals(1, Files.list(folder).count(), "no half file is left");
    }
}
