/// What this room keeps to itself: the inside of files.
@NullMarked
package org.quillhouse.exchange.internal;

import org.jspecify.annotations.NullMarked;
