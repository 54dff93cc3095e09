package org.quillhouse.agents.internal;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.quillhouse.chat.Message;
import org.quillhouse.context.StoryContext;
import org.quillhouse.context.Summary;
import org.quillhouse.kernel.Sha256;

/// What of a talk is read word for word, and what was said so long ago that it is told in short.
///
/// Older messages are told in groups, so that a summary serves for several answers.
public final class TalkMemory {
    /// So many at least are read word for word.
    public static final int NEWEST = 6;

    private static final int GROUP = 6;
    private static final String PREFIX = "talk:";

    private TalkMemory() {}

    /// What an answer is made from.
    ///
    /// @param earlier what was said before, in short; empty where nothing was, or it was not told yet
    public record Said(Optional<String> earlier, List<Message> newest) {}

    /// How many of the oldest are to be told in short.
    private static int older(int messages) {
        return Math.max(0, messages - NEWEST) / GROUP * GROUP;
    }

    /// What is to be told of a talk; empty for a short one.
    public static Optional<StoryContext.Source> source(String thread, List<Message> all) {
        int older = older(all.size());
        if (older == 0) {
            return Optional.empty();
        }
        List<Message> told = all.subList(0, older);
        String text = told.stream().map(TalkMemory::line).collect(Collectors.joining("\n\n"));
        String title = told.stream()
                .map(Message::name)
                .filter(name -> !name.isBlank())
                .findFirst()
                .orElse("");
        return Optional.of(
                new StoryContext.Source(id(thread), Summary.Level.TALK, title, text, List.of(), Sha256.of(text)));
    }

    private static String line(Message message) {
        return (message.speaker() == Message.Speaker.AUTHOR ? "The author" : message.name()) + " said: "
                + message.text();
    }

    /// Under which its summary is kept.
    public static String id(String thread) {
        return PREFIX + thread;
    }

    /// @param summary what is kept of the talk
    public static Said said(String thread, List<Message> all, Optional<Summary> summary) {
        Optional<StoryContext.Source> source = source(thread, all);
        Optional<String> told = summary.filter(kept -> source.isPresent()
                        && (kept.byHand() || kept.isOf(source.get().hash())))
                .map(Summary::text)
                .filter(text -> !text.isBlank());
        int from = told.isPresent() ? older(all.size()) : Math.max(0, all.size() - NEWEST);
        return new Said(told, List.copyOf(all.subList(from, all.size())));
    }
}
