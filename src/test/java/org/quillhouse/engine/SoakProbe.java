package org.quillhouse.engine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.quillhouse.tasks.Cancellation;

/// A program that gives a model mixed work for so many seconds: panels, rewrites, grammars, cancelled and background
/// generations, edits in the middle, now and then another load. Tells how much was done and by how many bytes it grew
/// after its first fifth.
public final class SoakProbe {
    private static final String STORY =
            "The tide clerk counted the seven steps again and the seventh was still wrong. ".repeat(12);

    private final Random random = new Random(9);
    private final AtomicInteger done = new AtomicInteger();
    private final LoadOptions options;
    private final LlmEngine engine;
    private LlmModel model;

    private SoakProbe(Path folder) throws Exception {
        engine = Engines.open(StarterModel.places()).engine();
        options = LoadOptions.cpu(2_048).withWarm(new LoadOptions.Warm(folder.resolve("warm"), 64L << 20));
        model = load();
    }

    public static void main(String[] arguments) throws Exception {
        long seconds = Long.parseLong(arguments[0]);
        Path folder = Files.createTempDirectory("soak");
        new SoakProbe(folder).run(seconds);
    }

    private LlmModel load() throws ModelUnavailable {
        return engine.load(StarterModel.file(), options, new Cancellation(), share -> {});
    }

    private void run(long seconds) throws Exception {
        long start = System.nanoTime();
        long atFifth = 0;
        int rounds = 0;
        while (System.nanoTime() - start < TimeUnit.SECONDS.toNanos(seconds)) {
            round();
            rounds++;
            if (rounds % 12 == 0) {
                model.close();
                model = load();
            }
            if (atFifth == 0 && System.nanoTime() - start > TimeUnit.SECONDS.toNanos(seconds) / 5) {
                atFifth = MachineMemory.residentBytes().orElseThrow();
            }
        }
        long now = MachineMemory.residentBytes().orElseThrow();
        model.close();
        IO.println("done " + done.get() + " in " + rounds + " rounds, grew by " + (now - atFifth) + " of " + atFifth);
    }

    private void round() throws Exception {
        LlmSession session = model.session();
        var begun = new ArrayList<CompletableFuture<GenerationResult>>();
        int many = 1 + random.nextInt(5);
        for (int i = 0; i < many; i++) {
            var wish = new Cancellation();
            int stopAfter = random.nextInt(4) == 0 ? 1 + random.nextInt(8) : Integer.MAX_VALUE;
            var pieces = new AtomicInteger();
            begun.add(session.begin(request(i), wish, text -> {
                if (pieces.incrementAndGet() == stopAfter) {
                    wish.cancel();
                }
            }));
        }
        for (CompletableFuture<GenerationResult> one : begun) {
            one.get(120, TimeUnit.SECONDS); // a stuck one ends the program with an error
            done.incrementAndGet();
        }
    }

    private GenerationRequest request(int voice) {
        int cut = 200 + random.nextInt(STORY.length() - 200);
        String prompt = STORY.substring(0, cut) + "Voice " + voice + " says: " + random.nextInt(50);
        var sampling = Sampling.prose(0.9f, random.nextInt());
        var request = GenerationRequest.of(prompt, 4 + random.nextInt(24), sampling)
                .pastTheEnd()
                .withStableChars(cut);
        return switch (random.nextInt(6)) {
            case 0 -> request.inBackground();
            case 1 -> request.withDrafting(GenerationRequest.Drafting.PROMPT_LOOKUP);
            case 2 -> request.withGrammar("root ::= \"yes\" | \"no\" | \"the tide\"");
            case 3 -> request.withSampling(sampling.withBannedPhrases(List.of(" the", "and")));
            case 4 -> request.withStopWords(List.of(".", ","));
            default -> request;
        };
    }
}
