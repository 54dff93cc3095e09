package org.quillhouse.ui.review;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Group;
import javafx.scene.chart.LineChart;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polygon;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import org.quillhouse.kernel.Texts;
import org.quillhouse.review.QualityScore;
import org.quillhouse.review.Rater;
import org.quillhouse.review.Remark;
import org.quillhouse.review.Review;

/// The raters' scores of the open chapter in place of the page: side by side, as a radar against their marks, and how
/// they went from version to version.
public final class PanelBoard extends ScrollPane {
    private static final double RADIUS = 120;
    private static final double MOST = 10;
    private static final double FAIR = 70;
    private static final double GOOD = 85;

    private final VBox box = new VBox(18);

    public PanelBoard(PanelViewModel model) {
        getStyleClass().addAll("page", "panel-board");
        setFitToWidth(true);
        setContent(box);
        box.setPadding(new Insets(22, 28, 28, 28));
        model.boardProperty().subscribe(this::show);
    }

    /// One rater's newest scores and marks.
    private record Row(String name, Review review, Rater.Marks marks, boolean fits) {
        double score() {
            return review.score().orElse(0.0);
        }
    }

    private void show(PanelViewModel.Board board) {
        List<Row> rows = board.seats().stream()
                .filter(seat -> seat.review().flatMap(Review::score).isPresent())
                .map(seat -> new Row(
                        seat.reviewer().name(),
                        seat.review().orElseThrow(),
                        seat.marks().orElse(Rater.Marks.USUAL),
                        seat.fits()))
                .toList();
        var title = new Label(Texts.of("board.title"));
        title.getStyleClass().add("page-heading");
        box.getChildren().setAll(title);
        if (rows.isEmpty()) {
            var empty = new Label(Texts.of("board.empty"));
            empty.setWrapText(true);
            box.getChildren().add(empty);
            return;
        }
        var agreement = new Label(agreement(rows));
        agreement.setWrapText(true);
        var charts = new FlowPane(24, 18, radar(rows), history(board.history()));
        charts.setAlignment(Pos.CENTER_LEFT);
        box.getChildren().addAll(agreement, table(rows), kinds(board.quality()), charts);
    }

    /// How ready the text is by kind of issue.
    private static VBox kinds(QualityScore quality) {
        var heading = new Label(Texts.of("board.kinds"));
        heading.getStyleClass().add("desk-label");
        var grid = new GridPane(22, 6);
        int line = 0;
        for (Map.Entry<Remark.Kind, Double> kind : quality.byKind().entrySet()) {
            double points = kind.getValue();
            var bar = new ProgressBar(points / 100);
            bar.getStyleClass()
                    .addAll(
                            "quality-bar",
                            points < FAIR ? "quality-low" : points < GOOD ? "quality-fair" : "quality-good");
            String name = Texts.of(kind.getKey().key());
            bar.setAccessibleText(Texts.of("board.kind", name, (int) Math.round(points)));
            grid.addRow(line++, new Label(name), bar, new Label(Integer.toString((int) Math.round(points))));
        }
        return new VBox(6, heading, grid);
    }

    private static String agreement(List<Row> rows) {
        OptionalDouble mean = rows.stream().mapToDouble(Row::score).average();
        Row low = rows.stream()
                .min(java.util.Comparator.comparingDouble(Row::score))
                .orElseThrow();
        Row high = rows.stream()
                .max(java.util.Comparator.comparingDouble(Row::score))
                .orElseThrow();
        boolean agree = high.score() - low.score() <= 1.5;
        return agree
                ? Texts.of("board.agree", mean.orElse(0))
                : Texts.of("board.differ", mean.orElse(0), high.name(), high.score(), low.name(), low.score());
    }

    private static GridPane table(List<Row> rows) {
        var grid = new GridPane(22, 8);
        String[] heads = {"board.rater", "board.quality", "board.engagement", "board.standing", "board.marks"};
        for (int i = 0; i < heads.length; i++) {
            var head = new Label(Texts.of(heads[i]));
            head.getStyleClass().add("desk-label");
            grid.add(head, i, 0);
        }
        int line = 1;
        for (Row row : rows) {
            grid.add(new Label(row.fits() ? row.name() : Texts.of("board.old", row.name())), 0, line);
            grid.add(score(row, Review.QUALITY), 1, line);
            grid.add(score(row, Review.ENGAGEMENT), 2, line);
            var standing = new Label(Texts.of(row.marks().of(row.score()).key()));
            standing.getStyleClass()
                    .addAll(
                            "score-chip",
                            "score-" + row.marks().of(row.score()).name().toLowerCase(java.util.Locale.ROOT));
            grid.add(standing, 3, line);
            grid.add(
                    new Label(Texts.of(
                            "board.marks.of",
                            row.marks().minimum(),
                            row.marks().target(),
                            row.marks().exceptional())),
                    4,
                    line++);
        }
        grid.getChildren().forEach(cell -> ((Region) cell).setMinWidth(Region.USE_PREF_SIZE));
        return grid;
    }

    private static Label score(Row row, String criterion) {
        Double value = row.review().scores().get(criterion);
        return new Label(value == null ? "–" : Texts.of("panel.score", value));
    }

    /// Axes are rater and criterion; inside are the marks, over them the scores.
    private static Region radar(List<Row> rows) {
        var names = new ArrayList<String>();
        var scores = new ArrayList<Double>();
        var targets = new ArrayList<Double>();
        var minima = new ArrayList<Double>();
        for (Row row : rows) {
            row.review().scores().forEach((criterion, value) -> {
                names.add(Texts.of("board.axis", row.name(), Texts.of("board." + criterion)));
                scores.add(value);
                targets.add(row.marks().target());
                minima.add(row.marks().minimum());
            });
        }
        var group = new Group();
        int axes = names.size();
        for (int i = 0; i < axes; i++) {
            var axis = new Line(0, 0, x(i, axes, MOST), y(i, axes, MOST));
            axis.getStyleClass().add("radar-axis");
            var name = new Text(names.get(i));
            name.getStyleClass().add("radar-name");
            name.setTextOrigin(VPos.CENTER);
            name.setTextAlignment(TextAlignment.CENTER);
            double width = name.getLayoutBounds().getWidth();
            double side = Math.sin(2 * Math.PI * i / axes);
            name.setX(x(i, axes, MOST + 1) - width / 2 + side * width / 2);
            name.setY(y(i, axes, MOST + 1.2));
            group.getChildren().addAll(axis, name);
        }
        group.getChildren()
                .addAll(
                        polygon(targets, "radar-target"),
                        polygon(minima, "radar-minimum"),
                        polygon(scores, "radar-score"));
        var place = new StackPane(group);
        place.setPadding(new Insets(10));
        place.setMinSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        var caption = new Label(Texts.of("board.radar"));
        caption.getStyleClass().add("desk-note");
        return new VBox(4, place, caption);
    }

    private static Polygon polygon(List<Double> values, String style) {
        var polygon = new Polygon();
        for (int i = 0; i < values.size(); i++) {
            polygon.getPoints().addAll(x(i, values.size(), values.get(i)), y(i, values.size(), values.get(i)));
        }
        polygon.getStyleClass().add(style);
        return polygon;
    }

    private static double x(int axis, int of, double value) {
        return Math.sin(2 * Math.PI * axis / of) * value / MOST * RADIUS;
    }

    private static double y(int axis, int of, double value) {
        return -Math.cos(2 * Math.PI * axis / of) * value / MOST * RADIUS;
    }

    private static VBox history(List<Review> history) {
        var across = new NumberAxis(1, Math.max(2, most(history)), 1);
        across.setMinorTickVisible(false);
        across.setLabel(Texts.of("board.readings"));
        var chart = new LineChart<>(across, new NumberAxis(0, MOST, 2));
        chart.setAnimated(false);
        chart.setPrefSize(420, 290);
        Map<String, XYChart.Series<Number, Number>> lines = new LinkedHashMap<>();
        for (Review review : history) {
            XYChart.Series<Number, Number> line =
                    lines.computeIfAbsent(review.reviewer().id(), id -> {
                        var made = new XYChart.Series<Number, Number>();
                        made.setName(review.reviewer().name());
                        return made;
                    });
            line.getData()
                    .add(new XYChart.Data<>(
                            line.getData().size() + 1, review.score().orElse(0.0)));
        }
        chart.getData().addAll(lines.values());
        var caption = new Label(Texts.of("board.history"));
        caption.getStyleClass().add("desk-note");
        return new VBox(4, chart, caption);
    }

    private static int most(List<Review> history) {
        var counts = new LinkedHashMap<String, Integer>();
        history.forEach(review -> counts.merge(review.reviewer().id(), 1, Integer::sum));
        return counts.values().stream().mapToInt(Integer::intValue).max().orElse(1);
    }
}
