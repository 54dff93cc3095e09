/// Dossiers: the people, places and facts of a story, and who has learnt what in which scene.
///
/// The three main types are [Codex], [CodexEntry] and [Ledger] with its [Fact]s; [Codexes] is the door. This room must
/// never know an agent or a screen.
@NullMarked
package org.quillhouse.codex;

import org.jspecify.annotations.NullMarked;
