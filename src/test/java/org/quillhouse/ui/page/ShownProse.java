package org.quillhouse.ui.page;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.quillhouse.ui.theme.Themes;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;

/// A text alone in a window, as the page sets it.
abstract class ShownProse extends ApplicationTest {
    private final String text;
    Prose prose;

    ShownProse(String text) {
        this.text = text;
    }

    /// The look it begins with.
    abstract PageLook look();

    @Override
    public void start(Stage stage) {
        prose = new Prose();
        var scene = new Scene(prose, 500, 300);
        Themes.use("light");
        Themes.addSheets(scene);
        look().on(prose);
        prose.showText(text);
        stage.setScene(scene);
        stage.show();
    }

    /// What can be seen when all that was begun is done.
    <T> T seen(Callable<T> work) throws Exception {
        WaitForAsyncUtils.waitForFxEvents();
        return WaitForAsyncUtils.asyncFx(work).get(10, TimeUnit.SECONDS);
    }
}
