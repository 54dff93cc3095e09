package org.quillhouse.engine;

import org.quillhouse.tasks.Cancellation;

/// A program that generates, leaves the model open and returns from `main`: the process must end all the same.
public final class ExitProbe {
    public static void main(String[] arguments) throws Exception {
        LlmModel model = Engines.open(StarterModel.places())
                .engine()
                .load(StarterModel.file(), LoadOptions.cpu(512), new Cancellation(), share -> {});
        var request = GenerationRequest.of("Once", 5, Sampling.greedy()).pastTheEnd();
        var result = model.session().generate(request, new Cancellation(), GenerationListener.SILENT);
        IO.println("wrote " + result.writtenTokens());
    }
}
