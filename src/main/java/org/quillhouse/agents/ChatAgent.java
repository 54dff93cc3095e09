package org.quillhouse.agents;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import org.quillhouse.agents.internal.ProseTurn;
import org.quillhouse.agents.internal.TalkMemory;
import org.quillhouse.agents.internal.Turn;
import org.quillhouse.chat.Branch;
import org.quillhouse.chat.Chats;
import org.quillhouse.chat.Message;
import org.quillhouse.codex.CodexEntry;
import org.quillhouse.context.AgentKind;
import org.quillhouse.context.ContextTask;
import org.quillhouse.engine.ChatMessage;
import org.quillhouse.engine.GenerationRequest;
import org.quillhouse.engine.ModelHost;
import org.quillhouse.engine.ModelRole;
import org.quillhouse.engine.Sampling;
import org.quillhouse.engine.StopReason;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Texts;
import org.quillhouse.review.ChapterPhase;
import org.quillhouse.tasks.Job;
import org.quillhouse.tasks.Phase;
import org.quillhouse.tasks.Status;

/// Talks with the author: as writer, editor, partner in the world's making, as the one who asks for the story, as the
/// one who looks things up in what the author has read, or as somebody of the story, who knows only what they have
/// learnt by then. Its jobs may run on any thread.
public final class ChatAgent {
    /// The folder of what it is told, but for people.
    static final String PROMPT = "chat";

    private static final String PLACE = "@";
    /// Who talks must not say again what was said: so much of the talk is looked at. Answers from documents may quote.
    private static final int ECHO_TOKENS = 1_024;
    /// How one answers who looks nothing up.
    private static final Lookup NONE = new Lookup(0, 500, 0.8);
    /// What is looked up for a first question (spec WA-115) …
    private static final Lookup FIRST = new Lookup(8, 1_500, 0.4);
    /// … and for those after it.
    private static final Lookup NEXT = new Lookup(5, 1_000, 0.5);
    /// Of the model's context for what was found.
    private static final double SHARE_OF_SOURCES = 0.4;

    private final AgentTools tools;
    private final AgentStory story;
    private final Briefing briefing;

    ChatAgent(AgentTools tools, AgentStory story, Briefing briefing) {
        this.tools = tools;
        this.story = story;
        this.briefing = briefing;
    }

    /// How an answer is made.
    ///
    /// @param passages that are looked up for it
    private record Lookup(int passages, int tokens, double temperature) {}

    /// With whom.
    ///
    /// @param characterId for somebody of the story
    /// @param name as the author sees it
    public record Partner(AgentKind kind, Optional<String> characterId, String name) {
        public static Partner of(AgentKind kind) {
            return new Partner(kind, Optional.empty(), Texts.of("chat.partner." + kind.code()));
        }

        /// The thread that is kept of it, for the story as a whole.
        public String thread() {
            return kind.code() + characterId.map(id -> ":" + id).orElse("");
        }

        /// The thread about a chapter in one of its phases, which has a talk of its own (spec WA-135).
        public String thread(Place place) {
            return thread() + PLACE + place.chapterId() + PLACE + place.phase().name();
        }

        /// Whether one talks with them about a chapter in its phases.
        public boolean hasPhases() {
            return kind == AgentKind.WRITER || kind == AgentKind.EDITOR;
        }
    }

    /// What a talk is about, where it is not the whole story.
    public record Place(String chapterId, ChapterPhase phase) {
        /// Of a thread or a branch of it.
        static Optional<Place> of(String thread) {
            String[] pieces = Branch.threadOf(thread).split(PLACE, -1);
            return pieces.length < 3
                    ? Optional.empty()
                    : Optional.of(new Place(pieces[1], ChapterPhase.valueOf(pieces[2])));
        }
    }

    /// All with whom the author may talk; hidden people are not among them.
    public List<Partner> partners() throws Failure {
        var all = new ArrayList<>(List.of(
                Partner.of(AgentKind.WRITER),
                Partner.of(AgentKind.EDITOR),
                Partner.of(AgentKind.WORLDBUILDING),
                Partner.of(AgentKind.INTERVIEWER),
                Partner.of(AgentKind.RESEARCHER)));
        for (CodexEntry person : story.codex().visibleCharacters()) {
            all.add(new Partner(AgentKind.CHARACTER, Optional.of(person.id()), person.name()));
        }
        return all;
    }

    /// With whom the author talked last; empty where nobody of them can be talked with now.
    public Optional<Partner> lastPartner() throws Failure {
        String last = story.chats().last().map(Branch::threadOf).orElse("").split(PLACE, -1)[0];
        return partners().stream()
                .filter(partner -> partner.thread().equals(last))
                .findFirst();
    }

    public Chats chats() {
        return story.chats();
    }

    /// What the next answer in a talk is made from.
    ///
    /// @param newest how many of the last messages are read word for word
    /// @param told whether those before are read in short
    public record Reach(int newest, boolean told) {}

    public Reach reach(String thread) throws Failure {
        TalkMemory.Said said = said(thread);
        return new Reach(said.newest().size(), said.earlier().isPresent());
    }

    private TalkMemory.Said said(String thread) throws Failure {
        return TalkMemory.said(thread, story.chats().of(thread), story.memory().summary(TalkMemory.id(thread)));
    }

    /// Stores what the author says, then answers and stores that. Cancelling keeps what was said by then.
    ///
    /// @param thread of the partner, or a branch of it
    /// @param chapter where in the story it is; counted from 1
    public Job<Message> job(Partner partner, String thread, int chapter, String words, int seed, WritingLimits limits) {
        return (cancellation, progress) -> {
            if (words.isBlank()) {
                throw WritingFailed.wishMissing();
            }
            TalkMemory.Said before = said(thread);
            story.chats().author(thread, words);
            boolean looksUp = partner.kind() == AgentKind.RESEARCHER;
            Lookup lookup = !looksUp
                    ? NONE
                    : before.newest().isEmpty() && before.earlier().isEmpty() ? FIRST : NEXT;
            Library.Found found = (looksUp ? tools.library() : Library.NONE)
                    .find(new Library.Wanted(words, askedBefore(before), lookup.passages()));
            if (looksUp && found.sources().isEmpty()) {
                return story.chats().agent(thread, partner.name(), nothing(found), "");
            }
            progress.status(Status.of(Phase.LOADING_MODEL));
            try (ModelHost.Lease lease = tools.models().lease(role(partner.kind()), cancellation)) {
                progress.status(Status.of(Phase.CONTEXT_PROCESSING));
                WritingLimits how = limits.forTask(
                        tools.models().temperature(role(partner.kind()), lookup.temperature()), lookup.tokens());
                List<Library.Source> sources = fitting(found.sources(), lease);
                Ask ask = looksUp ? research(chapter, sources) : ask(partner, thread, chapter, noted(partner));
                Turn turn = Turn.talk(tools, briefing, lease, ask, how, said(before, words));
                Sampling usual = how.style().sampling((float) how.temperature(), seed);
                Sampling sampling = looksUp ? usual : usual.withDry(usual.dry().overPrompt(ECHO_TOKENS));
                String quoted = sources.stream().map(Library.Source::text).collect(Collectors.joining("\n"));
                var wanted = new ProseTurn.Wanted(
                        sampling, 0, 0, "", quoted, GenerationRequest.Drafting.NONE, Optional.empty(), "");
                ProseTurn.Written written = new ProseTurn(turn, wanted, progress::part, progress).run(cancellation);
                if (written.text().isBlank()) {
                    if (written.stop() == StopReason.CANCELLED) {
                        throw new CancellationException();
                    }
                    throw WritingFailed.emptyReply();
                }
                return story.chats()
                        .agent(thread, partner.name(), written.text() + named(sources, found), written.runId());
            }
        };
    }

    /// What is said where nothing was found; no model is asked for it.
    private static String nothing(Library.Found found) {
        if (found.empty()) {
            return Texts.of("research.empty");
        }
        return found.missing().isEmpty()
                ? Texts.of("research.nothing")
                : Texts.of("research.missing", String.join(", ", found.missing()));
    }

    private static String askedBefore(TalkMemory.Said before) {
        return before.newest().reversed().stream()
                .filter(message -> message.speaker() == Message.Speaker.AUTHOR)
                .map(Message::text)
                .findFirst()
                .orElse("");
    }

    /// Those of the best that a part of the context holds; of the first as much as it holds.
    private static List<Library.Source> fitting(List<Library.Source> found, ModelHost.Lease lease) {
        var fitting = new ArrayList<Library.Source>();
        double room = lease.session().contextTokens() * SHARE_OF_SOURCES;
        for (Library.Source source : found) {
            int tokens = lease.model().count(source.text()).tokens();
            if (tokens <= room) {
                fitting.add(source);
            } else if (fitting.isEmpty()) {
                fitting.add(beginningAndEnd(source, room / tokens));
            }
            room -= tokens;
            if (room < 0) {
                break;
            }
        }
        return List.copyOf(fitting);
    }

    /// @param share of it that is to be left
    private static Library.Source beginningAndEnd(Library.Source source, double share) {
        String text = source.text();
        int half = (int) (text.length() * share / 2);
        return new Library.Source(
                source.name(),
                text.substring(0, half) + "\n\n[…]\n\n" + text.substring(text.length() - half),
                source.extent() == Library.Extent.PASSAGE ? Library.Extent.PASSAGE : Library.Extent.SHORTENED);
    }

    private static Ask research(int chapter, List<Library.Source> sources) {
        var numbered = new ArrayList<Map<String, Object>>();
        for (Library.Source source : sources) {
            numbered.add(Map.of("number", numbered.size() + 1, "name", source.name(), "text", source.text()));
        }
        return Ask.of(ContextTask.CHAT, chapter, "")
                .by(AgentKind.RESEARCHER)
                .withPrompt("research")
                .with("sources", numbered);
    }

    /// What the answer rests on, as it stands under it.
    private static String named(List<Library.Source> sources, Library.Found found) {
        var lines = new StringBuilder();
        for (int i = 0; i < sources.size(); i++) {
            lines.append(i == 0 ? "\n\n" : "\n")
                    .append('[')
                    .append(i + 1)
                    .append("] ")
                    .append(sources.get(i).name())
                    .append(extent(sources.get(i)));
        }
        if (!found.missing().isEmpty()) {
            lines.append("\n\n").append(Texts.of("research.missing", String.join(", ", found.missing())));
        }
        return lines.toString();
    }

    private static String extent(Library.Source source) {
        return switch (source.extent()) {
            case PASSAGE -> "";
            case SHORTENED -> " (" + Texts.of("research.shortened") + ")";
            case WHOLE -> " (" + Texts.of("research.whole") + ")";
        };
    }

    /// What the dossier says, for who asks on from there.
    private String noted(Partner partner) throws Failure {
        return partner.kind() == AgentKind.INTERVIEWER
                ? story.codex().dossiers().now().text(DossierKeeper.headings())
                : "";
    }

    private static Ask ask(Partner partner, String thread, int chapter, String noted) {
        return partner.kind() == AgentKind.CHARACTER
                ? Ask.of(ContextTask.CHARACTER_FEEDBACK, chapter, "")
                        .withPrompt("talk")
                        .withCharacter(partner.characterId())
                : Ask.of(task(partner.kind()), chapter, "")
                        .by(partner.kind())
                        .withPrompt(PROMPT)
                        .with("role", partner.kind().code())
                        .with("noted", noted)
                        .with(
                                "phase",
                                Place.of(thread)
                                        .map(place -> place.phase().name())
                                        .orElse(""));
    }

    private static ModelRole role(AgentKind kind) {
        return kind == AgentKind.EDITOR || kind == AgentKind.CHARACTER ? ModelRole.REVIEWERS : ModelRole.WRITER;
    }

    /// Writer and editor have the chapter before them, the worldbuilder the world.
    private static ContextTask task(AgentKind kind) {
        return switch (kind) {
            case EDITOR -> ContextTask.EDITOR_REVIEW;
            case WRITER -> ContextTask.MODIFY;
            default -> ContextTask.CHAT;
        };
    }

    /// What was said before in short, the newest of it word for word, and what is said now.
    private static List<ChatMessage> said(TalkMemory.Said before, String words) {
        var messages = new ArrayList<ChatMessage>();
        before.earlier().ifPresent(told -> messages.add(ChatMessage.user("(Earlier in this talk: " + told + ")")));
        for (Message message : before.newest()) {
            boolean author = message.speaker() == Message.Speaker.AUTHOR;
            boolean first = messages.isEmpty();
            if (author || !first) {
                messages.add(author ? ChatMessage.user(message.text()) : new ChatMessage("assistant", message.text()));
            }
        }
        messages.add(ChatMessage.user(words));
        return alternating(messages);
    }

    /// Templates want the two to take turns: what one said twice is one message.
    private static List<ChatMessage> alternating(List<ChatMessage> messages) {
        var joined = new ArrayList<ChatMessage>();
        for (ChatMessage message : messages) {
            if (!joined.isEmpty() && joined.getLast().role().equals(message.role())) {
                String both = joined.getLast().content() + "\n\n" + message.content();
                joined.set(joined.size() - 1, new ChatMessage(message.role(), both));
            } else {
                joined.add(message);
            }
        }
        return joined;
    }
}
