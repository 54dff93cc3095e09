package org.quillhouse.ui.codex;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.quillhouse.codex.CodexEntry;
import org.quillhouse.kernel.Texts;
import org.quillhouse.ui.theme.Pills;

/// People, places, things and the world of the story on the desk, one kind at a time.
public final class CodexPane extends VBox {
    private final StackPane shown = new StackPane();
    private final HBox kinds;
    private final Map<CodexEntry.Kind, Node> panes = new EnumMap<>(CodexEntry.Kind.class);

    /// @param knowledge shows who knows what
    /// @param map shows how people stand to each other
    public CodexPane(PeopleModels models, Runnable knowledge, Runnable map) {
        var matrix = new Button(Texts.of("people.knowledge"), new FontIcon(Feather.GRID));
        matrix.setOnAction(press -> knowledge.run());
        var ties = new Button(Texts.of("people.map"), new FontIcon(Feather.SHARE_2));
        ties.setOnAction(press -> map.run());
        this.kinds = Pills.of(Arrays.stream(CodexEntry.Kind.values())
                .map(kind -> {
                    List<Button> more = kind == CodexEntry.Kind.CHARACTER ? List.of(matrix, ties) : List.of();
                    return new Pills.Pill(
                            Texts.of(kind.key() + ".all"), () -> show(kind, () -> new EntriesPane(kind, models, more)));
                })
                .toList());
        kinds.getStyleClass().add("codex-kinds");
        kinds.getChildren().forEach(pill -> HBox.setHgrow(pill, Priority.ALWAYS));
        getChildren().addAll(kinds, shown);
    }

    /// Shows the entries of a kind.
    public void choose(CodexEntry.Kind kind) {
        Pills.choose(kinds, kind.ordinal());
    }

    /// @param make makes the pane, when it is looked at first
    private void show(CodexEntry.Kind kind, Supplier<Node> make) {
        shown.getChildren().setAll(panes.computeIfAbsent(kind, absent -> make.get()));
    }
}
