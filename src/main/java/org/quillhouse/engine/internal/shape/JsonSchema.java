package org.quillhouse.engine.internal.shape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Shapes as JSON schema, the part of it that a reply needs, both ways.
public final class JsonSchema {
    private JsonSchema() {}

    public static String write(Shape shape) {
        return node(shape, false).toString();
    }

    private static ObjectNode node(Shape shape, boolean optional) {
        ObjectNode node = Json.mapper().createObjectNode();
        switch (shape) {
            case Shape.Text text -> {
                type(node, "string", optional);
                bound(node, "minLength", text.minChars(), 0);
                bound(node, "maxLength", text.maxChars(), Integer.MAX_VALUE);
            }
            case Shape.Whole whole -> {
                type(node, "integer", optional);
                bound(node, "minimum", whole.min(), Long.MIN_VALUE);
                bound(node, "maximum", whole.max(), Long.MAX_VALUE);
            }
            case Shape.Real real -> {
                type(node, "number", optional);
                node.put("minimum", real.min());
                node.put("maximum", real.max());
            }
            case Shape.Truth truth -> type(node, "boolean", optional);
            case Shape.Choice choice -> {
                type(node, "string", optional);
                choice.values().forEach(node.withArray("enum")::add);
            }
            case Shape.Items items -> {
                type(node, "array", optional);
                node.set("items", node(items.item(), false));
                bound(node, "minItems", items.minItems(), 0);
                bound(node, "maxItems", items.maxItems(), Integer.MAX_VALUE);
            }
            case Shape.Fields fields -> writeFields(node, fields, optional);
        }
        return node;
    }

    private static void type(ObjectNode node, String type, boolean optional) {
        if (optional) {
            node.putArray("type").add(type).add("null");
        } else {
            node.put("type", type);
        }
    }

    private static void bound(ObjectNode node, String name, long value, long none) {
        if (value != none) {
            node.put(name, value);
        }
    }

    private static void writeFields(ObjectNode node, Shape.Fields fields, boolean optional) {
        type(node, "object", optional);
        ObjectNode properties = node.putObject("properties");
        ArrayNode required = node.putArray("required");
        for (Shape.Field field : fields.fields()) {
            properties.set(field.name(), node(field.shape(), field.optional()));
            required.add(field.name());
        }
        node.put("additionalProperties", false);
    }

    public static Shape read(String schema) {
        return shape(Json.parse(schema).orElseThrow(() -> new IllegalArgumentException("this is no JSON schema")));
    }

    private static Shape shape(JsonNode node) {
        if (node.has("enum")) {
            var values = new ArrayList<String>();
            node.get("enum").forEach(value -> values.add(value.asText()));
            return new Shape.Choice(values);
        }
        String type = typeOf(node);
        return switch (type) {
            case "string" ->
                new Shape.Text(
                        node.path("minLength").asInt(0), node.path("maxLength").asInt(Integer.MAX_VALUE));
            case "integer" ->
                new Shape.Whole(
                        node.path("minimum").asLong(-999_999_999_999L),
                        node.path("maximum").asLong(999_999_999_999L));
            case "number" ->
                new Shape.Real(
                        node.path("minimum").asDouble(-1e12),
                        node.path("maximum").asDouble(1e12));
            case "boolean" -> new Shape.Truth();
            case "array" ->
                new Shape.Items(
                        shape(node.path("items")),
                        node.path("minItems").asInt(0),
                        node.path("maxItems").asInt(Integer.MAX_VALUE));
            case "object" -> readFields(node);
            default -> throw new IllegalArgumentException("the schema's type \"" + type + "\" is not supported");
        };
    }

    private static String typeOf(JsonNode node) {
        JsonNode type = node.path("type");
        if (type.isArray()) {
            for (JsonNode one : type) {
                if (!one.asText().equals("null")) {
                    return one.asText();
                }
            }
        }
        return type.asText("");
    }

    private static boolean mayBeNull(JsonNode node) {
        for (JsonNode one : node.path("type")) {
            if (one.asText().equals("null")) {
                return true;
            }
        }
        return false;
    }

    private static Shape readFields(JsonNode node) {
        Set<String> required = new HashSet<>();
        node.path("required").forEach(name -> required.add(name.asText()));
        List<Shape.Field> fields = new ArrayList<>();
        node.path("properties").properties().forEach(property -> {
            boolean optional = mayBeNull(property.getValue()) || !required.contains(property.getKey());
            fields.add(new Shape.Field(property.getKey(), shape(property.getValue()), optional));
        });
        return new Shape.Fields(fields);
    }
}
