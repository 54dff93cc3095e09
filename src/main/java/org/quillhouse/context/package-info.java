/// The token budget: gathers what there is of a story, decides who may read it, fits it into a prompt, and keeps
/// account
/// of every element; and the story's memory, what is told of it in short.
///
/// The main types are [StoryContext] (gathers), [ContextContainer] (what there is), [ContextPipeline] (gate, budget,
/// order), [PromptSheet] (what the agent reads, with the fate of each part) and [StoryMemory]. Counts are tokens of the
/// loaded model, through the port [TokenCounter]. This room must never know an engine, an agent's reply or a screen.
@NullMarked
package org.quillhouse.context;

import org.jspecify.annotations.NullMarked;
