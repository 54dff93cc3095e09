/// Templates of prompts and chats, and their rendering.
///
/// The three main types are [Jinja], [PromptFiles] and [TemplateBroken]. Templates are Jinja, one renderer for the
/// app's
/// prompts and for the chat templates inside model files. This room must never know a story, a model or a screen.
@NullMarked
package org.quillhouse.prompts;

import org.jspecify.annotations.NullMarked;
