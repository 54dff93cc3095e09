package org.quillhouse.archive.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.QueryBuilder;
import org.jspecify.annotations.Nullable;
import org.quillhouse.archive.Passage;

/// Finds passages by their words, as they stand and by their English stems, in a Lucene index that can be made again at
/// any time. Not thread-safe.
///
/// A damaged index is thrown away. Where another process has it open this one works with an index in memory.
public final class PassageIndex implements AutoCloseable {
    private static final String STATE = "state";
    private static final String DOCUMENT = "document";
    private static final String NAME = "name";
    private static final String START = "start";
    private static final String WORDS = "words";
    private static final String STEMS = "stems";

    private final Directory directory;
    private final IndexWriter writer;
    private final QueryBuilder asTheyStand;
    private final QueryBuilder byStems;
    /// Without the words that stand everywhere: "the" would find any text.
    private final QueryBuilder telling;
    private DirectoryReader reader;
    private String state;

    private PassageIndex(Directory directory) throws IOException {
        this.directory = directory;
        var plain = new StandardAnalyzer();
        var english = new EnglishAnalyzer();
        Analyzer both = new PerFieldAnalyzerWrapper(plain, Map.of(STEMS, english));
        writer = new IndexWriter(directory, new IndexWriterConfig(both));
        reader = DirectoryReader.open(writer);
        state = reader.getIndexCommit().getUserData().getOrDefault(STATE, "");
        asTheyStand = new QueryBuilder(plain);
        byStems = new QueryBuilder(english);
        var common = new CharArraySet(EnglishAnalyzer.getDefaultStopSet(), true);
        common.addAll(GermanAnalyzer.getDefaultStopSet());
        telling = new QueryBuilder(new StandardAnalyzer(common));
    }

    public static PassageIndex open(Path folder) throws IOException {
        try {
            return new PassageIndex(FSDirectory.open(folder));
        } catch (LockObtainFailedException elsewhere) {
            return new PassageIndex(new ByteBuffersDirectory());
        } catch (CorruptIndexException
                | IndexFormatTooNewException
                | IndexFormatTooOldException
                | java.nio.file.NoSuchFileException
                | IllegalArgumentException damaged) {
            clear(folder);
            return new PassageIndex(FSDirectory.open(folder));
        }
    }

    private static void clear(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    /// Of which state of the documents it is; empty for none.
    public String state() {
        return state;
    }

    /// Takes all out.
    public void clear() throws IOException {
        writer.deleteAll();
    }

    public void remove(String documentId) throws IOException {
        writer.deleteDocuments(new Term(DOCUMENT, documentId));
    }

    public void put(DocumentTable.Content content) throws IOException {
        remove(content.id());
        for (Chunks.Chunk chunk : Chunks.of(content.text())) {
            var document = new Document();
            document.add(new StringField(DOCUMENT, content.id(), Field.Store.YES));
            document.add(new StoredField(NAME, content.name()));
            document.add(new StoredField(START, chunk.start()));
            document.add(new TextField(WORDS, chunk.text(), Field.Store.YES));
            document.add(new TextField(STEMS, chunk.text(), Field.Store.NO));
            writer.addDocument(document);
        }
    }

    /// It is of this state of the documents now, and will be on the disk with the next [#commit].
    public void became(String now) {
        state = now;
    }

    /// Keeps all that was done, and lets it be found.
    public void commit() throws IOException {
        writer.setLiveCommitData(Map.of(STATE, state).entrySet());
        writer.commit();
        DirectoryReader newer = DirectoryReader.openIfChanged(reader);
        if (newer != null) {
            reader.close();
            reader = newer;
        }
    }

    public int passages() {
        return reader.numDocs();
    }

    /// The passages that fit best, best first.
    ///
    /// @param phrases that must stand in them word for word
    /// @param documents where to look; empty for all of them
    public List<Passage> search(String words, List<String> phrases, Set<String> documents, int most)
            throws IOException {
        var query = new BooleanQuery.Builder();
        Query plain = telling.createBooleanQuery(WORDS, words);
        add(query, plain == null ? asTheyStand.createBooleanQuery(WORDS, words) : plain, BooleanClause.Occur.SHOULD);
        add(query, byStems.createBooleanQuery(STEMS, words), BooleanClause.Occur.SHOULD);
        for (String phrase : phrases) {
            add(query, asTheyStand.createPhraseQuery(WORDS, phrase), BooleanClause.Occur.MUST);
        }
        if (!documents.isEmpty()) {
            List<BytesRef> ids = documents.stream().map(BytesRef::new).toList();
            query.add(new TermInSetQuery(DOCUMENT, ids), BooleanClause.Occur.FILTER);
        }
        query.setMinimumNumberShouldMatch(phrases.isEmpty() ? 1 : 0); // beside a filter no word would have to be there
        BooleanQuery built = query.build();
        if (built.clauses().stream().allMatch(clause -> clause.occur() == BooleanClause.Occur.FILTER)) {
            return List.of(); // no word that could be looked for
        }
        var searcher = new IndexSearcher(reader);
        var found = new ArrayList<Passage>();
        for (ScoreDoc hit : searcher.search(built, most).scoreDocs) {
            Document document = searcher.storedFields().document(hit.doc);
            found.add(new Passage(
                    document.get(DOCUMENT),
                    document.get(NAME),
                    document.getField(START).numericValue().intValue(),
                    document.get(WORDS),
                    hit.score));
        }
        return List.copyOf(found);
    }

    private static void add(BooleanQuery.Builder query, @Nullable Query part, BooleanClause.Occur occur) {
        if (part != null) {
            query.add(part, occur);
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
        writer.close();
        directory.close();
    }
}
