@org.jspecify.annotations.NullMarked
package org.quillhouse.prompts.internal;
