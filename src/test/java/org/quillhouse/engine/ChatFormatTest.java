package org.quillhouse.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quillhouse.prompts.Jinja;

class ChatFormatTest {
    private static final Jinja JINJA = new Jinja();
    private static final List<ChatMessage> CHAT = List.of(ChatMessage.system("Be brief."), ChatMessage.user("Hello"));

    private static ChatFormat format(String template) {
        return new ChatFormat(
                JINJA,
                new ModelInfo(
                        Path.of("m.gguf"),
                        "m",
                        "llama",
                        "Q4_0",
                        1,
                        1,
                        1,
                        1,
                        1,
                        1,
                        1,
                        "<s>",
                        "</s>",
                        "",
                        Optional.ofNullable(template)));
    }

    @Test
    void starterModelsOwnTemplateIsUsed() throws Exception {
        var format = new ChatFormat(JINJA, ModelInfo.inspect(StarterModel.file()));
        assertEquals(
                "<|im_start|>system\nBe brief.<|im_end|>\n<|im_start|>user\nHello<|im_end|>\n<|im_start|>assistant\n",
                format.apply(CHAT));
        assertTrue(format.stopWords().contains("<|im_end|>"));
    }

    @Test
    void templateThatRefusesSystemGetsItInTheUsersMessage() throws Exception {
        String template = "{{ bos_token }}{% for m in messages %}{% if m.role == 'system' %}{{ raise_exception('no') }}"
                + "{% endif %}[{{ m.role }}] {{ m.content }}{% endfor %}";
        assertEquals("<s>[user] Be brief.\n\nHello", format(template).apply(CHAT));
    }

    @Test
    void brokenTemplateOfAKnownFamilyFallsBackToIt() throws Exception {
        String broken = "{% for m in messages %}<start_of_turn>{{ m.role }} {% endfoo %}";
        assertEquals(
                "<s><start_of_turn>user\nBe brief.\n\nHello<end_of_turn>\n<start_of_turn>model\n",
                format(broken).apply(CHAT));
        assertEquals(
                "<s>[INST] Be brief.\n\nHello [/INST]",
                format("[INST]{% endfoo %}").apply(CHAT));
    }

    @Test
    void brokenTemplateOfNoFamilyIsLoud() {
        assertThrows(GenerationFailed.class, () -> format("{% endfoo %}").apply(CHAT));
    }

    @Test
    void modelWithoutTemplateIsABaseModel() throws Exception {
        assertTrue(format(null).isBase());
        assertEquals("Be brief.\n\nHello", format(null).apply(CHAT));
    }

    /// Templates written by us after the public descriptions of the families, with what they must become.
    @ParameterizedTest
    @ValueSource(strings = {"chatml", "llama3", "gemma", "mistral", "phi", "qwen3", "gptoss", "deepseek", "commandr"})
    void familyReadsAsItWasTaught(String family) throws Exception {
        var chat = List.of(
                ChatMessage.system("Be brief."),
                ChatMessage.user("Hello"),
                ChatMessage.assistant("Good day."),
                ChatMessage.user("The sea?"));
        ChatFormat format = format(resource(family + ".jinja"));
        assertEquals(resource(family + ".txt"), format.apply(chat));
        String thinking = family.equals("qwen3") ? "qwen3-thinking.txt" : family + ".txt";
        assertEquals(resource(thinking), format.apply(chat, ChatFormat.Thinking.ON));
        assertFalse(format.stopWords().isEmpty());
    }

    private static String resource(String name) throws java.io.IOException {
        try (var stream = ChatFormatTest.class.getResourceAsStream("templates/" + name)) {
            return new String(java.util.Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
