/// Talks with other programs' assistants, brought in from their files, and the briefs that stories begin with.
///
/// Begin with [org.quillhouse.archive.ChatArchive]; files are read by [org.quillhouse.archive.ChatImport].
@NullMarked
package org.quillhouse.archive;

import org.jspecify.annotations.NullMarked;
