package org.quillhouse.engine.internal.shape;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.quillhouse.engine.Limits;

/// Java records as shapes, and JSON as such records.
public final class RecordShape {
    private static final long WIDEST = 999_999_999_999L;

    private RecordShape() {}

    public static Shape of(Class<? extends Record> type) {
        var fields = new ArrayList<Shape.Field>();
        for (RecordComponent component : type.getRecordComponents()) {
            Type declared = component.getGenericType();
            boolean optional = component.getType() == Optional.class;
            Type value = optional ? argument(declared) : declared;
            fields.add(new Shape.Field(
                    component.getName(), shape(value, component.getAnnotation(Limits.class)), optional));
        }
        return new Shape.Fields(fields);
    }

    private static Type argument(Type declared) {
        if (declared instanceof ParameterizedType generic) {
            return generic.getActualTypeArguments()[0];
        }
        throw new IllegalArgumentException(declared + " does not say of what");
    }

    private static Class<?> rawClass(Type type) {
        return type instanceof ParameterizedType generic ? (Class<?>) generic.getRawType() : (Class<?>) type;
    }

    private static Shape shape(Type type, @Nullable Limits limits) {
        Class<?> raw = rawClass(type);
        if (raw == String.class) {
            return new Shape.Text((int) min(limits, 0), (int) max(limits, Integer.MAX_VALUE));
        }
        if (raw == int.class || raw == Integer.class || raw == long.class || raw == Long.class) {
            boolean small = raw == int.class || raw == Integer.class;
            long most = small ? Integer.MAX_VALUE : WIDEST;
            return new Shape.Whole((long) min(limits, -most), (long) max(limits, most));
        }
        if (raw == double.class || raw == Double.class) {
            return new Shape.Real(min(limits, -1e12), max(limits, 1e12));
        }
        if (raw == boolean.class || raw == Boolean.class) {
            return new Shape.Truth();
        }
        if (raw.isEnum()) {
            return new Shape.Choice(Arrays.stream(raw.getEnumConstants())
                    .map(value -> ((Enum<?>) value).name())
                    .toList());
        }
        if (raw == List.class) {
            return items(argument(type), limits);
        }
        if (raw.isRecord()) {
            return of(raw.asSubclass(Record.class));
        }
        throw new IllegalArgumentException("a reply cannot have a " + raw.getSimpleName());
    }

    private static Shape items(Type item, @Nullable Limits limits) {
        int chars = limits == null || limits.itemChars() == 0 ? Integer.MAX_VALUE : limits.itemChars();
        int least = limits == null ? 0 : limits.itemLeast();
        Shape each = rawClass(item) == String.class ? new Shape.Text(least, chars) : shape(item, null);
        return new Shape.Items(each, (int) min(limits, 0), (int) max(limits, Integer.MAX_VALUE));
    }

    private static double min(@Nullable Limits limits, double none) {
        return limits == null || Double.isNaN(limits.min()) ? none : limits.min();
    }

    private static double max(@Nullable Limits limits, double none) {
        return limits == null || Double.isNaN(limits.max()) ? none : limits.max();
    }

    /// The record in a JSON text; empty where it is not such a record.
    public static <T extends Record> Optional<T> read(Class<T> type, String text) {
        return Json.parse(text).flatMap(node -> {
            try {
                return Optional.of(type.cast(value(type, node)));
            } catch (IllegalArgumentException other) {
                return Optional.empty();
            }
        });
    }

    private static Object value(Type type, JsonNode node) {
        Class<?> raw = rawClass(type);
        if (raw == Optional.class) {
            return node.isNull() || node.isMissingNode() ? Optional.empty() : Optional.of(value(argument(type), node));
        }
        if (node.isNull() || node.isMissingNode()) {
            throw new IllegalArgumentException("a value is missing");
        }
        if (raw == String.class) {
            return require(node.isValueNode(), node).asText();
        }
        if (raw == int.class || raw == Integer.class) {
            return require(node.canConvertToInt(), node).asInt();
        }
        if (raw == long.class || raw == Long.class) {
            return require(node.canConvertToLong(), node).asLong();
        }
        if (raw == double.class || raw == Double.class) {
            return require(node.isNumber(), node).asDouble();
        }
        if (raw == boolean.class || raw == Boolean.class) {
            return require(node.isBoolean(), node).asBoolean();
        }
        if (raw.isEnum()) {
            return constant(raw, node.asText());
        }
        if (raw == List.class) {
            var items = new ArrayList<>();
            require(node.isArray(), node).forEach(item -> items.add(value(argument(type), item)));
            return List.copyOf(items);
        }
        return record(raw, require(node.isObject(), node));
    }

    private static JsonNode require(boolean holds, JsonNode node) {
        if (!holds) {
            throw new IllegalArgumentException("not expected: " + node.getNodeType());
        }
        return node;
    }

    private static Object constant(Class<?> type, String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(value -> ((Enum<?>) value).name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name));
    }

    private static Object record(Class<?> type, JsonNode node) {
        RecordComponent[] components = type.getRecordComponents();
        var values = new Object[components.length];
        var types = new Class<?>[components.length];
        for (int i = 0; i < components.length; i++) {
            values[i] = value(components[i].getGenericType(), node.path(components[i].getName()));
            types[i] = components[i].getType();
        }
        try {
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException refused) {
            throw new IllegalArgumentException(refused);
        }
    }
}
