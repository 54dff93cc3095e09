/// Files in and out of a story. So far: Markdown in.
///
/// The main type is [MarkdownImport]. This room must never know an agent or a screen.
@NullMarked
package org.quillhouse.exchange;

import org.jspecify.annotations.NullMarked;
