package org.quillhouse.ui.chat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.quillhouse.chat.Message;
import org.quillhouse.context.AgentKind;
import org.quillhouse.manuscript.Manuscript;
import org.quillhouse.manuscript.StoryFacts;
import org.quillhouse.review.WorldTalk;

/// What a talk and the notes about the world have to do with each other.
public final class TalkWorld {
    private final Manuscript manuscript;
    private final ChatViewModel chat;
    private Consumer<String> into = talk -> {};

    TalkWorld(Manuscript manuscript, ChatViewModel chat) {
        this.manuscript = manuscript;
        this.chat = chat;
    }

    /// @param listener given a talk that the notes are to be brought up to date from
    public void onInto(Consumer<String> listener) {
        into = listener;
    }

    /// Has the notes written anew with what was settled here.
    public void into() {
        into.accept(TalkWords.said(chat.messagesProperty().get()));
    }

    /// Begins to talk about the world; nothing is said yet.
    public void discuss(String question) {
        chat.begin(AgentKind.WORLDBUILDING, question);
    }

    /// Puts what was said behind what is noted.
    public void add(Message message) {
        chat.attempt(() -> {
            StoryFacts facts = manuscript.facts();
            String world = (facts.world().stripTrailing() + "\n\n" + message.text()).strip();
            manuscript.setFacts(facts.withWorld(world));
        });
    }

    /// Where the talk about the world stands; empty in any other talk.
    public Optional<WorldTalk> stand() {
        if (!AgentKind.WORLDBUILDING.code().equals(chat.kindOfPartner())) {
            return Optional.empty();
        }
        Map<Boolean, List<String>> texts = chat.messagesProperty().get().stream()
                .collect(Collectors.partitioningBy(
                        TalkWords::isAuthors, Collectors.mapping(Message::text, Collectors.toList())));
        return chat.look(() -> WorldTalk.of(
                manuscript.facts().world(), texts.getOrDefault(true, List.of()), texts.getOrDefault(false, List.of())));
    }
}
