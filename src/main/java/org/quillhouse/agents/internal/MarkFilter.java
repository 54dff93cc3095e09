package org.quillhouse.agents.internal;

import java.util.regex.Pattern;

/// Takes the marks of chat templates and whatever is written as a tag out of a reply, wherever they stand in it, and
/// writes emphasis of HTML as our own. What may still become one is held back. Not thread-safe.
final class MarkFilter {
    private static final Pattern MARK = Pattern.compile("<\\|[^<>\\n]*>"
            + "|</?\\s*(story|passage|draft|before|after|outline|chapter|section|scene|part|title|talk|notes|start_of_turn|end_of_turn|bos|eos|s)\\b[^<>\\n]*>"
            + "|</?[a-z][a-z0-9_-]*(\\s+[a-z0-9_-]+=\"[^\"<>\\n]*\")+\\s*/?>"
            + "|</?(p|u|[a-z][a-z0-9_-]+)\\s*/?>"
            + "|<</?SYS>>|\\[/?INST\\]");
    private static final Pattern EMPHASIS = Pattern.compile("</?(i|em)>");
    private static final Pattern STRONG = Pattern.compile("</?(b|strong)>");
    private static final int LONGEST = 120;

    private final StringBuilder held = new StringBuilder();

    String add(String text) {
        var out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            add(text.charAt(i), out);
        }
        return out.toString();
    }

    private void add(char letter, StringBuilder out) {
        boolean begins = letter == '<' || letter == '[';
        if (held.isEmpty() && !begins) {
            out.append(letter);
            return;
        }
        boolean doubled = letter == '<' && held.toString().equals("<");
        if (begins && !doubled) {
            out.append(finish());
        }
        held.append(letter);
        boolean ends = held.charAt(0) == '[' ? letter == ']' : letter == '>' && !isHalf();
        if (ends && EMPHASIS.matcher(held).matches()) {
            out.append('*');
            held.setLength(0);
        } else if (ends && STRONG.matcher(held).matches()) {
            out.append("**");
            held.setLength(0);
        } else if (ends && MARK.matcher(held).matches()) {
            held.setLength(0);
        } else if (held.length() > 1 && (ends || letter == '\n' || held.length() > LONGEST)) {
            out.append(finish());
        }
    }

    /// Of a mark in double brackets, the first of the two that close it.
    private boolean isHalf() {
        return held.length() > 1 && held.charAt(1) == '<' && held.indexOf(">") == held.length() - 1;
    }

    /// What was held back and is none.
    String finish() {
        String rest = held.toString();
        held.setLength(0);
        return rest;
    }
}
