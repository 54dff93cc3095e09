package org.quillhouse.engine.internal.shape;

/// Puts a choice in the place of free texts.
public final class Choices {
    private Choices() {}

    /// @param field texts of this name, at any depth, become the choice
    public static Shape in(Shape shape, String field, Shape.Choice choice) {
        return switch (shape) {
            case Shape.Fields fields ->
                new Shape.Fields(fields.fields().stream()
                        .map(each -> new Shape.Field(
                                each.name(),
                                each.name().equals(field)
                                        ? chosen(each.shape(), choice)
                                        : in(each.shape(), field, choice),
                                each.optional()))
                        .toList());
            case Shape.Items items ->
                new Shape.Items(in(items.item(), field, choice), items.minItems(), items.maxItems());
            default -> shape;
        };
    }

    private static Shape chosen(Shape shape, Shape.Choice choice) {
        if (shape instanceof Shape.Items items && items.item() instanceof Shape.Text) {
            return new Shape.Items(choice, items.minItems(), items.maxItems());
        }
        return shape instanceof Shape.Text ? choice : shape;
    }
}
