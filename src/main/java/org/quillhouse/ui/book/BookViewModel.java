package org.quillhouse.ui.book;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.quillhouse.exchange.Book;
import org.quillhouse.exchange.BookFile;
import org.quillhouse.exchange.BookFormat;
import org.quillhouse.exchange.BookLayout;
import org.quillhouse.exchange.Pictures;
import org.quillhouse.exchange.StoryFile;
import org.quillhouse.exchange.StoryIn;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Texts;
import org.quillhouse.project.Project;
import org.quillhouse.project.Projects;
import org.quillhouse.review.ChapterPhase;
import org.quillhouse.review.Phases;
import org.quillhouse.storage.StorageFailed;
import org.quillhouse.tasks.JobRunner;
import org.quillhouse.ui.dialogs.Dialogs;
import org.quillhouse.ui.tasks.Attempt;

/// How the story becomes a book, remembered with the story. On the FX thread; what takes time is done beside it.
public final class BookViewModel {
    private static final String AUTHOR = "BOOK_AUTHOR";
    private static final String LANGUAGE = "BOOK_LANGUAGE";
    private static final String FORMAT = "BOOK_FORMAT";
    private static final String HEADINGS = "BOOK_HEADINGS";
    private static final String LAYOUT = "BOOK_LAYOUT";

    private final Project project;
    private final Dialogs dialogs;
    private final JobRunner jobs;
    private final Consumer<Failure> failures;
    private final Optional<Path> fonts;
    private final Phases phases;
    private final StringProperty author = new SimpleStringProperty("");
    private final StringProperty language = new SimpleStringProperty("en");
    private final ObjectProperty<BookFormat> format = new SimpleObjectProperty<>(BookFormat.DOCX);
    private final ObjectProperty<Book.HeadingStyle> headings = new SimpleObjectProperty<>(Book.HeadingStyle.TITLE);
    private final ObjectProperty<BookLayout> layout = new SimpleObjectProperty<>(BookLayout.MANUSCRIPT);
    private final BooleanProperty onlyApproved = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<Optional<byte[]>> cover = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper extent = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Optional<Path>> written = new ReadOnlyObjectWrapper<>(Optional.empty());

    /// @param project stored up to the last key
    /// @param fonts the folder of those that a PDF takes into itself
    public BookViewModel(
            Project project, Dialogs dialogs, JobRunner jobs, Consumer<Failure> failures, Optional<Path> fonts) {
        this.project = project;
        this.fonts = fonts;
        this.dialogs = dialogs;
        this.jobs = jobs;
        this.failures = failures;
        this.phases = new Phases(project.database(), InstantSource.system());
        Attempt.of(this::remembered, failures);
        onlyApproved.subscribe(only -> measure());
    }

    private void remembered() throws StorageFailed {
        Map<String, String> kept = project.settings();
        author.set(kept.getOrDefault(AUTHOR, ""));
        language.set(kept.getOrDefault(LANGUAGE, "en"));
        format.set(kept(BookFormat.values(), kept.get(FORMAT)));
        headings.set(kept(Book.HeadingStyle.values(), kept.get(HEADINGS)));
        layout.set(kept(BookLayout.values(), kept.get(LAYOUT)));
        cover.set(project.cover());
    }

    /// The first where nothing was kept, or something that a newer version knows.
    private static <E extends Enum<E>> E kept(E[] all, @Nullable String name) {
        return Arrays.stream(all)
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElse(all[0]);
    }

    private Book.Wishes wishes(Set<String> chapters) {
        return new Book.Wishes(author.get(), language.get().strip(), headings.get(), chapters);
    }

    private Set<String> chosen() throws StorageFailed {
        return onlyApproved.get() ? phases.in(ChapterPhase.APPROVED) : Set.of();
    }

    /// Without a chapter that is approved nothing is left, not everything.
    private Book book() throws StorageFailed {
        Set<String> chapters = chosen();
        Book whole = Book.of(project.manuscript(), wishes(chapters));
        return onlyApproved.get() && chapters.isEmpty()
                ? new Book(whole.id(), whole.title(), whole.author(), whole.language(), java.util.List.of())
                : whole;
    }

    private void measure() {
        jobs.prepare((cancellation, progress) -> book())
                .onDone(book ->
                        extent.set(Texts.of("book.extent", book.chapters().size(), book.words())))
                .onFailed(failures)
                .start();
    }

    /// Asks where to, and writes it beside the screen.
    public void save() {
        remember();
        BookFormat as = format.get();
        Attempt.of(
                () -> {
                    String name = Projects.fileName(project.manuscript().facts().title()) + as.ending();
                    dialogs.saveFile(Texts.of("book.save.title"), name)
                            .ifPresent(file -> write(as, withEnding(file, as)));
                },
                failures);
    }

    private static Path withEnding(Path file, BookFormat format) {
        return BookFormat.of(file).equals(Optional.of(format))
                ? file
                : file.resolveSibling(file.getFileName() + format.ending());
    }

    private void write(BookFormat as, Path file) {
        note.set(Texts.of("book.saving"));
        written.set(Optional.empty());
        jobs.prepare((cancellation, progress) -> {
                    String missing = "";
                    if (as == BookFormat.JSON) {
                        StoryFile.write(
                                StoryIn.Target.of(project.database(), project.manuscript(), project.codex()),
                                project.settings().getOrDefault(StoryFile.OTHER, ""),
                                file);
                    } else {
                        missing =
                                BookFile.write(book(), new BookFile.Making(as, layout.get(), cover.get(), fonts), file);
                    }
                    return missing;
                })
                .onDone(missing -> {
                    note.set(Texts.of("book.saved", file.toString())
                            + (missing.isEmpty() ? "" : " " + Texts.of("book.missing", missing)));
                    written.set(Optional.of(file));
                })
                .onFailed(failure -> note.set(Texts.of(failure)))
                .start();
    }

    private void remember() {
        if (project.isReadOnly()) {
            return;
        }
        Attempt.of(
                () -> {
                    project.set(AUTHOR, author.get().strip());
                    project.set(LANGUAGE, language.get().strip());
                    project.set(FORMAT, format.get().name());
                    project.set(HEADINGS, headings.get().name());
                    project.set(LAYOUT, layout.get().name());
                },
                failures);
    }

    /// Asks for a picture and keeps it with the story.
    public void chooseCover() {
        dialogs.openFile(Texts.of("book.cover.title"), Pictures.ENDINGS.toArray(String[]::new))
                .ifPresent(file -> Attempt.of(
                        () -> {
                            project.setCover(Optional.of(Pictures.read(file)));
                            cover.set(project.cover());
                        },
                        failure -> note.set(Texts.of(failure))));
    }

    public void removeCover() {
        Attempt.of(
                () -> {
                    project.setCover(Optional.empty());
                    cover.set(project.cover());
                },
                failures);
    }

    /// Opens what was written last in the system's program for it.
    public void open() {
        written.get().ifPresent(dialogs::show);
    }

    /// What was written last; empty where nothing was, or while it is being written.
    public ReadOnlyObjectProperty<Optional<Path>> writtenProperty() {
        return written.getReadOnlyProperty();
    }

    public boolean isReadOnly() {
        return project.isReadOnly();
    }

    public StringProperty authorProperty() {
        return author;
    }

    public StringProperty languageProperty() {
        return language;
    }

    public ObjectProperty<BookFormat> formatProperty() {
        return format;
    }

    public ObjectProperty<Book.HeadingStyle> headingsProperty() {
        return headings;
    }

    public ObjectProperty<BookLayout> layoutProperty() {
        return layout;
    }

    public BooleanProperty onlyApprovedProperty() {
        return onlyApproved;
    }

    /// A PNG picture.
    public ReadOnlyObjectProperty<Optional<byte[]>> coverProperty() {
        return cover.getReadOnlyProperty();
    }

    /// How much would be written.
    public ReadOnlyStringProperty extentProperty() {
        return extent.getReadOnlyProperty();
    }

    /// What became of saving.
    public ReadOnlyStringProperty noteProperty() {
        return note.getReadOnlyProperty();
    }
}
