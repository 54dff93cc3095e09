package org.quillhouse.codex;

import java.util.List;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Remedy;
import org.quillhouse.kernel.Retry;

/// A name that the codex does not have, or has already.
public final class NoSuchEntry extends Failure {
    private NoSuchEntry(String key, String name) {
        super(key, List.of(name), Retry.NO, Remedy.CHECK_INPUT, null);
    }

    public static NoSuchEntry character(String name) {
        return new NoSuchEntry("codex.no.such.character", name);
    }

    public static NoSuchEntry nameTaken(String name) {
        return new NoSuchEntry("codex.name.taken", name);
    }

    public static NoSuchEntry nameMissing() {
        return new NoSuchEntry("codex.name.missing", "");
    }

    public static NoSuchEntry fact(String text) {
        return new NoSuchEntry("codex.no.such.fact", text);
    }
}
