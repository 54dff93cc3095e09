package org.quillhouse.review;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.quillhouse.fakes.KillTrial;
import org.quillhouse.project.Project;

/// Takes proposals, one after the other, until it is killed.
public final class ProposalProbe {
    public static String text(int number) {
        return number == 0
                ? ""
                : IntStream.rangeClosed(1, number).mapToObj(String::valueOf).collect(Collectors.joining(" "));
    }

    /// How many were taken.
    public static int taken(Project project) throws Exception {
        var proposals = new Proposals(project.database());
        int waiting = 0;
        while (proposals.find("p" + (waiting + 1)).isPresent()) {
            waiting++;
        }
        String scene = project.manuscript().chapter(1).scenes().getFirst().id();
        return waiting - proposals.waiting(scene).size();
    }

    public static void main(String[] arguments) throws Exception {
        Project project = KillTrial.projects(Path.of(arguments[0])).open(Path.of(arguments[1]));
        var proposals = new Proposals(project.database());
        String scene = project.manuscript().chapter(1).scenes().getFirst().id();
        KillTrial.say(0);
        for (int number = 1; ; number++) {
            String id = "p" + number;
            String text = text(number);
            proposals.keep(
                    new Proposal(id, scene, "modify", "", text(number - 1), text, "", List.of(), "", Instant.EPOCH));
            proposals.take(id, () -> project.manuscript().editor().take(Map.of(scene, text)));
            KillTrial.say(number);
        }
    }
}
