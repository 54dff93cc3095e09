@org.jspecify.annotations.NullMarked
package org.quillhouse.archive.internal;
