package org.quillhouse.agents.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.quillhouse.manuscript.Draft;
import org.quillhouse.tasks.Cancellation;

class DurableStreamTest {
    private final List<String> stored = new ArrayList<>();

    private final Draft draft = new Draft() {
        @Override
        public String sceneId() {
            return "scene";
        }

        @Override
        public String versionId() {
            return "version";
        }

        @Override
        public String actId() {
            return "act";
        }

        @Override
        public void store(String text) {
            stored.add(text);
        }

        @Override
        public void finish(String text) {
            stored.add("whole: " + text);
        }
    };

    /// What is cut off an unfinished end came back when the clock struck between the end and the closing.
    @Test
    void nothingIsStoredOverTheWhole() throws Exception {
        try (var stream = new DurableStream(draft, new Cancellation())) {
            stream.add("It rang. ");
            stream.store();
            stream.add("She tur");
            assertEquals("It rang.", stream.finish("It rang. "));
            stream.store();
        }
        assertEquals("whole: It rang.", stored.getLast());
    }
}
