package org.quillhouse.exchange.internal;

/// Opens and closes emphasis around words, never around blanks.
final class Emphasising {
    private final StringBuilder text;
    private boolean strong;
    private boolean emphasis;
    private String pending = "";

    /// @param text that the marks and words are put behind
    Emphasising(StringBuilder text) {
        this.text = text;
    }

    /// How what comes next looks.
    void to(boolean nowStrong, boolean nowEmphasis) {
        if (nowStrong == strong && nowEmphasis == emphasis) {
            return;
        }
        if (pending.isEmpty()) {
            int end = text.length();
            while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
                end--;
            }
            text.insert(end, (emphasis ? "*" : "") + (strong ? "**" : ""));
        }
        pending = (nowStrong ? "**" : "") + (nowEmphasis ? "*" : "");
        strong = nowStrong;
        emphasis = nowEmphasis;
    }

    void add(String words) {
        String begin = words.substring(0, words.length() - words.stripLeading().length());
        text.append(begin);
        if (begin.length() < words.length()) {
            text.append(pending);
            pending = "";
            text.append(words.substring(begin.length()));
        }
    }
}
