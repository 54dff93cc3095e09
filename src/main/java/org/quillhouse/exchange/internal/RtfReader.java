package org.quillhouse.exchange.internal;

import com.rtfparserkit.parser.RtfListenerAdaptor;
import com.rtfparserkit.parser.standard.StandardRtfParser;
import com.rtfparserkit.rtf.Command;
import com.rtfparserkit.rtf.CommandType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.quillhouse.exchange.UnreadableFile;
import org.quillhouse.kernel.RtfParts;
import org.quillhouse.kernel.Texts;

/// A document in the Rich Text Format as Markdown: headings, emphasis, quotes, footnotes; what else it looks like is
/// left out.
public final class RtfReader extends RtfListenerAdaptor {
    private static final int MOST_DEPTH = 1_000;
    /// Parts of a document that are no text of it, among those that a reader has to know.
    private static final Set<Command> UNREAD = EnumSet.of(
            Command.fonttbl,
            Command.colortbl,
            Command.info,
            Command.pict,
            Command.object,
            Command.header,
            Command.headerl,
            Command.headerr,
            Command.headerf,
            Command.footer,
            Command.footerl,
            Command.footerr,
            Command.footerf,
            Command.listtext,
            Command.pntext,
            Command.fldinst);
    /// Parts that a reader may pass over, and that have words of the text.
    private static final Set<Command> READ = EnumSet.of(Command.shppict, Command.fldrslt, Command.shptxt);

    private final StringBuilder text = new StringBuilder();
    private final Map<Integer, String> styles = new HashMap<>();
    private final List<String> notes = new ArrayList<>();
    private final Deque<Group> groups = new ArrayDeque<>();
    private Group now = new Group(Part.TEXT, false, false, false);
    private Line line = new Line();
    private Line around = line;
    private final StringBuilder styleName = new StringBuilder();
    private final StringBuilder author = new StringBuilder();
    private final StringBuilder remark = new StringBuilder();
    private int style;
    private int count;

    private RtfReader() {}

    private enum Part {
        TEXT,
        NOTE,
        COMMENT,
        AUTHOR,
        STYLES,
        NONE
    }

    /// How the words of a group in braces look.
    private record Group(Part part, boolean strong, boolean emphasis, boolean hidden) {
        Group as(Part other) {
            return new Group(other, strong, emphasis, hidden);
        }
    }

    /// A paragraph that is being read.
    private static final class Line {
        private final StringBuilder words = new StringBuilder();
        private final Emphasising marks = new Emphasising(words);

        String end() {
            marks.to(false, false);
            return words.toString().replaceAll(" *\n *", "\n").strip();
        }
    }

    /// @throws UnreadableFile where it is no such document
    public static String read(Path file) throws UnreadableFile {
        try {
            return read(file, Files.readString(file, StandardCharsets.ISO_8859_1));
        } catch (IOException missing) {
            throw new UnreadableFile(file, Texts.of("exchange.not.readable"), missing);
        }
    }

    /// @param rtf what stands in the file, a byte in each letter
    static String read(Path file, String rtf) throws UnreadableFile {
        var reader = new RtfReader();
        try {
            if (rtf.isBlank()) {
                return ""; // a text that nothing was ever written in
            }
            if (!rtf.startsWith("{\\rtf")) {
                throw new IOException("no RTF");
            }
            new StandardRtfParser().parse(RtfParts.source(rtf), reader);
        } catch (IOException | RuntimeException broken) {
            throw new UnreadableFile(file, Texts.of("exchange.rtf"), broken);
        }
        return reader.markdown();
    }

    private String markdown() {
        endParagraph();
        endNotes();
        return text.toString();
    }

    @Override
    public void processGroupStart() {
        if (groups.size() > MOST_DEPTH) {
            throw new IllegalStateException("too deep");
        }
        groups.push(now);
    }

    @Override
    public void processGroupEnd() {
        if (groups.isEmpty()) {
            return; // one brace too many: what was read stays
        }
        Group before = groups.pop();
        if (now.part() == Part.NOTE && before.part() != Part.NOTE) {
            endNote();
        } else if (now.part() == Part.COMMENT && before.part() != Part.COMMENT) {
            line.marks.to(false, false);
            line.marks.add(Comments.of(author.toString(), remark.toString()));
        } else if (now.part() == Part.STYLES && !styleName.isEmpty()) {
            styles.putIfAbsent(style, styleName.toString().replace(";", "").strip());
            styleName.setLength(0);
            style = 0;
        }
        now = before;
        if (now.part() != Part.STYLES) {
            line.marks.to(now.strong(), now.emphasis());
        }
    }

    @Override
    public void processString(String words) {
        switch (now.part()) {
            case STYLES -> styleName.append(words);
            case AUTHOR -> author.append(words);
            case COMMENT -> remark.append(words);
            case TEXT, NOTE -> {
                if (!now.hidden()) {
                    line.marks.add(words);
                }
            }
            case NONE -> {}
        }
    }

    @Override
    public void processCommand(Command command, int parameter, boolean hasParameter, boolean optional) {
        if (now.part() == Part.NONE) {
            return;
        }
        if (now.part() == Part.STYLES) {
            if (command == Command.s) {
                style = parameter;
            } else if (optional) {
                now = now.as(Part.NONE); // a style of letters, or what only newer programs know of one
            }
            return;
        }
        if (command == Command.stylesheet) {
            now = now.as(Part.STYLES);
        } else if (command == Command.footnote) {
            beginNote();
        } else if (command == Command.atnauthor) {
            author.setLength(0);
            now = now.as(Part.AUTHOR);
        } else if (command == Command.annotation) {
            remark.setLength(0);
            now = now.as(Part.COMMENT);
        } else if (UNREAD.contains(command)
                || optional && command.getCommandType() == CommandType.Destination && !READ.contains(command)) {
            now = now.as(Part.NONE);
        } else if (now.part() == Part.COMMENT || now.part() == Part.AUTHOR) {
            if (command == Command.par || command == Command.line || command == Command.tab) {
                processString(" ");
            } else {
                sign(command);
            }
        } else {
            boolean on = !hasParameter || parameter != 0;
            switch (command) {
                case par, sect, page, row, cell -> endParagraph();
                case line -> line.marks.add("\n");
                case tab -> line.marks.add(" ");
                case b -> look(on, now.emphasis());
                case i -> look(now.strong(), on);
                case v, deleted -> now = new Group(now.part(), now.strong(), now.emphasis(), on);
                case plain -> {
                    now = new Group(now.part(), now.strong(), now.emphasis(), false);
                    look(false, false);
                }
                case pard -> style = 0;
                case s -> style = parameter;
                default -> sign(command);
            }
        }
    }

    private void sign(Command command) {
        switch (command) {
            case emdash -> processString("—");
            case endash -> processString("–");
            case lquote -> processString("‘");
            case rquote -> processString("’");
            case ldblquote -> processString("“");
            case rdblquote -> processString("”");
            case bullet -> processString("•");
            case nonbreakingspace -> processString("\u00A0");
            case nonbreakinghyphen -> processString("\u2011");
            case backslash -> processString("\\");
            case opencurly -> processString("{");
            case closecurly -> processString("}");
            default -> {}
        }
    }

    private void look(boolean strong, boolean emphasis) {
        now = new Group(now.part(), strong, emphasis, now.hidden());
        line.marks.to(strong, emphasis);
    }

    private void beginNote() {
        if (now.part() == Part.NOTE) {
            return;
        }
        line.marks.to(false, false);
        around = line;
        line = new Line();
        now = new Group(Part.NOTE, false, false, false);
    }

    private void endNote() {
        String words = line.end().replaceAll("\\s+", " ");
        line = around;
        if (!words.isEmpty()) {
            String mark = "[^" + ++count + "]";
            line.marks.add(mark);
            notes.add(mark + ": " + words);
        }
    }

    private void endParagraph() {
        if (now.part() == Part.NOTE) {
            line.marks.add(" ");
            return;
        }
        String words = line.end();
        line = new Line();
        line.marks.to(now.strong(), now.emphasis());
        if (words.isBlank()) {
            return;
        }
        String said = StyleName.mark(styles.getOrDefault(style, ""), words);
        if (said.startsWith("#")) {
            endNotes();
        }
        text.append(said).append(said.isEmpty() ? "" : "\n\n");
    }

    /// Notes stand at the end of their chapter.
    private void endNotes() {
        notes.forEach(note -> text.append(note).append("\n\n"));
        notes.clear();
    }
}
