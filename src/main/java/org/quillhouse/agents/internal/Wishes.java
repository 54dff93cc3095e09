package org.quillhouse.agents.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.quillhouse.agents.AgentStory;
import org.quillhouse.agents.ChatAgent;
import org.quillhouse.chat.Message;
import org.quillhouse.context.AgentKind;
import org.quillhouse.context.ContextTask;
import org.quillhouse.context.Priority;
import org.quillhouse.context.UserRequest;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Texts;
import org.quillhouse.kernel.Words;
import org.quillhouse.review.ChapterPhase;
import org.quillhouse.review.Remark;
import org.quillhouse.review.Review;

/// What the author said elsewhere and an agent should not forget: in the talks with it, on the story and on the
/// chapter, and of what others remarked there.
public final class Wishes {
    private static final int MOST_REMARKS = 15;
    private static final int MOST_SAID = 3;
    private static final int LEAST_WORDS = 4;
    private static final int MOST_LETTERS = 400;

    private Wishes() {}

    /// @param chapterId its node
    public static List<UserRequest> of(AgentStory story, ContextTask task, AgentKind agent, String chapterId)
            throws Failure {
        boolean writes = task == ContextTask.CHAPTER || task == ContextTask.CONTINUE;
        boolean reviews = task == ContextTask.EDITOR_REVIEW && agent == AgentKind.EDITOR;
        var wishes = new ArrayList<UserRequest>();
        if (writes || reviews) {
            ChatAgent.Partner partner = ChatAgent.Partner.of(agent);
            addTalk(story, partner.thread(), wishes);
            for (ChapterPhase phase : ChapterPhase.values()) {
                addTalk(story, partner.thread(new ChatAgent.Place(chapterId, phase)), wishes);
            }
            addRemarks(
                    story.reviews().all("node:" + chapterId),
                    writes ? Remark.Status.ACCEPTED : Remark.Status.DISMISSED,
                    wishes);
        }
        return wishes;
    }

    /// What was said long ago in short, and the author's last words; "Thank you" tells nothing.
    private static void addTalk(AgentStory story, String thread, List<UserRequest> wishes) throws Failure {
        TalkMemory.Said said =
                TalkMemory.said(thread, story.chats().of(thread), story.memory().summary(TalkMemory.id(thread)));
        var words = new ArrayList<String>();
        said.earlier().ifPresent(words::add);
        List<Message> own = said.newest().stream()
                .filter(message -> message.speaker() == Message.Speaker.AUTHOR)
                .filter(message -> Words.count(message.text()) >= LEAST_WORDS)
                .toList();
        own.subList(Math.max(0, own.size() - MOST_SAID), own.size())
                .forEach(message -> words.add(Words.beginning(message.text(), MOST_LETTERS)));
        if (!words.isEmpty()) {
            wishes.add(wish(TalkMemory.id(thread), Texts.prompt("context.from.talk", String.join(" / ", words))));
        }
    }

    /// Those first that were made last; none twice.
    private static void addRemarks(List<Review> reviews, Remark.Status status, List<UserRequest> wishes) {
        Set<String> said = new TreeSet<>();
        for (Review review : reviews.reversed()) {
            for (Remark remark : review.remarks()) {
                boolean fits = remark.status() == status && remark.kind().isIssue();
                if (fits && said.size() < MOST_REMARKS && said.add(remark.suggestion())) {
                    String about = remark.issue().isBlank() ? remark.suggestion() : remark.issue();
                    wishes.add(wish(
                            "remark:" + remark.id(),
                            status == Remark.Status.ACCEPTED
                                    ? Texts.prompt(
                                            "context.remark.accepted",
                                            review.reviewer().name(),
                                            remark.suggestion())
                                    : Texts.prompt("context.remark.dismissed", about)));
                }
            }
        }
    }

    private static UserRequest wish(String id, String text) {
        return new UserRequest(id, UserRequest.Type.GENERAL, text, Priority.MEDIUM, "", "", 0);
    }
}
