package org.quillhouse.ui.desk;

/// A tab's content that works only while it is looked at.
public interface Watching {
    void watch(boolean looked);
}
