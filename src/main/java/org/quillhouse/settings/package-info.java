/// Typed settings and where they come from, and the folders of this profile.
///
/// The three main types are [Places], [Settings] and [SettingKey]. This room must never know a story, a model file's
/// content or a screen.
@NullMarked
package org.quillhouse.settings;

import org.jspecify.annotations.NullMarked;
