package org.quillhouse.engine.internal.shape;

import java.util.List;

/// What a value of a reply may be.
public sealed interface Shape {
    /// @param maxChars `Integer.MAX_VALUE` for no bound
    record Text(int minChars, int maxChars) implements Shape {}

    record Whole(long min, long max) implements Shape {}

    /// With at most three decimals.
    record Real(double min, double max) implements Shape {}

    record Truth() implements Shape {}

    record Choice(List<String> values) implements Shape {
        public Choice {
            values = List.copyOf(values);
            if (values.isEmpty()) {
                throw new IllegalArgumentException("a choice of nothing");
            }
        }
    }

    /// @param maxItems `Integer.MAX_VALUE` for no bound
    record Items(Shape item, int minItems, int maxItems) implements Shape {}

    record Fields(List<Field> fields) implements Shape {
        public Fields {
            fields = List.copyOf(fields);
        }
    }

    /// @param optional may be null
    record Field(String name, Shape shape, boolean optional) {}
}
