package org.quillhouse.ui.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.quillhouse.codex.Codex;
import org.quillhouse.codex.CodexEntry;
import org.quillhouse.codex.Dossier;
import org.quillhouse.codex.Fact;
import org.quillhouse.codex.Strand;
import org.quillhouse.kernel.Texts;
import org.quillhouse.manuscript.Node;
import org.quillhouse.manuscript.StoryFacts;
import org.quillhouse.manuscript.StoryTree;
import org.quillhouse.storage.StorageFailed;

/// All that is written around the text, for searching: plans, world, outline, people, places, things, facts, threads,
/// dossier.
final class Around {
    private Around() {}

    /// Something that can be searched.
    ///
    /// @param id of the node where it is a plan, else empty
    /// @param where it stands, in words
    record Piece(SearchViewModel.Spot spot, String id, String where, String text) {}

    /// @param where what a node is called
    static List<Piece> of(StoryTree tree, Function<Node, String> where, StoryFacts facts, Codex codex)
            throws StorageFailed {
        var pieces = new ArrayList<Piece>();
        for (Node node : tree.nodes()) {
            String plan = lines(Stream.concat(
                    Stream.of(node.details().synopsis(), node.plotPoint()), node.keyPlotItems().stream()));
            pieces.add(new Piece(
                    SearchViewModel.Spot.PLAN, node.id(), Texts.of("search.around.plan", where.apply(node)), plan));
        }
        pieces.add(piece(SearchViewModel.Spot.WORLD, "sheet.world", facts.world()));
        pieces.add(piece(SearchViewModel.Spot.OUTLINE, "sheet.outline", facts.outline()));
        for (CodexEntry entry : codex.entries()) {
            String text =
                    lines(Stream.concat(Stream.of(entry.name(), entry.summary()), entry.fields().values().stream()));
            pieces.add(new Piece(SearchViewModel.Spot.of(entry.kind()), "", entry.name(), text));
        }
        for (Fact fact : codex.ledger().facts()) {
            pieces.add(piece(SearchViewModel.Spot.KNOWLEDGE, "search.around.fact", fact.text()));
        }
        for (Strand strand : codex.strands().all()) {
            String text = lines(
                    Stream.concat(Stream.of(strand.title(), strand.description()), strand.beats().values().stream()));
            pieces.add(new Piece(SearchViewModel.Spot.STRANDS, "", strand.title(), text));
        }
        pieces.add(piece(
                SearchViewModel.Spot.DOSSIER,
                "sheet.dossier",
                codex.dossiers().now().text(Dossier.Headings.NONE)));
        return pieces;
    }

    private static Piece piece(SearchViewModel.Spot spot, String key, String text) {
        return new Piece(spot, "", Texts.of(key), text);
    }

    private static String lines(Stream<String> texts) {
        return texts.filter(text -> !text.isBlank()).collect(Collectors.joining("\n"));
    }
}
