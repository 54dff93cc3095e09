/// Talking with agents and people of the story on the desk.
@NullMarked
package org.quillhouse.ui.chat;

import org.jspecify.annotations.NullMarked;
