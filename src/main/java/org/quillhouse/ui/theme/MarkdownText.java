package org.quillhouse.ui.theme;

import java.util.ArrayDeque;
import java.util.Deque;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;

/// Text of an agent as it is meant: Markdown's emphasis, headings, lists and quotes as looks. Nothing is fetched: a
/// picture is its name, a link its text and address.
public final class MarkdownText {
    private static final Parser PARSER = Parser.builder().build();

    private MarkdownText() {}

    /// @param style a class of the style sheets, for all of it
    public static VBox of(String markdown, String style) {
        var box = new VBox(6);
        box.getStyleClass().addAll("markdown", style);
        PARSER.parse(markdown).accept(new Painter(box));
        return box;
    }

    private static final class Painter extends AbstractVisitor {
        private final Deque<Pane> boxes = new ArrayDeque<>();
        private final Deque<String> looks = new ArrayDeque<>();
        private TextFlow line = new TextFlow();

        Painter(VBox box) {
            boxes.push(box);
        }

        private void write(String words) {
            var text = new Text(words);
            text.getStyleClass().add("markdown-text");
            text.getStyleClass().addAll(looks);
            line.getChildren().add(text);
        }

        private void line(Node block, String look) {
            line = new TextFlow();
            line.setMinHeight(Region.USE_PREF_SIZE);
            boxes.element().getChildren().add(line);
            with(look, block);
        }

        private void with(String look, Node node) {
            looks.push(look);
            visitChildren(node);
            looks.pop();
        }

        private void within(Pane box, Node block) {
            boxes.element().getChildren().add(box);
            boxes.push(box);
            visitChildren(block);
            boxes.pop();
        }

        @Override
        public void visit(Paragraph paragraph) {
            line(paragraph, "markdown-plain");
        }

        @Override
        public void visit(Heading heading) {
            line(heading, "markdown-strong");
        }

        @Override
        public void visit(BulletList list) {
            items(list, 0);
        }

        @Override
        public void visit(OrderedList list) {
            Integer first = list.getMarkerStartNumber();
            items(list, first == null ? 1 : Math.max(1, first));
        }

        /// @param first its number; 0 for points
        private void items(Node list, int first) {
            int number = first;
            for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
                if (item instanceof ListItem) {
                    var mark = new Label(first == 0 ? "•" : number + ".");
                    mark.setMinWidth(Region.USE_PREF_SIZE);
                    var words = new VBox(4);
                    HBox.setHgrow(words, Priority.ALWAYS);
                    boxes.element().getChildren().add(new HBox(8, mark, words));
                    boxes.push(words);
                    visitChildren(item);
                    boxes.pop();
                    number++;
                }
            }
        }

        @Override
        public void visit(BlockQuote quote) {
            var box = new VBox(4);
            box.getStyleClass().add("markdown-quote");
            within(box, quote);
        }

        @Override
        public void visit(ThematicBreak rule) {
            line(rule, "markdown-plain");
            write("* * *");
        }

        @Override
        public void visit(FencedCodeBlock code) {
            line(code, "markdown-code");
            write(code.getLiteral().stripTrailing());
        }

        @Override
        public void visit(IndentedCodeBlock code) {
            line(code, "markdown-plain");
            write(code.getLiteral().stripTrailing());
        }

        @Override
        public void visit(HtmlBlock html) {
            line(html, "markdown-plain");
            write(html.getLiteral());
        }

        @Override
        public void visit(org.commonmark.node.Text text) {
            write(text.getLiteral());
        }

        @Override
        public void visit(Emphasis emphasis) {
            with("markdown-emphasis", emphasis);
        }

        @Override
        public void visit(StrongEmphasis strong) {
            with("markdown-strong", strong);
        }

        @Override
        public void visit(Code code) {
            write(code.getLiteral());
        }

        @Override
        public void visit(HtmlInline html) {
            write(html.getLiteral());
        }

        @Override
        public void visit(SoftLineBreak end) {
            write("\n");
        }

        @Override
        public void visit(HardLineBreak end) {
            write("\n");
        }

        @Override
        public void visit(Link link) {
            visitChildren(link);
            write(" (" + link.getDestination() + ")");
        }

        @Override
        public void visit(Image image) {
            visitChildren(image);
        }
    }
}
