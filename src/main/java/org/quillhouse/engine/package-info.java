/// GGUF models in-process: load, count, generate, cancel, close; and the model files on this machine.
///
/// The three main types are [LlmEngine] (one per native route), [LlmModel] and [LlmSession]; [ModelHost] keeps the one
/// shared model of the app, [ModelStore] the files. Counts are tokens of the loaded model. This room must never know a
/// story, an agent or a screen; native libraries appear only in its `internal` packages.
@NullMarked
package org.quillhouse.engine;

import org.jspecify.annotations.NullMarked;
