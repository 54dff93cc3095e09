/// Screens around what agents say and propose: tasks on a text, proposals with their changes one by one, the panel of
/// reviewers, the raters.
@NullMarked
package org.quillhouse.ui.review;

import org.jspecify.annotations.NullMarked;
