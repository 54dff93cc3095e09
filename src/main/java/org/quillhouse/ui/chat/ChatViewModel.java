package org.quillhouse.ui.chat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import org.quillhouse.agents.ChatAgent;
import org.quillhouse.agents.DossierKeeper;
import org.quillhouse.agents.Seeds;
import org.quillhouse.agents.WriterAgent;
import org.quillhouse.agents.WritingLimits;
import org.quillhouse.chat.Branch;
import org.quillhouse.chat.ChatFile;
import org.quillhouse.chat.Message;
import org.quillhouse.context.AgentKind;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Texts;
import org.quillhouse.manuscript.Node;
import org.quillhouse.review.ChapterPhase;
import org.quillhouse.ui.desk.WriterViewModel;
import org.quillhouse.ui.dialogs.Dialogs;
import org.quillhouse.ui.page.PageViewModel;
import org.quillhouse.ui.tasks.Attempt;

/// A talk with one agent or one of the people: what was said, and the answer while it comes.
public final class ChatViewModel {
    private static final int BRANCH_NAME = 20;

    private final WriterAgent writer;
    private final ChatAgent talker;
    private final WriterViewModel turn;
    private final TalkPhases ofChapter;
    private final PageViewModel page;
    private final Supplier<WritingLimits> limits;
    private final ReadOnlyObjectWrapper<List<ChatAgent.Partner>> partners = new ReadOnlyObjectWrapper<>(List.of());
    private final ObjectProperty<ChatAgent.Partner> partner =
            new SimpleObjectProperty<>(ChatAgent.Partner.of(AgentKind.WRITER));
    private final ReadOnlyObjectWrapper<List<Optional<ChapterPhase>>> phases =
            new ReadOnlyObjectWrapper<>(List.of(Optional.empty()));
    private final ObjectProperty<Optional<ChapterPhase>> phase = new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<Message>> messages = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyStringWrapper coming = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper answering = new ReadOnlyBooleanWrapper();
    private final StringProperty words = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<List<Branch>> branches = new ReadOnlyObjectWrapper<>(List.of());
    private final ObjectProperty<Optional<Branch>> branch = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<Attempt>> undo = new SimpleObjectProperty<>(Optional.empty());
    private final Dialogs dialogs;
    private final TitlesViewModel titles;
    private final TalkWorld world;
    private boolean chosen;
    private Consumer<DossierKeeper.Talk> forDossier = talk -> {};
    private Consumer<DossierKeeper.Talk> answered = talk -> {};
    private final TalkNews news = new TalkNews();
    private Consumer<Failure> failures = failure -> {};

    public ChatViewModel(
            WriterAgent writer,
            WriterViewModel turn,
            PageViewModel page,
            Supplier<WritingLimits> limits,
            Dialogs dialogs,
            TitlesViewModel titles) {
        this.dialogs = dialogs;
        this.titles = titles;
        this.world = new TalkWorld(writer.story().manuscript(), this);
        this.writer = writer;
        this.talker = writer.talker();
        this.ofChapter = new TalkPhases(writer.story().phases(), page);
        this.turn = turn;
        this.page = page;
        this.limits = limits;
        partner.addListener((property, before, now) -> {
            chosen = true;
            begin();
        });
        phase.addListener((chosen, before, now) -> begin());
        page.chapterProperty().addListener((chosen, before, now) -> {
            if (phase.get().isPresent()) {
                Optional<ChapterPhase> same = Optional.of(phaseOfChapter());
                if (same.equals(phase.get())) {
                    begin(); // another chapter in the same phase
                } else {
                    phase.set(same);
                }
            }
        });
        branch.addListener((chosen, before, now) -> refresh());
    }

    public void onFailure(Consumer<Failure> listener) {
        failures = listener;
    }

    void attempt(Attempt step) {
        Attempt.of(step, failures);
    }

    <T> Optional<T> look(Attempt.Look<T> look) {
        return Attempt.look(look, failures);
    }

    private void begin() {
        branch.set(Optional.empty());
        undo.set(Optional.empty());
        refresh();
    }

    /// Begins to talk with an agent; nothing is said yet.
    void begin(AgentKind with, String text) {
        partner.set(ChatAgent.Partner.of(with));
        words.set(text);
    }

    private ChapterPhase phaseOfChapter() {
        return look(ofChapter::now).orElse(ChapterPhase.DRAFT);
    }

    /// Begins to talk about the open chapter in the phase it is in.
    public void discussPhase() {
        if (partner.get() == null || !partner.get().hasPhases()) {
            partner.set(ChatAgent.Partner.of(AgentKind.EDITOR));
        }
        phase.set(Optional.of(phaseOfChapter()));
    }

    /// Reads partners and messages again.
    public void refresh() {
        attempt(() -> {
            List<Optional<ChapterPhase>> places =
                    partner.get() == null ? List.of(Optional.empty()) : ofChapter.of(partner.get());
            if (!places.contains(phase.get())) {
                phase.set(Optional.empty());
            }
            if (!places.equals(phases.get())) {
                phases.set(places);
            }
            List<ChatAgent.Partner> now = talker.partners();
            if (!now.equals(partners.get())) {
                partners.set(now);
            }
            if (!chosen) {
                chosen = true;
                talker.lastPartner().ifPresent(partner::set);
            }
            if (partner.get() != null) {
                branches.set(talker.chats().branches(thread()));
                messages.set(talker.chats().of(key()));
            }
        });
    }

    /// Says what was typed, and has it answered.
    public void say() {
        Optional<Node> chapter = page.chapterProperty().get();
        String said = words.get().strip();
        if (said.isEmpty() || chapter.isEmpty() || !turn.claim()) {
            return;
        }
        words.set("");
        answering.set(true);
        int seed = Seeds.drawn();
        ChatAgent.Partner asked = partner.get();
        String thread = key();
        turn.prepare(talker.job(asked, thread, chapter.get().number(), said, seed, limits.get()))
                .onStatus(status -> showSaid())
                .onPart(piece -> coming.set(coming.get() + piece))
                .onEnd(this::end)
                .onDone(message -> {
                    if (isInterview(asked)) {
                        hear(thread);
                    }
                })
                .onFailed(failures)
                .start();
    }

    /// By now another talk may be shown.
    private void hear(String thread) {
        attempt(() -> {
            List<Message> all = talker.chats().of(thread);
            answered.accept(TalkWords.talk(all.subList(Math.max(0, all.size() - 2), all.size()), true));
            titles.heard(TalkWords.talk(all, true).counts());
        });
    }

    private static boolean isInterview(ChatAgent.Partner partner) {
        return partner.kind() == AgentKind.INTERVIEWER;
    }

    /// What the author said is stored by the job before anything else.
    private void showSaid() {
        if (coming.get().isEmpty()) {
            refresh();
        }
    }

    private void end() {
        coming.set("");
        answering.set(false);
        turn.release();
        refresh();
    }

    /// Begins to talk with the editor about something; nothing is said yet.
    public void discuss(String text) {
        begin(AgentKind.EDITOR, text + "\n");
    }

    /// One of the usual requests about the outline or the chapter.
    public void request(String text) {
        words.set(text);
        say();
    }

    /// The talk, or the branch of it, that is shown.
    private String key() {
        return branch.get().map(Branch::key).orElse(thread());
    }

    private String thread() {
        Optional<Node> chapter = page.chapterProperty().get();
        return phase.get().isPresent() && chapter.isPresent()
                ? partner.get()
                        .thread(new ChatAgent.Place(
                                chapter.get().id(), phase.get().get()))
                : partner.get().thread();
    }

    /// What one can talk about with this partner: the story as a whole (empty), or the open chapter in a phase.
    public ReadOnlyObjectProperty<List<Optional<ChapterPhase>>> phasesProperty() {
        return phases.getReadOnlyProperty();
    }

    /// What the talk that is shown is about.
    public ObjectProperty<Optional<ChapterPhase>> phaseProperty() {
        return phase;
    }

    /// Takes a message out; it can be brought back.
    public void remove(Message message) {
        remove(List.of(message.id()));
    }

    /// Takes out all that was said here; what a branch has in common with the talk it left stays there.
    public void clear() {
        attempt(() -> {
            var own = new ArrayList<>(messages.get());
            if (branch.get().isPresent()) {
                own.removeAll(talker.chats().of(branch.get().get().parentThread()));
            }
            remove(own.stream().map(Message::id).toList());
        });
    }

    private void remove(List<String> ids) {
        attempt(() -> {
            talker.chats().setRemoved(ids, true);
            undo.set(Optional.of(() -> talker.chats().setRemoved(ids, false)));
        });
        refresh();
    }

    /// Brings back what was taken out last.
    public void undo() {
        undo.get().ifPresent(this::attempt);
        undo.set(Optional.empty());
        refresh();
    }

    /// Gives a message other words; nothing is answered anew.
    public void edit(Message message, String text) {
        if (!text.isBlank() && !text.strip().equals(message.text())) {
            attempt(() -> talker.chats().edit(message.id(), text));
            refresh();
        }
    }

    /// Goes another way from a message on; what was said since stays in the talk that is left.
    public void branchFrom(Message message) {
        branch(message, message.id());
    }

    /// Says something of one's own differently: a branch that begins before it, with its words to be changed.
    public void sayDifferently(Message message) {
        int at = messages.get().indexOf(message);
        branch(message, at <= 0 ? "" : messages.get().get(at - 1).id());
        words.set(message.text());
    }

    private void branch(Message message, String parent) {
        String line = message.text().replaceAll("\\s+", " ");
        String name = line.length() <= BRANCH_NAME ? line : line.substring(0, BRANCH_NAME) + "…";
        attempt(() -> branch.set(Optional.of(talker.chats().branch(key(), parent, name))));
    }

    public void renameBranch() {
        branch.get()
                .ifPresent(shown -> dialogs.ask(
                                Texts.of("chat.branch.rename"),
                                Texts.of("chat.branch.name"),
                                shown.name(),
                                Texts.of("chat.branch.rename"))
                        .filter(name -> !name.isBlank())
                        .ifPresent(name -> {
                            attempt(() -> talker.chats().renameBranch(shown.id(), name));
                            show(shown.id());
                        }));
    }

    /// Takes the branch that is shown out; it can be brought back.
    public void removeBranch() {
        branch.get()
                .ifPresent(shown -> attempt(() -> {
                    talker.chats().setBranchRemoved(shown.id(), true);
                    branch.set(Optional.empty());
                    undo.set(Optional.of(() -> talker.chats().setBranchRemoved(shown.id(), false)));
                }));
    }

    private void show(String branchId) {
        refresh();
        branch.set(branches.get().stream()
                .filter(each -> each.id().equals(branchId))
                .findFirst());
    }

    /// Writes what is shown into a file, as JSON or Markdown by its ending.
    public void exportTo() {
        dialogs.saveFile(Texts.of("chat.export"), partner.get().name() + ".md")
                .ifPresent(file -> attempt(() -> ChatFile.write(messages.get(), file)));
    }

    /// Reads a talk from a file into a branch of its own.
    public void importFrom() {
        dialogs.openFile(Texts.of("chat.import"), "json")
                .ifPresent(file -> attempt(() -> {
                    String name = String.valueOf(file.getFileName()).replaceFirst("\\.[^.]*$", "");
                    show(talker.chats().take(key(), name, ChatFile.read(file)).id());
                }));
    }

    /// @param listener given a talk that is to be looked through for the dossier
    public void onDossier(Consumer<DossierKeeper.Talk> listener) {
        forDossier = listener;
    }

    /// @param listener given what was said to the interviewer last, and the answer
    public void onAnswer(Consumer<DossierKeeper.Talk> listener) {
        answered = listener;
    }

    /// Has this talk looked through for people, places and what happens.
    public void intoDossier() {
        forDossier.accept(shown());
    }

    /// Has titles looked for in this talk.
    public void findTitles() {
        titles.suggest(shown().counts());
    }

    private DossierKeeper.Talk shown() {
        return TalkWords.talk(messages.get(), isInterview(partner.get()));
    }

    /// The titles that are offered.
    public TitlesViewModel titles() {
        return titles;
    }

    /// What the dossier has new that waits.
    public TalkNews news() {
        return news;
    }

    /// Begins to tell the story to who asks for it.
    public void interview() {
        partner.set(ChatAgent.Partner.of(AgentKind.INTERVIEWER));
    }

    /// What this talk and the notes about the world have to do with each other.
    public TalkWorld world() {
        return world;
    }

    /// Begins to ask what stands in the writer's documents; nothing is asked yet.
    public void research(String question) {
        begin(AgentKind.RESEARCHER, question);
    }

    public ReadOnlyObjectProperty<List<ChatAgent.Partner>> partnersProperty() {
        return partners.getReadOnlyProperty();
    }

    public ObjectProperty<ChatAgent.Partner> partnerProperty() {
        return partner;
    }

    /// What kind of partner is chosen.
    String kindOfPartner() {
        ChatAgent.Partner chosen = partner.get();
        return (chosen == null ? AgentKind.WRITER : chosen.kind()).code();
    }

    /// What the next answer would be made from; empty where nobody is chosen.
    public Optional<ChatAgent.Reach> reach() {
        return partner.get() == null ? Optional.empty() : look(() -> talker.reach(key()));
    }

    public ReadOnlyObjectProperty<List<Message>> messagesProperty() {
        return messages.getReadOnlyProperty();
    }

    /// The answer so far.
    public ReadOnlyStringProperty comingProperty() {
        return coming.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty answeringProperty() {
        return answering.getReadOnlyProperty();
    }

    /// What is being typed.
    public StringProperty wordsProperty() {
        return words;
    }

    /// The branches of the talk, oldest first.
    public ReadOnlyObjectProperty<List<Branch>> branchesProperty() {
        return branches.getReadOnlyProperty();
    }

    /// The branch that is shown; empty for the talk itself.
    public ObjectProperty<Optional<Branch>> branchProperty() {
        return branch;
    }

    /// Whether something can be brought back.
    public ObservableValue<Boolean> canUndo() {
        return undo.map(Optional::isPresent);
    }

    public WriterViewModel turn() {
        return turn;
    }
}
