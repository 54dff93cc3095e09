@org.jspecify.annotations.NullMarked
package org.quillhouse.settings.internal;
