/// What others say of a text, and what is proposed to change in it: raters and their marks, reviews with remarks on
/// passages, proposals that wait for the writer.
///
/// Begin with [org.quillhouse.review.Raters], [org.quillhouse.review.Reviews] and [org.quillhouse.review.Proposals].
/// This room never asks a model and never changes the manuscript: agents fill it, the writer decides.
@NullMarked
package org.quillhouse.review;

import org.jspecify.annotations.NullMarked;
