package org.quillhouse.planted.ui;

import javafx.scene.control.Label;

class OffendingViewModel {
    Label label;
}
