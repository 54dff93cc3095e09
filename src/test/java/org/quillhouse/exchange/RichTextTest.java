package org.quillhouse.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Passages from and for the clipboard.
class RichTextTest {
    private static Optional<String> read(String html) {
        return RichText.fromHtml(html);
    }

    @Test
    void aWordProcessorsEmphasisComesAsMarks() {
        String word = """
                <html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p { color: red }</style></head>
                <body><!--StartFragment--><p class=MsoNormal>She was <i>not </i>afraid,
                she&nbsp;said.<o:p></o:p></p><p class=MsoNormal><b>Never.</b> Not <b><i>once</i></b>.</p>
                <!--EndFragment--></body></html>""";
        assertEquals(Optional.of("She was *not* afraid, she said.\n\n**Never.** Not ***once***."), read(word));
    }

    @Test
    void aBoldTagThatIsNotBoldIsPlain() {
        String docs = "<b style=\"font-weight:normal;\" id=\"x\"><p><span style=\"font-weight:400;font-style:italic\">"
                + "Sea</span><span style=\"font-weight:700\"> wall</span></p></b>";
        assertEquals(Optional.of("*Sea* **wall**"), read(docs));
    }

    @Test
    void headingsQuotesAndBreaksAreKept() {
        assertEquals(
                Optional.of("## The *Quay*\n\nOne.\n\nTwo.\n\n***\n\n> Dear sir"),
                read("<h2><b>The <i>Quay</i></b></h2><p>One.<br>Two.</p><hr><blockquote><p>Dear sir</p></blockquote>"));
    }

    @Test
    void whatHasNoLooksIsLeftToThePlainText() {
        assertEquals(Optional.empty(), read("<p>One.</p><p style='color:red'>Two.</p>"));
        assertEquals(Optional.empty(), read(""));
        assertEquals(Optional.empty(), read("<i> </i><script>x</script>"));
        assertEquals(Optional.of("*seen*"), read("<i>seen</i><span style='display: none'>not</span>"));
    }

    @Test
    void aPassageGoesOutWithItsLooks() {
        assertEquals("<meta charset=\"utf-8\">was <em>not</em> &lt;here&gt;", RichText.toHtml("was *not* <here>"));
        String two = RichText.toHtml("One *two*.\n\n<!-- why? -->***\n\n> Three.");
        assertEquals(Optional.of("One *two*.\n\n***\n\n> Three."), read(two));
    }

    @Test
    void bracketsAreWordsAndNoLinks() {
        assertEquals(
                "<meta charset=\"utf-8\">He [sic](he said) <em>ran</em>, ![so]",
                RichText.toHtml("He [sic](he said) *ran*, ![so]"));
        String stage = RichText.toHtml("[Anna]: Never.\n\nAnd [Anna] left.");
        assertEquals("<meta charset=\"utf-8\"><p class=\"first\">[Anna]: Never.</p>\n<p>And [Anna] left.</p>\n", stage);
    }
}
