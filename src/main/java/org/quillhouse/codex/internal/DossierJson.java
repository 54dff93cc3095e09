package org.quillhouse.codex.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.quillhouse.codex.Dossier;

/// A dossier as JSON.
public final class DossierJson {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PEOPLE = "characters";
    private static final String TIES = "relationships";
    private static final String ARC = "character_arc";

    private DossierJson() {}

    public static String write(Dossier dossier) {
        ObjectNode root = JSON.createObjectNode();
        ArrayNode people = root.putArray(PEOPLE);
        for (Dossier.Person person : dossier.people()) {
            ObjectNode node = people.addObject();
            node.put("name", person.name()).put("description", person.description());
            person.ties().forEach(node.putArray(TIES)::add);
            node.put(ARC, person.arc());
        }
        dossier.themes().forEach(root.putArray("themes")::add);
        dossier.places().forEach(root.putArray("locations")::add);
        dossier.plot().forEach(root.putArray("plot_points")::add);
        return root.toString();
    }

    public static Dossier read(String text) {
        try {
            JsonNode root = JSON.readTree(text);
            var people = new ArrayList<Dossier.Person>();
            for (JsonNode node : root.path(PEOPLE)) {
                String name = node.path("name").asText("");
                if (!name.isBlank()) {
                    people.add(new Dossier.Person(
                            name,
                            node.path("description").asText(""),
                            lines(node.path(TIES)),
                            node.path(ARC).asText("")));
                }
            }
            return new Dossier(
                    people, lines(root.path("themes")), lines(root.path("locations")), lines(root.path("plot_points")));
        } catch (JsonProcessingException damaged) {
            return Dossier.EMPTY;
        }
    }

    private static List<String> lines(JsonNode list) {
        var lines = new ArrayList<String>();
        list.forEach(node -> lines.add(node.asText("")));
        return lines;
    }
}
