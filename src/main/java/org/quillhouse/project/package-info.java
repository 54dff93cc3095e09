/// One open story: its manuscript, codex, mirror, lock and backups, opened and closed together.
///
/// The three main types are [Project], [Projects] and [Backups]. A story is a folder: `story.db`, the plain-text mirror
/// `text/`, attachments `files/`, and `lock`. This room must never know an agent, a model or a screen.
@NullMarked
package org.quillhouse.project;

import org.jspecify.annotations.NullMarked;
