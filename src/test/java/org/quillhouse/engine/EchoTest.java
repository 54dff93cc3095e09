package org.quillhouse.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quillhouse.tasks.Cancellation;

/// A reply does not say again what stands in the prompt, where it is asked not to.
class EchoTest {
    private static final List<LlmEngine> ENGINES = List.of(
            Engines.open(StarterModel.places()).engine(),
            Engines.openSafely(StarterModel.places()).engine());

    @TempDir
    Path folder = Path.of("");

    @Test
    void whatThePromptSaidIsNotSaidAgainOnlyWhereThatIsAsked() throws Exception {
        Path tiny = TinyGguf.write(folder.resolve("tiny.gguf"));
        for (LlmEngine engine : ENGINES) {
            try (LlmModel model = engine.load(tiny, LoadOptions.cpu(1024), new Cancellation(), share -> {})) {
                int letter = model.tokenize("q", false)[0];
                var dry = new Sampling.Dry(0.8f, 1.75f, 2, 64, 0);
                assertEquals("q", first(model, letter, dry), "the model would say it");
                assertTrue(!first(model, letter, dry.overPrompt(512)).equals("q"), "but it was said");
                assertEquals("q", first(model, letter, dry.overPrompt(4)), "not where little is looked at");
                assertEquals("q", first(model, letter, dry), "and of all this nothing is left behind");
            }
        }
    }

    private static String first(LlmModel model, int letter, Sampling.Dry dry) throws Exception {
        Sampling likesIt = Sampling.greedy().withBias(Map.of(letter, 50f)).withDry(dry);
        GenerationRequest request =
                GenerationRequest.of("q ".repeat(40).strip(), 1, likesIt).pastTheEnd();
        return model.session()
                .generate(request, new Cancellation(), GenerationListener.SILENT)
                .text()
                .strip();
    }
}
