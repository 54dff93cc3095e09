package org.quillhouse.engine.internal;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Parts a reply, while it streams, into what the model thinks and what it says. Knows the marks of Qwen and DeepSeek
/// (`<think>`), gpt-oss (channels), Command R and Magistral. Not thread-safe.
public final class ThoughtFilter {
    private record Span(String open, String close) {}

    private static final List<Span> THOUGHTS = List.of(
            new Span("<think>", "</think>"),
            new Span("<thinking>", "</thinking>"),
            new Span("[THINK]", "[/THINK]"),
            new Span("<|START_THINKING|>", "<|END_THINKING|>"),
            new Span("<|channel|>analysis<|message|>", "<|end|>"),
            new Span("<|channel|>commentary<|message|>", "<|end|>"));
    private static final List<String> NOISE = List.of(
            "<|start|>assistant",
            "<|channel|>final<|message|>",
            "<|START_RESPONSE|>",
            "<|END_RESPONSE|>",
            "<|START_TEXT|>",
            "<|END_TEXT|>");

    private final Consumer<String> said;
    private final Consumer<String> thought;
    private final StringBuilder pending = new StringBuilder();
    private @Nullable String close;
    private boolean freshAfterThought;

    /// @param prompt where it ends with an opening mark the reply begins in the middle of a thought
    public ThoughtFilter(String prompt, Consumer<String> said, Consumer<String> thought) {
        this.said = said;
        this.thought = thought;
        String end = prompt.stripTrailing();
        THOUGHTS.stream().filter(span -> end.endsWith(span.open())).findFirst().ifPresent(span -> close = span.close());
    }

    /// Marks that a tokenizer keeps as control tokens and that must be seen here.
    public static List<String> controlMarks() {
        return List.of(
                "<think>",
                "</think>",
                "[THINK]",
                "[/THINK]",
                "<|START_THINKING|>",
                "<|END_THINKING|>",
                "<|START_RESPONSE|>",
                "<|END_RESPONSE|>",
                "<|START_TEXT|>",
                "<|END_TEXT|>",
                "<|channel|>",
                "<|message|>",
                "<|start|>",
                "<|end|>");
    }

    public void add(String text) {
        if (close == null && !freshAfterThought && pending.isEmpty() && hasNoMark(text)) {
            if (!text.isEmpty()) {
                said.accept(text);
            }
            return;
        }
        pending.append(text);
        while (step()) {
            continue;
        }
    }

    /// All marks begin with one of these; most words have neither.
    private static boolean hasNoMark(String text) {
        return text.indexOf('<') < 0 && text.indexOf('[') < 0;
    }

    /// Passes one piece on; false when more text is needed.
    private boolean step() {
        String end = close;
        if (end != null) {
            return untilClose(end);
        }
        int first = pending.length();
        String mark = null;
        String closing = null;
        for (Span span : THOUGHTS) {
            int at = pending.indexOf(span.open());
            if (at >= 0 && at < first) {
                first = at;
                mark = span.open();
                closing = span.close();
            }
        }
        for (String noise : NOISE) {
            int at = pending.indexOf(noise);
            if (at >= 0 && at < first) {
                first = at;
                mark = noise;
                closing = null;
            }
        }
        if (mark == null) {
            say(pending.length() - heldBack());
            return false;
        }
        say(first);
        pending.delete(0, mark.length());
        close = closing;
        freshAfterThought |= closing == null;
        return true;
    }

    private boolean untilClose(String end) {
        int at = pending.indexOf(end);
        int count = at < 0 ? pending.length() - heldBackOf(end) : at;
        if (count > 0) {
            thought.accept(pending.substring(0, count));
            pending.delete(0, count);
        }
        if (at < 0) {
            return false;
        }
        pending.delete(0, end.length());
        close = null;
        freshAfterThought = true;
        return true;
    }

    private void say(int count) {
        if (count == 0) {
            return;
        }
        String text = pending.substring(0, count);
        pending.delete(0, count);
        if (freshAfterThought) {
            text = text.stripLeading();
            freshAfterThought = text.isEmpty();
        }
        if (!text.isEmpty()) {
            said.accept(text);
        }
    }

    private int heldBack() {
        int held = 0;
        for (Span span : THOUGHTS) {
            held = Math.max(held, heldBackOf(span.open()));
        }
        for (String noise : NOISE) {
            held = Math.max(held, heldBackOf(noise));
        }
        return held;
    }

    private int heldBackOf(String mark) {
        for (int length = Math.min(mark.length() - 1, pending.length()); length > 0; length--) {
            if (mark.startsWith(pending.substring(pending.length() - length))) {
                return length;
            }
        }
        return 0;
    }

    /// Passes on what was held back.
    public void finish() {
        if (close != null) {
            thought.accept(pending.toString());
            pending.setLength(0);
        } else {
            say(pending.length());
        }
    }
}
