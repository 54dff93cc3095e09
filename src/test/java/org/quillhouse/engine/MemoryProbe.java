package org.quillhouse.engine;

import org.quillhouse.tasks.Cancellation;

/// A program that opens and closes a model fifty times and tells by how many bytes it grew after the fifth.
public final class MemoryProbe {
    public static void main(String[] arguments) throws Exception {
        LlmEngine engine = Engines.open(StarterModel.places()).engine();
        long afterFifth = 0;
        for (int i = 0; i < 50; i++) {
            try (LlmModel model =
                    engine.load(StarterModel.file(), LoadOptions.cpu(512), new Cancellation(), share -> {})) {
                var request = GenerationRequest.of("Once", 4, Sampling.greedy());
                model.session().generate(request, new Cancellation(), GenerationListener.SILENT);
            }
            if (i == 4) {
                afterFifth = MachineMemory.residentBytes().orElseThrow();
            }
        }
        IO.println("grew by " + (MachineMemory.residentBytes().orElseThrow() - afterFifth) + " of " + afterFifth);
    }
}
