@org.jspecify.annotations.NullMarked
package org.quillhouse.proofing.internal;
