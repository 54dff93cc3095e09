package org.quillhouse.engine.internal.shape;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Where in a reply the JSON may be.
public final class ReplyText {
    private static final Pattern FENCED = Pattern.compile("```[a-zA-Z]*\\s*\\n?(.*?)```", Pattern.DOTALL);

    private ReplyText() {}

    /// The texts to try, in order: all of it, each fenced block, the outermost braces, the outermost brackets, and what
    /// was whole of a reply that was cut off.
    public static List<String> candidates(String reply) {
        var texts = new ArrayList<String>();
        texts.add(reply.strip());
        Matcher fenced = FENCED.matcher(reply);
        while (fenced.find()) {
            texts.add(fenced.group(1).strip());
        }
        addOutermost(texts, reply, '{', '}');
        addOutermost(texts, reply, '[', ']');
        mended(reply).ifPresent(texts::add);
        return List.copyOf(texts);
    }

    private static void addOutermost(List<String> texts, String reply, char open, char close) {
        int from = reply.indexOf(open);
        int to = reply.lastIndexOf(close);
        if (from >= 0 && to > from) {
            texts.add(reply.substring(from, to + 1));
        }
    }

    /// A reply that ends too early, up to its last whole object within a list, with what is open closed.
    private static Optional<String> mended(String reply) {
        int from = reply.indexOf('{');
        if (from < 0) {
            return Optional.empty();
        }
        var open = new ArrayDeque<Character>();
        int end = -1;
        String close = "";
        boolean quoted = false;
        for (int i = from; i < reply.length(); i++) {
            char letter = reply.charAt(i);
            if (quoted) {
                i += letter == '\\' ? 1 : 0;
                quoted = letter != '"';
            } else if (letter == '"') {
                quoted = true;
            } else if (letter == '{' || letter == '[') {
                open.push(letter == '{' ? '}' : ']');
            } else if (letter == '}' || letter == ']') {
                if (open.isEmpty()) {
                    return Optional.empty();
                }
                open.pop();
                if (!open.isEmpty() && (letter == '}' ? open.peek() == ']' : true)) {
                    end = i + 1;
                    close = open.stream().map(String::valueOf).collect(Collectors.joining());
                }
            }
        }
        return open.isEmpty() || end < 0 ? Optional.empty() : Optional.of(reply.substring(from, end) + close);
    }
}
