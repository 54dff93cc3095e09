@org.jspecify.annotations.NullMarked
package org.quillhouse.codex.internal;
