package org.quillhouse.archive.internal;

import com.rtfparserkit.converter.text.StringTextConverter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.poi.ooxml.POIXMLException;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.text.LineBreakRendering;
import org.commonmark.renderer.text.TextContentRenderer;
import org.jsoup.Jsoup;
import org.quillhouse.kernel.RtfParts;

/// The words of a file: plain text, Markdown, a web page, a document of a word processor, an EPUB book, a PDF.
public final class DocumentText {
    /// Of the names of files that can be read, without the dot.
    public static final List<String> ENDINGS =
            List.of("txt", "text", "md", "markdown", "html", "htm", "xhtml", "docx", "odt", "rtf", "epub", "pdf");

    private static final long MOST_BYTES = 64L << 20;
    /// What a text that is no UTF-8 usually is.
    private static final Charset OLD = Charset.forName("windows-1252");

    private DocumentText() {}

    /// Whether it looks like something that can be read, by its name.
    public static boolean isReadable(Path file) {
        return ENDINGS.contains(ending(file));
    }

    private static String ending(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /// Its words, paragraphs apart by blank lines; empty where there are none.
    ///
    /// @throws IOException also for a file that is not what its name says, or beyond all measure
    public static String of(Path file) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw new IOException("more than " + (MOST_BYTES >> 20) + " MB");
        }
        String text = switch (ending(file)) {
            case "docx" -> word(file);
            case "odt" -> openDocument(file);
            case "rtf" -> rtf(file);
            case "epub" -> EpubText.of(file);
            case "pdf" -> PdfText.of(file);
            case "html", "htm", "xhtml" -> web(file);
            case "md", "markdown" -> markdown(plain(Files.readAllBytes(file)));
            default -> plain(Files.readAllBytes(file));
        };
        return text.replace("\r\n", "\n")
                .replace('\r', '\n')
                .replace("\u0000", "")
                .strip();
    }

    private static String plain(byte[] bytes) throws IOException {
        if (bytes.length > 1
                && (bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE
                        || bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF)) {
            return new String(bytes, StandardCharsets.UTF_16);
        }
        for (byte each : bytes) {
            if (each == 0) {
                throw new IOException("no text");
            }
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException older) {
            return new String(bytes, OLD);
        }
    }

    private static String markdown(String text) {
        return TextContentRenderer.builder()
                .lineBreakRendering(LineBreakRendering.SEPARATE_BLOCKS)
                .build()
                .render(Parser.builder().build().parse(text));
    }

    private static String web(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return WebText.of(Jsoup.parse(in, null, "")); // finds out the letters' encoding itself
        }
    }

    private static String openDocument(Path file) throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            ZipEntry content = zip.getEntry("content.xml");
            if (content == null || content.getSize() > MOST_BYTES) {
                throw new IOException("no content, or too much");
            }
            try (InputStream in = zip.getInputStream(content)) {
                return String.join(
                        "\n\n",
                        Jsoup.parse(in, null, "", org.jsoup.parser.Parser.xmlParser())
                                .select("text|p, text|h")
                                .eachText());
            }
        }
    }

    private static String rtf(Path file) throws IOException {
        String rtf = Files.readString(file, StandardCharsets.ISO_8859_1);
        try {
            var words = new StringTextConverter();
            words.convert(RtfParts.source(rtf));
            return words.getText().replaceAll("\n+", "\n\n");
        } catch (RuntimeException damaged) {
            throw new IOException(damaged);
        }
    }

    private static String word(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                var document = new XWPFDocument(in);
                var words = new XWPFWordExtractor(document)) {
            return words.getText().replaceAll("\n+", "\n\n");
        } catch (POIXMLException
                | org.apache.poi.openxml4j.exceptions.OpenXML4JRuntimeException
                | org.apache.poi.UnsupportedFileFormatException damaged) {
            throw new IOException(damaged);
        }
    }
}
