/// Talks between the author and an agent or somebody of the story, as they are kept.
///
/// Begin with [org.quillhouse.chat.Chats]. This room never asks a model.
@NullMarked
package org.quillhouse.chat;

import org.jspecify.annotations.NullMarked;
