/// The token budget: chooses and trims what enters a prompt, and keeps account of every element.
///
/// The three main types are [ContextContainer] (what there is), [ContextPipeline] (filter, sort, budget, trim) and
/// [PromptSheet] (what the agent reads, with the fate of each part). Counts are tokens of the loaded model, through the
/// port [TokenCounter]. This room must never know an engine, an agent's reply or a screen.
@NullMarked
package org.quillhouse.context;

import org.jspecify.annotations.NullMarked;
