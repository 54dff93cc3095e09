package org.quillhouse.ui.shell;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.quillhouse.engine.ModelHost;
import org.quillhouse.kernel.Texts;
import org.quillhouse.settings.Keys;
import org.quillhouse.ui.actions.ActionMap;
import org.quillhouse.ui.actions.ActionMenus;
import org.quillhouse.ui.actions.KeysPane;
import org.quillhouse.ui.archive.ChatsView;
import org.quillhouse.ui.archive.ChatsViewModel;
import org.quillhouse.ui.archive.DocumentsView;
import org.quillhouse.ui.archive.DocumentsViewModel;
import org.quillhouse.ui.binder.BinderView;
import org.quillhouse.ui.book.BookPane;
import org.quillhouse.ui.chat.ChatViewModel;
import org.quillhouse.ui.desk.DeskView;
import org.quillhouse.ui.desk.SearchViewModel;
import org.quillhouse.ui.dialogs.FxDialogs;
import org.quillhouse.ui.models.DiagnosticsPane;
import org.quillhouse.ui.models.ModelChip;
import org.quillhouse.ui.models.ModelViewModel;
import org.quillhouse.ui.models.ModelsView;
import org.quillhouse.ui.page.OriginPane;
import org.quillhouse.ui.page.PageLook;
import org.quillhouse.ui.page.PageView;
import org.quillhouse.ui.page.PagesView;
import org.quillhouse.ui.page.ReadingView;
import org.quillhouse.ui.review.NoteMenu;
import org.quillhouse.ui.review.PanelBoard;
import org.quillhouse.ui.review.ProposalView;
import org.quillhouse.ui.review.ProposalsViewModel;
import org.quillhouse.ui.review.RatersPane;
import org.quillhouse.ui.review.RevisionsPane;
import org.quillhouse.ui.story.DossierViewModel;
import org.quillhouse.ui.story.StorySheetView;
import org.quillhouse.ui.tasks.FieldSaver;
import org.quillhouse.ui.tasks.NextPicture;
import org.quillhouse.ui.theme.InPlace;
import org.quillhouse.ui.theme.ScreenHeader;
import org.quillhouse.ui.theme.Themes;

/// The window's content: tool bar, banner, binder, page, desk and status bar.
public final class ShellView extends BorderPane {
    private final ShellViewModel shell;
    private final ModelViewModel models;
    private final Screens screens;
    private final Bars bars;
    private Optional<BinderView> binder = Optional.empty();
    private Optional<PageView> page = Optional.empty();
    private Optional<PagesView> pages = Optional.empty();
    private final FirstSteps steps;
    private Optional<DeskView> desk = Optional.empty();
    private final ActionMap actions;
    private final MiddleView middle = new MiddleView();
    private final ThreeColumns columns = new ThreeColumns(middle);
    private final Notices notices;
    private boolean talkFirst;

    /// Screens in place of the story that know of no story, each made when it is first wanted.
    public record Screens(Supplier<ChatsViewModel> chats, Supplier<DocumentsViewModel> documents) {}

    public ShellView(ShellViewModel shell, ModelViewModel models, Screens screens, Stage stage) {
        this.shell = shell;
        this.screens = screens;
        this.models = models;
        this.actions = new ShellActions(shell, this, stage).map();
        this.bars = new Bars(() -> new Bars.Made(
                new ActionMenus(actions),
                new ToolBarView(shell, new ModelChip(models, this::showModels)),
                new BannerView(shell, this::showModels),
                new StatusView(models)));
        this.steps = new FirstSteps(shell);
        this.notices = shell.notices();
        getStyleClass().add("shell");
        setTop(bars.top());
        setBottom(bars.bottom());
        NextPicture.after(this, () -> NextPicture.after(this, bars::come)); // the first one is still being drawn before
        shell.onLeaving(this::saveField);
        shell.storyProperty().subscribe(this::show);
        shell.stateProperty().subscribe(state -> showState());
        models.readinessProperty()
                .subscribe(readiness -> shell.storyProperty()
                        .get()
                        .filter(open -> readiness != ModelHost.Readiness.LOADING)
                        .ifPresent(open -> open.desk().modelChanged()));
    }

    private void show(Optional<StoryViewModel> story) {
        bars.show(story);
        story.ifPresent(this::build);
        showState();
    }

    /// The page first, for a writer can begin with it; what stands at its sides comes with the pictures after that.
    private void build(StoryViewModel story) {
        var pageView = new PageView(story.page(), story.proof(), PageLook.of(shell::get));
        story.proof().use(shell.dictionary());
        PageHabits.set(pageView, shell::get);
        pageView.onSource(words -> {
            desk.ifPresent(DeskView::showContext);
            story.desk().context().showWhatWrote(words);
        });
        var notes = new NoteMenu(
                story.desk().review().margin(),
                note -> pageView.prose().selectRange(note.start(), note.end()),
                this::showReview,
                words -> talk(story, chat -> chat.discuss(words)));
        ChatViewModel talks = story.desk().chat();
        DossierViewModel dossier = story.desk().dossier();
        talks.world().onInto(talk -> {
            sheet(story).showWorld();
            story.desk().sheet().worldFromTalk(talk);
        });
        talks.onDossier(talk -> {
            sheet(story).showDossier();
            dossier.look(talk);
        });
        talks.onAnswer(dossier::heard);
        talks.news()
                .follow(
                        dossier.foundProperty().map(Optional::isPresent),
                        () -> sheet(story).showDossier());
        story.desk().sheet().onScene((chapter, moment) -> {
            showPage();
            story.writeScene(chapter, moment);
        });
        pageView.showNotes(story.desk().review().margin().notesProperty(), notes::show);
        pageView.showGhost(story.desk().review().rewrite().ghost());
        pageView.showOrigins(story.origin().originsProperty());
        PageHabits.show(story, shell::get);
        ProposalsViewModel proposals = story.desk().review().proposals();
        pageView.showWaiting(proposals.waitingProperty(), proposals::look);
        proposals.openProperty().subscribe(open -> showProposal(proposals, open));
        var both = new PagesView(pageView, story.beside(), this::setLook);
        pages = Optional.of(both);
        middle.begin(both);
        page = Optional.of(pageView);
        binder = Optional.empty();
        desk = Optional.empty();
        columns.begin();
        bars.whenThere(() -> whileOpen(story, () -> {
            buildLeft(story);
            whileOpen(story, () -> buildRight(story));
        }));
    }

    private void whileOpen(StoryViewModel story, Runnable work) {
        NextPicture.after(this, () -> {
            if (shell.storyProperty().get().equals(Optional.of(story))) {
                work.run();
            }
        });
    }

    private void buildLeft(StoryViewModel story) {
        var binderView = new BinderView(story.binder(), new BinderView.Elsewhere(this::leaveBoard, this::showPage));
        VBox.setVgrow(binderView, Priority.ALWAYS);
        story.binder()
                .onBegun(
                        () -> page.filter(view -> middle.shows(PagesView.class)).ifPresent(PageView::focusText));
        steps.follow(story);
        columns.showLeft(new VBox(binderView, new FirstStepsCard(steps, this::go)));
        binder = Optional.of(binderView);
    }

    private void buildRight(StoryViewModel story) {
        var deskView = new DeskView(
                story.desk(),
                new DeskView.Elsewhere(
                        () -> middle.showKnowledge(story),
                        () -> showBoard(story),
                        () -> showRaters(story),
                        () -> showSheet(story),
                        () -> showRevisions(story),
                        () -> middle.showTies(story),
                        spot -> showFound(story, spot)));
        columns.showRight(deskView);
        desk = Optional.of(deskView);
        if (talkFirst) {
            talkFirst = false;
            talk(story, ChatViewModel::interview);
        }
    }

    /// A new story that is told to the interviewer first.
    void talkThrough() {
        shell.newStory(Texts.of("shell.new.untitled"));
        talkFirst = shell.stateProperty().get() == ShellViewModel.State.OPENING; // and not where it was cancelled
    }

    private void showFound(StoryViewModel story, SearchViewModel.Spot spot) {
        switch (spot) {
            case WORLD -> sheet(story).showWorld();
            case OUTLINE -> sheet(story).showOutline();
            case DOSSIER -> sheet(story).showDossier();
            case STRANDS -> middle.showStrands(story);
            default -> leaveBoard();
        }
    }

    private void go(FirstSteps.Step step) {
        switch (step) {
            case TYPE -> showPage();
            case WRITE -> desk.ifPresent(DeskView::showAssistant);
            case REVIEW -> showReview();
            case OWN -> shell.newStory();
        }
    }

    private void showState() {
        talkFirst &= shell.stateProperty().get() != ShellViewModel.State.NO_STORY; // it could not be made
        setCenter(
                switch (shell.stateProperty().get()) {
                    case OPEN -> columns;
                    case OPENING -> new Label(Texts.of("shell.opening"));
                    case NO_STORY -> new NoStoryView(shell, this::talkThrough);
                });
    }

    /// The Models screen in place of the story.
    public void showModels() {
        models.screen().refresh();
        setCenter(new ModelsView(models.screen(), this::leaveScreen));
    }

    /// Talks with other assistants and their briefs, in place of the story.
    void showChats() {
        saveField();
        ChatsViewModel model = screens.chats().get();
        model.refresh();
        shell.storyProperty().get().ifPresent(open -> model.chooseOf(open::storyId));
        setCenter(new ChatsView(model, this::leaveScreen));
    }

    /// What the writer has read for the story, in place of it.
    void showDocuments() {
        saveField();
        DocumentsViewModel model = screens.documents().get();
        model.refresh();
        var view = new DocumentsView(
                model, () -> shell.storyProperty().get().ifPresent(open -> research(open, "")), this::leaveScreen);
        setCenter(view);
        view.focusWords();
    }

    private void research(StoryViewModel story, String question) {
        showState(); // not by leaving what is shown: that gives the caret to the page
        talk(story, chat -> chat.research(question));
    }

    /// What may be wrong with engine and model.
    void showDiagnostics() {
        FxDialogs.show(
                getScene().getWindow(), Texts.of("diagnosis.title"), new DiagnosticsPane(models, this::showModels));
    }

    /// Back to the story; false when it was there already.
    public boolean leaveScreen() {
        if (!(getCenter() instanceof BorderPane screen && screen.getTop() instanceof ScreenHeader)) {
            return false;
        }
        showState();
        focusPage();
        return true;
    }

    /// Only the page, or all of it again.
    public void toggleFocusMode() {
        if (page.isPresent()) {
            columns.toggleSides();
        }
    }

    /// The page again, in place of cards or outline.
    void showPage() {
        page.ifPresent(view -> {
            middle.showPage();
            view.focusText();
        });
    }

    /// What stands in the middle.
    MiddleView middle() {
        return middle;
    }

    /// The raters' scores of the open chapter.
    void showBoard(StoryViewModel story) {
        story.desk().review().panel().refresh();
        middle.show(PanelBoard.class, () -> new PanelBoard(story.desk().review().panel()));
    }

    private void talk(StoryViewModel story, Consumer<ChatViewModel> begin) {
        desk.ifPresent(DeskView::showChat);
        begin.accept(story.desk().chat());
    }

    /// The story as a whole: general, world, outline.
    void showSheet(StoryViewModel story) {
        sheet(story);
    }

    private StorySheetView sheet(StoryViewModel story) {
        return middle.show(
                StorySheetView.class,
                () -> new StorySheetView(
                        story.desk().sheet(),
                        story.desk().dossier(),
                        story.desk().meter(),
                        story.desk().people().knowledge(),
                        new StorySheetView.Elsewhere(
                                question -> talk(story, chat -> chat.world().discuss(question)),
                                words -> talk(story, chat -> chat.discuss(words)),
                                question -> research(story, question),
                                () -> talk(story, ChatViewModel::interview),
                                kind -> desk.ifPresent(shown -> shown.showCodex(kind)))));
    }

    void showRaters(StoryViewModel story) {
        FxDialogs.show(
                getScene().getWindow(),
                Texts.of("raters.title"),
                new RatersPane(story.desk().review().raters()));
    }

    private void showRevisions(StoryViewModel story) {
        FxDialogs.show(
                getScene().getWindow(),
                Texts.of("revisions.title"),
                new RevisionsPane(story.desk().review().phases()));
    }

    /// Where the words of every chapter came from.
    void showOrigins(StoryViewModel story) {
        FxDialogs.show(getScene().getWindow(), Texts.of("origin.title"), new OriginPane(story.origin()));
    }

    void showReview() {
        desk.ifPresent(DeskView::showReview);
    }

    private void showProposal(ProposalsViewModel proposals, boolean open) {
        if (open) {
            middle.show(ProposalView.class, () -> new ProposalView(proposals, PageLook.of(shell::get)))
                    .requestFocus();
        } else if (middle.shows(ProposalView.class)) {
            showPage();
        }
    }

    /// Reads the texts beside the screen, then shows them one after the other.
    void showReading(StoryViewModel story) {
        story.readAll(text -> {
            var view = new ReadingView(text, PageLook.of(shell::get));
            middle.getChildren().setAll(view);
            view.requestFocus();
        });
    }

    private void setLook(PageView view) {
        view.setLook(PageLook.of(shell::get));
        PageHabits.set(view, shell::get);
    }

    /// Takes looks and habits from the settings again.
    void habitsChanged() {
        Themes.scale(getScene(), shell.get(Keys.SCALE));
        Themes.contrast(getScene(), shell.get(Keys.CONTRAST).equals("on"));
        shell.storyProperty().get().ifPresent(open -> {
            PageHabits.show(open, shell::get);
            open.proof().use(shell.dictionary());
            open.beside().proof().use(shell.dictionary());
        });
        Stream.concat(page.stream(), pages.flatMap(PagesView::second).stream()).forEach(this::setLook);
    }

    /// The next passage that somebody said something about, and what they said.
    void goToNote(boolean forward) {
        page.ifPresent(view -> {
            showPage();
            view.goToNote(forward);
        });
    }

    Optional<PageView> page() {
        return page;
    }

    void showBackups(StoryViewModel story) {
        FxDialogs.show(getScene().getWindow(), Texts.of("backups.title"), new BackupsPane(shell.backups(story)));
    }

    void showBook(StoryViewModel story) {
        saveField();
        dialog("book.title", new BookPane(shell.book(story)), BookPane.WIDTH);
    }

    void showLook() {
        dialog("look.title", new LookPane(shell, shell.dialogs(), this::habitsChanged), LookPane.WIDTH);
    }

    void showSettings() {
        dialog("settings.title", new SettingsPane(shell.settings(this::habitsChanged)), SettingsPane.WIDTH);
    }

    private void dialog(String title, Node content, double width) {
        FxDialogs.show(getScene().getWindow(), Texts.of(title), content, width);
    }

    /// What was told in this sitting.
    void showNotices() {
        FxDialogs.show(getScene().getWindow(), Texts.of("notice.title"), NoticesView.list(notices));
    }

    /// The messages that come over the window.
    NoticesView notices() {
        return new NoticesView(notices);
    }

    void showKeys() {
        FxDialogs.show(getScene().getWindow(), Texts.of("keys.title"), new KeysPane(actions));
    }

    /// Does what the pressed key stands for; false when it stands for nothing.
    boolean handleKey(KeyEvent event) {
        return !leavesCell(event) && actions.handle(event, this::saveField);
    }

    /// Esc in a field of a table leaves that field, not the table.
    private boolean leavesCell(KeyEvent event) {
        return event.getCode() == KeyCode.ESCAPE
                && InPlace.isTypingIn(getScene() == null ? null : getScene().getFocusOwner());
    }

    private void saveField() {
        Optional.ofNullable(getScene())
                .flatMap(scene -> Optional.ofNullable(scene.getFocusOwner()))
                .ifPresent(FieldSaver::save);
    }

    /// What Esc does: leaves what is open on top, else stops the writer.
    void escape() {
        boolean left = page.map(PageView::leave).orElse(false) || leaveScreen() || leaveBoard();
        if (!left) {
            shell.storyProperty().get().ifPresent(open -> open.writer().stop());
        }
    }

    private boolean leaveBoard() {
        boolean other = page.isPresent() && !middle.shows(PagesView.class);
        if (other) {
            shell.storyProperty()
                    .get()
                    .ifPresent(open -> open.desk().review().proposals().close());
            showPage();
        }
        return other;
    }

    public void focusBinder() {
        binder.ifPresent(BinderView::focusList);
    }

    public void focusPage() {
        page.ifPresent(PageView::focusText);
    }

    void focusSearch() {
        desk.ifPresent(DeskView::focusSearch);
    }

    public void focusDesk() {
        desk.ifPresent(Node::requestFocus);
    }

    ThreeColumns columns() {
        return columns;
    }
}
