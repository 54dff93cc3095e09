@org.jspecify.annotations.NullMarked
package org.quillhouse.project.internal;
