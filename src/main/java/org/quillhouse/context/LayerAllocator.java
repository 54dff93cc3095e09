package org.quillhouse.context;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Grants tokens to layers. Not thread-safe; make one per prompt.
///
/// Law: the grants never exceed the sum of the budgets; a layer that wants no more than its own always gets it unless
/// somebody borrowed it before, and lending leaves it its least.
public final class LayerAllocator {
    private static final double MOST_LENT = 0.3;
    /// Who lends first: the least important (spec 002 §3.9; working memory, which is the story, never lends).
    private static final List<Layer> LENDERS = List.of(Layer.IMMEDIATE, Layer.PLOT, Layer.CHARACTERS, Layer.SYSTEM);
    /// Who is served first by what is spare.
    private static final List<Layer> NEEDY =
            List.of(Layer.SYSTEM, Layer.IMMEDIATE, Layer.STORY, Layer.PLOT, Layer.CHARACTERS);

    private final LayerBudgets budgets;
    private final Overflow overflow;
    private final EnumMap<Layer, Integer> granted = new EnumMap<>(Layer.class);
    private final EnumMap<Layer, Integer> lent = new EnumMap<>(Layer.class);
    private final List<Borrowing> borrowings = new ArrayList<>();
    private int rejected;
    private int truncated;

    /// That one layer gave tokens to another.
    public record Borrowing(Layer from, Layer to, int tokens) {}

    /// Figures of one allocation (spec WA-76).
    ///
    /// @param use granted tokens of all there were, 0 to 1
    public record Statistics(
            Map<Layer, Integer> granted,
            Map<Layer, Integer> asked,
            List<Borrowing> borrowings,
            int rejected,
            int truncated,
            double use) {}

    /// @param budgets scaled to what there is
    public LayerAllocator(LayerBudgets budgets, Overflow overflow) {
        this.budgets = budgets;
        this.overflow = overflow;
    }

    /// @param asked what each layer wants; one that is missing wants nothing
    /// @throws LayerFull under [Overflow#REJECT], where a layer wants more than it was given
    public Statistics allocate(Map<Layer, Integer> asked) throws LayerFull {
        for (Layer layer : Layer.values()) {
            granted.put(layer, Math.min(asked.getOrDefault(layer, 0), budgets.of(layer)));
        }
        for (Layer layer : NEEDY) {
            int missing = asked.getOrDefault(layer, 0) - grantedTo(layer);
            if (missing > 0) {
                serve(layer, missing, asked);
            }
        }
        int sum = granted.values().stream().mapToInt(Integer::intValue).sum();
        return new Statistics(
                Map.copyOf(granted),
                Map.copyOf(asked),
                List.copyOf(borrowings),
                rejected,
                truncated,
                sum / (double) Math.max(1, budgets.sum()));
    }

    private void serve(Layer layer, int missing, Map<Layer, Integer> asked) throws LayerFull {
        int left = missing;
        switch (overflow) {
            case REJECT -> {
                rejected++;
                throw new LayerFull(layer, asked.getOrDefault(layer, 0), budgets.of(layer));
            }
            case TRUNCATE -> {}
            case BORROW -> left = borrow(layer, left);
            case REALLOCATE -> left = borrow(layer, takeSpare(layer, left, asked));
        }
        if (left > 0) {
            truncated++;
        }
    }

    /// Moves what others do not want.
    ///
    /// @return what is still missing
    private int takeSpare(Layer layer, int missing, Map<Layer, Integer> asked) {
        int left = missing;
        for (Layer from : Layer.values()) {
            int spare = budgets.of(from) - lentBy(from) - Math.min(budgets.of(from), asked.getOrDefault(from, 0));
            left -= move(from, layer, Math.min(left, spare));
        }
        return left;
    }

    private int borrow(Layer layer, int missing) {
        int left = missing;
        for (Layer from : LENDERS) {
            if (from == layer || left <= 0) {
                continue;
            }
            int least = (int) ((long) from.least() * budgets.sum() / LayerBudgets.DEFAULTS.sum());
            int unused = budgets.of(from) - lentBy(from) - grantedTo(from);
            int most = Math.min((int) (budgets.of(from) * MOST_LENT), budgets.of(from) - least) - lentBy(from);
            left -= move(from, layer, Math.min(left, Math.min(unused, most)));
        }
        return left;
    }

    private int move(Layer from, Layer to, int tokens) {
        if (tokens <= 0 || from == to) {
            return 0;
        }
        lent.merge(from, tokens, Integer::sum);
        granted.merge(to, tokens, Integer::sum);
        borrowings.add(new Borrowing(from, to, tokens));
        return tokens;
    }

    private int grantedTo(Layer layer) {
        return granted.getOrDefault(layer, 0);
    }

    private int lentBy(Layer layer) {
        return lent.getOrDefault(layer, 0);
    }
}
