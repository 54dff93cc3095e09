/// The command line: the same rooms as the window, without a window, for scripts, benchmarks and CI.
///
/// The three main types are [Cli], [CommandContext] and [CommonOptions]. Results go to standard output, errors to
/// standard error; the exit code is 0 only on success. This room must never know a screen.
@NullMarked
package org.quillhouse.cli;

import org.jspecify.annotations.NullMarked;
