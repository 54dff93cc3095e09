package org.quillhouse.archive.internal;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/// The words of an EPUB book, its pages in the order in which they are read.
final class EpubText {
    private static final long MOST_BYTES = 256L << 20;

    private EpubText() {}

    static String of(Path file) throws IOException {
        try (var book = new ZipFile(file.toFile())) {
            Element root = page(book, "META-INF/container.xml").selectFirst("rootfile");
            if (root == null) {
                throw new IOException("no book in it");
            }
            String index = root.attr("full-path");
            Document contents = page(book, index);
            var places = new HashMap<String, String>();
            contents.select("manifest > item").forEach(item -> places.put(item.attr("id"), item.attr("href")));
            var pages = new ArrayList<String>();
            long room = MOST_BYTES;
            for (Element reference : contents.select("spine > itemref")) {
                String place = places.get(reference.attr("idref"));
                ZipEntry entry = place == null ? null : book.getEntry(beside(index, place));
                if (entry != null) {
                    room -= entry.getSize();
                    if (room < 0) {
                        throw new IOException("more than " + (MOST_BYTES >> 20) + " MB");
                    }
                    pages.add(read(book, entry));
                }
            }
            return String.join("\n\n", pages);
        } catch (IllegalArgumentException damaged) { // names within it that are none
            throw new IOException(damaged);
        }
    }

    private static String read(ZipFile book, ZipEntry entry) throws IOException {
        try (InputStream in = book.getInputStream(entry)) {
            return WebText.of(Jsoup.parse(in, null, ""));
        }
    }

    private static Document page(ZipFile book, String name) throws IOException {
        ZipEntry entry = book.getEntry(name);
        if (entry == null) {
            throw new IOException("no " + name);
        }
        try (InputStream in = book.getInputStream(entry)) {
            return Jsoup.parse(in, null, "", Parser.xmlParser());
        }
    }

    /// A place as it is written in the file of another.
    private static String beside(String file, String place) {
        return URI.create("/" + file.replace(" ", "%20"))
                .resolve(place.replace(" ", "%20"))
                .getPath()
                .substring(1);
    }
}
