package org.quillhouse.cli;

import java.util.List;
import java.util.Random;
import org.quillhouse.manuscript.Manuscript;
import org.quillhouse.manuscript.Node;
import org.quillhouse.storage.StorageFailed;

/// Makes a story of any length to measure with: the same words for the same numbers, in sentences and paragraphs of the
/// usual lengths.
public final class BenchStory {
    private static final String[] WORDS =
            ("the of and to a in that she was he it her his with had as for on at they not but from be were which this said"
                            + " all there would out no them been so up what into who could about then when over time only two other"
                            + " old before hand eye long after little great night good way down never more here made came water"
                            + " house light door lantern harbour rope window ledger bell tide weather kitchen silence brother letter")
                    .split(" ");

    private BenchStory() {}

    /// Fills an empty story with chapters of ten scenes.
    public static void fill(Manuscript manuscript, int scenes, int wordsAScene) throws StorageFailed {
        String chapter = "";
        for (int number = 0; number < scenes; number++) {
            String scene;
            if (number % 10 == 0) {
                chapter = manuscript.addChapter("Chapter " + (number / 10 + 1), "", List.of());
                scene = manuscript.tree().nodes().stream()
                        .filter(node -> node.kind() == Node.Kind.SCENE)
                        .reduce((first, last) -> last)
                        .orElseThrow()
                        .id();
            } else {
                scene = manuscript.addScene(chapter, "");
            }
            manuscript.saveImported(scene, text(number, wordsAScene));
        }
    }

    public static String text(int seed, int words) {
        var random = new Random(seed);
        var text = new StringBuilder();
        int sentence = 0;
        int paragraph = 0;
        for (int i = 0; i < words; i++) {
            String word = WORDS[random.nextInt(WORDS.length)];
            boolean begins = sentence == 0;
            text.append(begins ? Character.toUpperCase(word.charAt(0)) + word.substring(1) : word);
            sentence = (sentence + 1) % (8 + random.nextInt(9));
            if (sentence == 0 || i == words - 1) {
                text.append('.');
                paragraph = (paragraph + 1) % 5;
                sentence = 0;
            }
            text.append(sentence == 0 && paragraph == 0 && i < words - 1 ? "\n\n" : i < words - 1 ? " " : "");
        }
        return text.toString();
    }
}
