package org.quillhouse.engine.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.quillhouse.engine.ChatMessage;

/// The common layouts of chats, told apart by the marks in a model's template. Layouts as published by the models'
/// makers.
public enum ChatFamily {
    HARMONY("<|channel|>", "<|start|>%s<|message|>", "<|return|>", ""),
    COMMAND_R("<|START_OF_TURN_TOKEN|>", "<|START_OF_TURN_TOKEN|><|%s_TOKEN|>", "<|END_OF_TURN_TOKEN|>", ""),
    DEEPSEEK("<｜Assistant｜>", "<｜%s｜>", "<｜end▁of▁sentence｜>", ""),
    CHATML("<|im_start|>", "<|im_start|>%s\n", "<|im_end|>", "\n"),
    LLAMA_3("<|start_header_id|>", "<|start_header_id|>%s<|end_header_id|>\n\n", "<|eot_id|>", ""),
    GEMMA("<start_of_turn>", "<start_of_turn>%s\n", "<end_of_turn>", "\n"),
    PHI("<|end|>", "<|%s|>\n", "<|end|>", "\n"),
    ZEPHYR("<|user|>", "<|%s|>\n", "</s>", "\n"),
    MISTRAL("[INST]", "", "</s>", "");

    private final String mark;
    private final String opening;
    private final String closing;
    private final String between;

    ChatFamily(String mark, String opening, String closing, String between) {
        this.mark = mark;
        this.opening = opening;
        this.closing = closing;
        this.between = between;
    }

    public static Optional<ChatFamily> of(String template) {
        return Arrays.stream(values())
                .filter(family -> template.contains(family.mark))
                .findFirst();
    }

    public static List<String> stopWords(String template) {
        return of(template)
                .map(family -> List.of(family.closing, family.nextTurn()))
                .orElse(List.of());
    }

    private String nextTurn() {
        if (this == PHI || this == ZEPHYR) {
            return "<|user|>";
        }
        return this == MISTRAL ? "[INST]" : opening.isEmpty() ? mark : opening.substring(0, opening.indexOf('%'));
    }

    public String apply(List<ChatMessage> messages, String begin) {
        var text = new StringBuilder(begin);
        String system = "";
        for (ChatMessage message : messages) {
            boolean joinsNext =
                    message.role().equals("system") && (this == GEMMA || this == MISTRAL || this == DEEPSEEK);
            if (joinsNext) {
                system = message.content() + "\n\n";
                continue;
            }
            text.append(turn(message.role(), system + message.content()));
            system = "";
        }
        if (this != MISTRAL) {
            text.append(opening.formatted(roleName("assistant")));
        }
        return text.toString();
    }

    private String inner() {
        return this == HARMONY ? "<|end|>" : "";
    }

    private String turn(String role, String content) {
        if (this == MISTRAL) {
            return role.equals("assistant") ? " " + content + closing : "[INST] " + content + " [/INST]";
        }
        String end = this == HARMONY || (this == DEEPSEEK && role.equals("user")) ? inner() : closing;
        return opening.formatted(roleName(role)) + content + end + between;
    }

    private String roleName(String role) {
        if (this == COMMAND_R) {
            return role.equals("assistant") ? "CHATBOT" : role.toUpperCase(Locale.ROOT);
        }
        if (this == DEEPSEEK) {
            return role.equals("assistant") ? "Assistant" : "User";
        }
        return this == GEMMA && role.equals("assistant") ? "model" : role;
    }
}
