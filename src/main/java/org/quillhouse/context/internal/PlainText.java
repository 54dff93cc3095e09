package org.quillhouse.context.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The writer's text on its way into a prompt.
public final class PlainText {
    private static final Pattern COMMENT = Pattern.compile("(?s)<!--.*?(-->|\\z)");
    /// Control marks of the chat formats we know, which a tokenizer would read as the end of a message.
    private static final String MARKS = "<(?=[|｜])"
            + "|<(?=/?(s|bos|eos|pad|unk|start_of_turn|end_of_turn|end_of_utterance|think|tool_call)>)"
            + "|<(?=<)|\\[(?=/?(INST|SYSTEM_PROMPT|TOOL_CALLS|AVAILABLE_TOOLS)])";
    private static final Pattern CONTROL = Pattern.compile(MARKS, Pattern.CASE_INSENSITIVE);
    private static final Pattern CONTROL_OR_TAG =
            Pattern.compile(MARKS + "|<(?=/?(story|passage|summary)\\b)", Pattern.CASE_INSENSITIVE);

    private PlainText() {}

    /// Without comments, which are the writer's alone, and without anything that ends a message or a tag: text stays
    /// text, whatever it says.
    public static String forPrompt(String text) {
        String open = text.indexOf("<!--") >= 0 ? COMMENT.matcher(text).replaceAll("") : text;
        boolean suspicious = open.indexOf('<') >= 0 || open.indexOf('[') >= 0;
        return (suspicious ? CONTROL_OR_TAG.matcher(open).replaceAll("$0 ") : open).strip();
    }

    /// A prompt of ours, with the writer's words in it: only what ends a message is made harmless.
    static String ofPrompt(String text) {
        return CONTROL.matcher(text).replaceAll("$0 ").strip();
    }

    /// Where sentences end in `text`, as offsets behind the end mark and the quotation marks that follow it; a new line
    /// ends one, too.
    public static List<Integer> sentenceEnds(String text) {
        var ends = new ArrayList<Integer>();
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char letter = text.charAt(i);
            if (letter == '\n') {
                while (i + 1 < length && text.charAt(i + 1) == '\n') {
                    i++;
                }
                ends.add(i + 1);
            } else if (".!?…。！？".indexOf(letter) >= 0) {
                int end = i + 1;
                while (end < length && "\"'”’»)」』".indexOf(text.charAt(end)) >= 0) {
                    end++;
                }
                boolean wide = letter > '\u3000';
                if (wide || end == length || Character.isWhitespace(text.charAt(end))) {
                    ends.add(end);
                }
                i = end - 1;
            }
        }
        if (ends.isEmpty() || ends.getLast() < length) {
            ends.add(length);
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
