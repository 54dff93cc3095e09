@org.jspecify.annotations.NullMarked
package org.quillhouse.manuscript.internal;
