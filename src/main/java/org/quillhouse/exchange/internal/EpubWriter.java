package org.quillhouse.exchange.internal;

import static org.quillhouse.exchange.internal.HtmlWriter.escaped;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.quillhouse.exchange.Book;

/// A book as EPUB 3 (W3C, EPUB 3.3), with the older table of contents beside the new one.
public final class EpubWriter {
    private static final String CONTAINER = """
            <?xml version="1.0" encoding="UTF-8"?>
            <container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
              <rootfiles><rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles>
            </container>
            """;

    private final Book book;
    private final byte @Nullable [] cover;

    private EpubWriter(Book book, byte @Nullable [] cover) {
        this.book = book;
        this.cover = cover;
    }

    /// @param cover a PNG picture; null for none
    public static byte[] write(Book book, byte @Nullable [] cover, Instant now) {
        return new EpubWriter(book, cover).zip(now);
    }

    private byte[] zip(Instant now) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            stored(zip, "mimetype", "application/epub+zip".getBytes(StandardCharsets.US_ASCII));
            add(zip, "META-INF/container.xml", CONTAINER);
            add(zip, "OEBPS/book.opf", opf(now));
            add(zip, "OEBPS/nav.xhtml", nav());
            add(zip, "OEBPS/toc.ncx", ncx());
            add(zip, "OEBPS/style.css", HtmlWriter.STYLE);
            add(zip, "OEBPS/title.xhtml", title());
            for (int i = 0; i < book.chapters().size(); i++) {
                add(zip, "OEBPS/" + name(i), chapter(i));
            }
            if (cover != null) {
                zip.putNextEntry(new ZipEntry("OEBPS/cover.png"));
                zip.write(cover);
                zip.closeEntry();
            }
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return bytes.toByteArray();
    }

    /// Readers look for the first file at a fixed place, not packed.
    private static void stored(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        var checksum = new CRC32();
        checksum.update(bytes);
        var entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes.length);
        entry.setCrc(checksum.getValue());
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }

    private static void add(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private static String name(int chapter) {
        return "chapter-%03d.xhtml".formatted(chapter + 1);
    }

    private String identifier() {
        return "urn:quillhouse:" + book.id();
    }

    private String opf(Instant now) {
        var text = new StringBuilder("""
                <?xml version="1.0" encoding="UTF-8"?>
                <package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">
                <metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
                """);
        text.append("<dc:identifier id=\"id\">").append(escaped(identifier())).append("</dc:identifier>\n");
        text.append("<dc:title>").append(escaped(book.title())).append("</dc:title>\n");
        text.append("<dc:language>").append(escaped(book.language())).append("</dc:language>\n");
        if (!book.author().isEmpty()) {
            text.append("<dc:creator>").append(escaped(book.author())).append("</dc:creator>\n");
        }
        text.append("<meta property=\"dcterms:modified\">")
                .append(now.truncatedTo(ChronoUnit.SECONDS))
                .append("</meta>\n")
                .append(cover == null ? "" : "<meta name=\"cover\" content=\"cover\"/>\n")
                .append("</metadata>\n<manifest>\n");
        item(text, "nav", "nav.xhtml", "application/xhtml+xml", " properties=\"nav\"");
        item(text, "ncx", "toc.ncx", "application/x-dtbncx+xml", "");
        item(text, "style", "style.css", "text/css", "");
        item(text, "title", "title.xhtml", "application/xhtml+xml", "");
        if (cover != null) {
            item(text, "cover", "cover.png", "image/png", " properties=\"cover-image\"");
        }
        var spine = new StringBuilder("<itemref idref=\"title\"/>\n");
        for (int i = 0; i < book.chapters().size(); i++) {
            item(text, "c" + (i + 1), name(i), "application/xhtml+xml", "");
            spine.append("<itemref idref=\"c").append(i + 1).append("\"/>\n");
        }
        return text.append("</manifest>\n<spine toc=\"ncx\">\n")
                .append(spine)
                .append("</spine>\n</package>\n")
                .toString();
    }

    private static void item(StringBuilder text, String id, String file, String type, String properties) {
        text.append("<item id=\"").append(id).append("\" href=\"").append(file).append("\" media-type=\"");
        text.append(type).append('"').append(properties).append("/>\n");
    }

    private String page(String title, String body) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <!DOCTYPE html>
                <html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="%s" xml:lang="%s">
                <head><title>%s</title><link rel="stylesheet" type="text/css" href="style.css"/></head>
                <body>
                %s</body>
                </html>
                """.formatted(escaped(book.language()), escaped(book.language()), escaped(title), body);
    }

    private String title() {
        String picture = cover == null
                ? ""
                : "<p class=\"author\"><img src=\"cover.png\" alt=\"\" style=\"max-width: 100%\"/></p>\n";
        String author = book.author().isEmpty() ? "" : "<p class=\"author\">" + escaped(book.author()) + "</p>\n";
        return page(book.title(), picture + "<h1>" + escaped(book.title()) + "</h1>\n" + author);
    }

    private String chapter(int at) {
        Book.Chapter chapter = book.chapters().get(at);
        String heading = chapter.heading().isEmpty() ? book.title() : chapter.heading();
        return page(heading, HtmlWriter.chapter(chapter, "", "epub:type=\"noteref\""));
    }

    private String nav() {
        var text = new StringBuilder("<nav epub:type=\"toc\">\n<ol>\n");
        boolean inPart = false;
        for (int i = 0; i < book.chapters().size(); i++) {
            Book.Chapter chapter = book.chapters().get(i);
            if (!chapter.part().isEmpty()) {
                text.append(inPart ? "</ol></li>\n" : "");
                text.append("<li><a href=\"").append(name(i)).append("\">");
                text.append(escaped(chapter.part())).append("</a>\n<ol>\n");
                inPart = true;
            }
            text.append("<li><a href=\"").append(name(i)).append("\">");
            text.append(escaped(label(i))).append("</a></li>\n");
        }
        text.append(inPart ? "</ol></li>\n" : "").append("</ol>\n</nav>\n");
        return page(book.title(), text.toString());
    }

    private String label(int at) {
        String heading = book.chapters().get(at).heading();
        return heading.isEmpty() ? String.valueOf(at + 1) : heading;
    }

    private String ncx() {
        var text = new StringBuilder("""
                <?xml version="1.0" encoding="UTF-8"?>
                <ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1">
                <head><meta name="dtb:uid" content="%s"/></head>
                <docTitle><text>%s</text></docTitle>
                <navMap>
                """.formatted(escaped(identifier()), escaped(book.title())));
        for (int i = 0; i < book.chapters().size(); i++) {
            text.append("<navPoint id=\"p%d\" playOrder=\"%d\"><navLabel><text>".formatted(i + 1, i + 1));
            text.append(escaped(label(i)))
                    .append("</text></navLabel><content src=\"")
                    .append(name(i));
            text.append("\"/></navPoint>\n");
        }
        return text.append("</navMap>\n</ncx>\n").toString();
    }
}
