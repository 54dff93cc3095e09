package org.quillhouse.exchange;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quillhouse.codex.CodexEntry;
import org.quillhouse.exchange.internal.PngText;
import org.quillhouse.kernel.Failure;

class CharacterCardTest {
    private static final String OLD = "{\"name\": \"Mara\", \"description\": \"{{char}} keeps the light.\","
            + " \"personality\": \"stern\", \"scenario\": \"{{user}} comes by boat.\", \"first_mes\": \"Who is there?\","
            + " \"mes_example\": \"<START>\\n{{char}}: No.\"}";

    @TempDir
    Path folder = Path.of("");

    private Path file(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] picture(int width, int height) throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", out);
        return out.toByteArray();
    }

    private static String packed(String json) {
        return Base64.getEncoder().encodeToString(utf8(json));
    }

    private static String second(String name) {
        return "{\"spec\": \"chara_card_v2\", \"spec_version\": \"2.0\", \"data\": {\"name\": \"" + name
                + "\", \"description\": \"A clerk.\", \"creator_notes\": \"Mind the bell.\", \"tags\": [\"sea\", \"law\"],"
                + " \"alternate_greetings\": [\"Good evening.\"], \"character_book\": {\"entries\":"
                + " [{\"keys\": [\"Halvern\"], \"content\": \"A harbour town.\"}]}}}";
    }

    @Test
    void theFirstFormIsReadWithItsStandInsReplaced() throws Exception {
        CharacterCard card = CharacterCard.read(file("m.json", utf8(OLD))).card();
        assertEquals("Mara", card.name());
        assertEquals("Mara keeps the light.", card.summary());
        assertEquals("stern", card.fields().get("personality"));
        assertEquals("the other comes by boat.", card.fields().get("scenario"));
        assertEquals("Mara: No.", card.fields().get("speech"));
        assertEquals("first mes: Who is there?", card.fields().get(CodexEntry.AUTHOR_NOTES));
    }

    @Test
    void whatIsNotThePersonIsKeptForTheAuthorAlone() throws Exception {
        CharacterCard card =
                CharacterCard.read(file("m.json", utf8(second("Oram")))).card();
        String notes = card.fields().get(CodexEntry.AUTHOR_NOTES);
        assertTrue(notes.contains("Mind the bell.") && notes.contains("Good evening.") && notes.contains("sea, law"));
        assertTrue(notes.contains("Halvern: A harbour town."));
    }

    @Test
    void aPictureGivesCardAndPictureAndTheThirdVersionWins() throws Exception {
        byte[] both = PngText.with(
                PngText.with(picture(1200, 600), "chara", packed(second("Second"))), "ccv3", packed(second("Třetí")));
        CharacterCard.Read read = CharacterCard.read(file("m.png", both));
        assertEquals("Třetí", read.card().name());
        BufferedImage small =
                ImageIO.read(new ByteArrayInputStream(read.picture().orElseThrow()));
        assertEquals(512, small.getWidth());
        assertEquals(256, small.getHeight());
    }

    @Test
    void whatIsNoCardIsRefusedWithAReason() throws Exception {
        byte[] png = PngText.with(picture(8, 8), "chara", packed(second("Oram")));
        byte[] damaged = png.clone();
        damaged[png.length - 30] ^= 1;
        byte[] cut = java.util.Arrays.copyOf(png, png.length / 2);
        Map<String, byte[]> bad = Map.of(
                "a.json", utf8("{\"spec\": \"chara_card_v2\", \"data\": {}}"),
                "b.json", utf8("no card"),
                "c.json", utf8("[1, 2]"),
                "d.png", picture(8, 8),
                "e.png", damaged,
                "f.png", cut,
                "g.png", PngText.with(picture(8, 8), "chara", "%%%"));
        for (var each : bad.entrySet()) {
            Path file = file(each.getKey(), each.getValue());
            assertThrows(UnreadableFile.class, () -> CharacterCard.read(file), each.getKey());
        }
        assertThrows(UnreadableFile.class, () -> CharacterCard.read(folder.resolve("none.json")));
    }

    @Test
    void noDamagedFileIsMoreThanRefused() throws Exception {
        byte[] png = PngText.with(picture(40, 30), "chara", packed(second("Oram")));
        var random = new java.util.Random(11);
        for (int round = 0; round < 300; round++) {
            byte[] bytes = java.util.Arrays.copyOf(png, 9 + random.nextInt(png.length - 9));
            for (int i = 0; i < 1 + round % 6; i++) {
                bytes[8 + random.nextInt(bytes.length - 8)] = (byte) random.nextInt();
            }
            Path file = file("r.png", bytes);
            try {
                assertFalse(CharacterCard.read(file).card().name().isEmpty());
            } catch (UnreadableFile refused) {
                assertEquals("exchange.unreadable", refused.key());
            }
        }
    }

    @Test
    void somebodyGoesOutAndComesBackTheSameButForTheAuthorsNotes() throws Exception {
        var fields = new LinkedHashMap<String, String>();
        fields.put("personality", "patient");
        fields.put("fears", "deep water");
        fields.put("relationships", "Oram: her master");
        fields.put(CodexEntry.AUTHOR_NOTES, "It was her.");
        var person = new CodexEntry(
                "1", CodexEntry.Kind.CHARACTER, "Ines", "A clerk.", fields, false, CodexEntry.Source.WRITER);
        for (String name : new String[] {"i.json", "i.png"}) {
            Path file = folder.resolve(name);
            byte[] face = Pictures.small(picture(20, 30));
            CharacterCard.write(person, Optional.of(face), file);
            assertFalse(Files.readString(file, StandardCharsets.ISO_8859_1).contains("It was her"));
            CharacterCard.Read read = CharacterCard.read(file);
            fields.remove(CodexEntry.AUTHOR_NOTES);
            assertEquals(new CharacterCard("Ines", "A clerk.", fields), read.card());
            assertEquals(name.endsWith("png"), read.picture().isPresent());
        }
        byte[] bytes = Files.readAllBytes(folder.resolve("i.png"));
        assertFalse(new String(Base64.getDecoder().decode(PngText.read(bytes).get("chara")), StandardCharsets.UTF_8)
                .contains("It was her"));
    }

    @Test
    void anEnormousPictureInASmallFileIsRefusedUnread() throws Exception {
        byte[] png = picture(4, 4);
        ByteBuffer.wrap(png, 16, 8).putInt(100_000).putInt(100_000);
        var crc = new java.util.zip.CRC32();
        crc.update(png, 12, 17);
        ByteBuffer.wrap(png, 29, 4).putInt((int) crc.getValue());
        Path file = file("huge.png", png);
        Failure refused = assertThrows(UnreadableFile.class, () -> Pictures.read(file));
        assertEquals("too many pixels", refused.getCause().getMessage());
    }

    @Test
    void aSmallPictureKeepsItsSize() throws Exception {
        BufferedImage same = ImageIO.read(new ByteArrayInputStream(Pictures.small(picture(30, 20))));
        assertEquals(30, same.getWidth());
        assertArrayEquals(Pictures.small(picture(30, 20)), Pictures.read(file("s.png", picture(30, 20))));
    }
}
