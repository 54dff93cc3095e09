package org.quillhouse.prompts.internal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Rewrites what real chat templates use and Jinjava does not parse: string methods become filters
/// (`x.startswith(y)` → `x|startswith(y)`), `x[::-1]` becomes `x|reverse`, sums
/// as named arguments get brackets, `generation` marks go.
public final class PythonSyntax {
    private static final Pattern TAG = Pattern.compile("\\{[%{].*?[%}]\\}", Pattern.DOTALL);
    private static final Pattern METHOD =
            Pattern.compile("\\.(startswith|endswith|lstrip|rstrip|strip|lower|upper|title|capitalize|items)\\(");
    private static final Pattern REVERSED = Pattern.compile("([A-Za-z_][\\w.]*)\\[::-1\\]");
    /// A named argument that is a sum: Jinjava would take the sum of the argument and the rest.
    private static final Pattern ARITHMETIC =
            Pattern.compile("(?<=[(,] ?)(\\w+)=([\\w.]+(?:\\|\\w+)? [+-] \\w+)(?=\\s*[,)])");
    private static final Pattern GENERATION = Pattern.compile("\\{%-?\\s*(end)?generation\\s*-?%\\}");

    private PythonSyntax() {}

    public static String rewrite(String template) {
        String withoutMarks = GENERATION.matcher(template).replaceAll("");
        return TAG.matcher(withoutMarks).replaceAll(tag -> Matcher.quoteReplacement(rewriteTag(tag.group())));
    }

    private static String rewriteTag(String tag) {
        String methods = METHOD.matcher(tag).replaceAll("|py_$1(");
        String reversed = REVERSED.matcher(methods).replaceAll("($1|py_reversed())");
        return ARITHMETIC.matcher(reversed).replaceAll("$1=($2)");
    }
}
