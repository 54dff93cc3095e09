package org.quillhouse.agents;

import org.quillhouse.engine.SamplingStyle;

/// How the writer writes.
///
/// @param temperature 0 to 2
/// @param maxTokens the longest reply
/// @param contextTokens the longest prompt, whatever the model could read
/// @param style how the words are drawn
public record WritingLimits(double temperature, int maxTokens, int contextTokens, SamplingStyle style) {}
