package org.quillhouse.ui.chat;

import java.util.List;
import java.util.stream.Collectors;
import org.quillhouse.agents.DossierKeeper;
import org.quillhouse.chat.Message;
import org.quillhouse.kernel.Texts;

/// A talk as agents read it: who said what.
final class TalkWords {
    private TalkWords() {}

    static String said(List<Message> messages) {
        return messages.stream()
                .map(message -> (isAuthors(message) ? Texts.of("chat.author") : message.name()) + ": " + message.text())
                .collect(Collectors.joining("\n"));
    }

    /// @param interview whether only the author's words count
    static DossierKeeper.Talk talk(List<Message> messages, boolean interview) {
        String counts = messages.stream()
                .filter(message -> !interview || isAuthors(message))
                .map(Message::text)
                .collect(Collectors.joining("\n"));
        return new DossierKeeper.Talk(said(messages), counts);
    }

    static boolean isAuthors(Message message) {
        return message.speaker() == Message.Speaker.AUTHOR;
    }
}
