package org.quillhouse.agents;

import java.util.List;

/// Something the writer is to do with a scene, or a part of it.
///
/// @param chapter counted from 1
/// @param sceneId the scene
/// @param from where the part begins, in characters of the scene's text
/// @param to where it ends; the caret, where the writer is to go on
/// @param wish the author's words
/// @param words how many there should be; 0 for as many as the task usually gives
/// @param remarkIds remarks that the wish comes from
public record ProseRequest(
        ProseTask task,
        int chapter,
        String sceneId,
        int from,
        int to,
        String wish,
        int words,
        List<String> remarkIds,
        int seed,
        WritingLimits limits) {
    public ProseRequest {
        remarkIds = List.copyOf(remarkIds);
    }

    /// For a whole scene.
    public static ProseRequest ofScene(
            ProseTask task, int chapter, String sceneId, String wish, int seed, WritingLimits limits) {
        return new ProseRequest(task, chapter, sceneId, 0, Integer.MAX_VALUE, wish, 0, List.of(), seed, limits);
    }

    public ProseRequest withPart(int start, int end) {
        return new ProseRequest(task, chapter, sceneId, start, end, wish, words, remarkIds, seed, limits);
    }

    public ProseRequest withWords(int count) {
        return new ProseRequest(task, chapter, sceneId, from, to, wish, count, remarkIds, seed, limits);
    }

    public ProseRequest withRemarks(List<String> ids) {
        return new ProseRequest(task, chapter, sceneId, from, to, wish, words, ids, seed, limits);
    }

    ProseRequest withWish(String changed) {
        return new ProseRequest(task, chapter, sceneId, from, to, changed, words, remarkIds, seed, limits);
    }
}
