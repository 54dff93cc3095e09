package org.quillhouse.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.quillhouse.context.CharacterContext;
import org.quillhouse.context.ContextContainer;
import org.quillhouse.context.ContextTask;
import org.quillhouse.context.PlotElement;
import org.quillhouse.context.Priority;
import org.quillhouse.context.SystemInstruction;
import org.quillhouse.context.UserRequest;

/// Stories of all shapes and sizes for measuring the context pipeline: the same for the same number.
public final class RandomContext {
    private static final String[] WORDS =
            ("the lantern of harbour and she said nothing to him while rain fell upon slates a ledger bell tide nobody"
                            + " remembered Ines Oram Bettany walked slowly across wet stones toward morning because it was late"
                            + " reckoning weather salt amber ‘perhaps’ café naïve Straße 海 海岸 привет 42 1,000 co-operate isn’t")
                    .split(" ");

    private final Random random;

    public RandomContext(long seed) {
        this.random = new Random(seed);
    }

    public ContextTask task() {
        ContextTask[] tasks = ContextTask.values();
        return tasks[random.nextInt(tasks.length)];
    }

    /// Tokens, 500 to 12,000.
    public int budget() {
        return 500 + random.nextInt(11_500);
    }

    /// @param least words
    /// @param most words
    public String text(int least, int most) {
        int words = least + random.nextInt(Math.max(1, most - least));
        var text = new StringBuilder();
        for (int i = 0; i < words; i++) {
            text.append(WORDS[random.nextInt(WORDS.length)]);
            int dice = random.nextInt(14);
            text.append(dice == 0 ? ". " : dice == 1 && i % 5 == 0 ? ".\n\n" : dice == 2 ? ", " : " ");
        }
        return text.toString().strip();
    }

    public ContextContainer container() {
        var plot = new ArrayList<PlotElement>();
        plot.add(element("world", text(1, 1 + random.nextInt(1_200)), Set.of("worldbuilding"), Priority.HIGH));
        plot.add(
                element("outline", text(1, 1 + random.nextInt(900)), Set.of("plot_outline", "outline"), Priority.HIGH));
        int chapters = random.nextInt(14);
        for (int chapter = 0; chapter < chapters; chapter++) {
            int scenes = 1 + random.nextInt(4);
            for (int scene = 0; scene < scenes; scene++) {
                plot.add(scene(chapter, scene));
            }
            plot.add(summary(chapter));
        }
        for (int i = random.nextInt(120); i > 0; i--) {
            plot.add(fact(i));
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            plot.add(element("extra-" + i, text(5, 300), Set.of("chapter"), priority()));
        }
        return new ContextContainer(plot, people(), requests(), instructions(), Map.of());
    }

    private Priority priority() {
        return Priority.values()[random.nextInt(3)];
    }

    private static PlotElement element(String id, String text, Set<String> tags, Priority priority) {
        return new PlotElement(id, PlotElement.Type.DETAIL, text, priority, tags, Map.of(), "story:" + id);
    }

    private PlotElement scene(int chapter, int scene) {
        var data = new TreeMap<String, String>();
        data.put("kind", "scene");
        data.put("chapter", Integer.toString(chapter + 1));
        data.put("chapter_id", "c" + chapter);
        data.put("title", "Chapter " + (chapter + 1) + " · " + (scene + 1));
        if (random.nextInt(3) == 0) {
            data.put("brief", text(10, 60));
        }
        String id = "s" + chapter + "-" + scene;
        return new PlotElement(
                id,
                PlotElement.Type.SCENE,
                text(20, 1_500),
                Priority.MEDIUM,
                Set.of("scene", "story_text"),
                data,
                "node:" + id + "@v");
    }

    private PlotElement summary(int chapter) {
        var data = new TreeMap<String, String>();
        data.put("kind", "story_summary");
        data.put("chapter", Integer.toString(chapter + 1));
        data.put("chapter_id", "c" + chapter);
        data.put("title", "Chapter " + (chapter + 1));
        return new PlotElement(
                "sum" + chapter,
                PlotElement.Type.DETAIL,
                random.nextBoolean() ? "" : text(20, 80),
                Priority.MEDIUM,
                Set.of("chapter", "story_summary"),
                data,
                "node:c" + chapter + "@h");
    }

    private PlotElement fact(int number) {
        return new PlotElement(
                "f" + number,
                PlotElement.Type.DETAIL,
                text(4, 25),
                Priority.MEDIUM,
                Set.of("fact"),
                Map.of("kind", "fact", "readers", "EVERYONE"),
                "fact:" + number);
    }

    private List<CharacterContext> people() {
        var people = new ArrayList<CharacterContext>();
        for (int i = random.nextInt(20); i > 0; i--) {
            people.add(new CharacterContext(
                    "p" + i,
                    "Person " + i,
                    text(5, 80),
                    Map.of("state", text(2, 20)),
                    List.of(text(2, 12)),
                    Map.of(),
                    List.of(text(2, 12)),
                    List.of(),
                    List.of(text(2, 8)),
                    Map.of()));
        }
        return people;
    }

    private List<UserRequest> requests() {
        var requests = new ArrayList<UserRequest>();
        for (int i = random.nextInt(3); i > 0; i--) {
            requests.add(new UserRequest("r" + i, UserRequest.Type.GENERAL, text(3, 90), priority(), "", "", i));
        }
        return requests;
    }

    private List<SystemInstruction> instructions() {
        var instructions = new ArrayList<SystemInstruction>();
        for (int i = random.nextInt(3); i > 0; i--) {
            instructions.add(new SystemInstruction(
                    "i" + i, SystemInstruction.Type.STYLE, text(3, 25), SystemInstruction.Scope.GLOBAL, priority()));
        }
        return instructions;
    }
}
