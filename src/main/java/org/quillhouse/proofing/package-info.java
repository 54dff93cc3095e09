/// Checks of a text while it is written: spelling so far.
///
/// The main types are [Speller] and [Misspelling]. Works on plain strings, beside the screen. This room must never know
/// a
/// story, a screen or where the known words are kept.
@NullMarked
package org.quillhouse.proofing;

import org.jspecify.annotations.NullMarked;
