package org.quillhouse.ui.page;

import org.reactfx.value.Var;

/// How far a text is scrolled, for the scroll bar beside it; what the bar wants is not heard while the text gets looks.
///
/// A paragraph with other looks is another paragraph for the area, and until it is laid out only its height is guessed.
/// The bar holds the guess for its own place and would move the text there: a text a little longer than what is seen
/// of it would jump by some lines whenever its first paragraph is marked. On the FX thread.
final class ScrollGate {
    private final Var<Double> place;
    private boolean shut;

    /// @param place in pixels from the top, as the area knows it
    ScrollGate(Var<Double> place) {
        this.place = place.asVar(wanted -> {
            if (!shut) {
                place.setValue(wanted);
            }
        });
    }

    Var<Double> place() {
        return place;
    }

    /// Does something that changes looks and no words.
    void hold(Runnable change) {
        boolean outer = shut;
        shut = true;
        try {
            change.run();
        } finally {
            shut = outer;
        }
    }
}
