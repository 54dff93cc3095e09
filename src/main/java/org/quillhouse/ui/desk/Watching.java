package org.quillhouse.ui.desk;

/// A tab's content that works only while it is looked at.
interface Watching {
    void watch(boolean looked);
}
