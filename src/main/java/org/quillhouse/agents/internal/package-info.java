@org.jspecify.annotations.NullMarked
package org.quillhouse.agents.internal;
