package org.quillhouse.context;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Remedy;
import org.quillhouse.kernel.Retry;

/// Tokens for each layer, within the ranges of [Layer]. Immutable.
public record LayerBudgets(Map<Layer, Integer> tokens) {
    public static final LayerBudgets DEFAULTS = defaults();

    public LayerBudgets {
        tokens = java.util.Collections.unmodifiableMap(new EnumMap<>(tokens));
    }

    private static LayerBudgets defaults() {
        var tokens = new EnumMap<Layer, Integer>(Layer.class);
        for (Layer layer : Layer.values()) {
            tokens.put(layer, layer.tokens());
        }
        return new LayerBudgets(tokens);
    }

    /// In the order of [Layer].
    public static LayerBudgets of(int system, int immediate, int story, int characters, int plot) {
        var tokens = new EnumMap<Layer, Integer>(Layer.class);
        tokens.put(Layer.SYSTEM, system);
        tokens.put(Layer.IMMEDIATE, immediate);
        tokens.put(Layer.STORY, story);
        tokens.put(Layer.CHARACTERS, characters);
        tokens.put(Layer.PLOT, plot);
        return new LayerBudgets(tokens);
    }

    public int of(Layer layer) {
        return tokens.getOrDefault(layer, 0);
    }

    public int sum() {
        return tokens.values().stream().mapToInt(Integer::intValue).sum();
    }

    /// A layer outside its range, or more in all than there is.
    public static final class Contradiction extends Failure {
        private Contradiction(String key, List<?> arguments) {
            super(key, arguments, Retry.NO, Remedy.CHECK_INPUT, null);
        }
    }

    /// @param total tokens that there are for all of them
    /// @throws Contradiction naming the first thing that is wrong
    public LayerBudgets checked(int total) throws Contradiction {
        for (Layer layer : Layer.values()) {
            int value = of(layer);
            if (value < layer.least() || value > layer.most()) {
                throw new Contradiction(
                        "context.layer.range", List.of(layer.letter(), value, layer.least(), layer.most()));
            }
        }
        if (sum() > total) {
            throw new Contradiction("context.layers.over", List.of(sum(), total));
        }
        return this;
    }

    /// A step towards what was used: a third of the way, within the ranges.
    public LayerBudgets towards(Map<Layer, Integer> used) {
        int all = Math.max(1, used.values().stream().mapToInt(Integer::intValue).sum());
        var next = new EnumMap<Layer, Integer>(Layer.class);
        for (Layer layer : Layer.values()) {
            int wished = (int) ((long) used.getOrDefault(layer, 0) * sum() / all);
            next.put(layer, Math.clamp(of(layer) + (wished - of(layer)) / 3, layer.least(), layer.most()));
        }
        return new LayerBudgets(next);
    }

    /// In the same proportions, `total` in all; what rounding leaves goes to the story.
    public LayerBudgets scaledTo(int total) {
        var scaled = new EnumMap<Layer, Integer>(Layer.class);
        int given = 0;
        for (Layer layer : Layer.values()) {
            int share = (int) ((long) of(layer) * total / Math.max(1, sum()));
            scaled.put(layer, share);
            given += share;
        }
        scaled.merge(Layer.STORY, total - given, Integer::sum);
        return new LayerBudgets(scaled);
    }
}
