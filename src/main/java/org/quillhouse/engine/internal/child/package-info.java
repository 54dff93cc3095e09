@org.jspecify.annotations.NullMarked
package org.quillhouse.engine.internal.child;
