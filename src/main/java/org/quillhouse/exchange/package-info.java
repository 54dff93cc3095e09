/// Files in and out of a story. So far: Markdown in, character cards and pictures of people in and out.
///
/// The main types are [MarkdownImport] and [CharacterCard]. This room must never know an agent or a screen.
@NullMarked
package org.quillhouse.exchange;

import org.jspecify.annotations.NullMarked;
