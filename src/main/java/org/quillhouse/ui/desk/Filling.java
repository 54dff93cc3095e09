package org.quillhouse.ui.desk;

/// A tab's content that fills the desk and scrolls by itself what is long in it.
public interface Filling {}
