package org.quillhouse.planted.manuscript;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.foreign.Arena;
import java.sql.Connection;
import java.util.concurrent.Executors;
import javafx.application.Platform;
import javafx.scene.control.Label;
import org.apache.lucene.analysis.hunspell.Hunspell;
import org.quillhouse.engine.internal.ModelThread;

/// Breaks every wall once, so that each rule is seen to bite.
public class Offender {
    static int count;
    Connection connection;
    ObjectMapper mapper;
    Arena arena;
    ModelThread thread;
    Hunspell lucene;

    public Offender(int a, int b, int c, int d, int e, int f, int g, int h) {
        System.out.println(a + b + c + d + e + f + g + h);
    }

    void work() throws InterruptedException {
        Executors.newCachedThreadPool().execute(() -> count++);
        Thread.sleep(1);
        Platform.runLater(() -> new Label().setStyle("-fx-padding: 1"));
        System.exit(3);
    }
}
