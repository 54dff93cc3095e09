@org.jspecify.annotations.NullMarked
package org.quillhouse.ui.archive;
