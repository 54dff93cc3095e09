package org.quillhouse.ui.page;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.fxmisc.richtext.model.ReadOnlyStyledDocument;
import org.fxmisc.richtext.model.ReadOnlyStyledDocumentBuilder;
import org.fxmisc.richtext.model.SegmentOps;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;
import org.quillhouse.ui.page.Markup.Span;

/// How a text looks that nobody has searched, checked or spoken about yet, made in one piece: paragraph by paragraph a
/// whole book took ten times as long.
final class Typeset {
    private static final Pattern LINE_END = Pattern.compile("\\r\\n|\\r|\\n");

    private Typeset() {}

    /// @param indented whether first lines are
    static ReadOnlyStyledDocument<Collection<String>, String, Collection<String>> of(String text, boolean indented) {
        List<String> lines = List.of(LINE_END.split(text, -1));
        var document = new ReadOnlyStyledDocumentBuilder<Collection<String>, String, Collection<String>>(
                SegmentOps.styledTextOps(), List.of());
        for (int paragraph = 0; paragraph < lines.size(); paragraph++) {
            String line = lines.get(paragraph);
            Setting setting = indented ? Setting.of(lines, paragraph) : Setting.PLAIN;
            if (line.isEmpty()) {
                document.addParagraph(line, List.<String>of(), setting.whole(line));
            } else {
                document.addParagraph(line, layered(setting.spans(line), line.length()), setting.whole(line));
            }
        }
        return document.build();
    }

    /// Spans that lie over each other, as one row of pieces each with all its styles.
    static StyleSpans<Collection<String>> layered(List<Span> spans, int length) {
        var cuts = new TreeSet<Integer>(List.of(0, length));
        spans.forEach(span -> {
            cuts.add(span.from());
            cuts.add(span.to());
        });
        var builder = new StyleSpansBuilder<Collection<String>>();
        Integer from = cuts.first();
        for (Integer to = cuts.higher(from); to != null; to = cuts.higher(from)) {
            int begin = from;
            int end = to;
            List<String> styles = spans.stream()
                    .filter(span -> span.from() <= begin && span.to() >= end)
                    .map(Span::style)
                    .toList();
            builder.add(styles, end - begin);
            from = to;
        }
        return builder.create();
    }
}
