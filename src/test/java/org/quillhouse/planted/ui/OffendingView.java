package org.quillhouse.planted.ui;

import org.quillhouse.manuscript.Manuscript;

class OffendingView {
    Manuscript manuscript;
}
