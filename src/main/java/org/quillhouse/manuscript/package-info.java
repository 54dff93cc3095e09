/// The text of a story: chapters and scenes, every version ever written, and what each act of an agent changed.
///
/// The three main types are [Manuscript], [Scene] and [Version]. Text is Markdown: paragraphs with a blank line between
/// them. Nothing here ever deletes a version. This room must never know an agent, a model or a screen.
@NullMarked
package org.quillhouse.manuscript;

import org.jspecify.annotations.NullMarked;
