package org.quillhouse.engine.internal.shape;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where in a reply the JSON may be.
public final class ReplyText {
    private static final Pattern FENCED = Pattern.compile("```[a-zA-Z]*\\s*\\n?(.*?)```", Pattern.DOTALL);

    private ReplyText() {}

    /// The texts to try, in order: all of it, each fenced block, the outermost braces, the outermost brackets.
    public static List<String> candidates(String reply) {
        var texts = new ArrayList<String>();
        texts.add(reply.strip());
        Matcher fenced = FENCED.matcher(reply);
        while (fenced.find()) {
            texts.add(fenced.group(1).strip());
        }
        addOutermost(texts, reply, '{', '}');
        addOutermost(texts, reply, '[', ']');
        return List.copyOf(texts);
    }

    private static void addOutermost(List<String> texts, String reply, char open, char close) {
        int from = reply.indexOf(open);
        int to = reply.lastIndexOf(close);
        if (from >= 0 && to > from) {
            texts.add(reply.substring(from, to + 1));
        }
    }
}
