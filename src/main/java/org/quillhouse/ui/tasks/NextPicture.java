package org.quillhouse.ui.tasks;

import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;

/// Puts off what the first picture of a window does not need. On the FX thread.
public final class NextPicture {
    private NextPicture() {}

    /// Gives a node the caret: at once where it can be had, with the next picture where the node is not seen yet.
    public static void focus(Node node) {
        node.requestFocus();
        if (node.getScene() == null || node.getScene().getFocusOwner() != node) {
            after(node, node::requestFocus);
        }
    }

    /// Does it once, when a picture of the scene with the node in it has been laid out and handed over to be drawn.
    /// What it adds comes with the next one.
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
                    Platform.runLater(work); // here and now it would hold up this very picture
                }
            }
        };
        node.sceneProperty().subscribe(scene -> {
            if (scene != null && !once.done) {
                scene.addPostLayoutPulseListener(once);
                Platform.requestNextPulse(); // where nothing changes there would be no other picture
            }
        });
    }
}
