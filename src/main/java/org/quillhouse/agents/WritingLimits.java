package org.quillhouse.agents;

/// How the writer writes.
///
/// @param temperature 0 to 2
/// @param maxTokens the longest reply
/// @param contextTokens the longest prompt, whatever the model could read
public record WritingLimits(double temperature, int maxTokens, int contextTokens) {}
