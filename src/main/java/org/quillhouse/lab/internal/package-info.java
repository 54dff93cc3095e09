@org.jspecify.annotations.NullMarked
package org.quillhouse.lab.internal;
