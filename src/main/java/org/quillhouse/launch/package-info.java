/// `main`, wiring and the order of shutdown.
///
/// The main types are [Launcher] and [QuillhouseApp]. Here everything is built and handed to what needs it; nothing
/// else
/// may end the process.
@NullMarked
package org.quillhouse.launch;

import org.jspecify.annotations.NullMarked;
