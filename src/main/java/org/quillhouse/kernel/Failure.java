package org.quillhouse.kernel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// An expected thing that went wrong, told in the writer's words.
///
/// Carries a message key (see [Texts]), its arguments, whether a retry may help and what the writer can do. Rooms
/// subclass it; bugs stay unchecked exceptions. Immutable, may be thrown and read on any thread.
public abstract class Failure extends Exception {
    private final String key;
    private final transient List<Object> arguments;
    private final Retry retry;
    private final Remedy remedy;

    protected Failure(String key, List<?> arguments, Retry retry, Remedy remedy, @Nullable Throwable cause) {
        super(key + " " + arguments, cause);
        this.key = key;
        this.arguments = List.copyOf(arguments);
        this.retry = retry;
        this.remedy = remedy;
    }

    /// The dotted message key, for example `engine.model.unavailable`.
    public String key() {
        return key;
    }

    public List<Object> arguments() {
        return arguments;
    }

    public Retry retry() {
        return retry;
    }

    public Remedy remedy() {
        return remedy;
    }
}
