/// The story as a whole: what it is called and how agents are spoken to, its world, its outline.
@NullMarked
package org.quillhouse.ui.story;

import org.jspecify.annotations.NullMarked;
