package org.quillhouse.ui.shell;

import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.stage.Stage;
import org.quillhouse.agents.ProseTask;
import org.quillhouse.settings.Keys;
import org.quillhouse.settings.SettingKey;
import org.quillhouse.ui.actions.Action;
import org.quillhouse.ui.actions.ActionMap;
import org.quillhouse.ui.actions.Palette;
import org.quillhouse.ui.binder.BinderViewModel;
import org.quillhouse.ui.page.MarginNote;
import org.quillhouse.ui.page.Mark;
import org.quillhouse.ui.page.PageViewModel;
import org.quillhouse.ui.page.Prose;
import org.quillhouse.ui.review.MarginViewModel;

/// Everything the writer can do in the window, by menu.
final class ShellActions {
    private static final int LEAST_POINTS = 9;
    private static final int MOST_POINTS = 40;

    private final ShellViewModel shell;
    private final ShellView view;
    private final Stage stage;
    private final ActionMap map;
    private final Ways ways;

    ShellActions(ShellViewModel shell, ShellView view, Stage stage) {
        this.shell = shell;
        this.view = view;
        this.stage = stage;
        this.ways = new Ways(shell, view, stage);
        this.map = new ActionMap(shell.get(Keys.OWN_KEYS), keys -> shell.set(Keys.OWN_KEYS, keys));
    }

    ActionMap map() {
        addStories();
        addEditing();
        addLooks();
        addStructure();
        addWriter();
        addGo();
        addView();
        addHelp();
        return map;
    }

    /// Possible while a story is open.
    private Action story(String id, String keys, Consumer<StoryViewModel> action) {
        return Action.of(id, keys, () -> shell.storyProperty().get().ifPresent(action))
                .when(() -> shell.storyProperty().get().isPresent());
    }

    /// Possible while the caret is in the text: other fields and the binder have the same keys for themselves.
    private Action editing(String id, String keys, Consumer<Prose> action) {
        return Action.of(id, keys, () -> view.page().ifPresent(page -> action.accept(page.prose())))
                .when(() -> view.page()
                        .map(page -> stage.getScene().getFocusOwner() == page.prose())
                        .orElse(false));
    }

    private void addStories() {
        map.add(
                "menu.file",
                Action.of("action.story.new", "Shortcut+N", shell::newStory),
                Action.of("action.story.talk", "", view::talkThrough),
                Action.of("action.story.open", "Shortcut+O", shell::chooseStory),
                Action.of("action.story.recent", "Shortcut+Alt+O", ways::toStory),
                Action.of("action.story.import", "Shortcut+Shift+O", shell::importStory),
                Action.of("action.story.sample", "", shell::openSample));
        map.add(
                "menu.file",
                story("action.story.save", "Shortcut+S", StoryViewModel::save),
                story(
                        "action.version.name",
                        "Shortcut+Shift+S",
                        open -> open.history().nameNow()),
                story("action.story.rename", "", open -> open.binder().renameStory()),
                story("action.book", "Shortcut+Shift+E", view::showBook),
                story("action.backup.now", "", open -> shell.backUp()),
                story("action.backup.list", "", view::showBackups),
                story("action.story.close", "Shortcut+W", open -> shell.closeStory()));
        map.add(
                "menu.file",
                Action.of("action.chats", "Shortcut+Shift+I", view::showChats),
                Action.of("action.documents", "Shortcut+Shift+B", view::showDocuments),
                Action.of("action.models", "Shortcut+Shift+M", view::showModels));
        map.add("menu.file", Action.of("action.quit", "Shortcut+Q", () -> {
            if (stage.getOnCloseRequest() != null) {
                stage.fireEvent(new javafx.stage.WindowEvent(stage, javafx.stage.WindowEvent.WINDOW_CLOSE_REQUEST));
            }
        }));
    }

    private void addEditing() {
        map.add(
                "menu.edit",
                editing("action.edit.undo", "Shortcut+Z", Prose::undo),
                editing("action.edit.redo", "Shortcut+Shift+Z", Prose::redo));
        map.add(
                "menu.edit",
                editing("action.edit.cut", "Shortcut+X", Prose::cut),
                editing("action.edit.copy", "Shortcut+C", Prose::copy),
                editing("action.edit.paste", "Shortcut+V", Prose::paste),
                editing("action.edit.plain", "Shortcut+Shift+V", Prose::pastePlain));
        map.add(
                "menu.edit",
                story("action.edit.find", "Shortcut+F", open -> view.page().ifPresent(page -> page.find())),
                story("action.edit.search", "Shortcut+Shift+F", open -> view.focusSearch()));
        map.add(
                "menu.edit",
                toggle("action.edit.spelling", "F7", Keys.SPELLING),
                toggle("action.edit.smart", "", Keys.SMART_TYPING));
    }

    private void addLooks() {
        map.add("menu.format", looks(Mark.STRONG, "Shortcut+B"), looks(Mark.EMPHASIS, "Shortcut+I"));
        map.add(
                "menu.format",
                looks(Mark.HEADING, "Shortcut+Alt+H"),
                looks(Mark.QUOTE, "Shortcut+Alt+Q"),
                looks(Mark.BREAK, "Shortcut+Alt+Enter"));
        map.add("menu.format", looks(Mark.COMMENT, "Shortcut+Alt+M"), looks(Mark.FOOTNOTE, "Shortcut+Alt+F"));
        map.add(
                "menu.format",
                editing("action.edit.printed", "Shortcut+Alt+P", Prose::setQuotes),
                Action.of("action.edit.printed.story", "", shell::setQuotes)
                        .when(() -> shell.storyProperty()
                                .get()
                                .map(open -> open.page().stateProperty().get() == PageViewModel.State.EDITABLE)
                                .orElse(false)));
    }

    private Action looks(Mark mark, String keys) {
        return editing(mark.key(), keys, prose -> prose.mark(mark));
    }

    private void addStructure() {
        map.add(
                "menu.story",
                binder("action.tree.chapter", "Shortcut+Shift+N", BinderViewModel::addChapter),
                binder("action.tree.scene", "Shortcut+Alt+N", BinderViewModel::addScene),
                binder("action.tree.part", "", BinderViewModel::addPart),
                binder("action.tree.note", "", BinderViewModel::addNote));
        map.add(
                "menu.story",
                story(
                        "action.tree.split",
                        "Shortcut+Shift+K",
                        open -> view.page()
                                .ifPresent(
                                        page -> open.binder().split(page.prose().getCaretPosition()))),
                binder("action.tree.merge", "Shortcut+Shift+J", BinderViewModel::merge),
                binder("action.tree.duplicate", "", BinderViewModel::duplicate),
                binder("action.tree.up", "Alt+Up", BinderViewModel::moveUp),
                binder("action.tree.down", "Alt+Down", BinderViewModel::moveDown),
                binder("action.tree.rename", "", BinderViewModel::rename),
                binder("action.tree.trash", "", BinderViewModel::trash));
        map.add(
                "menu.story",
                binder("action.tree.undo", "Shortcut+Alt+Z", BinderViewModel::undo),
                binder("action.tree.redo", "Shortcut+Alt+Y", BinderViewModel::redo));
    }

    private Action binder(String id, String keys, Consumer<BinderViewModel> act) {
        return story(id, keys, open -> act.accept(open.binder()));
    }

    private void addWriter() {
        map.add(
                "menu.writer",
                story(
                        "action.writer.chapter",
                        "Shortcut+Enter",
                        open -> open.writer().write()),
                task("action.writer.continue", "Shortcut+Shift+Enter", ProseTask.CONTINUE),
                task("action.writer.scene", "", ProseTask.SCENE),
                task("action.writer.modify", "Shortcut+Alt+R", ProseTask.MODIFY),
                task("action.writer.expand", "", ProseTask.EXPAND_CHAPTER),
                task("action.writer.describe", "", ProseTask.DESCRIBE),
                task("action.writer.dialogue", "", ProseTask.DIALOGUE),
                task("action.writer.condense", "", ProseTask.CONDENSE),
                story(
                        "action.writer.room",
                        "",
                        open -> open.desk().review().rewrite().direct()));
        map.add(
                "menu.writer",
                story("action.review.ask", "Shortcut+Shift+R", open -> {
                    view.showReview();
                    open.desk().review().panel().ask(false);
                }),
                story("action.note.next", "F4", open -> view.goToNote(true)),
                story("action.note.previous", "Shift+F4", open -> view.goToNote(false)),
                story("action.review.board", "Shortcut+Alt+6", view::showBoard),
                story("action.review.raters", "", view::showRaters),
                story(
                        "action.proposal.look",
                        "Shortcut+Shift+L",
                        open -> open.desk().review().proposals().look()),
                change("action.change.take", "Alt+Enter", MarginViewModel::take),
                change("action.change.leave", "Alt+Delete", MarginViewModel::leaveOut));
        map.add(
                "menu.writer",
                story("action.writer.retry", "Alt+R", ShellActions::retry),
                Action.of("action.writer.stop", "Esc", view::escape),
                story("action.version.previous", "Alt+Left", open -> open.page().previousVersion()),
                story("action.version.next", "Alt+Right", open -> open.page().nextVersion()));
    }

    private Action change(String id, String keys, BiConsumer<MarginViewModel, MarginNote> act) {
        return story(
                id,
                keys,
                open -> view.page()
                        .ifPresent(page -> page.atChange(
                                note -> act.accept(open.desk().review().margin(), note))));
    }

    private Action task(String id, String keys, ProseTask task) {
        return story(id, keys, open -> open.desk().review().rewrite().start(task));
    }

    /// Whatever was done last: a task on the text where a proposal is looked at, else the chapter.
    private static void retry(StoryViewModel open) {
        boolean ofTask = open.desk().review().proposals().openProperty().get();
        if (ofTask && open.desk().review().rewrite().canRetry()) {
            open.desk().review().rewrite().retry();
        } else {
            open.writer().write();
        }
    }

    private void addGo() {
        map.add("menu.go", story("action.way.text", "Shortcut+G", ways::toText));
        map.add(
                "menu.go",
                story("action.view.editor", "Shortcut+Alt+1", open -> view.showPage()),
                story(
                        "action.view.cards",
                        "Shortcut+Alt+2",
                        open -> view.middle().showCards(open, view::showPage)),
                story(
                        "action.view.outline",
                        "Shortcut+Alt+3",
                        open -> view.middle().showOutline(open, view::showPage)),
                story("action.view.reading", "Shortcut+Alt+4", view::showReading),
                story("action.view.knowledge", "Shortcut+Alt+5", view.middle()::showKnowledge),
                story("action.view.sheet", "Shortcut+Alt+7", view::showSheet),
                story("action.view.ties", "Shortcut+Alt+8", view.middle()::showTies),
                story("action.view.strands", "Shortcut+Alt+9", view.middle()::showStrands));
        map.add(
                "menu.go",
                Action.of("action.view.binder", "Shortcut+1", view::focusBinder),
                Action.of("action.view.text", "Shortcut+2", view::focusPage),
                Action.of("action.view.desk", "Shortcut+3", view::focusDesk));
    }

    private void addView() {
        map.add(
                "menu.view",
                Action.of(
                        "action.palette",
                        "Shortcut+Shift+P",
                        () -> Palette.of(map).showOver(stage)));
        map.add(
                "menu.view",
                story(
                                "action.view.beside",
                                "Shortcut+Alt+B",
                                open -> open.beside().toggle())
                        .ticked(() -> shell.storyProperty()
                                .get()
                                .map(open -> open.beside().openProperty().get())
                                .orElse(false)),
                story("action.view.page", "F8", open -> view.toggleFocusMode()),
                focus("action.view.sentence", "Shift+F8", "sentence"),
                focus("action.view.paragraph", "Shortcut+F8", "paragraph"),
                toggle("action.view.typewriter", "F9", Keys.TYPEWRITER),
                Action.of("action.view.full", "F11", () -> stage.setFullScreen(!stage.isFullScreen()))
                        .ticked(stage::isFullScreen));
        map.add(
                "menu.view",
                toggle("action.view.changes", "", Keys.PAGE_CHANGES),
                toggle("action.view.origin", "Shift+F7", Keys.PAGE_ORIGIN),
                story("action.view.origins", "", view::showOrigins));
        map.add(
                "menu.view",
                Action.of("action.view.look", "Shortcut+Alt+L", view::showLook),
                Action.of("action.view.larger", "Shortcut+Equals", () -> zoom(1)),
                Action.of("action.view.smaller", "Shortcut+Minus", () -> zoom(-1)),
                Action.of("action.view.usual", "Shortcut+0", () -> zoom(0)),
                Action.of("action.view.interface.larger", "Shortcut+Shift+Equals", () -> scale(10)),
                Action.of("action.view.interface.smaller", "Shortcut+Shift+Minus", () -> scale(-10)),
                Action.of("action.view.theme", "Shortcut+Shift+D", shell::toggleTheme),
                toggle("action.view.contrast", "", Keys.CONTRAST));
    }

    private void addHelp() {
        map.add(
                "menu.help",
                Action.of("action.keys", "Shortcut+Comma", view::showKeys),
                Action.of("action.settings", "Shortcut+Alt+Comma", view::showSettings));
        map.add(
                "menu.help",
                Action.of("action.notices", "", view::showNotices),
                Action.of("action.diagnosis", "", view::showDiagnostics));
        map.add("menu.help", Action.of("action.about", "F1", shell::about));
    }

    private Action toggle(String id, String keys, SettingKey<String> setting) {
        return Action.of(id, keys, () -> {
                    shell.set(setting, isOn(setting) ? "off" : "on");
                    view.habitsChanged();
                })
                .ticked(() -> isOn(setting));
    }

    private boolean isOn(SettingKey<String> setting) {
        return shell.get(setting).equals("on");
    }

    private void scale(int step) {
        shell.set(Keys.SCALE, Math.clamp(shell.get(Keys.SCALE) + step, 80, 200));
        view.habitsChanged();
    }

    private Action focus(String id, String keys, String mode) {
        return Action.of(id, keys, () -> {
                    shell.set(Keys.PAGE_FOCUS, isFocus(mode) ? "off" : mode);
                    view.habitsChanged();
                })
                .ticked(() -> isFocus(mode));
    }

    private boolean isFocus(String mode) {
        return shell.get(Keys.PAGE_FOCUS).equals(mode);
    }

    /// @param step points; 0 for the usual size
    private void zoom(int step) {
        int points = step == 0 ? Keys.PAGE_FONT_POINTS.fallback() : shell.get(Keys.PAGE_FONT_POINTS) + step;
        shell.set(Keys.PAGE_FONT_POINTS, Math.clamp(points, LEAST_POINTS, MOST_POINTS));
        view.habitsChanged();
    }
}
