/// Runs (receipts of what agents did) and figures: what was asked, read, written, and how fast.
///
/// The three main types are [RunLog], [EngineBench] and [BenchReport]. This room must never know a screen.
@NullMarked
package org.quillhouse.lab;

import org.jspecify.annotations.NullMarked;
