package org.quillhouse.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.quillhouse.engine.internal.ChatFamily;
import org.quillhouse.prompts.Jinja;
import org.quillhouse.prompts.TemplateBroken;

/// Lays a chat out as a model was taught to read it: by the Jinja template in its file, else by the family that
/// template
/// belongs to. Safe on every thread.
///
/// A model without a template is a base model: it only continues text, and [#isBase()] says so. A template that neither
/// renders nor belongs to a known family is an error; a half-rendered prompt is never sent.
public final class ChatFormat {
    private final Jinja jinja;
    private final ModelInfo model;

    public ChatFormat(Jinja jinja, ModelInfo model) {
        this.jinja = jinja;
        this.model = model;
    }

    /// Whether the model knows no chat, so that its prompt must be text to go on with.
    public boolean isBase() {
        return model.chatTemplate().isEmpty();
    }

    /// The prompt up to where the assistant begins to speak.
    ///
    /// @throws GenerationFailed when the template cannot be rendered and its family is not known
    public String apply(List<ChatMessage> messages) throws GenerationFailed {
        return apply(messages, Thinking.OFF);
    }

    /// Whether the model should think before it speaks, where its template knows of that.
    public enum Thinking {
        ON,
        OFF
    }

    /// @throws GenerationFailed when the template cannot be rendered and its family is not known
    public String apply(List<ChatMessage> messages, Thinking thinking) throws GenerationFailed {
        if (isBase()) {
            return messages.stream().map(ChatMessage::content).collect(Collectors.joining("\n\n"));
        }
        String template = model.chatTemplate().orElseThrow();
        try {
            return render(template, messages, thinking);
        } catch (TemplateBroken first) {
            return withoutSystem(template, messages, thinking)
                    .or(() -> ChatFamily.of(template).map(family -> family.apply(messages, model.bosToken())))
                    .orElseThrow(() -> GenerationFailed.template(
                            first.arguments().getLast().toString()));
        }
    }

    private String render(String template, List<ChatMessage> messages, Thinking thinking) throws TemplateBroken {
        List<Map<String, String>> list = messages.stream()
                .map(message -> Map.of("role", message.role(), "content", message.content()))
                .toList();
        return jinja.render(
                model.name(),
                template,
                Map.of(
                        "messages",
                        list,
                        "add_generation_prompt",
                        true,
                        "enable_thinking",
                        thinking == Thinking.ON,
                        "bos_token",
                        model.bosToken(),
                        "eos_token",
                        model.eosToken()));
    }

    /// Some templates refuse a system message: it is then put before the first message of the user.
    private Optional<String> withoutSystem(String template, List<ChatMessage> messages, Thinking thinking) {
        if (messages.size() < 2 || !messages.getFirst().role().equals("system")) {
            return Optional.empty();
        }
        var joined = new ArrayList<>(messages.subList(1, messages.size()));
        String both = messages.getFirst().content() + "\n\n" + joined.getFirst().content();
        joined.set(0, new ChatMessage(joined.getFirst().role(), both));
        try {
            return Optional.of(render(template, joined, thinking));
        } catch (TemplateBroken again) {
            return Optional.empty();
        }
    }

    /// Marks that end a reply, in case the model writes them as text.
    public List<String> stopWords() {
        return isBase() ? List.of() : ChatFamily.stopWords(model.chatTemplate().orElseThrow());
    }
}
