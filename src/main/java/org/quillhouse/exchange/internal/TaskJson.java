package org.quillhouse.exchange.internal;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.quillhouse.exchange.TaskList;

/// Tasks as JSON: a list `tasks`.
public final class TaskJson {
    private TaskJson() {}

    public static String write(List<TaskList.Task> tasks) {
        ObjectNode root = new ObjectMapper().createObjectNode();
        var array = root.putArray("tasks");
        for (TaskList.Task task : tasks) {
            ObjectNode one = array.addObject()
                    .put("number", task.number())
                    .put("title", task.title())
                    .put("plan", task.plan())
                    .put("status", task.status())
                    .put("people", task.people())
                    .put("words", task.words())
                    .put("targetWords", task.targetWords())
                    .put("done", task.done());
            var moments = one.putArray("moments");
            task.moments().forEach(moments::add);
        }
        return root.toPrettyString();
    }
}
