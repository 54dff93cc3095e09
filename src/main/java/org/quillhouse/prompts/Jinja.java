package org.quillhouse.prompts;

import com.hubspot.jinjava.Jinjava;
import com.hubspot.jinjava.JinjavaConfig;
import com.hubspot.jinjava.LegacyOverrides;
import com.hubspot.jinjava.interpret.RenderResult;
import com.hubspot.jinjava.interpret.TemplateError;
import com.hubspot.jinjava.lib.fn.ELFunctionDefinition;
import java.util.HashMap;
import java.util.Map;
import org.quillhouse.prompts.internal.PythonFilters;
import org.quillhouse.prompts.internal.PythonFunctions;
import org.quillhouse.prompts.internal.PythonSyntax;

/// Renders Jinja templates as Python's own Jinja would, for what prompts and chat templates use.
///
/// Jinjava lacks Python's string methods and reversed slices, so the template is rewritten first ([PythonSyntax]).
/// Safe on every thread once built; building takes about a third of a second.
public final class Jinja {
    private final Jinjava jinjava;

    public Jinja() {
        LegacyOverrides overrides = LegacyOverrides.newBuilder()
                .withUsePyishObjectMapper(true)
                .withUseSnakeCasePropertyNaming(true)
                .withUseTrimmingForNotesAndExpressions(true)
                .withKeepNullableLoopValues(true)
                .withEvaluateMapKeys(true)
                .withIterateOverMapKeys(true)
                .withWhitespaceRequiredWithinTokens(false)
                .build();
        JinjavaConfig config = JinjavaConfig.newBuilder()
                .withLegacyOverrides(overrides)
                .withTrimBlocks(true)
                .withLstripBlocks(true)
                .withMaxOutputSize(64L << 20)
                .build();
        jinjava = new Jinjava(config);
        PythonFilters.all().forEach(filter -> jinjava.getGlobalContext().registerFilter(filter));
        jinjava.getGlobalContext()
                .registerFunction(new ELFunctionDefinition(
                        "", "raise_exception", PythonFunctions.class, "raiseException", String.class));
        jinjava.getGlobalContext()
                .registerFunction(new ELFunctionDefinition(
                        "", "strftime_now", PythonFunctions.class, "strftimeNow", String.class));
    }

    /// The whole text, or a failure: never a part of it.
    ///
    /// @param name what the writer or the log is told when it breaks
    public String render(String name, String template, Map<String, ?> values) throws TemplateBroken {
        RenderResult result;
        try {
            result = jinjava.renderForResult(PythonSyntax.rewrite(template), new HashMap<>(values));
        } catch (RuntimeException broken) { // Jinjava's parser throws several kinds of its own
            throw new TemplateBroken(name, String.valueOf(broken.getMessage()));
        }
        for (TemplateError error : result.getErrors()) {
            if (error.getSeverity() == TemplateError.ErrorType.FATAL) {
                throw new TemplateBroken(name, error.getMessage());
            }
        }
        return result.getOutput();
    }
}
