package org.quillhouse.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.InstantSource;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WordsTest {
    @Test
    void wordsAreCountedAsAWriterCountsThem() {
        assertEquals(0, Words.count(""));
        assertEquals(0, Words.count(" \n — … *** "));
        assertEquals(2, Words.count("Don’t panic"));
        assertEquals(1, Words.count("well-known"));
        assertEquals(5, Words.count("“You’re late,” said the keeper."));
        assertEquals(3, Words.count("one—two — three"));
        assertEquals(2, Words.count("*very* **bold**"));
        assertEquals(2, Words.count("雪の日"));
        assertEquals(2, Words.count("naïve café"));
    }

    @Test
    void idsSortByTimeAndDiffer() {
        var ids = new Ids(InstantSource.system());
        List<String> made = Stream.generate(ids::next).limit(1_000).toList();
        assertEquals(1_000, new TreeSet<>(made).size());
        assertEquals(26, made.getFirst().length());
        assertEquals(made.getFirst().substring(0, 5), made.getLast().substring(0, 5));
    }
}
