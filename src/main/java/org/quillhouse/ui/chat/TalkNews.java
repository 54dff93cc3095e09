package org.quillhouse.ui.chat;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableValue;

/// Whether something that was found in a talk waits for the writer elsewhere, and the way there.
public final class TalkNews {
    private final ReadOnlyBooleanWrapper there = new ReadOnlyBooleanWrapper();
    private Runnable way = () -> {};

    /// @param waits whether something waits
    /// @param show leads to it
    public void follow(ObservableValue<Boolean> waits, Runnable show) {
        there.bind(waits);
        way = show;
    }

    ReadOnlyBooleanProperty thereProperty() {
        return there.getReadOnlyProperty();
    }

    void look() {
        way.run();
    }
}
