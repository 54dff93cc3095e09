package org.quillhouse.ui.codex;

import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.image.Image;
import org.jspecify.annotations.Nullable;
import org.quillhouse.codex.Codex;
import org.quillhouse.codex.CodexEntry;
import org.quillhouse.exchange.CharacterCard;
import org.quillhouse.exchange.Pictures;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Texts;
import org.quillhouse.tasks.JobRunner;
import org.quillhouse.ui.dialogs.Dialogs;

/// People out of files and templates and into files, and their pictures. Files are read and written beside the screen.
public final class PeopleFiles {
    private static final List<String> TEMPLATES = List.of("detective", "lead", "antagonist");

    private final Codex codex;
    private final Dialogs dialogs;
    private final JobRunner jobs;
    private final Map<String, Optional<Image>> pictures = new HashMap<>();
    private Consumer<Failure> failures = failure -> {};

    public PeopleFiles(Codex codex, Dialogs dialogs, JobRunner jobs) {
        this.codex = codex;
        this.dialogs = dialogs;
        this.jobs = jobs;
    }

    public void onFailure(Consumer<Failure> listener) {
        failures = listener;
    }

    private interface Step<T> {
        T make() throws Failure;
    }

    private <T> void run(Step<T> step, Consumer<T> done) {
        jobs.prepare((cancellation, progress) -> step.make())
                .onDone(done)
                .onFailed(failures)
                .start();
    }

    static List<String> templates() {
        return TEMPLATES;
    }

    /// Makes somebody of a kind, to be made one's own.
    public void addFrom(String template) {
        String kind = "people.template." + template;
        dialogs.ask(
                        Texts.of("codex.character.add"),
                        Texts.of("people.name"),
                        Texts.of(kind),
                        Texts.of("codex.character.add.button"))
                .ifPresent(name -> run(
                        () -> codex.addCharacter(
                                name, Texts.of(kind + ".bio"), PeopleViewModel.fields(Texts.of(kind + ".sheet"))),
                        made -> {}));
    }

    /// Takes somebody in from a card, with the picture that came with it; a name that is taken gets a number.
    public void importCard() {
        dialogs.openFile(Texts.of("people.import"), "png", "json")
                .ifPresent(file -> run(() -> CharacterCard.read(file).addTo(codex), made -> {}));
    }

    /// Writes somebody as a card; what is for the author alone stays here.
    public void exportCard(CodexEntry person) {
        run(() -> codex.picture(person.id()), picture -> {
            String name = person.name().replaceAll("[\\\\/:*?\"<>|]", " ").strip();
            dialogs.saveFile(Texts.of("people.export"), name + (picture.isPresent() ? ".png" : ".json"))
                    .ifPresent(file -> run(
                            () -> {
                                CharacterCard.write(person, picture, file);
                                return true;
                            },
                            done -> {}));
        });
    }

    public void choosePicture(CodexEntry person) {
        dialogs.openFile(Texts.of("people.picture"), Pictures.ENDINGS.toArray(String[]::new))
                .ifPresent(file -> run(
                        () -> {
                            byte[] small = Pictures.read(file);
                            pictures.remove(person.id());
                            codex.setPicture(person.id(), small);
                            return true;
                        },
                        done -> {}));
    }

    public void removePicture(CodexEntry person) {
        run(
                () -> {
                    pictures.remove(person.id());
                    codex.removePicture(person.id());
                    return true;
                },
                done -> {});
    }

    /// Shows somebody's picture, once it is read.
    ///
    /// @param shown not called where there is none
    void picture(CodexEntry person, Consumer<Image> shown) {
        @Nullable Optional<Image> known = pictures.get(person.id());
        if (known != null) {
            known.ifPresent(shown);
            return;
        }
        run(
                () -> codex.picture(person.id())
                        .map(bytes -> new Image(new ByteArrayInputStream(bytes), 0, 0, true, true)),
                read -> {
                    pictures.put(person.id(), read);
                    read.ifPresent(shown);
                });
    }
}
