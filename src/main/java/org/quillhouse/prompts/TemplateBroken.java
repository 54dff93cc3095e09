package org.quillhouse.prompts;

import java.util.List;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Remedy;
import org.quillhouse.kernel.Retry;

/// A template that cannot be rendered; nothing half-rendered is ever used.
public final class TemplateBroken extends Failure {
    public TemplateBroken(String name, String reason) {
        super("prompts.template.broken", List.of(name, reason), Retry.NO, Remedy.CHECK_INPUT, null);
    }
}
