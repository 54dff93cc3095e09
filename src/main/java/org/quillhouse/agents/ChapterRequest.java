package org.quillhouse.agents;

/// A chapter to be written.
///
/// @param number counted from 1
/// @param seed the same seed, story and model give the same chapter
/// @param guidance the writer's own words for this time; may be empty
/// @param words how long it should be; 0 for as long as the model likes
public record ChapterRequest(int number, int seed, WritingLimits limits, String guidance, int words) {
    public ChapterRequest(int number, int seed, WritingLimits limits, String guidance) {
        this(number, seed, limits, guidance, 0);
    }
}
