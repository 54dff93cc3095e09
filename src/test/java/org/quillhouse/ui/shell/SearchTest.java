package org.quillhouse.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.quillhouse.agents.WriterAgent;
import org.quillhouse.codex.Codex;
import org.quillhouse.codex.CodexEntry;
import org.quillhouse.codex.Dossier;
import org.quillhouse.codex.Dossiers;
import org.quillhouse.manuscript.Node;
import org.quillhouse.project.Project;
import org.quillhouse.project.StoryGlance;
import org.quillhouse.ui.desk.SearchViewModel;
import org.quillhouse.ui.desk.SearchViewModel.Spot;

/// What is written around the texts is found, too.
class SearchTest extends ShellTest {
    private Project project;

    @Override
    WriterAgent writer(Project opened) {
        project = opened;
        return super.writer(opened);
    }

    private SearchViewModel find(String words) {
        SearchViewModel search = story().search();
        search.wordsProperty().set(words);
        search.search();
        return search;
    }

    private List<Spot> around(String words) {
        return find(words).around().stream().map(SearchViewModel.Place::spot).toList();
    }

    @Test
    void everythingThatIsWrittenAroundTheTextsIsSearched() throws Exception {
        Codex codex = project.codex();
        codex.add(CodexEntry.Kind.LORE, "Quorl rites", "The drowned are sung for.", Map.of());
        codex.strands().update(codex.strands().add("The quorl debt", Optional.empty()));
        codex.dossiers()
                .keep(
                        new Dossier(
                                List.of(new Dossier.Person("Anso", "A quorl diver.", List.of(), "")),
                                List.of("debt"),
                                List.of(),
                                List.of("The quorl sinks.")),
                        Dossiers.Author.HAND);
        shell.stories().refresh();
        assertEquals(
                new StoryGlance.Noted(1, 1),
                shell.stories().shownProperty().get().getFirst().noted(),
                "the list of stories counts what the dossier names");
        assertEquals(List.of(Spot.LORE, Spot.STRANDS, Spot.DOSSIER, Spot.DOSSIER), around("quorl"));
        assertTrue(find("quorl").places().isEmpty());
        assertTrue(find("quorl").summaryProperty().get().contains("4 places around"));
        assertTrue(around("Bettany").contains(Spot.CHARACTER));
    }

    @Test
    void aPlanIsFoundAndLeadsToItsChapter() throws Exception {
        Node third = chapters().get(2);
        story().binder().setDetails(third, new Node.Details("The glass is quorled over.", "", "", "", 0));
        SearchViewModel search = find("quorled");
        assertEquals(1, search.around().size());
        openChapter(1);
        search.go(search.around().getFirst());
        assertEquals(
                Optional.of(third.id()), story().page().chapterProperty().get().map(Node::id));
    }

    @Test
    void replacingLeavesWhatIsAroundTheTextsAlone() throws Exception {
        openChapter(3).typed("Bettany rang.");
        SearchViewModel search = find("Bettany");
        int around = search.around().size();
        assertTrue(around > 0);
        search.withProperty().set("Betty");
        search.replaceAll();
        assertTrue(search.places().isEmpty());
        assertEquals(around, search.around().size());
        assertFalse(search.summaryProperty().get().isEmpty());
    }
}
