/// What every room shares: [Failure] (an expected error in the writer's words), ids, counts of tokens and words, texts.
///
/// The three main types are [Failure], [TokenCount] and [Texts]. At most fifteen types live here.
/// This room must never know a story, a model, a file format or a screen.
@NullMarked
package org.quillhouse.kernel;

import org.jspecify.annotations.NullMarked;
