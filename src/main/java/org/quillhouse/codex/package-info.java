/// Dossiers: the people, places and facts of a story.
///
/// The three main types are [Codex], [Codexes] and [CodexEntry]. This room must never know an agent or a screen.
@NullMarked
package org.quillhouse.codex;

import org.jspecify.annotations.NullMarked;
