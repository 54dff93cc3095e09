package org.quillhouse.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quillhouse.archive.ChatImport.Talk;
import org.quillhouse.archive.Conversation.Said;
import org.quillhouse.archive.Conversation.Source;

/// Files as other programs write them, made by hand from what their exports look like.
class ChatImportTest {
    private static final String CHATGPT = """
            [{"title":"The lamp","create_time":1730000000.5,"current_node":"d","mapping":{
              "a":{"message":null,"parent":null,"children":["b"]},
              "b":{"message":{"author":{"role":"user"},"create_time":1730000001,
                   "content":{"content_type":"text","parts":["A novel about a lamp."]}},"parent":"a","children":["c","d"]},
              "c":{"message":{"author":{"role":"assistant"},
                   "content":{"content_type":"text","parts":["The way not taken."]}},"parent":"b","children":[]},
              "d":{"message":{"author":{"role":"assistant"},"metadata":{"model_slug":"gpt-4o"},
                   "content":{"content_type":"multimodal_text","parts":[{"content_type":"image_asset_pointer"},
                   "Who lights it?"]}},"parent":"b","children":[]}}},
             {"title":"Empty","mapping":{}}]""";
    private static final String CLAUDE = """
            [{"uuid":"1","name":"Tide","created_at":"2026-01-02T03:04:05Z","chat_messages":[
              {"sender":"human","text":"old","content":[{"type":"text","text":"Where is it?"}],
               "attachments":[{"file_name":"map.txt","extracted_content":"An island."}]},
              {"sender":"assistant","text":"By the sea.","content":[{"type":"thinking","thinking":"hm"},
               {"type":"tool_use","name":"x"},{"type":"text","text":"By the sea."}]}]}]""";
    private static final String GROK = """
            {"conversations":[{"conversation":{"title":"Salt","create_time":"2026-01-02T03:04:05Z"},"responses":[
              {"response":{"sender":"human","message":"Why salt?","create_time":{"$date":{"$numberLong":"1767323045000"}}}},
              {"response":{"sender":"ASSISTANT","message":"It was money.","model":"grok-3"}}]}]}""";

    @TempDir
    Path folder;

    private static Talk only(String text) {
        List<Talk> talks = ChatImport.of(text);
        assertEquals(1, talks.size());
        return talks.getFirst();
    }

    private static List<String> words(Talk talk) {
        return talk.messages().stream()
                .map(said -> (said.author() ? "A " : "B ") + said.text())
                .toList();
    }

    @Test
    void chatGptBranchThatWasLookedAtLast() {
        Talk talk = only(CHATGPT);
        assertEquals(Source.CHATGPT, talk.source());
        assertEquals("The lamp", talk.title());
        assertEquals("gpt-4o", talk.model());
        assertEquals(Optional.of(Instant.ofEpochMilli(1_730_000_000_500L)), talk.began());
        assertEquals(List.of("A A novel about a lamp.", "B [image_asset_pointer]\n\nWho lights it?"), words(talk));
        assertEquals(
                Optional.of(Instant.ofEpochSecond(1_730_000_001)),
                talk.messages().getFirst().said());
        assertEquals(
                List.of("A A novel about a lamp.", "B [image_asset_pointer]\n\nWho lights it?"),
                words(only(CHATGPT.replace("\"current_node\":\"d\",", ""))));
    }

    @Test
    void claudeAndGrok() {
        Talk claude = only(CLAUDE);
        assertEquals(Source.CLAUDE, claude.source());
        assertEquals(List.of("A Where is it?\n\n[map.txt]\nAn island.", "B [tool_use]\n\nBy the sea."), words(claude));
        Talk grok = only(GROK);
        assertEquals(Source.GROK, grok.source());
        assertEquals("grok-3", grok.model());
        assertEquals(List.of("A Why salt?", "B It was money."), words(grok));
        assertEquals(
                Optional.of(Instant.ofEpochMilli(1_767_323_045_000L)),
                grok.messages().getFirst().said());
    }

    @Test
    void listsOfMessages() {
        String list = "[{\"role\":\"system\",\"content\":\"Be kind\"},{\"role\":\"user\",\"content\":\"Who?\"},"
                + "{\"role\":\"assistant\",\"content\":[{\"type\":\"text\",\"text\":\"Ines.\"}]}]";
        assertEquals(List.of("A Who?", "B Ines."), words(only(list)));
        assertEquals(List.of("A Who?", "B Ines."), words(only("{\"title\":\"T\",\"messages\":" + list + "}")));
        assertEquals(
                2,
                ChatImport.of("[{\"messages\":" + list + "},{\"messages\":" + list + "}]")
                        .size());
    }

    @Test
    void transcripts() {
        assertEquals(
                List.of("A Who is she?\nAnd why?", "B Ines: a clerk.", "A Good."),
                words(
                        only(
                                "# Ines\n\n**You:** Who is she?\nAnd why?\n\n**ChatGPT:**\n\nInes: a clerk.\n\n**You:** Good.")));
        assertEquals("Ines", only("# Ines\n\nUser: a\n\nAssistant: b").title());
        assertEquals(List.of("A Hello", "B Yes"), words(only("You said:\nHello\n\nChatGPT said:\nYes")));
        assertEquals(
                List.of("A Hello", "B You are the author.\nMe and you."),
                words(only("## Human\n\nHello\n\n## Assistant\n\nYou are the author.\nMe and you.")));
        assertEquals(List.of(), ChatImport.of("You walked home. I did not.\nAssistant professors laughed."));
        assertEquals(List.of(), ChatImport.of("You: only one speaks\n\nYou: again"));
    }

    @Test
    void filesThatHoldNoneSayWhy() throws Exception {
        for (String text : List.of(
                "", "{", "[]", "{\"a\":1}", "Once upon a time.", "[{\"mapping\":{\"a\":{\"parent\":\"a\"}}}]")) {
            Path file = Files.writeString(folder.resolve("x.json"), text);
            assertEquals(
                    "archive.file.none",
                    assertThrows(NoConversation.class, () -> ChatImport.read(file))
                            .key(),
                    text);
        }
        Path zip = Files.write(folder.resolve("x.zip"), new byte[] {'P', 'K', 3, 4, (byte) 0xff, (byte) 0xfe});
        assertEquals(
                "archive.file.binary",
                assertThrows(NoConversation.class, () -> ChatImport.read(zip)).key());
        assertEquals(
                "archive.file.unreadable",
                assertThrows(NoConversation.class, () -> ChatImport.read(folder.resolve("gone")))
                        .key());
    }

    /// Whatever a file looks like after it was damaged, it is read, or it is said that it holds no talk.
    @Test
    void damagedFilesNeverBreakTheReader() {
        var random = new Random(7);
        int read = 0;
        for (String whole : List.of(CHATGPT, CLAUDE, GROK)) {
            for (int i = 0; i < 2_000; i++) {
                var text = new StringBuilder(whole);
                for (int times = random.nextInt(4); times >= 0; times--) {
                    int at = random.nextInt(Math.max(1, text.length()));
                    switch (random.nextInt(3)) {
                        case 0 -> text.insert(at, (char) (32 + random.nextInt(95)));
                        case 1 -> text.delete(at, Math.min(text.length(), at + random.nextInt(12)));
                        default -> text.setLength(Math.max(1, at));
                    }
                }
                for (Talk talk : ChatImport.of(text.toString())) {
                    for (Said said : talk.messages()) {
                        assertTrue(!said.text().isBlank());
                    }
                    read++;
                }
            }
        }
        assertTrue(read > 500, read + " were read all the same");
    }
}
