/// Talks with other programs' assistants, brought in from their files, and the briefs that stories begin with.
@org.jspecify.annotations.NullMarked
package org.quillhouse.archive;
