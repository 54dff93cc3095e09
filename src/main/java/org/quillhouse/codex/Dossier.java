package org.quillhouse.codex;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.quillhouse.codex.internal.DossierJson;
import org.quillhouse.kernel.Texts;

/// What a talk about a story has brought to light so far, before it is worked out (spec SWT-19 to SWT-23).
///
/// @param people who is in it
/// @param themes what it is about
/// @param places where it plays
/// @param plot what happens, in order
public record Dossier(List<Person> people, List<String> themes, List<String> places, List<String> plot) {
    public static final Dossier EMPTY = new Dossier(List.of(), List.of(), List.of(), List.of());

    public Dossier {
        people = List.copyOf(people);
        themes = clean(themes);
        places = clean(places);
        plot = clean(plot);
    }

    /// Somebody who was spoken of.
    ///
    /// @param ties how they stand to others, a sentence each
    /// @param arc how they change; may be empty
    public record Person(String name, String description, List<String> ties, String arc) {
        public Person {
            name = name.strip();
            description = description.strip();
            ties = clean(ties);
            arc = arc.strip();
        }

        private Person merged(Person found) {
            return new Person(
                    name,
                    joined(description, found.description),
                    union(ties, found.ties),
                    arc.isEmpty() ? found.arc : arc);
        }
    }

    private static List<String> clean(List<String> lines) {
        return lines.stream().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    public boolean isEmpty() {
        return equals(EMPTY);
    }

    /// Somebody by name, whatever the case.
    public Optional<Person> person(String name) {
        return people.stream()
                .filter(each -> each.name().equalsIgnoreCase(name.strip()))
                .findFirst();
    }

    /// With what is new in another: nothing that is here is changed or said twice.
    public Dossier merged(Dossier found) {
        var all = new ArrayList<Person>();
        for (Person person : people) {
            all.add(found.person(person.name()).map(person::merged).orElse(person));
        }
        for (Person other : found.people()) {
            boolean known = all.stream().anyMatch(each -> each.name().equalsIgnoreCase(other.name()));
            if (!known && !other.name().isEmpty()) {
                all.add(other);
            }
        }
        return new Dossier(all, union(themes, found.themes), union(places, found.places), union(plot, found.plot));
    }

    /// Those that are there, then those of others that say something else.
    private static List<String> union(List<String> there, List<String> others) {
        var all = new ArrayList<>(there);
        Set<String> known = new LinkedHashSet<>();
        there.forEach(line -> known.add(plain(line)));
        for (String other : others) {
            if (known.add(plain(other))) {
                all.add(other);
            }
        }
        return all;
    }

    private static String joined(String there, String more) {
        if (more.isEmpty() || plain(there).contains(plain(more))) {
            return there;
        }
        var sentences = new ArrayList<String>();
        for (String sentence : more.split("(?<=[.!?])\\s+")) {
            if (!plain(there).contains(plain(sentence))) {
                sentences.add(sentence);
            }
        }
        return (there + " " + String.join(" ", sentences)).strip();
    }

    private static String plain(String words) {
        return words.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
    }

    /// All of it in words, as it is compared and read; the headings are the caller's.
    public String text(Headings headings) {
        var text = new StringBuilder();
        if (!people.isEmpty()) {
            text.append(headings.people()).append('\n');
            for (Person person : people) {
                text.append("- ").append(person.name());
                text.append(person.description().isEmpty() ? "" : ": " + person.description());
                person.ties().forEach(tie -> text.append("\n  ").append(tie));
                text.append(person.arc().isEmpty() ? "" : "\n  → " + person.arc())
                        .append('\n');
            }
        }
        add(text, headings.themes(), themes);
        add(text, headings.places(), places);
        add(text, headings.plot(), plot);
        return text.toString().strip();
    }

    private static void add(StringBuilder text, String heading, List<String> lines) {
        if (!lines.isEmpty()) {
            text.append(text.isEmpty() ? "" : "\n").append(heading).append('\n');
            lines.forEach(line -> text.append("- ").append(line).append('\n'));
        }
    }

    /// What stands over its four parts.
    public record Headings(String people, String themes, String places, String plot) {
        public static final Headings NONE = new Headings("", "", "", "");

        /// In the language that is spoken.
        public static Headings spoken() {
            return new Headings(
                    Texts.of("dossier.people"),
                    Texts.of("dossier.themes"),
                    Texts.of("dossier.places"),
                    Texts.of("dossier.plot"));
        }
    }

    /// As one JSON object, named as the reference has it (spec SWT-23).
    public String json() {
        return DossierJson.write(this);
    }

    /// Reads [#json]; what is no dossier is an empty one.
    public static Dossier of(String json) {
        return DossierJson.read(json);
    }
}
