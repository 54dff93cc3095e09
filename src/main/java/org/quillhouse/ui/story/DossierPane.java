package org.quillhouse.ui.story;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.quillhouse.codex.Dossier;
import org.quillhouse.codex.Dossiers;
import org.quillhouse.kernel.Texts;
import org.quillhouse.manuscript.TextDiff;
import org.quillhouse.ui.desk.DifferenceView;
import org.quillhouse.ui.desk.EarlierPane;
import org.quillhouse.ui.dialogs.FxDialogs;
import org.quillhouse.ui.tasks.FieldSaver;
import org.quillhouse.ui.theme.Labels;

/// The dossier among what is true of the whole story: people, themes, places and what happens, as talks have brought
/// them to light; each can be typed at, and goes from here into the story itself.
final class DossierPane extends VBox {
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofLocalizedDateTime(
                    FormatStyle.MEDIUM, FormatStyle.SHORT)
            .localizedBy(Texts.locale());

    private final DossierViewModel model;
    private final Label status = Labels.wrapped("", "desk-note");
    private final VBox offer = new VBox(8);
    private final VBox cards = new VBox(8);
    private final List<PersonCard> people = new ArrayList<>();
    private final TextArea themes = lines("dossier.themes");
    private final TextArea places = lines("dossier.places");
    private final TextArea plot = lines("dossier.plot");
    private boolean late;

    /// @param talk begins to talk with the interviewer
    DossierPane(DossierViewModel model, Runnable talk) {
        super(8);
        this.model = model;
        setId("dossier");
        var ask = new Button(Texts.of("dossier.talk"), new FontIcon(Feather.MESSAGE_CIRCLE));
        ask.setId("dossier-talk");
        ask.setOnAction(press -> talk.run());
        var history = new Button(Texts.of("dossier.history"), new FontIcon(Feather.CLOCK));
        history.setId("dossier-history");
        history.setOnAction(press -> showHistory());
        var note = Labels.wrapped("", "desk-note");
        note.textProperty().bind(model.noteProperty());
        note.managedProperty().bind(note.textProperty().isNotEmpty());
        getChildren()
                .addAll(
                        Labels.wrapped(Texts.of("dossier.why"), "desk-note"),
                        row(ask, history),
                        status,
                        note,
                        offer,
                        Labels.wrapped(Texts.of("dossier.people"), "desk-label"),
                        cards,
                        row(button("dossier.person.add", Feather.USER_PLUS, this::addPerson)),
                        Labels.wrapped(Texts.of("dossier.themes"), "desk-label"),
                        themes,
                        Labels.wrapped(Texts.of("dossier.places"), "desk-label"),
                        places,
                        row(button("dossier.places.take", Feather.MAP_PIN, model::intoPlaces)),
                        Labels.wrapped(Texts.of("dossier.plot"), "desk-label"),
                        plot,
                        row(button("dossier.plot.take", Feather.LIST, model::intoOutline)));
        List.of(themes, places, plot).forEach(this::keep);
        model.dossierProperty().subscribe(this::show);
        model.foundProperty().subscribe(this::showFound);
        model.refresh();
    }

    /// The fields of one person.
    private record PersonCard(TextField name, TextArea description, TextArea ties, TextField arc) {
        Dossier.Person typed() {
            return new Dossier.Person(
                    name.getText(),
                    description.getText(),
                    ties.getText().lines().toList(),
                    arc.getText());
        }
    }

    private static FlowPane row(Node... nodes) {
        var row = new FlowPane(8, 8, nodes);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private Button button(String key, Feather picture, Runnable action) {
        var button = new Button(Texts.of(key), new FontIcon(picture));
        button.getStyleClass().add("small");
        button.setId(key.replace('.', '-'));
        button.setDisable(model.isReadOnly());
        button.setOnAction(press -> {
            model.keep(typed());
            action.run();
        });
        return button;
    }

    private static TextArea lines(String key) {
        TextArea area = area(key + ".prompt", 3);
        area.setId(key.replace('.', '-'));
        area.setAccessibleText(Texts.of(key));
        return area;
    }

    private static TextArea area(String promptKey, int rows) {
        var area = new TextArea();
        area.setPromptText(Texts.of(promptKey));
        area.setAccessibleText(Texts.of(promptKey));
        area.setWrapText(true);
        area.setPrefRowCount(rows);
        return area;
    }

    private void keep(TextInputControl field) {
        field.setEditable(!model.isReadOnly());
        FieldSaver.keep(field, () -> model.keep(typed()));
        field.focusedProperty().addListener((focused, before, now) -> {
            if (!now && late) {
                show(model.dossierProperty().get());
            }
        });
    }

    private Dossier typed() {
        return new Dossier(
                people.stream()
                        .map(PersonCard::typed)
                        .filter(person -> !person.name().isEmpty())
                        .toList(),
                themes.getText().lines().toList(),
                places.getText().lines().toList(),
                plot.getText().lines().toList());
    }

    private boolean isTyping() {
        return getScene() != null
                && getScene().getFocusOwner() instanceof TextInputControl field
                && fields().contains(field);
    }

    private List<TextInputControl> fields() {
        var fields = new ArrayList<TextInputControl>(List.of(themes, places, plot));
        people.forEach(card -> fields.addAll(List.of(card.name(), card.description(), card.ties(), card.arc())));
        return fields;
    }

    private void show(Dossier dossier) {
        showStatus();
        late = isTyping();
        if (late || typed().equals(dossier) && people.size() == dossier.people().size()) {
            return; // what is typed here would lose its place
        }
        cards.getChildren().clear();
        people.clear();
        dossier.people().forEach(this::add);
        fill(themes, dossier.themes());
        fill(places, dossier.places());
        fill(plot, dossier.plot());
    }

    private static void fill(TextArea area, List<String> lines) {
        area.setText(String.join("\n", lines));
        area.setPrefRowCount(Math.clamp(lines.size() + 1L, 3, 12));
    }

    private void showStatus() {
        Optional<Dossiers.Version> newest = model.newest();
        status.setText(newest.map(version -> Texts.of(
                        "dossier.version",
                        version.number(),
                        Texts.of(version.author().key()),
                        WHEN.format(version.made().atZone(ZoneId.systemDefault()))))
                .orElse(Texts.of("dossier.empty")));
    }

    private void addPerson() {
        PersonCard card = add(new Dossier.Person("", "", List.of(), ""));
        card.name().requestFocus();
    }

    private PersonCard add(Dossier.Person person) {
        var name = new TextField(person.name());
        name.setPromptText(Texts.of("dossier.person.name"));
        name.setAccessibleText(Texts.of("dossier.person.name"));
        TextArea description = area("dossier.person.description", 2);
        description.setText(person.description());
        TextArea ties = area("dossier.person.ties", 2);
        ties.setText(String.join("\n", person.ties()));
        var arc = new TextField(person.arc());
        arc.setPromptText(Texts.of("dossier.person.arc"));
        arc.setAccessibleText(Texts.of("dossier.person.arc"));
        var fields = new PersonCard(name, description, ties, arc);
        var card = new VBox();
        var take = new Button(Texts.of("dossier.person.take"), new FontIcon(Feather.USER_CHECK));
        take.getStyleClass().add("small");
        take.setMinWidth(Region.USE_PREF_SIZE);
        take.setDisable(model.isReadOnly());
        take.setOnAction(press -> {
            model.keep(typed());
            model.intoPeople(fields.typed());
        });
        var remove = new Button(Texts.of("people.remove.short"), new FontIcon(Feather.X));
        remove.getStyleClass().addAll("flat", "small");
        remove.setAccessibleText(Texts.of("dossier.person.remove", person.name()));
        remove.setDisable(model.isReadOnly());
        remove.setOnAction(press -> {
            cards.getChildren().remove(card);
            people.remove(fields);
            model.keep(typed());
        });
        card.getChildren().addAll(name, description, ties, arc, row(take, remove));
        card.getStyleClass().add("desk-card");
        people.add(fields);
        cards.getChildren().add(card);
        List.of(name, description, ties, arc).forEach(this::keep);
        return fields;
    }

    private void showFound(Optional<Dossier> found) {
        offer.getChildren().clear();
        if (found.isPresent()) {
            var difference = new DifferenceView();
            difference.show(TextDiff.between(
                    model.dossierProperty().get().text(Dossier.Headings.spoken()),
                    found.get().text(Dossier.Headings.spoken())));
            var take = new Button(Texts.of("dossier.take"), new FontIcon(Feather.CHECK));
            take.setId("dossier-take");
            take.getStyleClass().add("accent");
            take.setOnAction(press -> model.take());
            var decline = new Button(Texts.of("dossier.decline"), new FontIcon(Feather.X));
            decline.setOnAction(press -> model.decline());
            var card =
                    new VBox(8, Labels.wrapped(Texts.of("dossier.found"), "desk-name"), difference, row(take, decline));
            card.getStyleClass().add("desk-card");
            offer.getChildren().add(card);
        }
    }

    private void showHistory() {
        model.keep(typed());
        List<Dossiers.Version> all = model.versions();
        List<EarlierPane.Earlier<Dossier>> earlier = all.stream()
                .skip(1)
                .map(each -> new EarlierPane.Earlier<>(
                        each.dossier(), each.dossier().text(Dossier.Headings.spoken()), each.made()))
                .toList();
        FxDialogs.show(
                getScene().getWindow(),
                Texts.of("dossier.history"),
                new EarlierPane<>(
                        earlier,
                        model.dossierProperty().get().text(Dossier.Headings.spoken()),
                        model.isReadOnly() ? back -> {} : model::bringBack));
    }
}
