package org.quillhouse.ui.story;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.quillhouse.kernel.Texts;
import org.quillhouse.review.WorldGuide;
import org.quillhouse.ui.theme.Labels;

/// Under the notes about the world: what they speak of, questions that lead on, and what is worth a look.
final class WorldPane extends VBox {
    private final Consumer<String> discuss;
    private final VBox questions = new VBox(2);
    private Optional<WorldGuide.Topic> chosen = Optional.empty();
    private String shown = "";

    /// @param discuss begins a talk with a question
    WorldPane(Consumer<String> discuss) {
        super(8);
        this.discuss = discuss;
        setId("world-guide");
    }

    void show(String world) {
        if (world.equals(shown) && !getChildren().isEmpty()) {
            return;
        }
        shown = world;
        WorldGuide guide = WorldGuide.of(world);
        getChildren().setAll(Labels.wrapped(Texts.of("world.guide"), "desk-label"));
        var chips = new FlowPane(6, 6);
        var group = new ToggleGroup();
        for (WorldGuide.Look look : guide.topics()) {
            chips.getChildren().add(chip(look, guide, group));
        }
        getChildren().addAll(chips, questions, Labels.wrapped(Texts.of("world.guide.why"), "desk-note"));
        guide.notes().forEach(note -> getChildren().add(Labels.wrapped(note.words(), "desk-note")));
        ask(guide);
    }

    private ToggleButton chip(WorldGuide.Look look, WorldGuide guide, ToggleGroup group) {
        String state = look.isCovered() ? "covered" : look.isTouched() ? "touched" : "missing";
        var chip = new ToggleButton(Texts.of(look.topic().key()));
        chip.setToggleGroup(group);
        chip.getStyleClass().addAll("small", "world-topic", "world-" + state);
        String said = Texts.of("world." + state);
        chip.setTooltip(new Tooltip(said));
        chip.setAccessibleText(chip.getText() + ", " + said);
        chip.setSelected(chosen.equals(Optional.of(look.topic())));
        chip.setOnAction(press -> {
            chosen = chip.isSelected() ? Optional.of(look.topic()) : Optional.empty();
            ask(guide);
        });
        return chip;
    }

    private void ask(WorldGuide guide) {
        questions.getChildren().clear();
        chosen.ifPresent(topic -> guide.questions(topic).forEach(question -> {
            var link = new Hyperlink(question);
            link.setWrapText(true);
            link.setAccessibleText(Texts.of("world.ask", question));
            link.setOnAction(press -> discuss.accept(question));
            questions.getChildren().add(link);
        }));
    }
}
