package org.quillhouse.agents.internal;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Keeps what is not prose out of the manuscript while a reply streams in: thinking, headings, echoes of the prompt,
/// chat marks. What may still turn out to be such a line is held back until it is whole. Not thread-safe.
public final class ProseFilter {
    private static final int TITLE_LETTERS = 60;
    private static final int MOST_HELD = 200;
    private static final String THINK = "<think>";
    private static final String THOUGHT = "</think>";
    private static final Pattern CHAPTER_LINE = Pattern.compile(
            "\\W*(chapter|part|scene)\\s+([0-9]+|[ivxlc]+|one|two|three|four|five|six|seven|eight|nine|ten)\\b.{0,80}",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern TAG = Pattern.compile("<\\s*/?\\s*(story|passage)\\b[^>]*>?");
    private static final Pattern BREAK_LINE = Pattern.compile("([*\\-_#=]\\s*){3,}");
    /// Small numbers and strokes without a word: a list or a table of nothing, and no date.
    private static final Pattern WORDLESS = Pattern.compile("(?!.*\\p{N}{3})[\\p{N}\\s\\-–—*_=|.,:;()\\[\\]#+/]+");
    private static final Pattern EMPHASIS = Pattern.compile("[*_]{1,3}[\\p{L}\\p{N}\"“‘'].*");
    private static final Pattern PREAMBLE = Pattern.compile(
            "((sure|certainly|of course|okay)[,!.: ]*)?((here is|here's|here’s|i will|i'll|this is)\\b"
                    + ".{0,80}\\b(chapter|scene|story|draft|version|text|continuation)\\b.{0,80}[:.!])?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern SPEAKER =
            Pattern.compile("<?\\|?(system|user|assistant|writer)\\|?>?:?", Pattern.CASE_INSENSITIVE);

    private static final Pattern LEAD =
            Pattern.compile("^\\s*(#{1,6}\\s+|```\\w*\\s*|(system|user|assistant):\\s*)", Pattern.CASE_INSENSITIVE);

    private final List<String> echoes;
    private final String title;
    private final MarkFilter marks = new MarkFilter();
    private final StringBuilder line = new StringBuilder();
    private final StringBuilder raw = new StringBuilder();
    private boolean thinking;
    private boolean flowing;
    private boolean anything;
    private boolean lineEnded;

    /// @param echoes lines of the prompt that must not come back
    /// @param title the chapter's title, which is no prose either when it stands alone
    public ProseFilter(List<String> echoes, String title) {
        this.echoes = echoes.stream()
                .map(ProseFilter::plain)
                .filter(text -> !text.isEmpty())
                .toList();
        this.title = plain(title);
    }

    /// The prose that is certain now.
    public String add(String text) {
        raw.append(text);
        return lines(marks.add(withoutThinking()));
    }

    /// What was held back and turned out to be prose; no trailing white space ever comes out.
    public String finish() {
        String rest = thinking ? "" : raw.toString();
        raw.setLength(0);
        String last = lines(marks.add(rest) + marks.finish());
        if (!flowing && !line.isEmpty() && !isNoise(line.toString())) {
            last += begin() + unmarked(line.toString());
        }
        line.setLength(0);
        return last.stripTrailing();
    }

    private String withoutThinking() {
        var out = new StringBuilder();
        while (true) {
            String mark = thinking ? THOUGHT : THINK;
            int at = raw.indexOf(mark);
            if (at < 0) {
                int safe = raw.length() - heldBack(mark);
                if (!thinking) {
                    out.append(raw, 0, safe);
                }
                raw.delete(0, safe);
                return out.toString();
            }
            if (!thinking) {
                out.append(raw, 0, at);
            }
            raw.delete(0, at + mark.length());
            thinking = !thinking;
        }
    }

    private int heldBack(String mark) {
        for (int length = Math.min(mark.length() - 1, raw.length()); length > 0; length--) {
            if (mark.startsWith(raw.substring(raw.length() - length))) {
                return length;
            }
        }
        return 0;
    }

    private String lines(String text) {
        var out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter == '\n') {
                endLine(out);
            } else if (flowing) {
                out.append(letter);
            } else if (letter != '\r') {
                line.append(letter);
                if (!mayBeNoise(line.toString())) {
                    out.append(begin()).append(unmarked(line.toString()));
                    line.setLength(0);
                    flowing = true;
                }
            }
        }
        return out.toString();
    }

    private void endLine(StringBuilder out) {
        if (!flowing) {
            String whole = line.toString();
            line.setLength(0);
            if (whole.isBlank()) {
                return;
            }
            if (BREAK_LINE.matcher(whole.strip()).matches()) {
                if (anything) {
                    out.append(begin()).append("***");
                }
            } else if (!isNoise(whole)) {
                out.append(begin()).append(unmarked(whole));
            } else {
                return;
            }
        }
        flowing = false;
        lineEnded = true;
    }

    /// The space before a new line of prose: none before the first, a blank line between paragraphs.
    private String begin() {
        String space = anything && lineEnded ? "\n\n" : "";
        anything = true;
        lineEnded = false;
        return space;
    }

    private boolean mayBeNoise(String start) {
        String text = start.stripLeading();
        if (text.isEmpty()) {
            return true;
        }
        char first = text.charAt(0);
        boolean marked =
                "#<[*-_=|>`".indexOf(first) >= 0 && !EMPHASIS.matcher(text).matches();
        if (marked || WORDLESS.matcher(text).matches()) {
            return text.length() < MOST_HELD;
        }
        String lower = plain(text);
        boolean chapter = startsAlike(lower, "chapter ") || startsAlike(lower, "part ") || startsAlike(lower, "scene ");
        boolean preamble = !anything
                && List.of("sure", "certainly", "of course", "okay", "here", "i will", "i'll", "this is").stream()
                        .anyMatch(word -> startsAlike(lower, word));
        boolean speaker = List.of("system", "user", "assistant", "writer").stream()
                .anyMatch(word -> startsAlike(lower, word) && text.length() < 14);
        boolean echo = echoes.stream().anyMatch(line -> line.startsWith(lower));
        boolean shortFirstLine = !anything && text.length() < TITLE_LETTERS && !text.matches(".*[.!?,;:…”\"].*");
        return shortFirstLine
                || (chapter && text.length() < 120)
                || (preamble && text.length() < 200)
                || speaker
                || echo
                || isTitle(lower);
    }

    private boolean isTitle(String lower) {
        return !title.isEmpty() && title.startsWith(lower);
    }

    private static boolean startsAlike(String text, String word) {
        return word.startsWith(text) || text.startsWith(word);
    }

    private boolean isNoise(String whole) {
        String text = whole.strip();
        String lower = plain(text);
        return text.startsWith("#")
                || WORDLESS.matcher(text).matches()
                || text.startsWith("```")
                || TAG.matcher(text).matches()
                || text.contains("<|")
                || text.contains("|>")
                || text.matches("\\[[^\\]]*\\]?.{0,3}")
                || SPEAKER.matcher(text).matches()
                || (CHAPTER_LINE.matcher(text).matches() && !endsLikeProse(text))
                || (!anything && PREAMBLE.matcher(text).matches())
                || echoes.contains(lower)
                || (!anything && looksLikeATitle(text))
                || (!title.isEmpty() && lower.equals(title));
    }

    /// A short first line in title case without an end mark: the model named its chapter.
    private static boolean looksLikeATitle(String text) {
        boolean shortLine = text.length() < TITLE_LETTERS && text.matches("[\\p{L}\\p{N} '’&-]+");
        return shortLine
                && java.util.Arrays.stream(text.split(" "))
                        .filter(word -> word.length() > 3)
                        .allMatch(word -> Character.isUpperCase(word.charAt(0)));
    }

    /// A line of prose without the mark that a heading, a block of code or a speaker begins with.
    private static String unmarked(String text) {
        return LEAD.matcher(text).replaceFirst("");
    }

    private static boolean endsLikeProse(String text) {
        return text.matches(".*[.!?…”\"]$");
    }

    /// Lower case, without Markdown marks around it and without a colon at the end.
    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("^[#*_>\\s\\-]+|[*_:\\s]+$", "");
    }
}
