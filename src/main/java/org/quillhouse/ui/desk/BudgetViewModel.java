package org.quillhouse.ui.desk;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import org.quillhouse.context.Layer;
import org.quillhouse.context.LayerBudgets;
import org.quillhouse.context.StoryMemory;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Texts;
import org.quillhouse.settings.Keys;
import org.quillhouse.settings.SettingKey;
import org.quillhouse.settings.Settings;
import org.quillhouse.ui.tasks.Attempt;

/// How what agents may read is divided among the parts of a story (spec WA-71): tried out first, stored at a press.
public final class BudgetViewModel {
    private static final Map<Layer, SettingKey<Integer>> KEYS = Map.of(
            Layer.SYSTEM, Keys.CONTEXT_LAYER_A,
            Layer.IMMEDIATE, Keys.CONTEXT_LAYER_B,
            Layer.STORY, Keys.CONTEXT_LAYER_C,
            Layer.CHARACTERS, Keys.CONTEXT_LAYER_D,
            Layer.PLOT, Keys.CONTEXT_LAYER_E);

    private final Settings settings;
    private final StoryMemory memory;
    private final Runnable changed;
    private final Map<Layer, IntegerProperty> tokens = new EnumMap<>(Layer.class);
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
    private Consumer<Failure> failures = failure -> {};

    /// @param memory where it is kept what was learnt
    /// @param changed called when something was stored
    public BudgetViewModel(Settings settings, StoryMemory memory, Runnable changed) {
        this.settings = settings;
        this.memory = memory;
        this.changed = changed;
        for (Layer layer : Layer.values()) {
            tokens.put(layer, new SimpleIntegerProperty());
        }
        readAgain();
        tokens.values().forEach(value -> value.subscribe(now -> check()));
    }

    public void onFailure(Consumer<Failure> listener) {
        failures = listener;
    }

    /// Forgets what was tried out and not stored.
    public void readAgain() {
        tokens.forEach((layer, value) -> value.set(settings.get(key(layer))));
    }

    private static SettingKey<Integer> key(Layer layer) {
        return java.util.Objects.requireNonNull(KEYS.get(layer));
    }

    /// Of a layer, as it is tried out.
    public IntegerProperty tokensOf(Layer layer) {
        return java.util.Objects.requireNonNull(tokens.get(layer));
    }

    /// Tokens that there are for all layers.
    public int total() {
        return settings.get(Keys.CONTEXT_MAX_TOKENS) - settings.get(Keys.CONTEXT_BUFFER_TOKENS);
    }

    private LayerBudgets tried() {
        var now = new EnumMap<Layer, Integer>(Layer.class);
        tokens.forEach((layer, value) -> now.put(layer, value.get()));
        return new LayerBudgets(now);
    }

    public int sum() {
        return tried().sum();
    }

    private void check() {
        trouble.set(problem().map(Texts::of).orElse(""));
    }

    private Optional<Failure> problem() {
        try {
            tried().checked(total());
            return Optional.empty();
        } catch (LayerBudgets.Contradiction wrong) {
            return Optional.of(wrong);
        }
    }

    /// What is wrong with what is tried out; empty where it can be stored.
    public ReadOnlyStringProperty troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /// Stores what was tried out, for all stories; what was learnt is forgotten, since it began from the old values.
    ///
    /// @return false where something is wrong with it
    public boolean store() {
        if (problem().isPresent()) {
            return false;
        }
        Attempt.of(
                () -> {
                    for (Layer layer : Layer.values()) {
                        settings.set(key(layer), tokensOf(layer).get());
                    }
                    memory.forgetLayers();
                },
                failures);
        changed.run();
        return true;
    }

    /// Tries out the usual values.
    public void tryUsual() {
        tokens.forEach((layer, value) -> value.set(layer.tokens()));
    }

    /// One of the choices beside the layers, as it is stored.
    public String choice(SettingKey<String> key) {
        return settings.get(key);
    }

    public void choose(SettingKey<String> key, String value) {
        if (!value.equals(settings.get(key))) {
            Attempt.of(() -> settings.set(key, value), failures);
            changed.run();
        }
    }

    /// Begins anew with the values of the settings where layers adapt to what was needed.
    public void forgetLearnt() {
        Attempt.of(memory::forgetLayers, failures);
        changed.run();
    }
}
