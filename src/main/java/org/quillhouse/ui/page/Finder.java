package org.quillhouse.ui.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.fxmisc.richtext.model.PlainTextChange;
import org.quillhouse.kernel.SmartQuotes;

/// What is searched for, and how.
///
/// @param words straight quotation marks and dots find printed ones, too, and the other way round
/// @param regex whether `words` is a regular expression; a replacement may then name groups as `$1`
public record Finder(String words, boolean matchCase, boolean wholeWords, boolean regex) {
    /// Letters `start` to before `end`.
    public record Hit(int start, int end) {
        /// Where it is after a change of the text; empty where all of it went.
        Optional<Hit> after(PlainTextChange change) {
            int position = change.getPosition();
            int removed = change.getRemoved().length();
            int inserted = change.getInserted().length();
            int gone = position + removed;
            if (gone <= start) {
                return Optional.of(new Hit(start + inserted - removed, end + inserted - removed));
            }
            if (position >= end) {
                return Optional.of(this);
            }
            int from = position <= start ? position + inserted : start;
            int to = gone >= end ? position : end + inserted - removed;
            return from < to ? Optional.of(new Hit(from, to)) : Optional.empty();
        }
    }

    /// Empty for nothing to search, or for an expression that is not one.
    Optional<Pattern> pattern() {
        if (words.isEmpty()) {
            return Optional.empty();
        }
        String core = regex ? words : plain();
        String bounded = wholeWords ? "(?<![\\p{L}\\p{N}])(?:" + core + ")(?![\\p{L}\\p{N}])" : core;
        int flags = Pattern.UNICODE_CASE | Pattern.MULTILINE | (matchCase ? 0 : Pattern.CASE_INSENSITIVE);
        try {
            return Optional.of(Pattern.compile(bounded, flags));
        } catch (PatternSyntaxException bad) {
            return Optional.empty();
        }
    }

    /// The words as an expression: one mark of quotation stands for all of its kind, three dots for the one sign.
    private String plain() {
        var core = new StringBuilder();
        words.replace("...", "…").codePoints().forEach(sign -> {
            String marks = SmartQuotes.alike(sign);
            if (sign == '…') {
                core.append("(?:…|\\.\\.\\.)");
            } else if (marks.codePointCount(0, marks.length()) > 1) {
                core.append('[').append(marks).append(']');
            } else {
                core.append(Pattern.quote(marks));
            }
        });
        return core.toString();
    }

    /// Whether the words cannot be searched for: an expression with a mistake.
    public boolean isBroken() {
        return !words.isEmpty() && pattern().isEmpty();
    }

    /// All places, in order; matches of nothing are left out.
    public List<Hit> hits(String text) {
        var hits = new ArrayList<Hit>();
        pattern().ifPresent(pattern -> {
            Matcher matcher = pattern.matcher(text);
            while (matcher.find()) {
                if (matcher.end() > matcher.start()) {
                    hits.add(new Hit(matcher.start(), matcher.end()));
                }
            }
        });
        return hits;
    }

    /// The text with every place replaced; as it was where the replacement names a group that is not there.
    public String replaceAll(String text, String replacement) {
        return replace(text, replacement, hit -> true);
    }

    /// The text with some places replaced; as it was where the replacement names a group that is not there.
    public String replace(String text, String replacement, Predicate<Hit> wanted) {
        String with = template(replacement);
        try {
            return pattern()
                    .map(pattern -> pattern.matcher(text)
                            .replaceAll(found ->
                                    found.end() > found.start() && wanted.test(new Hit(found.start(), found.end()))
                                            ? with
                                            : Matcher.quoteReplacement(found.group())))
                    .orElse(text);
        } catch (IndexOutOfBoundsException | IllegalArgumentException noSuchGroup) {
            return text;
        }
    }

    /// What takes the place of one hit.
    public String replacementOf(String text, Hit hit, String replacement) {
        String with = template(replacement);
        var now = new StringBuilder();
        try {
            Optional<Matcher> found = pattern()
                    .map(pattern -> pattern.matcher(text))
                    .filter(each -> each.find(hit.start()) && each.start() == hit.start() && each.end() == hit.end());
            found.ifPresent(each -> each.appendReplacement(now, with));
            return found.isPresent() ? now.substring(hit.start()) : text.substring(hit.start(), hit.end());
        } catch (IndexOutOfBoundsException | IllegalArgumentException noSuchGroup) {
            return text.substring(hit.start(), hit.end());
        }
    }

    /// As the matcher wants it.
    private String template(String replacement) {
        return regex ? replacement : Matcher.quoteReplacement(replacement);
    }
}
