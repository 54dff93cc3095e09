package org.quillhouse.ui.desk;

import java.util.Arrays;
import java.util.stream.Collectors;
import javafx.animation.PauseTransition;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.util.Duration;
import javafx.util.Subscription;
import org.quillhouse.context.FieldLimit;
import org.quillhouse.context.TokenStrategy;
import org.quillhouse.kernel.Texts;

/// Under a field that feeds prompts: its tokens, and whether they are too many. Counts when typing pauses.
public final class TokenLabel extends Label {
    private static final Duration PAUSE = Duration.millis(500);

    private final TokenMeter meter;
    private final FieldLimit limit;
    private final Tooltip help = new Tooltip();
    private final PauseTransition pause = new PauseTransition(PAUSE);
    /// Only while it is seen: the meter outlives it.
    private Subscription counting = Subscription.EMPTY;

    public TokenLabel(TextInputControl field, TokenMeter meter, FieldLimit limit) {
        this.meter = meter;
        this.limit = limit;
        getStyleClass().add("desk-note");
        setWrapText(true);
        pause.setOnFinished(over -> meter.count(field.getText(), this::show));
        field.textProperty().subscribe(text -> pause.playFromStart());
        sceneProperty().subscribe(scene -> {
            counting.unsubscribe();
            counting = scene == null
                    ? Subscription.EMPTY
                    : meter.changesProperty().subscribe(change -> pause.playFromStart());
        });
        managedProperty().bind(textProperty().isNotEmpty());
        setTooltip(help);
    }

    private void show(TokenMeter.Counted counted) {
        int most = limit.tokens(counted.budget());
        FieldLimit.State state = FieldLimit.state(counted.tokens(), most);
        getStyleClass().removeAll("desk-note", "desk-warning", "token-over");
        getStyleClass()
                .add(
                        switch (state) {
                            case GOOD -> "desk-note";
                            case WARNING, CRITICAL -> "desk-warning";
                            case OVER -> "token-over";
                        });
        if (counted.tokens() == 0) {
            setText("");
            return;
        }
        help.setText(help(counted.exact(), most));
        String about = counted.exact() ? "" : "≈ ";
        setText(about + Texts.of(state == FieldLimit.State.OVER ? "tokens.over" : "tokens.of", counted.tokens(), most));
    }

    /// How it was counted, when it warns, and how else tokens can be reckoned (spec WA-84).
    private static String help(boolean exact, int most) {
        String ways = Arrays.stream(TokenStrategy.values())
                .map(way -> Texts.of("tokens.way", Texts.of("tokens.way." + way.code()), way.factor()))
                .collect(Collectors.joining("\n"));
        return Texts.of(
                "tokens.help",
                Texts.of(exact ? "tokens.help.exact" : "tokens.help.about"),
                (int) (most * FieldLimit.WARNING_FROM),
                (int) (most * FieldLimit.CRITICAL_FROM),
                most,
                ways);
    }
}
