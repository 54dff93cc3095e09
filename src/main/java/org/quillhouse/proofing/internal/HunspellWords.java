package org.quillhouse.proofing.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.analysis.hunspell.Dictionary;
import org.apache.lucene.analysis.hunspell.Hunspell;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A Hunspell dictionary, read by Lucene: en_US out of the typo-js archive, or one from files. Used by one thread at a
/// time.
public final class HunspellWords {
    private static final Logger LOG = LoggerFactory.getLogger(HunspellWords.class);
    private static final String SHIPPED = "/META-INF/resources/webjars/typo-js/1.2.1/dictionaries/en_US/en_US";
    private static final int MOST_REMEMBERED = 50_000;

    private final Optional<Path> affixFile;
    private final Map<String, Boolean> remembered = new HashMap<>();
    private boolean opened;
    private @Nullable Hunspell hunspell;

    /// @param affixFile ends with `.aff` and has its `.dic` beside it; empty for the shipped one
    public HunspellWords(Optional<Path> affixFile) {
        this.affixFile = affixFile;
    }

    /// True for every word where the dictionary cannot be read: no page full of red lines.
    public boolean has(String word) {
        if (remembered.size() > MOST_REMEMBERED) {
            remembered.clear();
        }
        return remembered.computeIfAbsent(
                word, each -> open().map(speller -> speller.spell(each)).orElse(true));
    }

    /// Words like this one.
    public List<String> like(String word) {
        return open().map(speller -> speller.suggest(word)).orElse(List.of());
    }

    private Optional<Hunspell> open() {
        if (!opened) {
            opened = true;
            try (InputStream affixes = stream(".aff");
                    InputStream stems = stream(".dic");
                    var scratch = new ByteBuffersDirectory()) {
                hunspell = new Hunspell(new Dictionary(scratch, "quillhouse", affixes, stems));
            } catch (IOException | ParseException | RuntimeException broken) {
                LOG.warn("the dictionary cannot be read; spelling is not checked", broken);
            }
        }
        return Optional.ofNullable(hunspell);
    }

    private InputStream stream(String ending) throws IOException {
        if (affixFile.isPresent()) {
            return Files.newInputStream(Path.of(affixFile.get().toString().replaceFirst("\\.aff$", "") + ending));
        }
        InputStream in = HunspellWords.class.getResourceAsStream(SHIPPED + ending);
        if (in == null) {
            throw new IOException("the build left out the dictionary");
        }
        return in;
    }
}
