package org.quillhouse.proofing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.quillhouse.proofing.internal.HunspellWords;

/// Checks spelling against a dictionary and the writer's own words.
///
/// Safe on every thread; one check at a time. The dictionary (40,000 stems with their endings) is read at the first
/// check, which takes a second.
public final class Speller {
    private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}\\p{M}]*(?:['’]\\p{L}+)*");
    private static final Pattern NOT_PROSE = Pattern.compile("<!--.*?-->|\\[\\^[^\\]\\s]+]|https?://\\S+|\\S+@\\S+");

    private HunspellWords words = new HunspellWords(Optional.empty());
    private Optional<Path> dictionary = Optional.empty();

    /// Takes another dictionary from now on; the shipped American one where the file is not there.
    ///
    /// @param affixFile ends with `.aff` and has its `.dic` beside it
    /// @return false when it is the one in use already
    public synchronized boolean use(Optional<Path> affixFile) {
        Optional<Path> there = affixFile.filter(Files::isRegularFile);
        if (there.equals(dictionary)) {
            return false;
        }
        dictionary = there;
        words = new HunspellWords(there);
        return true;
    }

    /// Words of a paragraph that are spelt in no known way, in order. Words with digits, words all in capitals, the
    /// text of comments and what is written without spaces between its words are passed over.
    ///
    /// @param known lower-case words that are right in this story, such as its names; their possessives are right,
    ///     too
    public synchronized List<Misspelling> check(String paragraph, Set<String> known) {
        String prose = blanked(paragraph);
        var found = new ArrayList<Misspelling>();
        Matcher word = WORD.matcher(prose);
        while (word.find()) {
            boolean beside = isDigit(prose, word.start() - 1) || isDigit(prose, word.end()) || isUnspaced(word.group());
            if (!beside && !isRight(word.group().replace('’', '\''), known)) {
                found.add(new Misspelling(word.start(), word.end()));
            }
        }
        return List.copyOf(found);
    }

    /// Chinese and Japanese: there is no telling where a word ends.
    private static boolean isUnspaced(String word) {
        return switch (Character.UnicodeScript.of(word.codePointAt(0))) {
            case HAN, HIRAGANA, KATAKANA -> true;
            default -> false;
        };
    }

    private static boolean isDigit(String text, int at) {
        return at >= 0 && at < text.length() && Character.isDigit(text.charAt(at));
    }

    private static String blanked(String paragraph) {
        return NOT_PROSE
                .matcher(paragraph)
                .replaceAll(found -> " ".repeat(found.group().length()));
    }

    private boolean isRight(String word, Set<String> known) {
        String lower = word.toLowerCase(Locale.ROOT);
        String stem = lower.endsWith("'s") ? lower.substring(0, lower.length() - 2) : lower;
        boolean capitals = word.length() > 1 && word.equals(word.toUpperCase(Locale.ROOT));
        return capitals || known.contains(lower) || known.contains(stem) || words.has(word) || words.has(stem);
    }

    /// What the writer may have meant, best first; empty where there is no idea.
    public synchronized List<String> suggest(String word) {
        return words.like(word.replace('’', '\'')).stream()
                .map(each -> each.replace('\'', '’'))
                .toList();
    }
}
