package org.quillhouse.ui.codex;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.quillhouse.codex.CodexEntry;
import org.quillhouse.kernel.Texts;

/// People, places and things of the story on the desk, one kind at a time.
public final class CodexPane extends VBox {
    private static final List<CodexEntry.Kind> KINDS = List.of(CodexEntry.Kind.values());

    private final StackPane shown = new StackPane();
    private final Map<CodexEntry.Kind, Node> panes = new EnumMap<>(CodexEntry.Kind.class);

    /// @param knowledge shows who knows what
    /// @param map shows how people stand to each other
    public CodexPane(PeopleModels models, Runnable knowledge, Runnable map) {
        var matrix = new Button(Texts.of("people.knowledge"), new FontIcon(Feather.GRID));
        matrix.setOnAction(press -> knowledge.run());
        var ties = new Button(Texts.of("people.map"), new FontIcon(Feather.SHARE_2));
        ties.setOnAction(press -> map.run());
        var group = new ToggleGroup();
        var row = new HBox();
        row.getStyleClass().add("codex-kinds");
        for (CodexEntry.Kind kind : KINDS) {
            List<Button> more = kind == CodexEntry.Kind.CHARACTER ? List.of(matrix, ties) : List.of();
            row.getChildren().add(toggle(kind, group, () -> new EntriesPane(kind, models, more)));
        }
        group.selectedToggleProperty().addListener((chosen, old, now) -> {
            if (now == null) {
                group.selectToggle(old);
            }
        });
        group.selectToggle(group.getToggles().getFirst());
        getChildren().addAll(row, shown);
    }

    /// @param make makes the pane, when it is looked at first
    private ToggleButton toggle(CodexEntry.Kind kind, ToggleGroup group, Supplier<Node> make) {
        var button = new ToggleButton(Texts.of(kind.key() + ".all"));
        button.setId("codex-" + kind.name().toLowerCase(Locale.ROOT));
        button.setToggleGroup(group);
        button.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(button, Priority.ALWAYS);
        int at = KINDS.indexOf(kind);
        button.getStyleClass().add(at == 0 ? "left-pill" : at == KINDS.size() - 1 ? "right-pill" : "center-pill");
        button.selectedProperty().subscribe(chosen -> {
            if (chosen) {
                shown.getChildren().setAll(panes.computeIfAbsent(kind, absent -> make.get()));
            }
        });
        return button;
    }
}
