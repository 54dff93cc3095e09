package org.quillhouse.ui.page;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.fxmisc.richtext.model.PlainTextChange;
import org.fxmisc.richtext.model.TextChange;
import org.fxmisc.richtext.util.UndoUtils;
import org.fxmisc.undo.UndoManager;
import org.fxmisc.undo.impl.ChangeQueue;
import org.fxmisc.undo.impl.MultiChangeUndoManagerImpl;

/// The steps that a text can be taken back by, oldest first, so that they can be kept over a restart.
final class UndoSteps {
    private static final int MOST_STEPS = 400;
    private static final int MOST_LETTERS = 200_000;
    private static final int MOST_CHANGES = 10_000;

    private final StepQueue<List<PlainTextChange>> queue = new StepQueue<>();

    /// Follows a text from now on with these steps behind it.
    UndoManager<List<PlainTextChange>> manager(Prose area) {
        return new MultiChangeUndoManagerImpl<>(
                queue,
                PlainTextChange::invert,
                UndoUtils.applyMultiPlainTextChange(area),
                TextChange::mergeWith,
                TextChange::isIdentity,
                area.multiPlainChanges(),
                UndoUtils.DEFAULT_PREVENT_MERGE_DELAY);
    }

    /// What is taken back and done again, in order.
    ChangeQueue<List<PlainTextChange>> queue() {
        return queue;
    }

    /// The newest steps up to where the text is now; those that were taken back are left out. Empty for none.
    byte[] bytes() {
        List<List<PlainTextChange>> steps = queue.behind();
        int position = steps.size();
        int first = position;
        int letters = 0;
        while (first > 0 && position - first < MOST_STEPS) {
            letters += steps.get(first - 1).stream()
                    .mapToInt(change ->
                            change.getInserted().length() + change.getRemoved().length())
                    .sum();
            if (letters > MOST_LETTERS) {
                break;
            }
            first--;
        }
        if (first == position) {
            return new byte[0];
        }
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeInt(position - first);
            for (List<PlainTextChange> step : steps.subList(first, position)) {
                out.writeInt(step.size());
                for (PlainTextChange change : step) {
                    out.writeInt(change.getPosition());
                    write(out, change.getRemoved());
                    write(out, change.getInserted());
                }
            }
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, String text) throws IOException {
        out.writeInt(text.length());
        out.writeChars(text);
    }

    /// Steps as they were kept; none where they do not lead to this text.
    static UndoSteps of(byte[] bytes, String text) {
        var read = new UndoSteps();
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int count = number(in, MOST_STEPS);
            for (int i = 0; i < count; i++) {
                var step = new ArrayList<PlainTextChange>();
                int changes = number(in, MOST_CHANGES);
                for (int j = 0; j < changes; j++) {
                    step.add(new PlainTextChange(number(in, Integer.MAX_VALUE), text(in), text(in)));
                }
                read.queue.add(List.copyOf(step));
            }
        } catch (IOException damaged) {
            return new UndoSteps();
        }
        return read.leadsTo(text) ? read : new UndoSteps();
    }

    private static int number(DataInputStream in, int most) throws IOException {
        int number = in.readInt();
        if (number < 0 || number > most) {
            throw new IOException("no such number");
        }
        return number;
    }

    private static String text(DataInputStream in) throws IOException {
        var letters = new char[number(in, in.available())];
        for (int i = 0; i < letters.length; i++) {
            letters[i] = in.readChar();
        }
        return new String(letters);
    }

    /// Takes all of it back on a copy.
    private boolean leadsTo(String text) {
        var now = new StringBuilder(text);
        for (List<PlainTextChange> step : queue.behind().reversed()) {
            for (PlainTextChange change : step.reversed()) {
                int end = change.getPosition() + change.getInserted().length();
                if (end > now.length()
                        || now.indexOf(change.getInserted(), change.getPosition()) != change.getPosition()) {
                    return false;
                }
                now.replace(change.getPosition(), end, change.getRemoved());
            }
        }
        return true;
    }
}
