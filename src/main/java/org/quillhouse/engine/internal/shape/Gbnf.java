package org.quillhouse.engine.internal.shape;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;

/// Writes a [Shape] as GBNF, the grammar format of llama.cpp (grammars/README.md of that project). No rule refers to
/// itself, and white space is at most one blank, so that a weak model cannot go round in circles.
public final class Gbnf {
    private static final int MOST_REPEATED = 1_000;
    private static final String SHARED = """
            blank ::= " "?
            char ::= [^"\\\\\\x00-\\x1F\\x7F] | "\\\\" (["\\\\/bfnrt] | "u" code)
            plain ::= [^"\\\\\\x00-\\x1F\\x7F_{}<>|\\x5B\\x5D~^`]
            first ::= [^\\x00-\\x2F:-@\\x5B-\\x60{-\\x7F]
            code ::= [0-9a-cA-CefEF] hex hex hex | [dD] [0-7] hex hex
            hex ::= [0-9a-fA-F]
            """;

    private final Map<String, String> rules = new LinkedHashMap<>();

    private Gbnf() {}

    public static String of(Shape shape) {
        var writer = new Gbnf();
        String root = writer.write(shape);
        var text = new StringBuilder("root ::= ").append(root).append('\n');
        writer.rules.forEach(
                (body, name) -> text.append(name).append(" ::= ").append(body).append('\n'));
        return text.append(SHARED).toString();
    }

    private String rule(String body) {
        return rules.computeIfAbsent(body, unseen -> "r" + rules.size());
    }

    private String write(Shape shape) {
        return switch (shape) {
            case Shape.Text text -> rule("\"\\\"\" " + text(text) + " \"\\\"\"");
            case Shape.Whole whole -> rule(WholeRange.of(whole.min(), whole.max()));
            case Shape.Real real -> rule(real(real.min(), real.max()));
            case Shape.Truth truth -> rule("\"true\" | \"false\"");
            case Shape.Choice choice -> rule(choice(choice));
            case Shape.Items items -> rule(items(items));
            case Shape.Fields fields -> rule(fields(fields));
        };
    }

    /// A text that must not be empty is prose: it begins with a letter or digit and has no marks of code in it.
    private static String text(Shape.Text text) {
        return text.minChars() < 2
                ? "char" + repeated(text.minChars(), text.maxChars())
                : "first plain" + repeated(text.minChars() - 1, Math.max(1, text.maxChars() - 1));
    }

    private static String repeated(int min, int max) {
        if (max >= Integer.MAX_VALUE - 1) {
            return min == 0 ? "*" : "{" + Math.min(min, MOST_REPEATED) + ",}";
        }
        return "{" + Math.min(min, MOST_REPEATED) + "," + Math.min(max, MOST_REPEATED) + "}";
    }

    private static String choice(Shape.Choice choice) {
        var values = new StringJoiner(" | ");
        for (String value : choice.values()) {
            values.add(quoted(Json.quoted(value)));
        }
        return values.toString();
    }

    /// A text as a GBNF literal.
    private static String quoted(String text) {
        var out = new StringBuilder("\"");
        text.codePoints().forEach(code -> {
            switch (code) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> out.appendCodePoint(code);
            }
        });
        return out.append('"').toString();
    }

    private String items(Shape.Items items) {
        String item = write(items.item());
        if (items.maxItems() == 0) {
            return "\"[\" blank \"]\"";
        }
        int moreMin = Math.max(0, items.minItems() - 1);
        int moreMax = items.maxItems() == Integer.MAX_VALUE ? Integer.MAX_VALUE : items.maxItems() - 1;
        String list = item + " (\",\" blank " + item + ")" + repeated(moreMin, moreMax);
        return "\"[\" blank " + (items.minItems() == 0 ? "(" + list + ")?" : list) + " blank \"]\"";
    }

    private String fields(Shape.Fields fields) {
        var list = new StringJoiner(" \",\" blank ");
        for (Shape.Field field : fields.fields()) {
            String value = write(field.shape());
            String body = field.optional() ? "(" + value + " | \"null\")" : value;
            list.add(quoted(Json.quoted(field.name())) + " \":\" blank " + body);
        }
        return "\"{\" blank " + (fields.fields().isEmpty() ? "" : list + " blank ") + "\"}\"";
    }

    /// Up to three decimals, never beyond a bound.
    private static String real(double min, double max) {
        if (!(min <= max)) {
            throw new IllegalArgumentException("no number from " + min + " to " + max);
        }
        long low = (long) Math.ceil(Math.max(min, -1e15));
        long high = (long) Math.floor(Math.min(max, 1e15));
        if (low > high) {
            return thousandths(min, max);
        }
        var parts = new StringJoiner(" | ");
        String fraction = " (\".\" [0-9]{1,3})?";
        if (high > Math.max(low, 0)) {
            parts.add("(" + WholeRange.of(Math.max(low, 0), high - 1) + ")" + fraction);
        }
        if (low < 0) {
            long near = Math.max(0, -Math.min(0, high));
            if (-low > near) {
                parts.add("\"-\" (" + WholeRange.of(near, -low - 1) + ")" + fraction);
            }
            parts.add("\"" + low + "\" (\".\" \"0\"{1,3})?");
        }
        if (high >= 0 || low == high) {
            parts.add("\"" + high + "\" (\".\" \"0\"{1,3})?");
        }
        return parts.toString();
    }

    /// Bounds without a whole number between them.
    private static String thousandths(double min, double max) {
        long low = (long) Math.ceil(min * 1_000 - 1e-9);
        long high = (long) Math.floor(max * 1_000 + 1e-9);
        if (low > high) {
            return "\"" + java.math.BigDecimal.valueOf(min).toPlainString() + "\"";
        }
        var parts = new StringJoiner(" | ");
        long step = Math.max(1, (high - low) / 200);
        for (long value = low; value <= high; value += step) {
            parts.add("\""
                    + java.math.BigDecimal.valueOf(value, 3)
                            .stripTrailingZeros()
                            .toPlainString() + "\"");
        }
        return parts.toString();
    }
}
