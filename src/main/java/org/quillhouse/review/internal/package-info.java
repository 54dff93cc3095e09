@org.jspecify.annotations.NullMarked
package org.quillhouse.review.internal;
