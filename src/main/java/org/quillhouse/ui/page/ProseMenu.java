package org.quillhouse.ui.page;

import java.util.function.Consumer;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.ContextMenuEvent;
import org.quillhouse.kernel.Texts;
import org.quillhouse.kernel.Words;

/// What a right click in the text offers: better spellings where a word is marked, what is suggested there, and the
/// clipboard.
final class ProseMenu {
    private static final int CHANGE_LETTERS = 60;

    private final Prose prose;
    private final ProofViewModel proof;
    private final Consumer<String> source;
    private final Consumer<MarginNote> note;
    private final ContextMenu menu = new ContextMenu();

    /// @param source shows what was read when these words were written
    /// @param note opens what stands beside the text
    ProseMenu(Prose prose, ProofViewModel proof, Consumer<String> source, Consumer<MarginNote> note) {
        this.source = source;
        this.note = note;
        this.prose = prose;
        this.proof = proof;
        prose.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::show);
    }

    private void show(ContextMenuEvent event) {
        menu.getItems().clear();
        int place = event.isKeyboardTrigger()
                ? prose.getCaretPosition()
                : prose.hit(event.getX(), event.getY()).getInsertionIndex();
        prose.misspeltAt(place).ifPresent(this::addSpellings);
        MarginNote.changeAt(prose.notes(), place).ifPresent(this::addChange);
        add("action.edit.cut", prose::cut, prose.isEditable());
        add("action.edit.copy", prose::copy, true);
        add("action.edit.paste", prose::paste, prose.isEditable());
        add("action.edit.plain", prose::pastePlain, prose.isEditable());
        var format = new Menu(Texts.of("menu.format"));
        format.setDisable(!prose.isEditable());
        for (Mark mark : Mark.values()) {
            var item = new MenuItem(Texts.of(mark.key()));
            item.setOnAction(chosen -> prose.mark(mark));
            format.getItems().add(item);
        }
        menu.getItems().addAll(new SeparatorMenuItem(), format);
        String selected = prose.getSelectedText().strip();
        if (!selected.isEmpty()) {
            menu.getItems().add(new SeparatorMenuItem());
            add("prose.source", () -> source.accept(selected), true);
        }
        menu.show(prose.getScene().getWindow(), event.getScreenX(), event.getScreenY()); // in the window's letters
        event.consume();
    }

    private void addChange(MarginNote change) {
        var item = new MenuItem(Texts.of("prose.change", Words.beginning(change.said(), CHANGE_LETTERS)));
        item.setMnemonicParsing(false);
        item.setOnAction(chosen -> note.accept(change));
        menu.getItems().addAll(item, new SeparatorMenuItem());
    }

    private void addSpellings(Finder.Hit wrong) {
        String word = prose.getText(wrong.start(), wrong.end());
        for (String better : proof.suggestions(word)) {
            var item = new MenuItem(better);
            item.setMnemonicParsing(false);
            item.setDisable(!prose.isEditable());
            item.setOnAction(chosen -> prose.replaceText(wrong.start(), wrong.end(), better));
            menu.getItems().add(item);
        }
        var learn = new MenuItem(Texts.of("proof.learn", word));
        learn.setMnemonicParsing(false);
        learn.setOnAction(chosen -> proof.learn(word));
        menu.getItems().addAll(learn, new SeparatorMenuItem());
    }

    private void add(String key, Runnable action, boolean possible) {
        var item = new MenuItem(Texts.of(key));
        item.setDisable(!possible);
        item.setOnAction(chosen -> action.run());
        menu.getItems().add(item);
    }
}
