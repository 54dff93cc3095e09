package org.quillhouse.engine.internal.loopback;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import org.quillhouse.engine.Capability;
import org.quillhouse.engine.EngineAddress;
import org.quillhouse.engine.EngineInfo;
import org.quillhouse.engine.LlmEngine;
import org.quillhouse.engine.LlmModel;
import org.quillhouse.engine.LoadOptions;
import org.quillhouse.engine.ModelInfo;
import org.quillhouse.engine.ModelUnavailable;
import org.quillhouse.tasks.Cancellation;

/// Models that another program on this machine runs. What is read, where it runs and what is kept is that program's
/// doing, so most of [Capability] is missing here.
public final class LoopbackEngine implements LlmEngine {
    public static final String NAME = "loopback";

    private final EngineInfo info = new EngineInfo(
            NAME,
            "",
            "",
            List.of(),
            EnumSet.of(
                    Capability.CANCEL_WHILE_READING,
                    Capability.SEVERAL_SESSIONS,
                    Capability.EMBEDDINGS,
                    Capability.RELEASES_MEMORY));

    @Override
    public EngineInfo info() {
        return info;
    }

    /// What such a file says of its model; what only the program knows stays 0.
    public static ModelInfo inspect(Path file) throws ModelUnavailable {
        return info(file, EngineAddress.read(file));
    }

    private static ModelInfo info(Path file, EngineAddress address) {
        return new ModelInfo(
                file,
                address.name(),
                NAME,
                address.base().getAuthority(),
                0,
                0,
                0,
                address.contextTokens(),
                0,
                0,
                0,
                "",
                "",
                "",
                Optional.of(ChatMarks.TEMPLATE));
    }

    @Override
    public LlmModel load(Path file, LoadOptions options, Cancellation cancellation, DoubleConsumer progress)
            throws ModelUnavailable {
        EngineAddress address = EngineAddress.read(file);
        LoopbackClient.models(address.base()); // somebody must be there
        cancellation.throwIfCancelled();
        progress.accept(1);
        return new LoopbackModel(info(file, address), address);
    }
}
