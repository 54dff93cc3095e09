package org.quillhouse.engine;

import java.util.List;
import java.util.Optional;
import org.quillhouse.engine.internal.shape.Choices;
import org.quillhouse.engine.internal.shape.Gbnf;
import org.quillhouse.engine.internal.shape.JsonSchema;
import org.quillhouse.engine.internal.shape.RecordShape;
import org.quillhouse.engine.internal.shape.ReplyText;
import org.quillhouse.engine.internal.shape.SchemaNote;
import org.quillhouse.engine.internal.shape.Shape;

/// The shape that a reply must have: derived from a Java record, given to the model as a grammar, read back as that
/// record. Immutable.
///
/// Fields may be texts, whole and real numbers, truth values, enums, lists, records of these and [Optional] ones, which
/// come as `null`; [Limits] bounds them. Every reply that follows [#gbnf()] and is not cut off can be read.
///
/// @param <T> the record
public final class ReplyShape<T extends Record> {
    private final Class<T> type;
    private final Shape shape;

    private ReplyShape(Class<T> type, Shape shape) {
        this.type = type;
        this.shape = shape;
    }

    /// @throws IllegalArgumentException when the record has a field that no reply can have
    public static <T extends Record> ReplyShape<T> of(Class<T> type) {
        return new ReplyShape<>(type, RecordShape.of(type));
    }

    /// With every text field of this name, at any depth, and every text of a list of this name, one of `values`: so can
    /// a reply quote a text without inventing anything.
    ///
    /// @param values not empty, no two alike
    public ReplyShape<T> withChoices(String field, List<String> values) {
        return new ReplyShape<>(type, Choices.in(shape, field, new Shape.Choice(values)));
    }

    /// The grammar of a JSON schema: objects, arrays, enums, texts, numbers and truth values with their bounds.
    ///
    /// @throws IllegalArgumentException when the schema is none, or has what is not supported
    public static String gbnfOfSchema(String jsonSchema) {
        return Gbnf.of(JsonSchema.read(jsonSchema));
    }

    /// The grammar for [GenerationRequest#withGrammar].
    public String gbnf() {
        return Gbnf.of(shape);
    }

    /// The grammar for a model of one's own, or, for one that another program runs, the same with the schema as a
    /// comment before it: many such programs know schemas and no grammars.
    String grammarFor(ModelInfo model) {
        return model.isElsewhere() ? SchemaNote.before(gbnf(), schema()) : gbnf();
    }

    /// As a JSON schema, for prompts and for other programs.
    public String schema() {
        return JsonSchema.write(shape);
    }

    /// Reads a reply: as it stands, else the block between fences, else from the first brace to the last one, else,
    /// where
    /// it was cut off, what was whole by then. Empty where none of them is such a record.
    public Optional<T> read(String reply) {
        return ReplyText.candidates(reply).stream()
                .flatMap(text -> RecordShape.read(type, text).stream())
                .findFirst();
    }
}
