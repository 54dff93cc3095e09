package org.quillhouse.ui.desk;

import javafx.animation.PauseTransition;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.util.Duration;
import org.quillhouse.context.FieldLimit;
import org.quillhouse.kernel.Texts;

/// Under a field that feeds prompts: its tokens, and whether they are too many. Counts when typing pauses.
public final class TokenLabel extends Label {
    private static final Duration PAUSE = Duration.millis(500);

    private final TokenMeter meter;
    private final FieldLimit limit;
    private final PauseTransition pause = new PauseTransition(PAUSE);

    public TokenLabel(TextInputControl field, TokenMeter meter, FieldLimit limit) {
        this.meter = meter;
        this.limit = limit;
        getStyleClass().add("desk-note");
        setWrapText(true);
        pause.setOnFinished(over -> meter.count(field.getText(), this::show));
        field.textProperty().subscribe(text -> pause.playFromStart());
        managedProperty().bind(textProperty().isNotEmpty());
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
        String about = counted.exact() ? "" : "≈ ";
        setText(about + Texts.of(state == FieldLimit.State.OVER ? "tokens.over" : "tokens.of", counted.tokens(), most));
    }
}
