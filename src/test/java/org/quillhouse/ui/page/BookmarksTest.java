package org.quillhouse.ui.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class BookmarksTest {
    private String kept = "";

    private Bookmarks bookmarks() {
        return new Bookmarks(() -> kept, text -> kept = text);
    }

    @Test
    void eachTextHasItsPlaceAndTheLatestIsKnown() {
        Bookmarks bookmarks = bookmarks();
        bookmarks.opened("a");
        bookmarks.left("a", 12);
        bookmarks.opened("b");
        assertEquals(12, bookmarks().caret("a"));
        assertEquals(0, bookmarks().caret("b"));
        assertEquals(0, bookmarks().caret("c"));
        assertEquals(Optional.of("b"), bookmarks().latest(id -> true));
        assertEquals(Optional.of("a"), bookmarks().latest(id -> !id.equals("b")), "of another story");
    }

    @Test
    void openingAgainKeepsThePlace() {
        bookmarks().left("a", 12);
        bookmarks().left("b", 3);
        bookmarks().opened("a");
        assertEquals(12, bookmarks().caret("a"));
        assertEquals(Optional.of("a"), bookmarks().latest(id -> true));
    }

    @Test
    void whatIsDamagedIsPassedOverAndTheOldestAreForgotten() {
        kept = "a 5\nb\nc -3\nd 99999999999\n\ne 7";
        assertEquals(5, bookmarks().caret("a"));
        assertEquals(0, bookmarks().caret("c"));
        assertEquals(0, bookmarks().caret("d"));
        assertEquals(7, bookmarks().caret("e"));
        Bookmarks many = bookmarks();
        for (int i = 0; i < 600; i++) {
            many.left("t" + i, i);
        }
        assertEquals(0, many.caret("a"));
        assertEquals(599, many.caret("t599"));
        assertEquals(500, kept.lines().count());
    }
}
