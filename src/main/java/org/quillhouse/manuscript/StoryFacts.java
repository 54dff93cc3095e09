package org.quillhouse.manuscript;

/// What is true of the whole story (spec WA-35).
///
/// @param world the worldbuilding text
/// @param outline the plot outline as one text
/// @param prefix put before every agent's prompt
/// @param suffix put after every agent's prompt
/// @param writerPrompt the writer's role, in this story's own words; empty for the stock one
/// @param editorPrompt the editor's role; empty for the stock one
/// @param telling how it is told
public record StoryFacts(
        String id,
        String title,
        String world,
        String summary,
        String outline,
        String prefix,
        String suffix,
        String writerPrompt,
        String editorPrompt,
        Telling telling) {

    public static StoryFacts titled(String id, String title) {
        return new StoryFacts(id, title, "", "", "", "", "", "", "", Telling.OPEN);
    }

    public StoryFacts withTitle(String changed) {
        return new StoryFacts(
                id, changed, world, summary, outline, prefix, suffix, writerPrompt, editorPrompt, telling);
    }

    public StoryFacts withWorld(String changed) {
        return new StoryFacts(
                id, title, changed, summary, outline, prefix, suffix, writerPrompt, editorPrompt, telling);
    }

    public StoryFacts withOutline(String changed) {
        return new StoryFacts(id, title, world, summary, changed, prefix, suffix, writerPrompt, editorPrompt, telling);
    }

    public StoryFacts withSummary(String changed) {
        return new StoryFacts(id, title, world, changed, outline, prefix, suffix, writerPrompt, editorPrompt, telling);
    }

    public StoryFacts withTelling(Telling changed) {
        return new StoryFacts(id, title, world, summary, outline, prefix, suffix, writerPrompt, editorPrompt, changed);
    }
}
