package org.quillhouse.exchange.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.commonmark.ext.footnotes.FootnoteDefinition;
import org.commonmark.ext.footnotes.FootnoteReference;
import org.commonmark.ext.footnotes.FootnotesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Code;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/// A scene's text as what is printed: paragraphs, headings, quotes and breaks, with emphasis and footnotes; the
/// writer's comments are gone.
///
/// Each line is a paragraph, as on the page. Lists and code are none here: a dialogue may begin with a dash, a sentence
/// with a number.
final class Prose {
    private static final Parser PARSER = Parser.builder()
            .enabledBlockTypes(Set.of(Heading.class, BlockQuote.class, ThematicBreak.class))
            .extensions(List.of(FootnotesExtension.create()))
            .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
            .build();

    private Prose() {}

    enum Kind {
        PARAGRAPH,
        HEADING,
        QUOTE,
        BREAK
    }

    /// A paragraph or what stands between paragraphs.
    record Block(Kind kind, List<Run> runs) {
        String text() {
            return runs.stream().map(Run::text).collect(Collectors.joining());
        }
    }

    /// Words that look the same, or the mark of a footnote.
    ///
    /// @param note what the footnote says; empty where it is none
    record Run(String text, boolean strong, boolean emphasis, List<Run> note) {}

    static List<Block> of(String scene) {
        String paragraphs = scene.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(line -> line.equals("#") ? "***" : line)
                .collect(Collectors.joining("\n\n"));
        Node document = PARSER.parse(paragraphs);
        var notes = new HashMap<String, FootnoteDefinition>();
        for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof FootnoteDefinition definition) {
                notes.put(definition.getLabel(), definition);
            }
        }
        var blocks = new Blocks(paragraphs, notes);
        document.accept(blocks);
        return blocks.blocks.stream()
                .filter(block -> block.kind() == Kind.BREAK || !block.text().isBlank() || hasNote(block))
                .toList();
    }

    /// As the writer wrote it.
    private static String written(Node node, String source) {
        return node.getSourceSpans().stream()
                .map(span -> source.substring(span.getInputIndex(), span.getInputIndex() + span.getLength()))
                .collect(Collectors.joining(" "));
    }

    private static boolean hasNote(Block block) {
        return block.runs().stream().anyMatch(run -> !run.note().isEmpty());
    }

    private static final class Blocks extends AbstractVisitor {
        private final List<Block> blocks = new ArrayList<>();
        private final String source;
        private final Map<String, FootnoteDefinition> notes;
        private Kind kind = Kind.PARAGRAPH;

        Blocks(String source, Map<String, FootnoteDefinition> notes) {
            this.source = source;
            this.notes = notes;
        }

        @Override
        public void visit(Paragraph paragraph) {
            blocks.add(new Block(kind, Runs.of(paragraph, source, notes)));
        }

        @Override
        public void visit(Heading heading) {
            List<Run> runs = Runs.of(heading, source, notes);
            blocks.add(new Block(runs.isEmpty() ? Kind.BREAK : Kind.HEADING, runs));
        }

        @Override
        public void visit(ThematicBreak line) {
            blocks.add(new Block(Kind.BREAK, List.of()));
        }

        @Override
        public void visit(BlockQuote quote) {
            kind = Kind.QUOTE;
            visitChildren(quote);
            kind = Kind.PARAGRAPH;
        }

        /// To us these are words with brackets.
        @Override
        public void visit(LinkReferenceDefinition words) {
            blocks.add(new Block(kind, List.of(new Run(written(words, source), false, false, List.of()))));
        }

        @Override
        public void visit(CustomBlock definition) {
            // a footnote's words stand where its mark is
        }
    }

    private static final class Runs extends AbstractVisitor {
        private final List<Run> runs = new ArrayList<>();
        private final String source;
        private final Map<String, FootnoteDefinition> notes;
        private int strong;
        private int emphasis;

        private Runs(String source, Map<String, FootnoteDefinition> notes) {
            this.source = source;
            this.notes = notes;
        }

        static List<Run> of(Node block, String source, Map<String, FootnoteDefinition> notes) {
            var runs = new Runs(source, notes);
            runs.visitChildren(block);
            return List.copyOf(runs.runs);
        }

        private void add(String text) {
            runs.add(new Run(text, strong > 0, emphasis > 0, List.of()));
        }

        @Override
        public void visit(Text text) {
            add(text.getLiteral());
        }

        @Override
        public void visit(Emphasis node) {
            emphasis++;
            visitChildren(node);
            emphasis--;
        }

        @Override
        public void visit(StrongEmphasis node) {
            strong++;
            visitChildren(node);
            strong--;
        }

        @Override
        public void visit(SoftLineBreak node) {
            add(" ");
        }

        @Override
        public void visit(HardLineBreak node) {
            add(" ");
        }

        /// Links and pictures are none here: `[sic](he said)` is words.
        @Override
        public void visit(Link words) {
            add(written(words, source));
        }

        @Override
        public void visit(Image words) {
            add(written(words, source));
        }

        @Override
        public void visit(Code code) {
            add("`" + code.getLiteral() + "`");
        }

        /// Anything in angle brackets but a comment is text of the writer's.
        @Override
        public void visit(HtmlInline html) {
            if (!html.getLiteral().startsWith("<!--")) {
                add(html.getLiteral());
            }
        }

        @Override
        public void visit(CustomNode node) {
            FootnoteDefinition definition =
                    node instanceof FootnoteReference reference ? notes.get(reference.getLabel()) : null;
            if (definition != null) {
                var words = new ArrayList<Run>();
                for (Node child = definition.getFirstChild(); child != null; child = child.getNext()) {
                    words.addAll(of(child, source, Map.of()));
                }
                runs.add(new Run("", false, false, words));
            }
        }
    }
}
