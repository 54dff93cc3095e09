package org.quillhouse.ui.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/// Finds the light markup in a paragraph, for showing it: the text itself keeps its Markdown. What is emphasis is asked
/// of the parser that books are made with.
final class Markup {
    private static final Pattern HEADING = Pattern.compile("^#{1,6} ");
    private static final Pattern BREAK = Pattern.compile("^\\s*(\\*\\s*\\*\\s*\\*|-{3,}|#)\\s*$");
    private static final Pattern QUOTE = Pattern.compile("^> ?");
    private static final String COMMENT_BEGIN = "<!--";
    private static final String COMMENT_END = "-->";
    private static final Pattern FOOTNOTE = Pattern.compile("\\[\\^[^\\]\\s]+]");
    private static final Parser PARSER = Parser.builder()
            .enabledBlockTypes(Set.of())
            .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
            .build();

    private Markup() {}

    /// Whether it is an ordinary paragraph: no heading, no break, no quotation.
    static boolean isBody(String paragraph) {
        return !isBreak(paragraph) && prefix(paragraph) == 0;
    }

    /// Letters `from` to before `to` of a paragraph, and how they look.
    record Span(int from, int to, String style) {
        /// The part that lies within a paragraph, counted from its beginning; empty where none does.
        static Optional<Span> within(int from, int to, String paragraph, String style) {
            int first = Math.max(0, from);
            int last = Math.min(paragraph.length(), to);
            return first < last ? Optional.of(new Span(first, last, style)) : Optional.empty();
        }
    }

    /// Emphasised words of a paragraph with the marks around them.
    ///
    /// @param mark letters of each mark: 1 for emphasis, 2 for strong
    record Emphasised(int from, int to, int mark) {}

    /// Letters at the beginning that make a heading or a quotation of it; 0 for none.
    static int prefix(String paragraph) {
        Matcher heading = HEADING.matcher(paragraph);
        Matcher quote = QUOTE.matcher(paragraph);
        return heading.find() ? heading.end() : quote.find() ? quote.end() : 0;
    }

    /// Whether it stands for a break between scenes.
    static boolean isBreak(String paragraph) {
        return BREAK.matcher(paragraph).matches();
    }

    static boolean isHeading(String paragraph) {
        return HEADING.matcher(paragraph).find();
    }

    static boolean isQuote(String paragraph) {
        return QUOTE.matcher(paragraph).find();
    }

    /// In order, possibly one within another.
    static List<Span> spans(String paragraph) {
        if (isBreak(paragraph)) {
            return List.of(new Span(0, paragraph.length(), "break"));
        }
        var spans = new ArrayList<Span>();
        int prefix = prefix(paragraph);
        if (prefix > 0) {
            String style = isQuote(paragraph) ? "quote" : prefix == 2 ? "heading-one" : "heading";
            spans.add(new Span(0, paragraph.length(), style));
            spans.add(new Span(0, prefix, "markup"));
        }
        for (Emphasised words : emphasised(paragraph)) {
            spans.add(new Span(words.from(), words.to(), words.mark() == 2 ? "strong" : "emphasis"));
            spans.add(new Span(words.from(), words.from() + words.mark(), "markup"));
            spans.add(new Span(words.to() - words.mark(), words.to(), "markup"));
        }
        for (Span comment : comments(paragraph)) {
            spans.add(comment);
            spans.add(new Span(comment.from(), comment.from() + COMMENT_BEGIN.length(), "markup"));
            spans.add(new Span(comment.to() - COMMENT_END.length(), comment.to(), "markup"));
        }
        Matcher footnote = FOOTNOTE.matcher(paragraph);
        while (footnote.find()) {
            spans.add(new Span(footnote.start(), footnote.end(), "footnote"));
            spans.add(new Span(footnote.start(), footnote.start() + 2, "markup"));
            spans.add(new Span(footnote.end() - 1, footnote.end(), "markup"));
        }
        return spans;
    }

    /// In order, possibly one within another.
    static List<Emphasised> emphasised(String paragraph) {
        var found = new ArrayList<Emphasised>();
        if (paragraph.indexOf('*') >= 0 || paragraph.indexOf('_') >= 0) {
            parse(paragraph, new AbstractVisitor() {
                @Override
                public void visit(Emphasis node) {
                    add(node, 1);
                }

                @Override
                public void visit(StrongEmphasis node) {
                    add(node, 2);
                }

                private void add(Node node, int mark) {
                    SourceSpan first = node.getSourceSpans().getFirst();
                    found.add(new Emphasised(first.getInputIndex(), first.getInputIndex() + first.getLength(), mark));
                    visitChildren(node);
                }
            });
        }
        return found;
    }

    /// The writer's remarks to the reader of the manuscript, which go into no book.
    static List<Span> comments(String paragraph) {
        var found = new ArrayList<Span>();
        if (paragraph.contains(COMMENT_BEGIN)) {
            parse(paragraph, new AbstractVisitor() {
                @Override
                public void visit(HtmlInline html) {
                    SourceSpan place = html.getSourceSpans().getFirst();
                    if (html.getLiteral().startsWith(COMMENT_BEGIN)) {
                        found.add(
                                new Span(place.getInputIndex(), place.getInputIndex() + place.getLength(), "comment"));
                    }
                }
            });
        }
        return found;
    }

    /// The heading's or quotation's sign is text to the parser, which is given single paragraphs.
    private static void parse(String paragraph, AbstractVisitor visitor) {
        PARSER.parse(paragraph).accept(visitor);
    }
}
