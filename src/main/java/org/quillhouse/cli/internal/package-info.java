@org.jspecify.annotations.NullMarked
package org.quillhouse.cli.internal;
