package org.quillhouse.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quillhouse.chat.Message;
import org.quillhouse.codex.CodexEntry;
import org.quillhouse.exchange.StoryIn.Chapter;
import org.quillhouse.fakes.KillTrial;
import org.quillhouse.kernel.Sha256;
import org.quillhouse.project.Project;
import org.quillhouse.review.Rater;
import org.quillhouse.review.Review;

/// Books in and out: what is written can be read again, and nothing of a foreign file is left behind.
class StoryFileTest {
    @TempDir
    Path folder;

    private static StoryIn parse(String text) {
        return StoryFile.parse(text, "file");
    }

    private static List<String> titles(StoryIn story) {
        return story.chapters().stream()
                .map(chapter -> chapter.part() + "|" + chapter.title())
                .toList();
    }

    @Test
    void titleChaptersAndScenesAreFound() {
        assertEquals(
                StoryIn.of(
                        "The Sea",
                        List.of(Chapter.of("One", List.of("A.\n\nB.", "C.")), Chapter.of("Two", List.of("D.")))),
                parse("# The Sea\n\n## One\n\nA.\n\nB.\n\n***\n\nC.\n\n## Two\n\n* * *\nD.\n"));
    }

    @Test
    void nothingIsLeftBehind() {
        var story = parse("Before.\n\n## One\n\n# Not a title\nText.");
        assertEquals("file", story.title());
        assertEquals(List.of("Before."), story.chapters().getFirst().texts());
        assertEquals(List.of("# Not a title\nText."), story.chapters().getLast().texts());
    }

    @Test
    void headingsOfOneLevelAreChapters() {
        assertEquals(List.of("|One", "|Two"), titles(parse("# One\n\nA.\n\n# Two\n\nB.\n\n## In it\n\nC.")));
        assertEquals(
                "B.\n\n## In it\n\nC.",
                parse("# One\n\nA.\n\n# Two\n\nB.\n\n## In it\n\nC.")
                        .chapters()
                        .getLast()
                        .texts()
                        .getFirst());
    }

    @Test
    void headingsWithoutTextAboveOthersAreParts() {
        var story = parse("# Tide\n\n## Spring\n\n### One\n\nA.\n\n### Two\n\nB.\n\n## Autumn\n\n### Three\n\nC.");
        assertEquals("Tide", story.title());
        assertEquals(List.of("Spring|One", "Spring|Two", "Autumn|Three"), titles(story));
    }

    @Test
    void plainTextHasItsChaptersByTheirWords() {
        var story = parse("Prologue\n\nA.\n\nPart One\n\nChapter 1\n\nB.\n\nChapter two of the letter was lost.\n");
        assertEquals(List.of("|Prologue", "Part One|Chapter 1"), titles(story));
        assertTrue(story.chapters().getLast().texts().getFirst().contains("was lost"));
    }

    @Test
    void linesBrokenAtTheEdgeOfAScreenAreJoinedVerseIsNot() {
        String wrapped = "The lamp had been burning since the seventh bell of the night,\n"
                + "and nobody in the harbour had thought of putting it out before\nit went.\n\nShe did.\n";
        assertEquals(
                "The lamp had been burning since the seventh bell of the night, and nobody in the harbour had thought"
                        + " of putting it out before it went.\n\nShe did.",
                parse(wrapped).chapters().getFirst().texts().getFirst());
        String verse = "Grey the gull,\ngrey the sea.";
        assertEquals(verse, parse(verse).chapters().getFirst().texts().getFirst());
    }

    @Test
    void otherLineEndsAndABeginningMarkAreRead() throws Exception {
        Path file = Files.writeString(folder.resolve("a.md"), "\uFEFF# T\r\n\r\n## One\r\nA.\r\n");
        assertEquals(List.of(StoryIn.of("T", List.of(Chapter.of("One", List.of("A."))))), StoryFile.read(file));
    }

    @Test
    void whatIsNoBookIsRefused() throws Exception {
        Path noText = Files.write(folder.resolve("a.md"), new byte[] {(byte) 0xC3, 0x28, 0, 1});
        assertThrows(UnreadableFile.class, () -> StoryFile.read(noText));
        assertThrows(UnreadableFile.class, () -> StoryFile.read(folder.resolve("gone.md")));
        Path empty = Files.writeString(folder.resolve("e.txt"), " \n");
        assertThrows(UnreadableFile.class, () -> StoryFile.read(empty));
        Path notWord = Files.writeString(folder.resolve("w.docx"), "words");
        assertThrows(UnreadableFile.class, () -> StoryFile.read(notWord));
        Path noStory = Files.writeString(folder.resolve("s.json"), "{\"a\": 1}");
        assertThrows(UnreadableFile.class, () -> StoryFile.read(noStory));
        Path notJson = Files.writeString(folder.resolve("n.json"), "{");
        assertThrows(UnreadableFile.class, () -> StoryFile.read(notJson));
    }

    private static StoryIn.Target target(Project project) {
        return StoryIn.Target.of(project.database(), project.manuscript(), project.codex());
    }

    @Test
    void aStoryGoesOutAsJsonAndComesBackWithAllAboutIt() throws Exception {
        Path file = folder.resolve("tide.json");
        String other = "{\"dossier\":{\"a\":[1,2]}}";
        try (Project project = KillTrial.projects(folder).createSample(folder.resolve("a"))) {
            var villain = project.codex().addCharacter("Villain", "Nobody knows.", java.util.Map.of("fears", "Light."));
            project.codex().setHidden(villain.id(), true);
            target(project).raters().add("Harsh", "Finds every fault there is.", new Rater.Marks(5, 7, 9));
            StoryFile.write(target(project), other, file);
            StoryIn story = StoryFile.read(file).getFirst();
            assertEquals(other, story.other());
            try (Project again = KillTrial.projects(folder).create(folder.resolve("b"), story.title())) {
                story.into(target(again));
                var before = project.manuscript().chapters();
                var after = again.manuscript().chapters();
                assertEquals(before.size(), after.size());
                for (int i = 0; i < before.size(); i++) {
                    assertEquals(before.get(i).content(), after.get(i).content());
                    assertEquals(before.get(i).plotPoint(), after.get(i).plotPoint());
                    assertEquals(before.get(i).keyPlotItems(), after.get(i).keyPlotItems());
                }
                assertEquals(
                        project.manuscript().facts().world(),
                        again.manuscript().facts().world());
                assertEquals(
                        project.manuscript().facts().outline(),
                        again.manuscript().facts().outline());
                var hidden = again.codex().character("Villain");
                assertTrue(hidden.hidden());
                assertEquals("Light.", hidden.field("fears"));
                assertEquals(7, target(again).raters().named("Harsh").marks().target());
            }
        }
    }

    @Test
    void otherLayoutsOfJsonAreRead() throws Exception {
        Path many = Files.writeString(folder.resolve("many.json"), """
                {"exportMetadata": {"totalStories": 2}, "stories": [
                  {"title": "One", "characters": {"x": {"name": "Ada", "bio": "Clerk", "age": 40}},
                   "chapters": [{"title": "A", "content": "Words.\\n\\n***\\n\\nMore.", "keyPlotItems": ["k"]}]},
                  {"exportMetadata": {}, "story": {"general": {"title": "Two"}, "raters": [["r", {"name": "R",
                   "systemPrompt": "Looks at all of it."}]], "story": {"chapters": []}}}]}""");
        List<StoryIn> stories = StoryFile.read(many);
        assertEquals(List.of("One", "Two"), stories.stream().map(StoryIn::title).toList());
        StoryIn one = stories.getFirst();
        assertEquals(List.of("Words.", "More."), one.chapters().getFirst().texts());
        assertEquals("- A", one.facts().get("outline"), "a missing outline lists the chapters");
        assertEquals("40", one.entries().getFirst().fields().get("age"));
        assertEquals("R", stories.getLast().raters().getFirst().name());
    }

    @Test
    void talksComeAsTalksAndGoOutAgainAndNothingInsideIsLost() throws Exception {
        Path file = Files.writeString(folder.resolve("talks.json"), """
                {"general":{"title":"T","worldbuilding":"W","mood":"grey","telling":"pace: quick","worldbuildingChatHistory":[
                   {"type":"user","content":"Who pays?","timestamp":"2026-01-02T03:04:05Z"},
                   {"type":"assistant","author":"Partner","content":"The Tide House.","timestamp":"2026-01-02T03:05:05Z"}]},
                 "dossier":{"characters":[{"name":"Ada","relationships":["Owes Bo."]}],"themes":["debt"]},
                 "raters":{"r":{"name":"R","systemPrompt":"Reads all of it."}},
                 "characters":[["1",{"name":"Ada","creationSource":"ai_generated"}],["2",{"name":"Bo"}]],
                 "story":{"chapters":[{"title":"One","content":"A."}]},
                 "plotOutline":{"content":"O","status":"approved","chatHistory":[{"type":"user","content":"Too short?"}],
                   "raterFeedback":[["r",{"raterName":"R","feedback":"Good.","userResponse":"discussed"}],
                     ["g",{"raterName":"Gone","feedback":"Who am I?"}]]}}""");
        StoryIn read = StoryFile.read(file).getFirst();
        Path out = folder.resolve("out.json");
        try (Project project = KillTrial.projects(folder).create(folder.resolve("d"), "T")) {
            read.into(target(project));
            StoryIn.Target there = target(project);
            assertEquals(
                    List.of("Who pays?", "The Tide House."),
                    there.chats().of(StoryIn.WORLD_TALK).stream()
                            .map(Message::text)
                            .toList());
            assertEquals(
                    "Too short?",
                    there.chats().of(StoryIn.OUTLINE_TALK).getFirst().text());
            List<Review> reviews = there.reviews().current(Review.OUTLINE);
            assertEquals(
                    List.of("R: Good."),
                    reviews.stream()
                            .map(each -> each.reviewer().name() + ": " + each.opinion())
                            .toList());
            assertTrue(reviews.getFirst().isOf(Sha256.of("O")));
            assertEquals(
                    List.of(CodexEntry.Source.AGENT, CodexEntry.Source.IMPORTED),
                    there.codex().characters().stream().map(CodexEntry::source).toList());
            StoryFile.write(there, read.other(), out);
            assertTrue(Files.readString(out).contains("discussed"), "the same opinion stays as it was in the file");
            there.reviews().keep(newer(reviews.getFirst()));
            StoryFile.write(there, read.other(), out);
        }
        StoryIn again = StoryFile.read(out).getFirst();
        assertEquals(
                List.of("Gone: Who am I?", "R: Better."),
                again.beside().opinions().stream()
                        .map(each -> each.rater() + ": " + each.words())
                        .toList());
        assertEquals(
                List.of("Who pays?", "The Tide House."),
                again.beside().talks().get(StoryIn.WORLD_TALK).stream()
                        .map(Message::text)
                        .toList());
        String written = Files.readString(out);
        for (String kept : List.of("grey", "approved", "raterName", "ai_generated", "2026-01-02T03:05:05Z")) {
            assertTrue(written.contains(kept), kept + " in " + written);
        }
        assertEquals("O", again.facts().get("outline"));
        assertEquals("pace: quick", again.facts().get("telling"));
        assertEquals(List.of("debt"), again.beside().dossier().themes());
        assertEquals(
                List.of("Owes Bo."),
                again.beside().dossier().people().getFirst().ties());
    }

    private static Review newer(Review review) {
        return new Review(
                "next",
                review.subject(),
                review.reviewer(),
                "Better.",
                review.scores(),
                review.remarks(),
                review.textHash(),
                "",
                review.made().plusSeconds(1));
    }

    @Test
    void anImportThatFailsLeavesNothing() throws Exception {
        var unfit = new Rater("", "Bad", "x", true, new Rater.Marks(9, 5, 1));
        var story = new StoryIn(
                "T",
                java.util.Map.of(),
                List.of(Chapter.of("One", List.of("A."))),
                List.of(),
                List.of(unfit),
                StoryIn.Beside.NOTHING,
                "");
        try (Project project = KillTrial.projects(folder).create(folder.resolve("c"), "T")) {
            assertThrows(Exception.class, () -> story.into(target(project)));
            assertEquals(List.of(), project.manuscript().chapters());
        }
    }

    static Book book() {
        return new Book(
                "ID",
                "Tide & <Tables>",
                "A. Writer",
                "en",
                List.of(
                        new Book.Chapter(
                                "Spring",
                                "One",
                                List.of(
                                        "She said *no*, **never**.\n- Why? <!-- check -->\n1984. It was.[^1]\n\n[^1]: A year."
                                                + "\n> A letter.",
                                        "Second scene.")),
                        new Book.Chapter("", "Two", List.of("It *was\nnot* so, 5 < 6.")),
                        new Book.Chapter("Autumn", "Three", List.of("End."))));
    }

    private static BookFile.Making making(BookFormat format, BookLayout layout) {
        return new BookFile.Making(format, layout, Optional.empty(), Optional.empty());
    }

    @Test
    void aWordDocumentIsReadBackAsItWas() throws Exception {
        for (BookLayout layout : BookLayout.values()) {
            Path file = folder.resolve(layout + ".docx");
            BookFile.write(book(), making(BookFormat.DOCX, layout), file);
            StoryIn story = StoryFile.read(file).getFirst();
            assertEquals("Tide & <Tables>", story.title());
            assertEquals(List.of("Spring|One", "Spring|Two", "Autumn|Three"), titles(story));
            Chapter one = story.chapters().getFirst();
            assertEquals(2, one.scenes().size());
            String first = one.texts().getFirst();
            assertTrue(first.startsWith("She said *no*, **never**.\n\n- Why?\n\n1984. It was.[^"), first);
            assertTrue(first.contains("\n\n> A letter."), first);
            assertTrue(
                    String.join("", one.texts()).contains("]: A year."),
                    one.texts().toString());
        }
    }

    @Test
    void wordsInATableOfAWordDocumentAreNotLeftBehind() throws Exception {
        Path file = folder.resolve("table.docx");
        try (var document = new org.apache.poi.xwpf.usermodel.XWPFDocument();
                var out = Files.newOutputStream(file)) {
            document.createParagraph().createRun().setText("Before.");
            document.createTable(1, 2).getRow(0).getCell(1).setText("In the table.");
            document.createParagraph().createRun().setText("After.");
            document.write(out);
        }
        assertEquals(
                "Before.\n\nIn the table.\n\nAfter.",
                StoryFile.read(file).getFirst().chapters().getFirst().texts().getFirst());
    }

    @Test
    void markdownIsReadBackAsItWas() throws Exception {
        Path file = folder.resolve("b.md");
        BookFile.write(book(), making(BookFormat.MARKDOWN, BookLayout.BOOK), file);
        StoryIn story = StoryFile.read(file).getFirst();
        assertEquals("Tide & <Tables>", story.title());
        assertEquals(List.of("Spring|One", "Spring|Two", "Autumn|Three"), titles(story));
        assertTrue(!Files.readString(file).contains("check"), "comments stay with the writer");
    }
}
