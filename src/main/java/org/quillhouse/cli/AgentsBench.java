package org.quillhouse.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.quillhouse.agents.Ask;
import org.quillhouse.agents.ChapterRequest;
import org.quillhouse.agents.Panel;
import org.quillhouse.agents.ProseRequest;
import org.quillhouse.agents.ProseTask;
import org.quillhouse.agents.WriterAgent;
import org.quillhouse.agents.WritingLimits;
import org.quillhouse.codex.CodexEntry;
import org.quillhouse.context.ContextTask;
import org.quillhouse.engine.GenerationListener;
import org.quillhouse.engine.ModelHost;
import org.quillhouse.engine.SamplingStyle;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Texts;
import org.quillhouse.kernel.Words;
import org.quillhouse.lab.ProseCheck;
import org.quillhouse.lab.RunLog;
import org.quillhouse.manuscript.Chapter;
import org.quillhouse.review.Anchor;
import org.quillhouse.review.Remark;
import org.quillhouse.review.Review;
import org.quillhouse.review.Reviewer;
import org.quillhouse.tasks.Job;
import org.quillhouse.tasks.Progress;
import org.quillhouse.tasks.ThreadRunner;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/// `bench agents`: every task of every agent on a real model, many times: whether replies can be used, quotations are
/// found, nothing leaks or circles, lengths are kept, receipts come out the same again, and what a panel at once saves.
@picocli.CommandLine.Command(name = "agents", description = "What comes of every task on a real model.")
final class AgentsBench extends Command {
    private static final int WORDS = 120;

    @Option(names = "--model", required = true, paramLabel = "M", description = "Id from the list, or a GGUF file.")
    String model = "";

    @Option(names = "--runs", defaultValue = "200", description = "Of each kind of task.")
    int runs;

    @Option(names = "--first", defaultValue = "1", paramLabel = "SEED", description = "Seed of the first run.")
    int first;

    @Option(names = "--together", defaultValue = "1", paramLabel = "N", description = "Runs at once.")
    int together;

    @Option(names = "--replays", defaultValue = "50", description = "Receipts that are replayed.")
    int replays;

    @Option(names = "--panels", defaultValue = "3", description = "Panels of six, at once and in turn.")
    int panels;

    @Option(names = "--only", split = ",", paramLabel = "TASK", description = "Only these kinds.")
    @Nullable
    List<String> only;

    private final Set<String> kinds = new TreeSet<>();

    AgentsBench(CommandContext context) {
        super(context);
    }

    /// What was seen of one kind of task.
    private static final class Tally {
        private int usable;
        private final List<String> failures = new ArrayList<>();
        private int quotes;
        private int found;
        private int circles;
        private int measured;
        private int inLength;
        private long words;
        private int runs;
        private final List<String> leaked = new ArrayList<>();
        private final List<String> outside = new ArrayList<>();

        private synchronized void fail(int seed, Failure why) {
            failures.add(seed + ": " + Texts.of(why));
        }

        private synchronized void usable(boolean is) {
            usable += is ? 1 : 0;
        }

        private synchronized void quote(boolean there) {
            quotes++;
            found += there ? 1 : 0;
        }

        /// @param asked the words that were asked for, 0 where it was left open
        private synchronized void prose(String prose, int asked) {
            int count = Words.count(prose);
            words += count;
            usable(count > 0);
            if (ProseCheck.leaks(prose)) {
                leaked.add(prose);
            }
            circles += ProseCheck.circles(prose) ? 1 : 0;
            if (asked > 0) {
                measured++;
                boolean inside = Math.abs(count - asked) <= asked * 0.2;
                inLength += inside ? 1 : 0;
                if (!inside) {
                    outside.add(count + " of " + asked + ": " + prose);
                }
            }
        }

        Map<String, Object> data() {
            var data = new LinkedHashMap<String, Object>();
            data.put("runs", runs);
            data.put("usable", usable);
            data.put("failed", failures.size());
            data.put("failures", failures);
            data.put("quotes", quotes);
            data.put("quotes_found", found);
            data.put("leaks", leaked.size());
            data.put("leaked", leaked);
            data.put("circles", circles);
            data.put("measured", measured);
            data.put("in_length", inLength);
            data.put("outside", outside);
            data.put("words_mean", runs == 0 ? 0 : words / runs);
            return data;
        }
    }

    @Override
    void run() throws Failure {
        Path folder = temporary();
        Path story = folder.resolve("bench.quill");
        Stories.projects(context.places(options)).createSample(story).close();
        try (AgentRoom room = AgentRoom.open(context, options, story, model, project -> {}, Progress.SILENT)) {
            var data = new LinkedHashMap<String, Object>();
            data.put("bench", "agents");
            data.put("model", model);
            for (ProseTask task : ProseTask.values()) {
                if (wanted(task.code())) {
                    data.put(task.code(), prose(task, room).data());
                }
            }
            if (wanted("chapter")) {
                data.put("chapter", chapters(room).data());
            }
            structured(room, data);
            data.put("replayed", replay(room));
            if (panels > 0) {
                panels(room, data);
            }
            data.put("reread_share_agent_change", agentChange(room));
            context.print(options, words(data), data);
        }
        checkKinds();
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("quillhouse-bench");
        } catch (java.io.IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    private boolean wanted(String task) {
        kinds.add(task);
        return only == null || only.contains(task);
    }

    /// A kind that is not there would look like one without a fault.
    private void checkKinds() {
        if (only != null && !kinds.containsAll(only)) {
            throw new CommandLine.ParameterException(
                    new CommandLine(this),
                    Texts.of("cli.context.no.task", String.join(", ", only)) + " (" + String.join(", ", kinds) + ")");
        }
    }

    private static String words(Map<String, Object> data) {
        var lines = new ArrayList<String>();
        data.forEach((key, value) -> lines.add(key + ": " + value));
        return String.join("\n", lines);
    }

    private <T> T await(Job<T> job) throws Failure {
        return job.run(context.cancellation(), Progress.SILENT);
    }

    /// Exact only where receipts are replayed, for everything is read anew then.
    private WritingLimits limits(AgentRoom room, double temperature, int tokens) throws Failure {
        WritingLimits usual = room.limits();
        return new WritingLimits(
                temperature,
                tokens,
                usual.contextTokens(),
                SamplingStyle.CLEAN,
                usual.reading(),
                replays > 0,
                usual.habits());
    }

    private Tally prose(ProseTask task, AgentRoom room) throws Failure {
        Chapter chapter = room.project().manuscript().chapter(1);
        String text = chapter.scenes().getFirst().text();
        int end = text.indexOf(' ', Math.min(text.length() - 1, WORDS * 6));
        WritingLimits limits = limits(room, task.temperature(), 700);
        return each(task.code(), (seed, tally) -> {
            String before;
            String after;
            int asked;
            if (task.isOfStory()) {
                before = shortened(
                        task == ProseTask.EXPAND_OUTLINE
                                ? room.project().manuscript().facts().outline()
                                : room.project().manuscript().facts().world());
                after = await(room.writer().rewriter().textJob(task, before, wish(task), 1, seed, limits));
                asked = (int) (Words.count(before) * task.ratio());
            } else {
                boolean goesOn = task == ProseTask.CONTINUE;
                var request = ProseRequest.ofScene(
                                task, 1, chapter.scenes().getFirst().id(), wish(task), seed, limits)
                        .withPart(0, end)
                        .withWords(task.writesAnew() ? WORDS : 0);
                String whole = await(room.writer().rewriter().job(request)).text();
                before = text.substring(0, end);
                int from = goesOn ? end : 0;
                int behind = task == ProseTask.SCENE ? 0 : text.length() - end; // a scene is all new
                after = whole.substring(from, whole.length() - behind);
                asked = task.writesAnew() ? WORDS : task.ratio() == 1 ? 0 : (int) (Words.count(before) * task.ratio());
            }
            tally.prose(after, asked);
        });
    }

    private static String shortened(String text) {
        int at = text.indexOf(' ', Math.min(text.length() - 1, WORDS * 5));
        return at < 0 ? text : text.substring(0, at);
    }

    private static String wish(ProseTask task) {
        return switch (task) {
            case SCENE -> "Ines hides the altered page in the hem of her coat before Oram comes down the stairs.";
            case MODIFY -> "Let it be night, and let it rain.";
            case TENSE -> "Present tense.";
            case PERSON -> "First person, told by Ines.";
            case TONE -> "Dry and a little mocking.";
            case WORLD_FROM_TALK ->
                "You: Who pays for the oil?\nThe partner: The Tide House does, and takes it out of the carters' fees.";
            default -> "";
        };
    }

    private Tally chapters(AgentRoom room) throws Failure {
        int words = 2 * WORDS;
        WritingLimits limits = limits(room, 0.8, 900);
        return each("chapter", (seed, tally) -> {
            var request = new ChapterRequest(3, seed, limits, "", words);
            tally.prose(await(room.writer().chapterJob(request)).text(), words);
        });
    }

    /// One run of one kind of task.
    private interface Asking {
        void ask(int seed, Tally tally) throws Failure;
    }

    /// Every seed once, as many at a time as was asked for.
    private Tally each(String name, Asking asking) {
        var tally = new Tally();
        var next = new AtomicInteger(first);
        Job<Tally> voice = (cancellation, progress) -> {
            for (int seed = next.getAndIncrement(); seed < first + runs; seed = next.getAndIncrement()) {
                try {
                    asking.ask(seed, tally);
                } catch (Failure failed) {
                    tally.fail(seed, failed);
                }
            }
            return tally;
        };
        try (var runner = new ThreadRunner(Runnable::run)) {
            var voices = new ArrayList<CompletableFuture<Tally>>();
            for (int i = 0; i < together; i++) {
                var ended = new CompletableFuture<Tally>();
                runner.prepare(voice)
                        .onDone(ended::complete)
                        .onFailed(failure -> ended.completeExceptionally(failure))
                        .onCancelled(() -> ended.cancel(false))
                        .start();
                voices.add(ended);
            }
            voices.forEach(CompletableFuture::join);
        }
        tally.runs = runs;
        context.err().println(name + " " + tally.data());
        context.err().flush();
        return tally;
    }

    private void structured(AgentRoom room, Map<String, Object> data) throws Failure {
        WriterAgent writer = room.writer();
        CodexEntry person = room.project().codex().characters().getFirst();
        WritingLimits limits = limits(room, 0.7, 4_000);
        var reviewers = new LinkedHashMap<String, Reviewer>();
        reviewers.put("editor_review", Panel.editor());
        reviewers.put(
                "rater_feedback", room.story().raters().enabled().getFirst().reviewer());
        reviewers.put("character_feedback", new Reviewer(Reviewer.Kind.CHARACTER, person.id(), person.name()));
        for (var one : reviewers.entrySet()) {
            asked(one.getKey(), data, (seed, tally) -> review(room, one.getValue(), seed, tally));
        }
        asked("character_details", data, (seed, tally) -> {
            Map<String, String> made = await(writer.planner().detailsJob(person.id(), seed, limits));
            tally.usable(made.values().stream().filter(text -> !text.isBlank()).count() >= 9);
        });
        asked(
                "relationships",
                data,
                (seed, tally) -> tally.usable(!await(writer.planner().tiesJob(person.id(), seed, limits))
                        .isBlank()));
        asked(
                "bio",
                data,
                (seed, tally) -> tally.usable(!await(writer.planner().bioJob(person.id(), seed, limits))
                        .isBlank()));
        asked("outline", data, (seed, tally) -> {
            int made = await(writer.planner().chaptersJob("", seed, limits)).size();
            tally.usable(made >= 8 && made <= 15);
        });
    }

    private void asked(String name, Map<String, Object> data, Asking asking) {
        if (wanted(name)) {
            data.put(name, each(name, asking).data());
        }
    }

    private void review(AgentRoom room, Reviewer reviewer, int seed, Tally tally) throws Failure {
        var request = new Panel.Request(1, List.of(reviewer), "", true, seed, limits(room, 0.7, 1_400));
        Review review = await(room.writer().panel().job(request, Panel.Listener.SILENT))
                .reviews()
                .getFirst();
        boolean opinion =
                reviewer.kind() != Reviewer.Kind.RATER || !review.opinion().isBlank();
        tally.usable(opinion
                && review.remarks().stream()
                        .noneMatch(remark -> remark.suggestion().isBlank()));
        String text = room.project().manuscript().chapter(1).scenes().getFirst().text();
        for (Remark remark : review.remarks()) {
            if (remark.kind().isIssue()) {
                tally.quote(remark.anchor()
                        .flatMap((Anchor anchor) -> anchor.in(text))
                        .isPresent());
            }
        }
    }

    private String replay(AgentRoom room) throws Failure {
        var log = new RunLog(room.project().database());
        int equal = 0;
        int tried = 0;
        List<RunLog.Run> all = log.list(Integer.MAX_VALUE);
        int step = Math.max(1, all.size() / Math.max(1, replays));
        for (int i = 0; i < all.size() && tried < replays; i += step) {
            var again = log.again(all.get(i).id());
            if (again.isPresent() && !again.get().reply().isEmpty()) {
                tried++;
                try (ModelHost.Lease lease = room.host().lease(context.cancellation())) {
                    String text = lease.generate(
                                    again.get().request(), context.cancellation(), GenerationListener.SILENT)
                            .text();
                    equal += text.startsWith(again.get().reply()) ? 1 : 0;
                }
            }
        }
        return equal + "/" + tried;
    }

    /// Editor, three raters and two more of them, so that there are six.
    private void panels(AgentRoom room, Map<String, Object> data) throws Failure {
        var raters = room.story().raters();
        String words = "Would a reader who knows nothing of the sea follow it, and want to go on?";
        var reviewers = new ArrayList<Reviewer>();
        reviewers.add(Panel.editor());
        raters.add("Landlubber", words, org.quillhouse.review.Rater.Marks.USUAL);
        raters.add("Child", "Is it exciting, and is it clear who is good?", org.quillhouse.review.Rater.Marks.USUAL);
        raters.enabled().forEach(rater -> reviewers.add(rater.reviewer()));
        var ratios = new ArrayList<Double>();
        for (int round = 0; round < panels; round++) {
            WritingLimits limits = limits(room, 0.7, 1_200).withExact(false);
            long begin = System.nanoTime();
            for (Reviewer reviewer : reviewers) {
                await(room.writer()
                        .panel()
                        .job(
                                new Panel.Request(1, List.of(reviewer), "", true, 100 + round, limits),
                                Panel.Listener.SILENT));
            }
            long middle = System.nanoTime();
            await(room.writer()
                    .panel()
                    .job(new Panel.Request(1, reviewers, "", true, 100 + round, limits), Panel.Listener.SILENT));
            ratios.add((System.nanoTime() - middle) / (double) (middle - begin));
        }
        ratios.sort(Double::compare);
        data.put("panel_of", reviewers.size());
        data.put("panel_ratio", rounded(ratios.get(ratios.size() / 2)));
    }

    /// How much of a rater's prompt must be read after the editor's.
    private double agentChange(AgentRoom room) throws Failure {
        WritingLimits limits = room.limits();
        String first = text(room, ContextTask.EDITOR_REVIEW, limits);
        String second = text(room, ContextTask.RATER_FEEDBACK, limits);
        int same = 0;
        while (same < Math.min(first.length(), second.length()) && first.charAt(same) == second.charAt(same)) {
            same++;
        }
        return rounded(1 - same / (double) second.length());
    }

    private static String text(AgentRoom room, ContextTask task, WritingLimits limits) throws Failure {
        var sheet = room.writer().preview(Ask.of(task, 1, "").with("rater", "Flow"), limits);
        return sheet.systemText() + "\n\n" + sheet.userText();
    }
}
