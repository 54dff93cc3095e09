package org.quillhouse.ui.chat;

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
import org.quillhouse.agents.ChatAgent;
import org.quillhouse.agents.Seeds;
import org.quillhouse.agents.WriterAgent;
import org.quillhouse.agents.WritingLimits;
import org.quillhouse.chat.Message;
import org.quillhouse.context.AgentKind;
import org.quillhouse.kernel.Failure;
import org.quillhouse.manuscript.Node;
import org.quillhouse.manuscript.StoryFacts;
import org.quillhouse.ui.desk.WriterViewModel;
import org.quillhouse.ui.page.PageViewModel;
import org.quillhouse.ui.tasks.Attempt;

/// A talk with one agent or one of the people: what was said, and the answer while it comes.
public final class ChatViewModel {
    private final WriterAgent writer;
    private final ChatAgent talker;
    private final WriterViewModel turn;
    private final PageViewModel page;
    private final Supplier<WritingLimits> limits;
    private final ReadOnlyObjectWrapper<List<ChatAgent.Partner>> partners = new ReadOnlyObjectWrapper<>(List.of());
    private final ObjectProperty<ChatAgent.Partner> partner =
            new SimpleObjectProperty<>(ChatAgent.Partner.of(AgentKind.WRITER));
    private final ReadOnlyObjectWrapper<List<Message>> messages = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyStringWrapper coming = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper answering = new ReadOnlyBooleanWrapper();
    private final StringProperty words = new SimpleStringProperty("");
    private Consumer<Failure> failures = failure -> {};

    public ChatViewModel(WriterAgent writer, WriterViewModel turn, PageViewModel page, Supplier<WritingLimits> limits) {
        this.writer = writer;
        this.talker = writer.talker();
        this.turn = turn;
        this.page = page;
        this.limits = limits;
        partner.addListener((chosen, before, now) -> refresh());
    }

    public void onFailure(Consumer<Failure> listener) {
        failures = listener;
    }

    private void attempt(Attempt step) {
        Attempt.of(step, failures);
    }

    /// Reads partners and messages again.
    public void refresh() {
        attempt(() -> {
            List<ChatAgent.Partner> now = talker.partners();
            if (!now.equals(partners.get())) {
                partners.set(now);
            }
            if (partner.get() != null) {
                messages.set(talker.chats().of(partner.get().thread()));
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
        turn.prepare(talker.job(partner.get(), chapter.get().number(), said, seed, limits.get()))
                .onStatus(status -> showSaid())
                .onPart(piece -> coming.set(coming.get() + piece))
                .onDone(message -> end())
                .onCancelled(this::end)
                .onFailed(failure -> {
                    end();
                    failures.accept(failure);
                })
                .start();
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
        partner.set(ChatAgent.Partner.of(AgentKind.EDITOR));
        words.set(text + "\n");
    }

    /// One of the usual requests about the outline or the chapter.
    public void request(String text) {
        words.set(text);
        say();
    }

    public void remove(Message message) {
        attempt(() -> talker.chats().remove(message.id()));
        refresh();
    }

    public void clear() {
        attempt(() -> talker.chats().clear(partner.get().thread()));
        refresh();
    }

    /// Puts what was said behind what is noted about the world.
    public void addToWorld(Message message) {
        attempt(() -> {
            StoryFacts facts = writer.story().manuscript().facts();
            String world = (facts.world().stripTrailing() + "\n\n" + message.text()).strip();
            writer.story().manuscript().setFacts(facts.withWorld(world));
        });
    }

    public ReadOnlyObjectProperty<List<ChatAgent.Partner>> partnersProperty() {
        return partners.getReadOnlyProperty();
    }

    public ObjectProperty<ChatAgent.Partner> partnerProperty() {
        return partner;
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

    public WriterViewModel turn() {
        return turn;
    }
}
