package org.quillhouse.context;

/// The layers that the budget is divided among (spec 002 §3.9): tokens at the defaults, of 30,000 in all.
public enum Layer {
    /// System prompts, instructions, the task.
    SYSTEM("A", 2_000, 100, 10_000),
    /// The writer's wishes for this time; lives inside the system layer unless it is given tokens of its own.
    IMMEDIATE("B", 0, 0, 5_000),
    /// What was written last, word for word.
    STORY("C", 13_000, 1_000, 25_000),
    /// The people.
    CHARACTERS("D", 5_000, 500, 10_000),
    /// World, outline, facts, and what is told of earlier chapters in short.
    PLOT("E", 10_000, 1_000, 20_000);

    private final String letter;
    private final int tokens;
    private final int least;
    private final int most;

    Layer(String letter, int tokens, int least, int most) {
        this.letter = letter;
        this.tokens = tokens;
        this.least = least;
        this.most = most;
    }

    public String letter() {
        return letter;
    }

    /// At the defaults.
    public int tokens() {
        return tokens;
    }

    public int least() {
        return least;
    }

    public int most() {
        return most;
    }
}
