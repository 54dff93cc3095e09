package org.quillhouse.context.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The writer's text on its way into a prompt.
public final class PlainText {
    private static final Pattern COMMENT = Pattern.compile("(?s)<!--.*?(-->|\\z)");
    /// Control marks of the chat formats we know, which a tokenizer would read as the end of a message.
    private static final Pattern CONTROL = Pattern.compile(
            "<(?=[|｜])|<(?=/?(s|bos|eos|pad|unk|start_of_turn|end_of_turn|end_of_utterance|think|tool_call)>)"
                    + "|<(?=<|/?(story|passage|summary)\\b)|\\[(?=/?(INST|SYSTEM_PROMPT|TOOL_CALLS|AVAILABLE_TOOLS)])",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern SENTENCE_END = Pattern.compile("[.!?…][\"'”’»)]*(?=\\s)|[。！？][」』”]*|\\n+");

    private PlainText() {}

    /// Without comments, which are the writer's alone, and without anything that ends a message or a tag: text stays
    /// text, whatever it says.
    public static String forPrompt(String text) {
        String open = text.indexOf("<!--") >= 0 ? COMMENT.matcher(text).replaceAll("") : text;
        boolean suspicious = open.indexOf('<') >= 0 || open.indexOf('[') >= 0;
        return (suspicious ? CONTROL.matcher(open).replaceAll("$0 ") : open).strip();
    }

    /// Where sentences end in `text`, as offsets behind the end mark.
    public static List<Integer> sentenceEnds(String text) {
        var ends = new ArrayList<Integer>();
        Matcher matcher = SENTENCE_END.matcher(text);
        while (matcher.find()) {
            ends.add(matcher.end());
        }
        if (ends.isEmpty() || ends.getLast() < text.length()) {
            ends.add(text.length());
        }
        return ends;
    }

    /// The sentences, without the blanks between them.
    public static List<String> sentences(String text) {
        var sentences = new ArrayList<String>();
        int from = 0;
        for (int end : sentenceEnds(text)) {
            String sentence = text.substring(from, end).strip();
            if (!sentence.isEmpty()) {
                sentences.add(sentence);
            }
            from = end;
        }
        return sentences;
    }
}
