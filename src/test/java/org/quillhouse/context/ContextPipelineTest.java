package org.quillhouse.context;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.quillhouse.kernel.TokenCount;
import org.quillhouse.kernel.Words;

class ContextPipelineTest {
    /// One word is one token, so that sums can be done in the head.
    private static final TokenCounter WORDS = new TokenCounter() {
        @Override
        public TokenCount count(String text) {
            return new TokenCount(Words.count(text));
        }

        @Override
        public boolean isExact() {
            return true;
        }
    };

    private static String words(String word, int count) {
        return (word + " ").repeat(count).strip();
    }

    private static PlotElement plot(String id, Priority priority, String text, String tag) {
        return new PlotElement(id, PlotElement.Type.SCENE, text, priority, Set.of(tag), Map.of(), id);
    }

    private static final CharacterContext INES = new CharacterContext(
            "1", "Ines", words("clerk", 9), Map.of(), List.of(), Map.of(), List.of(), List.of(), List.of());

    private static ContextContainer story() {
        return new ContextContainer(
                List.of(
                        plot("world", Priority.HIGH, words("world", 20), "worldbuilding"),
                        plot("old", Priority.LOW, words("old", 50), "story_text"),
                        plot(
                                "recent",
                                Priority.MEDIUM,
                                (words("recent", 50) + "\n\n").repeat(6).strip(),
                                "story_text")),
                List.of(INES),
                List.of(new UserRequest("r", UserRequest.Type.GENERAL, "please be kind", Priority.HIGH, "", "", 1)),
                List.of(new SystemInstruction(
                        "i", SystemInstruction.Type.STYLE, "past tense", SystemInstruction.Scope.STORY, Priority.HIGH)),
                Map.of());
    }

    private static PromptSheet assemble(AgentKind agent, int budget) throws ContextTooSmall {
        return new ContextPipeline(WORDS)
                .assemble(
                        story(),
                        new ContextRequest(agent, WritingPhase.CHAPTER_DETAIL, "write it now", new TokenCount(budget)));
    }

    private static List<String> fates(PromptSheet sheet) {
        return sheet.parts().stream()
                .map(part -> part.source() + " " + part.fate())
                .toList();
    }

    @Test
    void nothingIsTouchedWithinTheBudget() throws ContextTooSmall {
        PromptSheet sheet = assemble(AgentKind.WRITER, 1_000);
        assertEquals(
                List.of("world KEPT", "codex:1 KEPT", "old KEPT", "recent KEPT", "i KEPT", "r KEPT", "task KEPT"),
                fates(sheet));
        assertEquals(20 + 10 + 50 + 300 + 2 + 3 + 3, sheet.total().tokens());
    }

    @Test
    void sheetThatFitsExactlyIsKeptWhole() throws ContextTooSmall {
        assertEquals(388, assemble(AgentKind.WRITER, 388).total().tokens());
        assertTrue(fates(assemble(AgentKind.WRITER, 387)).contains("old LEFT_OUT"));
    }

    @Test
    void lowGoesFirstAndTheStoryIsShortenedFromItsBeginning() throws ContextTooSmall {
        PromptSheet sheet = assemble(AgentKind.WRITER, 200);
        assertEquals(
                List.of(
                        "world KEPT",
                        "codex:1 KEPT",
                        "old LEFT_OUT",
                        "recent SHORTENED",
                        "i KEPT",
                        "r KEPT",
                        "task KEPT"),
                fates(sheet));
        assertTrue(sheet.total().tokens() <= 200, sheet.total().toString());
        PromptPart recent = sheet.parts().get(3);
        assertEquals(150, recent.tokens().tokens());
        assertTrue(recent.text().startsWith("…"));
    }

    @Test
    void taskAloneThatDoesNotFitIsAnError() {
        assertThrows(ContextTooSmall.class, () -> assemble(AgentKind.WRITER, 2));
    }

    @Test
    void agentsSeeOnlyWhatIsTheirs() throws ContextTooSmall {
        assertTrue(fates(assemble(AgentKind.CHARACTER, 1_000))
                .containsAll(List.of("world LEFT_OUT", "codex:1 KEPT", "i LEFT_OUT")));
        assertTrue(fates(assemble(AgentKind.EDITOR, 1_000))
                .containsAll(List.of("old LEFT_OUT", "recent KEPT", "codex:1 KEPT")));
        assertTrue(
                fates(assemble(AgentKind.RATER, 1_000)).containsAll(List.of("codex:1 LEFT_OUT", "i KEPT", "r KEPT")));
    }

    @Test
    void stablePartsComeFirstAndTheTaskLast() throws ContextTooSmall {
        PromptSheet sheet = assemble(AgentKind.WRITER, 1_000);
        assertTrue(sheet.storyText().startsWith("## The world\n\nworld"));
        assertTrue(sheet.storyText().contains("## The people\n\n**Ines**"));
        assertTrue(sheet.taskText().endsWith("write it now"));
        assertTrue(sheet.taskText().startsWith("## The story so far"));
    }

    @Test
    void effectiveBudgetIsWhatTheModelLeaves() {
        assertEquals(
                30_000,
                ContextRequest.effectiveBudget(30_000, 100_000, 2_000, 100).tokens());
        assertEquals(
                1_996, ContextRequest.effectiveBudget(30_000, 4_096, 2_000, 100).tokens());
        assertEquals(
                0, ContextRequest.effectiveBudget(30_000, 1_000, 2_000, 100).tokens());
    }

    @Test
    void stateSurvivesItsText() {
        var state = ContextState.fresh("s", "story", 5);
        for (int i = 0; i < 60; i++) {
            state = state.after(new ContextState.Step(i, "writer", "chapter", i), story());
        }
        assertEquals(50, state.history().size());
        assertEquals(java.util.Optional.of(state), ContextState.ofText(state.toText()));
        assertTrue(state.toText().length() < 2_000, "compressed");
        var small = ContextState.fresh("s", "story", 5);
        assertEquals(java.util.Optional.of(small), ContextState.ofText(small.toText()));
        assertEquals(java.util.Optional.empty(), ContextState.ofText("no state at all"));
        assertEquals(java.util.Optional.empty(), ContextState.ofText(""));
    }
}
