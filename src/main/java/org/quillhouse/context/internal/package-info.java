@org.jspecify.annotations.NullMarked
package org.quillhouse.context.internal;
