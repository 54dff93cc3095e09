/// The story as a book for readers: how it is to be written, and writing it.
@NullMarked
package org.quillhouse.ui.book;

import org.jspecify.annotations.NullMarked;
