package org.quillhouse.prompts.internal;

import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.lib.filter.Filter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// Python's string methods as filters, named `py_` and the method.
public final class PythonFilters {
    private PythonFilters() {}

    public static List<Filter> all() {
        return List.of(
                text("py_startswith", (text, part) -> text.startsWith(part)),
                text("py_endswith", (text, part) -> text.endsWith(part)),
                text("py_lstrip", PythonFilters::stripLeft),
                text("py_rstrip", PythonFilters::stripRight),
                text("py_strip", (text, marks) -> stripRight(stripLeft(text, marks), marks)),
                text("py_lower", (text, none) -> text.toLowerCase(Locale.ROOT)),
                text("py_upper", (text, none) -> text.toUpperCase(Locale.ROOT)),
                text("py_title", (text, none) -> title(text)),
                text("py_capitalize", (text, none) -> capitalize(text)),
                new Named("py_items", (value, argument) -> items(value)),
                new Named("py_reversed", (value, argument) -> reversed(value)));
    }

    private static Filter text(String name, BiFunction<String, String, Object> method) {
        return new Named(name, (value, argument) -> method.apply(value == null ? "" : value.toString(), argument));
    }

    private record Named(String name, BiFunction<@Nullable Object, String, @Nullable Object> method) implements Filter {
        @Override
        public String getName() {
            return name;
        }

        @Override
        public @Nullable Object filter(@Nullable Object value, JinjavaInterpreter interpreter, String... arguments) {
            return method.apply(value, arguments.length == 0 ? "" : arguments[0]);
        }
    }

    private static String stripLeft(String text, String marks) {
        int start = 0;
        while (start < text.length() && isStripped(text.charAt(start), marks)) {
            start++;
        }
        return text.substring(start);
    }

    private static String stripRight(String text, String marks) {
        int end = text.length();
        while (end > 0 && isStripped(text.charAt(end - 1), marks)) {
            end--;
        }
        return text.substring(0, end);
    }

    private static boolean isStripped(char letter, String marks) {
        return marks.isEmpty() ? Character.isWhitespace(letter) : marks.indexOf(letter) >= 0;
    }

    private static String title(String text) {
        var result = new StringBuilder();
        boolean inside = false;
        for (char letter : text.toCharArray()) {
            result.append(inside ? Character.toLowerCase(letter) : Character.toUpperCase(letter));
            inside = Character.isLetter(letter);
        }
        return result.toString();
    }

    private static String capitalize(String text) {
        return text.isEmpty()
                ? text
                : text.substring(0, 1).toUpperCase(Locale.ROOT)
                        + text.substring(1).toLowerCase(Locale.ROOT);
    }

    private static List<Object> items(@Nullable Object value) {
        var pairs = new ArrayList<Object>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, entry) -> pairs.add(java.util.Arrays.asList(key, entry)));
        }
        return pairs;
    }

    private static @Nullable Object reversed(@Nullable Object value) {
        if (value instanceof Collection<?> collection) {
            var copy = new ArrayList<Object>(collection);
            Collections.reverse(copy);
            return copy;
        }
        return value instanceof String text ? new StringBuilder(text).reverse().toString() : value;
    }
}
