package org.quillhouse.archive.internal;

import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/// The words of a web page, blocks apart by blank lines; scripts, styles and the page's own navigation left out.
final class WebText {
    private static final Pattern BREAKS = Pattern.compile(" *\n *(\n *)+");

    private WebText() {}

    static String of(Document page) {
        page.select("script, style, noscript, template, nav, form, iframe").remove();
        var text = new StringBuilder();
        page.body().traverse(new NodeVisitor() {
            @Override
            public void head(Node node, int depth) {
                if (node instanceof TextNode words) {
                    text.append(words.text());
                } else if (node.nameIs("br")) {
                    text.append('\n');
                } else if (isBlock(node)) {
                    text.append(node.nameIs("li") ? "\n\n- " : "\n\n");
                } else if (node.nameIs("td") || node.nameIs("th")) {
                    text.append(' ');
                }
            }

            @Override
            public void tail(Node node, int depth) {
                if (isBlock(node)) {
                    text.append("\n\n");
                }
            }
        });
        return BREAKS.matcher(text).replaceAll("\n\n").strip();
    }

    private static boolean isBlock(Node node) {
        return node instanceof Element element && element.isBlock() && !node.nameIs("td") && !node.nameIs("th");
    }
}
