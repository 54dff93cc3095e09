package org.quillhouse.ui.desk;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.function.ToDoubleFunction;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.chart.BarChart;
import javafx.scene.chart.CategoryAxis;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;
import javafx.scene.control.Button;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.quillhouse.kernel.Texts;
import org.quillhouse.manuscript.Node;
import org.quillhouse.manuscript.Pace;
import org.quillhouse.manuscript.WritingDay;
import org.quillhouse.settings.Keys;
import org.quillhouse.settings.SettingKey;

/// Goals, the last thirty days, and how long the scenes are.
final class ProgressPane extends VBox {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM");

    private final ProgressViewModel progress;
    private final Label session = label("desk-name");
    private final ProgressBar sessionBar = bar();
    private final Label today = label("desk-name");
    private final ProgressBar todayBar = bar();
    private final Label story = label("desk-name");
    private final ProgressBar storyBar = bar();
    private final Label week = label("desk-note");
    private final Label pace = label("desk-note");
    private final BarChart<String, Number> days = chart();
    private final BarChart<String, Number> lengths = chart();
    private final BarChart<String, Number> sentences = chart();
    private final BarChart<String, Number> spoken = chart();

    ProgressPane(ProgressViewModel progress) {
        this.progress = progress;
        getStyleClass().add("desk-box");
        getChildren().addAll(sitting(), sessionBar, today, todayBar, week, story, storyBar, pace);
        getChildren().addAll(title("progress.goals"));
        number("progress.goal.session", Keys.SESSION_GOAL);
        number("progress.goal.daily", Keys.DAILY_GOAL);
        number("progress.goal.story", Keys.STORY_GOAL);
        deadline();
        getChildren().addAll(title("progress.days"), days, title("progress.lengths"), lengths);
        pace();
        progress.figuresProperty().subscribe(this::show);
    }

    /// How long sentences are and how much is spoken, scene by scene, when it is asked for.
    private void pace() {
        var measure = new Button(Texts.of("progress.pace.measure"), new FontIcon(Feather.ACTIVITY));
        measure.setId("pace-measure");
        measure.getStyleClass().add("small");
        measure.setOnAction(press -> progress.measurePace());
        Label sentencesTitle = title("progress.pace.sentences");
        Label spokenTitle = title("progress.pace.spoken");
        getChildren().addAll(title("progress.pace.title"), measure, sentencesTitle, sentences, spokenTitle, spoken);
        var there = progress.pacesProperty().map(paces -> !paces.isEmpty());
        for (javafx.scene.Node part : List.of(sentencesTitle, sentences, spokenTitle, spoken)) {
            part.visibleProperty().bind(there);
            part.managedProperty().bind(part.visibleProperty());
        }
        progress.pacesProperty().subscribe(paces -> {
            fillPace(sentences, paces, Pace::wordsOfASentence, "progress.pace.sentences.tip");
            fillPace(spoken, paces, scene -> scene.spokenShare() * 100, "progress.pace.spoken.tip");
        });
    }

    private static void fillPace(
            BarChart<String, Number> chart,
            List<ProgressViewModel.ScenePace> paces,
            ToDoubleFunction<Pace> figure,
            String tip) {
        var series = new XYChart.Series<String, Number>();
        for (ProgressViewModel.ScenePace scene : paces) {
            series.getData()
                    .add(new XYChart.Data<>(Integer.toString(scene.number()), figure.applyAsDouble(scene.pace())));
        }
        chart.getData().setAll(List.of(series));
        for (int i = 0; i < paces.size(); i++) {
            ProgressViewModel.ScenePace scene = paces.get(i);
            tip(series.getData().get(i), Texts.of(tip, scene.number(), figure.applyAsDouble(scene.pace())));
        }
    }

    private HBox sitting() {
        var anew = new Button("", new FontIcon(Feather.ROTATE_CW));
        anew.getStyleClass().addAll("flat", "button-icon");
        anew.setAccessibleText(Texts.of("progress.session.anew"));
        anew.setTooltip(new Tooltip(Texts.of("progress.session.anew")));
        anew.setOnAction(press -> progress.beginSession());
        HBox.setHgrow(session, Priority.ALWAYS);
        session.setMaxWidth(Double.MAX_VALUE);
        var line = new HBox(8, session, anew);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private static Label label(String style) {
        var label = new Label();
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }

    private static Label title(String key) {
        var label = label("desk-label");
        label.setText(Texts.of(key));
        return label;
    }

    private static ProgressBar bar() {
        var bar = new ProgressBar(0);
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.managedProperty().bind(bar.visibleProperty());
        return bar;
    }

    private static BarChart<String, Number> chart() {
        var across = new CategoryAxis();
        across.setTickLabelsVisible(false);
        across.setTickMarkVisible(false);
        across.setSide(Side.BOTTOM);
        var chart = new BarChart<String, Number>(across, new NumberAxis());
        chart.setAnimated(false);
        chart.setVerticalGridLinesVisible(false);
        chart.setLegendVisible(false);
        chart.setPrefHeight(170);
        chart.setMinHeight(150);
        chart.setCategoryGap(2);
        chart.setBarGap(0);
        return chart;
    }

    private void number(String key, SettingKey<Integer> goal) {
        var field = new TextField(progress.get(goal) == 0 ? "" : Integer.toString(progress.get(goal)));
        field.setPromptText(Texts.of("progress.no.goal"));
        field.setDisable(progress.isReadOnly());
        field.focusedProperty().subscribe(focused -> {
            if (!focused) {
                store(field, goal);
            }
        });
        field.setOnAction(enter -> store(field, goal));
        getChildren().addAll(title(key), field);
    }

    private void store(TextField field, SettingKey<Integer> goal) {
        String digits = field.getText().replaceAll("\\D", "");
        int words = goal.parse().apply(digits.isEmpty() ? "0" : digits).orElse(progress.get(goal));
        if (words != progress.get(goal)) {
            progress.set(goal, words);
        }
        field.setText(words == 0 ? "" : Integer.toString(words));
    }

    private void deadline() {
        var picker = new DatePicker();
        picker.setMaxWidth(Double.MAX_VALUE);
        picker.setPromptText(Texts.of("progress.no.deadline"));
        picker.setDisable(progress.isReadOnly());
        try {
            String stored = progress.get(Keys.DEADLINE);
            picker.setValue(stored.isEmpty() ? null : LocalDate.parse(stored));
        } catch (DateTimeParseException bad) {
            picker.setValue(null);
        }
        picker.setOnAction(chosen -> progress.set(
                Keys.DEADLINE,
                picker.getValue() == null ? "" : picker.getValue().toString()));
        getChildren().addAll(title("progress.deadline"), picker);
    }

    private void show(ProgressViewModel.Figures now) {
        session.setText(
                now.sessionGoal() == 0
                        ? Texts.of("progress.session", now.session())
                        : Texts.of("progress.session.goal", now.session(), now.sessionGoal()));
        share(sessionBar, now.session(), now.sessionGoal());
        today.setText(ProgressViewModel.today(now));
        share(todayBar, now.today(), now.dailyGoal());
        story.setText(
                now.storyGoal() == 0
                        ? Texts.of("progress.story", now.story())
                        : Texts.of("progress.story.goal", now.story(), now.storyGoal()));
        share(storyBar, now.story(), now.storyGoal());
        week.setText(Texts.of("progress.week", now.daysWritten()));
        pace.setText(
                now.aDayNeeded().map(words -> Texts.of("progress.pace", words)).orElse(""));
        fill(days, now.lastDays());
        fillLengths();
    }

    private static void share(ProgressBar bar, int words, int goal) {
        bar.setVisible(goal > 0);
        bar.setProgress(goal == 0 ? 0 : Math.clamp(words / (double) goal, 0.0, 1.0));
    }

    private static void fill(BarChart<String, Number> chart, List<WritingDay> shown) {
        var series = new XYChart.Series<String, Number>();
        for (WritingDay day : shown) {
            series.getData().add(new XYChart.Data<>(DAY.format(day.day()), Math.max(0, day.words())));
        }
        chart.getData().setAll(List.of(series));
        for (int i = 0; i < shown.size(); i++) {
            tip(
                    series.getData().get(i),
                    Texts.of(
                            "progress.day.tip",
                            DAY.format(shown.get(i).day()),
                            shown.get(i).words()));
        }
    }

    private void fillLengths() {
        List<Node> scenes = progress.scenes();
        var series = new XYChart.Series<String, Number>();
        for (int i = 0; i < scenes.size(); i++) {
            series.getData()
                    .add(new XYChart.Data<>(
                            Integer.toString(i + 1), scenes.get(i).words()));
        }
        lengths.getData().setAll(List.of(series));
        for (int i = 0; i < scenes.size(); i++) {
            tip(
                    series.getData().get(i),
                    Texts.of("progress.scene.tip", i + 1, scenes.get(i).words()));
        }
    }

    private static void tip(XYChart.Data<String, Number> bar, String words) {
        if (bar.getNode() != null) {
            Tooltip.install(bar.getNode(), new Tooltip(words));
        }
    }
}
