package org.quillhouse.ui.codex;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.QuadCurve;
import org.quillhouse.codex.CodexEntry;
import org.quillhouse.kernel.Texts;
import org.quillhouse.ui.theme.Labels;

/// The people of the story in a circle, a line between those whose sheets name each other; of the chosen one it says
/// how.
public final class TiesView extends BorderPane {
    private static final double FACE = 52;
    private static final double NAME_WIDTH = 130;
    private static final double PADDING = 4;
    private static final double BEND = 0.18;

    private final PeopleFiles files;
    private final Pane map = new Pane();
    private final VBox words = new VBox(8);
    private final Map<String, Node> faces = new HashMap<>();
    private List<CodexEntry> people = List.of();
    private List<Ties.Tie> ties = List.of();
    private Optional<String> chosen = Optional.empty();

    public TiesView(KnowledgeViewModel model, PeopleFiles files) {
        this.files = files;
        getStyleClass().addAll("page", "ties");
        var title = new Label(Texts.of("ties.title"));
        title.getStyleClass().add("page-heading");
        BorderPane.setMargin(title, new Insets(22, 28, 6, 28));
        setTop(title);
        map.setId("ties-map");
        map.setMinSize(320, 320);
        map.setFocusTraversable(false);
        setCenter(map);
        words.setPadding(new Insets(12, 28, 24, 28));
        var scroll = new ScrollPane(words);
        scroll.setFitToWidth(true);
        scroll.setPrefViewportHeight(170);
        scroll.setMinHeight(120);
        setBottom(scroll);
        map.widthProperty().subscribe(width -> lay());
        map.heightProperty().subscribe(height -> lay());
        model.tableProperty().subscribe(table -> show(table.people()));
    }

    private void show(List<CodexEntry> now) {
        people = now;
        ties = Ties.between(now);
        faces.clear();
        for (CodexEntry person : now) {
            faces.put(person.id(), face(person));
        }
        lay();
        say();
    }

    private Button face(CodexEntry person) {
        var name = new Label(person.name());
        name.getStyleClass().add("ties-name");
        name.setPrefWidth(NAME_WIDTH);
        name.setAlignment(Pos.CENTER);
        var box = new VBox(2, new Avatar(person, files, FACE), name);
        box.getStyleClass().add("ties-face");
        var face = new Button("", box);
        face.getStyleClass().addAll("flat", "ties-button");
        face.setAccessibleText(person.name());
        face.setOnAction(press -> {
            chosen = chosen.equals(Optional.of(person.id())) ? Optional.empty() : Optional.of(person.id());
            lay();
            say();
        });
        return face;
    }

    /// Round a circle, from the top.
    private Point2D place(int index) {
        double wide = Math.max(10, map.getWidth() / 2 - NAME_WIDTH / 2 - 12);
        double high = Math.max(10, map.getHeight() / 2 - FACE - 6);
        double angle = 2 * Math.PI * index / Math.max(1, people.size());
        return new Point2D(map.getWidth() / 2 + Math.sin(angle) * wide, map.getHeight() / 2 - Math.cos(angle) * high);
    }

    private void lay() {
        var places = new HashMap<String, Point2D>();
        for (int i = 0; i < people.size(); i++) {
            places.put(people.get(i).id(), place(i));
        }
        List<Node> shown = new ArrayList<>();
        for (Ties.Tie tie : ties) {
            Point2D from = places.getOrDefault(tie.from().id(), Point2D.ZERO);
            Point2D to = places.getOrDefault(tie.to().id(), Point2D.ZERO);
            shown.add(line(from, to, isChosen(tie)));
        }
        for (CodexEntry person : people) {
            Node face = faces.get(person.id());
            if (face == null) {
                continue;
            }
            Point2D at = places.getOrDefault(person.id(), Point2D.ZERO);
            face.relocate(at.getX() - NAME_WIDTH / 2 - PADDING, at.getY() - FACE / 2 - PADDING);
            shown.add(face);
        }
        map.getChildren().setAll(shown);
    }

    private boolean isChosen(Ties.Tie tie) {
        return chosen.filter(id -> tie.from().id().equals(id) || tie.to().id().equals(id))
                .isPresent();
    }

    /// A bent line: two of opposite direction lie beside each other.
    private static QuadCurve line(Point2D from, Point2D to, boolean bright) {
        Point2D middle = from.midpoint(to);
        Point2D across = new Point2D(-(to.getY() - from.getY()), to.getX() - from.getX()).multiply(BEND);
        var line = new QuadCurve(
                from.getX(),
                from.getY(),
                middle.getX() + across.getX(),
                middle.getY() + across.getY(),
                to.getX(),
                to.getY());
        line.getStyleClass().addAll("ties-line", bright ? "ties-bright" : "ties-dim");
        line.setMouseTransparent(true);
        return line;
    }

    /// What is said by the chosen one and of them.
    private void say() {
        words.getChildren().clear();
        if (ties.isEmpty()) {
            words.getChildren().add(Labels.wrapped(Texts.of("ties.empty"), "desk-note"));
        } else if (chosen.isEmpty()) {
            words.getChildren().add(Labels.wrapped(Texts.of("ties.hint"), "desk-note"));
        } else {
            List<Ties.Tie> theirs = ties.stream().filter(this::isChosen).toList();
            if (theirs.isEmpty()) {
                words.getChildren().add(Labels.wrapped(Texts.of("ties.alone"), "desk-note"));
            }
            theirs.forEach(tie -> words.getChildren()
                    .addAll(
                            Labels.wrapped(
                                    Texts.of(
                                            "ties.of",
                                            tie.from().name(),
                                            tie.to().name()),
                                    "desk-name"),
                            Labels.wrapped(tie.words(), "ties-words")));
        }
    }
}
