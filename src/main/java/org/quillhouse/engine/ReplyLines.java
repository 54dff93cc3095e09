package org.quillhouse.engine;

import java.util.List;
import java.util.regex.Pattern;

/// Reads a reply that should be a list of lines: bullets and numbers go, headings that end in a colon are left out.
public final class ReplyLines {
    private static final int MOST = 10;
    private static final Pattern MARK = Pattern.compile("^\\s*(?:[-*+•–—]|\\(?\\d{1,3}[.):]|[a-zA-Z][.)])\\s+");

    private ReplyLines() {}

    /// At most ten lines, in their order.
    public static List<String> of(String reply) {
        return reply.lines()
                .filter(line -> !line.strip().startsWith("```"))
                .map(line -> MARK.matcher(line).replaceFirst("").strip())
                .map(line -> line.replaceAll("^\\*\\*(.*)\\*\\*$", "$1"))
                .filter(line -> !line.isEmpty() && !line.endsWith(":"))
                .limit(MOST)
                .toList();
    }
}
