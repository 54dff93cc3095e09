/// The screens: views bind to view models, view models work on rooms.
///
/// Packages mirror rooms and areas of the window: `shell`, `binder`, `page`, `desk`, `models`, and `dialogs`, `tasks`,
/// `theme`. View models know no scene graph; views know no rooms. Everything here runs on the FX thread.
@NullMarked
package org.quillhouse.ui;

import org.jspecify.annotations.NullMarked;
