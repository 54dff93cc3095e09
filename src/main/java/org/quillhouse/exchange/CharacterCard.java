package org.quillhouse.exchange;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.quillhouse.codex.Codex;
import org.quillhouse.codex.CodexEntry;
import org.quillhouse.exchange.internal.CardJson;
import org.quillhouse.exchange.internal.PngText;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Texts;
import org.quillhouse.storage.StorageFailed;
import org.quillhouse.storage.WholeFile;

/// A character card as programs for role play exchange them: JSON, or a PNG picture with the JSON in it.
///
/// @param summary who it is
/// @param fields as of a codex entry; what is no part of the person is among the author's notes
public record CharacterCard(String name, String summary, Map<String, String> fields) {
    private static final long MOST_BYTES = 64L << 20;
    private static final String VERSION_TWO = "chara";
    private static final String VERSION_THREE = "ccv3";

    public CharacterCard {
        fields = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /// A card and the picture it came with, as [Pictures] has them.
    public record Read(CharacterCard card, Optional<byte[]> picture) {
        /// Takes the person into a story, with the picture; a name that is taken gets a number.
        public CodexEntry addTo(Codex codex) throws Failure {
            String name = codex.freeName(CodexEntry.Kind.CHARACTER, card.name());
            CodexEntry made = codex.addNamed(
                    CodexEntry.Kind.CHARACTER, name, card.summary(), card.fields(), CodexEntry.Source.IMPORTED);
            if (picture.isPresent()) {
                codex.setPicture(made.id(), picture.get());
            }
            return made;
        }
    }

    /// @throws UnreadableFile when it is missing, damaged, or no card
    public static Read read(Path file) throws UnreadableFile {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new UnreadableFile(file, Texts.of("exchange.picture.large"), null);
            }
            byte[] bytes = Files.readAllBytes(file);
            if (!PngText.isPng(bytes)) {
                String text = new String(bytes, StandardCharsets.UTF_8).replace("\uFEFF", "");
                return new Read(CardJson.read(text), Optional.empty());
            }
            Map<String, String> texts = PngText.read(bytes);
            String packed = texts.getOrDefault(VERSION_THREE, texts.getOrDefault(VERSION_TWO, ""));
            if (packed.isBlank()) {
                throw new UnreadableFile(file, Texts.of("exchange.no.card"), null);
            }
            String json = new String(Base64.getMimeDecoder().decode(packed), StandardCharsets.UTF_8);
            return new Read(CardJson.read(json), Optional.of(Pictures.small(bytes)));
        } catch (IOException | IllegalArgumentException damaged) {
            throw new UnreadableFile(
                    file, Texts.of("exchange.card.damaged", String.valueOf(damaged.getMessage())), damaged);
        }
    }

    /// Writes somebody as a card of the second version: a picture where there is one, else JSON. The author's notes
    /// stay behind.
    ///
    /// @param picture a PNG; goes into the file when its name ends with `.png`
    public static void write(CodexEntry person, Optional<byte[]> picture, Path file) throws StorageFailed {
        String json = CardJson.write(person);
        boolean inPicture =
                picture.isPresent() && file.toString().toLowerCase(Locale.ROOT).endsWith(".png");
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        try {
            if (inPicture) {
                String packed = Base64.getEncoder().encodeToString(bytes);
                bytes = PngText.with(picture.get(), VERSION_TWO, packed);
            }
        } catch (IOException failed) {
            throw StorageFailed.of(file, failed);
        }
        WholeFile.write(file, bytes);
    }
}
