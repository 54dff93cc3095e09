package org.quillhouse.manuscript;

import java.util.regex.Pattern;

/// What a title says of what it is the title of, in some languages.
public final class TitleWords {
    private static final Pattern PART = Pattern.compile(
            "^(part|act|book|teil|akt|buch|partie|livre|parte|libro)\\s.{1,60}$", Pattern.CASE_INSENSITIVE);
    private static final Pattern CHAPTER = Pattern.compile(
            "^(chapter|kapitel|chapitre|cap[ií]tulo|capitolo|hoofdstuk)\\s.{1,60}$"
                    + "|^(prologue|epilogue|prolog|epilog|pr[oó]logo|ep[ií]logo)\\b.{0,60}$",
            Pattern.CASE_INSENSITIVE);

    private TitleWords() {}

    /// Whether it is one like “Part Two”.
    public static boolean isOfPart(String title) {
        return PART.matcher(title).matches();
    }

    /// Whether it is one like “Chapter 3” or “Prologue”.
    public static boolean isOfChapter(String title) {
        return CHAPTER.matcher(title).matches();
    }
}
