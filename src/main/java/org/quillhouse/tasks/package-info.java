/// Background work without any toolkit: a [Job] runs with a [Cancellation] and a [Progress], a [JobRunner] runs it.
///
/// The three main types are [Job], [JobRunner] and [Cancellation]. This room must never know JavaFX, a story or a
/// model.
/// Cancelling is cooperative: jobs look at their [Cancellation] between tokens, files and rows.
@NullMarked
package org.quillhouse.tasks;

import org.jspecify.annotations.NullMarked;
