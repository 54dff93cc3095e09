package org.quillhouse.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quillhouse.codex.CodexEntry;
import org.quillhouse.fakes.KillTrial;
import org.quillhouse.manuscript.Manuscript;
import org.quillhouse.manuscript.Node;
import org.quillhouse.project.Project;

/// Projects of Scrivener and novelWriter, written here as those programs lay them out.
class OtherProjectsTest {
    @TempDir
    Path folder;

    private Path write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private static String outline(StoryIn story) {
        return story.chapters().stream()
                .map(chapter -> chapter.part() + "|" + chapter.title() + "|"
                        + chapter.scenes().stream()
                                .map(scene -> scene.title() + ":" + scene.text())
                                .collect(Collectors.joining(" / ")))
                .collect(Collectors.joining("\n"));
    }

    private static String notes(StoryIn story) {
        return story.beside().notes().stream()
                .map(note -> note.title() + ":" + note.text())
                .collect(Collectors.joining("\n"));
    }

    private static String rtf(String words) {
        return "{\\rtf1\\ansi " + words + "}";
    }

    private static String item(String id, String type, String title, String more, String... children) {
        return "<BinderItem UUID=\"%s\" Type=\"%s\"><Title>%s</Title><MetaData>%s</MetaData><Children>%s</Children></BinderItem>"
                .formatted(id, type, title, more, String.join("", children));
    }

    private Path scrivener(String... items) throws IOException {
        return write("Tide.scriv/Tide.scrivx", """
                <?xml version="1.0" encoding="UTF-8"?>
                <ScrivenerProject Version="2.0"><Binder>%s</Binder>
                <LabelSettings><Labels><Label ID="-1">No Label</Label><Label ID="2">Red</Label></Labels></LabelSettings>
                <StatusSettings><StatusItems><Status ID="-1">No Status</Status><Status ID="1">To Do</Status></StatusItems></StatusSettings>
                </ScrivenerProject>
                """.formatted(String.join("", items)));
    }

    private void data(String id, String name, String text) throws IOException {
        write("Tide.scriv/Files/Data/" + id + "/" + name, text);
    }

    @Test
    void aScrivenerProjectComesWithPartsScenesSynopsesAndSheets() throws Exception {
        data(
                "S1",
                "content.rtf",
                rtf("<$Scr_Ps::0>It was {\\i late}.\\par\\{\\\\Scrv_fn=A year.\\\\end_Scrv_fn\\}<!$Scr_Ps::0>"));
        data("S1", "synopsis.txt", "She waits.");
        data("A", "synopsis.txt", "The year begins.");
        data("S1", "notes.rtf", rtf("Check the tide."));
        data(
                "S2",
                "content.rtf",
                rtf(
                        "Then \\{\\\\Scrv_annot \\\\color=\\{\\\\R=1\\\\G=0\\\\B=0\\} \\\\text=really? \\\\end_Scrv_annot\\} it rose."));
        data(
                "S2",
                "content.comments",
                "<Comments><Comment ID=\"1\"><![CDATA[" + rtf("A comment.") + "]]></Comment></Comments>");
        data("S3", "content.rtf", rtf("Left out."));
        data("C2", "content.rtf", rtf("A chapter of one text."));
        data("P1", "content.rtf", rtf("Ines copies tables.\\par She counts waves."));
        data("P1", "notes.rtf", rtf("Knows the secret."));
        data("R1", "content.rtf", rtf("Oil burns blue."));
        data("T1", "content.rtf", rtf("Thrown away."));
        Path file = scrivener(
                item(
                        "D",
                        "DraftFolder",
                        "Manuscript",
                        "",
                        item(
                                "A",
                                "Folder",
                                "Spring",
                                "",
                                item(
                                        "C1",
                                        "Folder",
                                        "The Ferry",
                                        "",
                                        item(
                                                "S1",
                                                "Text",
                                                "Morning",
                                                "<StatusID>1</StatusID><LabelID>2</LabelID><IncludeInCompile>Yes</IncludeInCompile>"),
                                        item("S2", "Text", "Evening", "<StatusID>-1</StatusID>"),
                                        item("S3", "Text", "Cut", "<IncludeInCompile>No</IncludeInCompile>"),
                                        item("S4", "Text", "Planned", "")),
                                item("C2", "Text", "The Quay", ""))),
                item("X", "Folder", "Characters", "", item("P1", "Text", "Ines", "")),
                item(
                        "R",
                        "ResearchFolder",
                        "Research",
                        "",
                        item("R1", "Text", "Oil", ""),
                        item("I1", "Image", "Map", "")),
                item("Y", "Folder", "Template Sheets", "", item("Y1", "Text", "Character Sketch", "")),
                item("T", "TrashFolder", "Trash", "", item("T1", "Text", "Old", "")));
        StoryIn story = StoryFile.read(file).getFirst();
        assertEquals("Tide", story.title());
        assertEquals("""
                Spring|The Ferry|Morning:It was *late*.

                [^s1]

                [^s1]: A year. / Evening:Then <!-- really? --> it rose. / Planned:
                Spring|The Quay|:A chapter of one text.""", outline(story));
        assertEquals(
                new Node.Details("She waits.", "To Do", "Red", "", 0),
                story.chapters().getFirst().scenes().getFirst().details());
        assertEquals("""
                Spring: synopsis:The year begins.
                Morning: notes:Check the tide.
                Evening: comments:A comment.
                Cut:Left out.
                Oil:Oil burns blue.
                What stayed in Scrivener:Map""", notes(story));
        StoryIn.Entry ines = story.entries().getFirst();
        assertEquals("Ines copies tables.", ines.summary());
        assertEquals("She counts waves.", ines.fields().get("history"));
        assertEquals("Knows the secret.", ines.fields().get(CodexEntry.AUTHOR_NOTES));
        assertEquals(List.of(story), StoryFile.read(folder.resolve("Tide.scriv")), "its folder is as good");
        assertTrue(StoryFile.isReadable(folder.resolve("Tide.scriv")));
    }

    @Test
    void ofOlderScrivenersAndFlatDraftsChaptersAreFoundToo() throws Exception {
        write("Tide.scriv/Files/Docs/1.rtf", rtf("One."));
        write("Tide.scriv/Files/Docs/1_synopsis.txt", "\uFEFFFirst.");
        write("Tide.scriv/Files/Docs/2.rtf", "");
        Path file = scrivener(item(
                        "0",
                        "DraftFolder",
                        "Draft",
                        "",
                        item("9", "Folder", "Part One", "", item("1", "Text", "A", ""), item("2", "Text", "B", "")),
                        item("8", "Text", "C &amp; D", ""))
                .replace("UUID=", "ID="));
        StoryIn story = StoryFile.read(file).getFirst();
        assertEquals("Part One|A|:One.\nPart One|B|\n|C & D|", outline(story));
        assertEquals("First.", story.chapters().getFirst().details().synopsis());
    }

    @Test
    void aTextOfAProjectThatIsDamagedIsNamedAndAPathIsNoWayOut() throws Exception {
        write("secret.rtf", rtf("Not of the project."));
        Path file = scrivener(item("D", "DraftFolder", "Draft", "", item("../../..", "Text", "Way out", "")));
        assertEquals("|Way out|", outline(StoryFile.read(file).getFirst()));
        data("S1", "content.rtf", "{\\rtf1 cut off {\\i");
        Path damaged = scrivener(item("D", "DraftFolder", "Draft", "", item("S1", "Text", "Morning", "")));
        UnreadableFile failure = assertThrows(UnreadableFile.class, () -> StoryFile.read(damaged));
        assertTrue(
                failure.arguments().toString().contains("S1"),
                failure.arguments().toString());
        Path other = write("Other.scrivx", "<Project/>");
        assertThrows(UnreadableFile.class, () -> StoryFile.read(other));
        assertThrows(UnreadableFile.class, () -> StoryFile.read(folder));
    }

    private static String nw(
            String handle, String parent, String type, String kind, String layout, String name, String active) {
        return """
                <item handle="%s" parent="%s" order="0" type="%s" class="%s" layout="%s"><name status="s000001" active="%s">%s</name></item>
                """.formatted(handle, parent, type, kind, layout, active, name);
    }

    private Path novelWriter(String... items) throws IOException {
        return write("Book/nwProject.nwx", """
                <?xml version='1.0' encoding='utf-8'?>
                <novelWriterXML fileVersion="1.6"><project><name>The Project</name></project>
                <settings><autoReplace><entry key="A">Ines</entry></autoReplace>
                <status><entry key="s000001">First draft</entry></status></settings>
                <content>%s</content></novelWriterXML>
                """.formatted(String.join("", items)));
    }

    @Test
    void aNovelWriterProjectComesWithPartsScenesSynopsesAndNotes() throws Exception {
        String head = "+++\nname = \"x\"\n+++\n";
        write("Book/content/000000000000a.md", head + "By me[br]\n[vspace:2]\n#! The Tide\n");
        write(
                "Book/content/000000000000b.md",
                head + "# Spring\n\n## The Ferry\n\n@pov: Ines\n%Synopsis: She waits.\n\nBefore.\n");
        write(
                "Book/content/000000000000c.nwd",
                "%%~name: Morning\n%%~path: x\n### Morning\n\n@pov: Bo, Ines\n@char: Ines\n%Short: It rose.\n% mind this\n\n"
                        + ">> <A> was _late_, [b]very[/b] **_late_**. <<\n\n~~It~~ snake_case_name[footnote:f1]\n\n%Footnote.f1: A year.\n");
        write(
                "Book/content/000000000000d.md",
                head + "It goes on.\n\n### Evening\n\nEnd.\n\n##! Interlude\n\n#### Inner\nText.\n");
        write("Book/content/000000000000e.md", head + "# Cut\n\nOut.");
        write(
                "Book/content/0000000000010.md",
                head
                        + "# Ines\n\n@tag: Ines\n\nA clerk.\n\n## Bo\n\n@tag: Bo\n%Short: A carter.\n@char: Ines\n\n## More\n\nHe carts.");
        write("Book/content/0000000000020.md", head + "# Quay\n\nStone.");
        Path file = novelWriter(
                nw("1000000000001", "None", "ROOT", "NOVEL", "", "Novel", "yes"),
                nw("000000000000a", "1000000000001", "FILE", "NOVEL", "DOCUMENT", "Title", "yes"),
                nw("000000000000b", "1000000000001", "FILE", "NOVEL", "DOCUMENT", "Part", "yes"),
                nw("000000000000c", "000000000000b", "FILE", "NOVEL", "DOCUMENT", "Morning", "yes"),
                nw("000000000000d", "1000000000001", "FILE", "NOVEL", "DOCUMENT", "On", "yes"),
                nw("000000000000e", "1000000000001", "FILE", "NOVEL", "DOCUMENT", "Cut", "no"),
                nw("1000000000002", "None", "ROOT", "CHARACTER", "", "Characters", "yes"),
                nw("0000000000010", "1000000000002", "FILE", "CHARACTER", "NOTE", "Ines", "yes"),
                nw("1000000000003", "None", "ROOT", "WORLD", "", "Places", "yes"),
                nw("0000000000020", "1000000000003", "FILE", "WORLD", "NOTE", "Quay", "yes"),
                nw("1000000000004", "None", "ROOT", "TRASH", "", "Trash", "yes"),
                nw("0000000000030", "1000000000004", "FILE", "TRASH", "DOCUMENT", "Gone", "yes"));
        StoryIn story = StoryFile.read(file).getFirst();
        assertEquals("The Project", story.title());
        assertEquals("""
                Spring|The Ferry|:Before. / Morning:<!-- @char: Ines -->
                <!-- mind this -->

                Ines was *late*, **very** ***late***.

                It snake_case_name[^f1]

                [^f1]: A year.

                It goes on. / Evening:End.
                Spring|Interlude|:#### Inner
                Text.""", outline(story));
        StoryIn.Chapter ferry = story.chapters().getFirst();
        assertEquals(new Node.Details("She waits.", "First draft", "", "Ines", 0), ferry.details());
        assertEquals(
                new Node.Details("It rose.", "First draft", "", "Bo", 0),
                ferry.scenes().get(1).details());
        assertEquals("Title:By me\nCut:# Cut\n\nOut.", notes(story));
        assertEquals(
                "Ines:A clerk.:CHARACTER:{}, Bo:A carter.:CHARACTER:{author_notes=char: Ines, history=## More\n\nHe carts.}, "
                        + "Quay:Stone.:PLACE:{}",
                story.entries().stream()
                        .map(entry -> entry.name() + ":" + entry.summary() + ":" + entry.kind() + ":"
                                + new java.util.TreeMap<>(entry.fields()))
                        .collect(Collectors.joining(", ")));
        assertEquals(List.of(story), StoryFile.read(folder.resolve("Book")), "its folder is as good");
        assertThrows(
                UnreadableFile.class, () -> StoryFile.read(novelWriter("<item handle=\"1\"><name>Old</name></item>")));
    }

    @Test
    void aNovelMayStandInOneDocumentWithItsTitlePage() throws Exception {
        write(
                "Book/content/000000000000a.md",
                "#! The Tide\n\nBy me.\n\n## The Ferry\n\nIt was late.\n\n### Evening\n\nIt rose.");
        Path file = novelWriter(
                nw("1000000000001", "None", "ROOT", "NOVEL", "", "Novel", "yes"),
                nw("000000000000a", "1000000000001", "FILE", "NOVEL", "DOCUMENT", "All", "yes"));
        StoryIn story = StoryFile.read(file).getFirst();
        assertEquals("|The Ferry|:It was late. / Evening:It rose.", outline(story));
        assertEquals("All:By me.", notes(story));
    }

    @Test
    void whatComesInStandsInTheStoryAndIsNothingToTakeBack() throws Exception {
        data("S1", "content.rtf", rtf("It was late."));
        data("S1", "synopsis.txt", "She waits.");
        data("R1", "content.rtf", rtf("Oil burns blue."));
        data("P1", "content.rtf", rtf("A clerk."));
        Path file = scrivener(
                item(
                        "D",
                        "DraftFolder",
                        "Draft",
                        "",
                        item("C", "Folder", "The Ferry", "", item("S1", "Text", "Morning", "<StatusID>1</StatusID>"))),
                item("X", "Folder", "Places", "", item("P1", "Text", "The Quay", "")),
                item("R1", "Text", "Oil", ""));
        try (Project project = KillTrial.projects(folder).create(folder.resolve("story"), "Tide")) {
            List<Manuscript.Change> told = new ArrayList<>();
            project.manuscript().onChange(told::add);
            StoryFile.read(file)
                    .getFirst()
                    .into(StoryIn.Target.of(project.database(), project.manuscript(), project.codex()));
            assertEquals(List.of(new Manuscript.Change.Structure()), told, "once, when all of it is there");
            assertEquals(
                    List.of("CHAPTER The Ferry", "SCENE Morning She waits. To Do", "NOTE Oil"),
                    project.manuscript().tree().nodes().stream()
                            .map(node -> (node.kind() + " " + node.title() + " "
                                            + node.details().synopsis() + " "
                                            + node.details().status())
                                    .strip())
                            .toList());
            assertEquals(
                    List.of("The Quay"),
                    project.codex().of(CodexEntry.Kind.PLACE).stream()
                            .map(CodexEntry::name)
                            .toList());
            assertTrue(project.manuscript().editor().undoable().isEmpty());
            String note = project.manuscript().tree().nodes().getLast().id();
            assertEquals(
                    "Oil burns blue.",
                    project.manuscript().scene(note).orElseThrow().text());
        }
    }
}
