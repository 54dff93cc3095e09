@org.jspecify.annotations.NullMarked
package org.quillhouse.storage.internal;
