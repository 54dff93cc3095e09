/// The agents: one turn is ask, gather, generate, parse, judge, and always leaves a receipt.
///
/// The three main types are [WriterAgent], [ChapterDraft] and [Receipt]. Agents work on the manuscript through its
/// public
/// types and on the model through its host. This room must never know a screen or where receipts are kept.
@NullMarked
package org.quillhouse.agents;

import org.jspecify.annotations.NullMarked;
