package org.quillhouse.proofing.internal;

import java.io.IOException;
import java.io.InputStream;
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

/// The Hunspell dictionary en_US out of the typo-js archive, read by Lucene. Used by one thread at a time.
public final class EnglishWords {
    private static final Logger LOG = LoggerFactory.getLogger(EnglishWords.class);
    private static final String FOLDER = "/META-INF/resources/webjars/typo-js/1.2.1/dictionaries/en_US/en_US";
    private static final int MOST_REMEMBERED = 50_000;

    private final Map<String, Boolean> remembered = new HashMap<>();
    private boolean opened;
    private @Nullable Hunspell hunspell;

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
            try (InputStream affixes = EnglishWords.class.getResourceAsStream(FOLDER + ".aff");
                    InputStream stems = EnglishWords.class.getResourceAsStream(FOLDER + ".dic");
                    var scratch = new ByteBuffersDirectory()) {
                if (affixes == null || stems == null) {
                    throw new IllegalStateException("the build left out the dictionary");
                }
                hunspell = new Hunspell(new Dictionary(scratch, "quillhouse", affixes, stems));
            } catch (IOException | ParseException broken) {
                LOG.warn("the dictionary cannot be read; spelling is not checked", broken);
            }
        }
        return Optional.ofNullable(hunspell);
    }
}
