package org.quillhouse.ui.tasks;

import javafx.scene.Node;
import javafx.scene.Scene;

/// Puts off what the first picture of a window does not need. On the FX thread.
public final class NextPicture {
    private NextPicture() {}

    /// Does it once, when the node stands in a scene that has been laid out; what it adds comes with the picture after
    /// that.
    public static void after(Node node, Runnable work) {
        var once = new Runnable() {
            private boolean done;

            @Override
            public void run() {
                Scene scene = node.getScene();
                if (scene != null) {
                    scene.removePostLayoutPulseListener(this);
                }
                if (!done) {
                    done = true;
                    work.run();
                }
            }
        };
        node.sceneProperty().subscribe(scene -> {
            if (scene != null && !once.done) {
                scene.addPostLayoutPulseListener(once);
            }
        });
    }
}
