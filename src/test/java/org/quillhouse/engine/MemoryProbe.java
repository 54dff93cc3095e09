package org.quillhouse.engine;

import org.quillhouse.tasks.Cancellation;

/// A program that opens and closes a model twelve times and tells by how many bytes it grew after the third.
public final class MemoryProbe {
    public static void main(String[] arguments) throws Exception {
        LlmEngine engine = Engines.open(StarterModel.places()).engine();
        long afterThird = 0;
        for (int i = 0; i < 12; i++) {
            try (LlmModel model =
                    engine.load(StarterModel.file(), LoadOptions.cpu(512), new Cancellation(), share -> {})) {
                var request = GenerationRequest.of("Once", 4, Sampling.greedy());
                model.session().generate(request, new Cancellation(), GenerationListener.SILENT);
            }
            if (i == 2) {
                afterThird = MachineMemory.residentBytes().orElseThrow();
            }
        }
        IO.println("grew by " + (MachineMemory.residentBytes().orElseThrow() - afterThird));
    }
}
