package org.quillhouse.ui.desk;

import java.util.Optional;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.VBox;
import org.quillhouse.kernel.Texts;
import org.quillhouse.manuscript.Node;
import org.quillhouse.ui.binder.BinderViewModel;
import org.quillhouse.ui.tasks.FieldSaver;

/// What the writer notes about the chosen part, chapter, scene or note.
final class DetailsPane extends VBox {
    private final BinderViewModel binder;
    private final Label name = new Label();
    private final TextArea synopsis = new TextArea();
    private final ComboBox<String> status = new ComboBox<>();
    private final ComboBox<String> label = new ComboBox<>();
    private final ComboBox<String> pointOfView = new ComboBox<>();
    private final TextField target = new TextField();
    private Optional<Node> shown = Optional.empty();

    DetailsPane(BinderViewModel binder) {
        this.binder = binder;
        getStyleClass().add("desk-box");
        name.getStyleClass().add("desk-name");
        name.setWrapText(true);
        synopsis.setId("details-synopsis");
        synopsis.setWrapText(true);
        synopsis.setPrefRowCount(5);
        synopsis.setPromptText(Texts.of("details.synopsis.prompt"));
        target.setPromptText(Texts.of("details.target.prompt"));
        getChildren().add(name);
        add("details.synopsis", synopsis);
        for (ComboBox<String> box : java.util.List.of(status, label, pointOfView)) {
            box.setEditable(true);
            box.setMaxWidth(Double.MAX_VALUE);
        }
        add("details.status", status);
        add("details.pov", pointOfView);
        add("details.label", label);
        add("details.target", target);
        var note = new Label(Texts.of("details.note"));
        note.setWrapText(true);
        note.getStyleClass().add("desk-note");
        getChildren().add(note);
        setDisable(binder.isReadOnly());
        binder.selection().addListener((javafx.collections.ListChangeListener<String>) change -> follow());
        binder.openTextProperty().subscribe(text -> follow());
        binder.treeProperty().subscribe(tree -> follow());
    }

    private void add(String key, Control field) {
        var title = new Label(Texts.of(key));
        title.getStyleClass().add("desk-label");
        title.setLabelFor(field);
        getChildren().addAll(title, field);
        if (field instanceof TextInputControl text) {
            FieldSaver.keepAtRest(text, this::store);
        }
        if (field instanceof ComboBox<?> box) {
            FieldSaver.keepWhenLeft(box.getEditor(), this::store);
            box.setOnAction(chosen -> store());
        }
        if (field instanceof TextField text) {
            text.setOnAction(enter -> store());
        }
    }

    private Optional<Node> chosen() {
        return binder.selection().stream()
                .findFirst()
                .or(() -> Optional.of(binder.openTextProperty().get()))
                .flatMap(binder.tree()::node);
    }

    private void follow() {
        Optional<Node> now = chosen();
        boolean other = !now.map(Node::id).equals(shown.map(Node::id));
        if (!other && now.map(Node::details).equals(shown.map(Node::details))) {
            shown = now;
            return;
        }
        if (other) {
            store();
        }
        boolean typing = !other && (synopsis.isFocused() || target.isFocused());
        shown = Optional.empty();
        if (!typing) {
            now.ifPresent(this::show);
        }
        shown = now;
    }

    private void show(Node node) {
        Node.Details details = node.details();
        name.setText(binder.label(node));
        synopsis.setText(details.synopsis());
        fill(status, details.status(), Node.Details::status);
        fill(label, details.label(), Node.Details::label);
        fill(pointOfView, details.pointOfView(), Node.Details::pointOfView);
        target.setText(details.targetWords() == 0 ? "" : Integer.toString(details.targetWords()));
    }

    /// Offers what was used elsewhere in the story.
    private void fill(ComboBox<String> box, String value, java.util.function.Function<Node.Details, String> field) {
        var used = new java.util.TreeSet<String>();
        binder.tree().nodes().forEach(node -> used.add(field.apply(node.details())));
        if (box == status) {
            for (String key : new String[] {"status.idea", "status.draft", "status.revised", "status.done"}) {
                used.add(Texts.of(key));
            }
        }
        used.remove("");
        box.getItems().setAll(used);
        box.setValue(value);
        box.getEditor().setText(value);
    }

    private void store() {
        shown.ifPresent(node -> binder.setDetails(
                node,
                new Node.Details(
                        synopsis.getText().strip(),
                        status.getEditor().getText().strip(),
                        label.getEditor().getText().strip(),
                        pointOfView.getEditor().getText().strip(),
                        words(target.getText(), node.details().targetWords()))));
    }

    /// A number of words; what is no number leaves it as it was.
    private static int words(String text, int before) {
        String digits = text.replaceAll("[\\s.,]", "");
        if (digits.isEmpty()) {
            return 0;
        }
        try {
            return Math.clamp(Integer.parseInt(digits), 0, 10_000_000);
        } catch (NumberFormatException bad) {
            return before;
        }
    }
}
