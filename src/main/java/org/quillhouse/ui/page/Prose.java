package org.quillhouse.ui.page;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import javafx.geometry.Bounds;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyEvent;
import org.fxmisc.richtext.CharacterHit;
import org.fxmisc.richtext.GenericStyledArea;
import org.fxmisc.richtext.model.PlainTextChange;
import org.fxmisc.richtext.model.SegmentOps;
import org.fxmisc.richtext.model.StyleSpan;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.util.UndoUtils;
import org.jspecify.annotations.Nullable;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.QuoteStyle;
import org.quillhouse.manuscript.Origin;
import org.quillhouse.ui.page.Markup.Span;
import org.reactfx.value.Var;

/// The text area for prose: shows light markup, places found, and what is not at hand dimmed; types the right quotes.
///
/// Looks are no part of the text and of no undo: each changed paragraph is styled anew.
public final class Prose extends GenericStyledArea<Collection<String>, String, Collection<String>> {
    /// What is left bright in focus mode.
    public enum Focus {
        OFF,
        SENTENCE,
        PARAGRAPH
    }

    private static final String MISSPELT = "misspelt";

    private Consumer<Failure> trouble = failure -> {};
    private Optional<ProofViewModel> proof = Optional.empty();
    private List<Finder.Hit> hits = List.of();
    private List<MarginNote> notes = List.of();
    private Runnable noted = () -> {};
    private List<Origin> origins = List.of();
    private Consumer<String> pasted = text -> {};
    private String copied = "";
    private Focus focus = Focus.OFF;
    private boolean hiding;
    private boolean typewriter;
    private boolean smart = true;
    private Function<String, QuoteStyle> quotes = text -> QuoteStyle.ENGLISH;
    private int lit = -1;
    private final Indent indent;
    private @Nullable ScrollGate
            gate; // made while the area is made; begins with nothing here, or it would be made again
    private UndoSteps steps = new UndoSteps();

    public Prose() {
        this(new FirstLetter.Room());
    }

    private Prose(FirstLetter.Room room) {
        super(
                List.of(),
                (paragraph, styles) -> paragraph.getStyleClass().addAll(styles),
                List.of(),
                SegmentOps.styledTextOps(),
                segment -> FirstLetter.node(segment, room));
        indent = new Indent(this, room);
        getStyleClass().add("prose");
        setWrapText(true);
        setAutoHeight(false);
        beginSteps(new UndoSteps());
        plainTextChanges().subscribe(this::changed);
        addEventFilter(KeyEvent.KEY_TYPED, this::typed);
        Dropped.on(this, failure -> trouble.accept(failure));
        caretPositionProperty().addListener((caret, before, now) -> caretMoved());
    }

    private void changed(PlainTextChange change) {
        hits = List.of();
        if (!notes.isEmpty()) {
            notes = MarginNote.after(notes, change);
            noted.run();
        }
        origins = origins.stream()
                .flatMap(origin -> new Finder.Hit(origin.start(), origin.end())
                        .after(change).map(now -> new Origin(now.start(), now.end(), origin.kind())).stream())
                .toList();
        int first = offsetToPosition(change.getPosition(), Bias.Forward).getMajor();
        int last = offsetToPosition(change.getInsertionEnd(), Bias.Forward).getMajor();
        indent.wrote(last);
        indent.touched(first, last).forEach(this::style);
    }

    private void style(int paragraph) {
        String text = getParagraph(paragraph).getText();
        styleWhole(paragraph);
        if (text.isEmpty()) {
            return;
        }
        StyleSpans<Collection<String>> wanted = spans(paragraph, text);
        if (!wanted.equals(getStyleSpans(paragraph))) {
            gate().hold(() -> setStyleSpans(paragraph, 0, wanted));
        }
    }

    private StyleSpans<Collection<String>> spans(int paragraph, String text) {
        var all = new ArrayList<>(indent.of(paragraph).spans(text));
        int begin = getAbsolutePosition(paragraph, 0);
        hits.forEach(hit -> Span.within(hit.start() - begin, hit.end() - begin, text, "found")
                .ifPresent(all::add));
        origins.forEach(origin -> Span.within(origin.start() - begin, origin.end() - begin, text, style(origin))
                .ifPresent(all::add));
        notes.forEach(note -> Span.within(
                        note.start() - begin,
                        note.end() - begin,
                        text,
                        note.kind().style())
                .ifPresent(all::add));
        proof.ifPresent(checks -> all.addAll(checks.of(text)
                .map(wrong -> wrong.stream()
                        .map(word -> new Span(word.from(), Math.min(word.to(), text.length()), MISSPELT))
                        .toList())
                .orElseGet(() -> marksOf(paragraph))));
        if (focus == Focus.SENTENCE && paragraph == getCurrentParagraph()) {
            Sentences.around(text, getCaretColumn()).ifPresent(all::add);
        }
        return Typeset.layered(all, text.length());
    }

    private void styleWhole(int paragraph) {
        var styles = new ArrayList<>(
                indent.of(paragraph).whole(getParagraph(paragraph).getText()));
        if (paragraph == lit) {
            styles.add("at-hand");
        }
        if (!styles.equals(List.copyOf(getParagraph(paragraph).getParagraphStyle()))) {
            gate().hold(() -> setParagraphStyle(paragraph, styles));
        }
    }

    /// Indents the first lines of paragraphs that follow on others.
    ///
    /// @param size of the letters in pixels; 0 for no indent
    void setIndent(double size) {
        if (indent.set(size)) {
            styleAll();
            indent.placeCaret();
        }
    }

    @Override
    public CharacterHit hit(double x, double y) {
        return indent.hit(super.hit(x, y), x, y);
    }

    /// Marks the passages that somebody said something about. They move with the typing.
    public void showNotes(List<MarginNote> found) {
        if (notes.isEmpty() && found.isEmpty()) {
            return;
        }
        notes = found.stream().filter(note -> note.end() <= getLength()).toList();
        styleAll();
        noted.run();
    }

    private static String style(Origin origin) {
        return "origin-" + origin.kind().name().toLowerCase(Locale.ROOT);
    }

    /// Colours the words that were not typed; none with an empty list. They move with the typing.
    public void showOrigins(List<Origin> found) {
        if (origins.isEmpty() && found.isEmpty()) {
            return;
        }
        origins = found.stream().filter(origin -> origin.end() <= getLength()).toList();
        styleAll();
    }

    /// @param listener told of text that comes from elsewhere than this page
    void onPasted(Consumer<String> listener) {
        pasted = listener;
    }

    @Override
    public void copy() {
        if (!getSelectedText().isEmpty()) {
            copied = getSelectedText();
            Clipboard.getSystemClipboard().setContent(Clippings.of(copied));
        }
    }

    /// What was cut or copied here comes back as what it was; from elsewhere it comes with its emphasis.
    @Override
    public void paste() {
        Clipboard from = Clipboard.getSystemClipboard();
        paste(Clippings.plain(from).equals(copied) ? copied : Clippings.marked(from));
    }

    /// The words alone.
    public void pastePlain() {
        paste(Clippings.plain(Clipboard.getSystemClipboard()));
    }

    private void paste(String text) {
        if (isEditable() && !text.isEmpty()) {
            getUndoManager().preventMerge();
            replaceSelection(text);
            getUndoManager().preventMerge();
            requestFollowCaret();
            if (!text.equals(copied)) {
                pasted.accept(text);
            }
        }
    }

    /// The notes where they are now.
    List<MarginNote> notes() {
        return notes;
    }

    /// @param listener told when notes come, move or go
    void onNotes(Runnable listener) {
        noted = listener;
    }

    /// Selects the next passage with a note after the caret, or the one before; round at the ends.
    ///
    /// @return the note; empty where there is none
    public Optional<MarginNote> goToNote(boolean forward) {
        return show(MarginNote.next(notes, getSelection().getStart(), forward));
    }

    /// Selects the next change after the caret; round at the end.
    void goToChange() {
        List<MarginNote> changes = notes.stream().filter(MarginNote::isChange).toList();
        show(MarginNote.next(changes, getCaretPosition(), true));
    }

    private Optional<MarginNote> show(Optional<MarginNote> found) {
        found.ifPresent(note -> {
            selectRange(note.start(), note.end());
            requestFollowCaret();
        });
        return found;
    }

    /// The marks that a paragraph has: they moved with the typing and stand until it is checked again.
    private List<Span> marksOf(int paragraph) {
        var marks = new ArrayList<Span>();
        int at = 0;
        for (StyleSpan<Collection<String>> span : getStyleSpans(paragraph)) {
            if (span.getStyle().contains(MISSPELT)) {
                marks.add(new Span(at, at + span.getLength(), MISSPELT));
            }
            at += span.getLength();
        }
        return marks;
    }

    private ScrollGate gate() {
        if (gate == null) {
            gate = new ScrollGate(super.estimatedScrollYProperty());
        }
        return gate;
    }

    @Override
    public Var<Double> estimatedScrollYProperty() {
        return gate().place();
    }

    private void styleAll() {
        style(IntStream.range(0, getParagraphs().size()));
    }

    /// Several at once are measured at once, or the scroll bar would go and come back.
    private void style(IntStream paragraphs) {
        gate().hold(() -> {
            paragraphs.forEach(this::style);
            applyCss(); // or letters are measured that are about to change
            layout();
        });
    }

    /// Marks misspelt words from now on, or none where it is empty.
    public void setProof(Optional<ProofViewModel> checks) {
        proof = checks;
        checks.ifPresent(each -> each.onChecked(this::styleThose));
        styleAll();
    }

    private void styleThose(Set<String> paragraphs) {
        style(IntStream.range(0, getParagraphs().size())
                .filter(paragraph -> paragraphs.contains(getParagraph(paragraph).getText())));
    }

    /// The misspelt word at a place of the text.
    Optional<Finder.Hit> misspeltAt(int place) {
        var position = offsetToPosition(Math.min(place, getLength()), Bias.Backward);
        int begin = getAbsolutePosition(position.getMajor(), 0);
        String text = getParagraph(position.getMajor()).getText();
        return proof.stream()
                .flatMap(checks -> checks.of(text).stream())
                .flatMap(List::stream)
                .map(wrong -> new Finder.Hit(begin + wrong.from(), begin + wrong.to()))
                .filter(word -> word.start() <= place && place <= word.end())
                .findFirst();
    }

    /// Shows places that were found; none with an empty list.
    public void showHits(List<Finder.Hit> found) {
        var touched = new TreeSet<Integer>();
        for (List<Finder.Hit> list : List.of(hits, found)) {
            list.stream()
                    .filter(hit -> hit.end() <= getLength())
                    .forEach(hit -> touched.add(
                            offsetToPosition(hit.start(), Bias.Forward).getMajor()));
        }
        hits = List.copyOf(found);
        style(touched.stream().mapToInt(Integer::intValue));
    }

    /// Takes in text from elsewhere, as one step to undo.
    void takeAt(int place, String text) {
        getUndoManager().preventMerge();
        insertText(place, text);
        pasted.accept(text);
        getUndoManager().preventMerge();
    }

    /// Replaces what was typed by what a printer would set; its own step to undo.
    private void typed(KeyEvent event) {
        boolean plain = !event.isShortcutDown() && !event.isAltDown() && !event.isMetaDown();
        if (!smart || !isEditable() || !plain || !Typist.mayReplace(event.getCharacter())) {
            return;
        }
        event.consume();
        replaceSelection(event.getCharacter());
        int caret = getCaretPosition();
        String before = getParagraph(getCurrentParagraph()).getText().substring(0, getCaretColumn());
        Typist.replacement(before, () -> quotes.apply(getText())).ifPresent(replacement -> {
            getUndoManager().preventMerge();
            replaceText(caret - replacement.length(), caret, replacement.text());
            getUndoManager().preventMerge();
        });
        requestFollowCaret();
    }

    /// @param listener told of what cannot be taken in
    void onTrouble(Consumer<Failure> listener) {
        trouble = listener;
    }

    /// @param marks the quotation marks for a text
    public void setSmart(boolean on, Function<String, QuoteStyle> marks) {
        smart = on;
        quotes = marks;
    }

    public void setFocusMode(Focus mode) {
        focus = mode;
        pseudoClassStateChanged(javafx.css.PseudoClass.getPseudoClass("dimming"), mode != Focus.OFF);
        pseudoClassStateChanged(javafx.css.PseudoClass.getPseudoClass("sentence"), mode == Focus.SENTENCE);
        lightCaret();
        styleAll();
    }

    public Focus focusMode() {
        return focus;
    }

    /// Shows the marks of emphasis, headings and the like in the paragraph with the caret alone, or everywhere.
    void hideMarks(boolean on) {
        hiding = on;
        pseudoClassStateChanged(javafx.css.PseudoClass.getPseudoClass("unmarked"), on);
        lightCaret();
    }

    /// Where the caret is counts as long as other paragraphs look otherwise.
    private void lightCaret() {
        light(focus != Focus.OFF || hiding ? getCurrentParagraph() : -1);
    }

    /// Keeps the line that is written in the middle of the page.
    public void setTypewriter(boolean on) {
        typewriter = on;
        caretMoved();
    }

    public boolean isTypewriter() {
        return typewriter;
    }

    private void caretMoved() {
        int before = lit;
        lightCaret();
        if (focus == Focus.SENTENCE) {
            if (before >= 0 && before < getParagraphs().size() && before != lit) {
                style(before);
            }
            style(lit);
        }
        int left = indent.left();
        if (left >= 0) {
            indent.touched(left, left).forEach(this::style);
        }
        indent.placeCaret();
        if (typewriter) {
            centreCaret();
        }
    }

    private void light(int paragraph) {
        if (lit == paragraph) {
            return;
        }
        int before = lit;
        lit = paragraph;
        for (int each : List.of(before, lit)) {
            if (each >= 0 && each < getParagraphs().size()) {
                styleWhole(each);
            }
        }
    }

    private void centreCaret() {
        Optional<Bounds> caret = getCaretBounds();
        Bounds area = localToScreen(getBoundsInLocal());
        if (caret.isPresent() && area != null) {
            scrollYBy(caret.get().getCenterY() - area.getCenterY());
        } else {
            requestFollowCaret();
        }
    }

    /// Gives looks to what is selected, or takes them away again: one step to undo.
    public void mark(Mark mark) {
        change(mark.of(getText(), getSelection().getStart(), getSelection().getEnd()));
    }

    /// Sets quotation marks, dashes and dots in what is selected, or in all of the text: one step to undo.
    public void setQuotes() {
        QuoteStyle style = quotes.apply(getText());
        change(Quoting.of(getText(), getSelection().getStart(), getSelection().getEnd(), style));
    }

    private void change(Marks.Change change) {
        if (isEditable()) {
            change.make(this);
            requestFollowCaret();
        }
    }

    /// Another text that the writer cannot undo into the one before.
    public void showText(String text) {
        setUndoManager(UndoUtils.noOpUndoManager());
        lit = -1;
        replace(0, getLength(), Typeset.of(text, indent.isOn()));
        indent.wrote(-1); // it is shown, not written
        int last = getParagraphs().size() - 1;
        indent.touched(last, last).forEach(this::style);
        lightCaret();
        beginSteps(new UndoSteps());
    }

    @Override
    public void undo() {
        super.undo();
        requestFollowCaret();
    }

    @Override
    public void redo() {
        super.redo();
        requestFollowCaret();
    }

    /// What the text can be taken back by.
    UndoSteps steps() {
        return steps;
    }

    /// Goes on from the text as it is, with these steps behind it.
    void beginSteps(UndoSteps behind) {
        steps = behind;
        setUndoManager(behind.manager(this));
        getUndoManager().preventMerge();
    }
}
