@org.jspecify.annotations.NullMarked
package org.quillhouse.chat.internal;
