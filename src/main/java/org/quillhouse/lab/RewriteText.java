package org.quillhouse.lab;

/// A passage of about 300 words, and how a model is asked to write it again with one word changed; the form suits
/// models
/// that only continue text as well as those that follow requests.
final class RewriteText {
    static final String PASSAGE = """
            The lantern had stood on the sill since before the flood, and nobody in the house could say who had first \
            put it there. Mara trimmed the wick every evening at the hour when the ferry came in. She did it as her \
            mother had done it, with two short cuts and a longer one, and she never once looked out at the water while \
            her hands were busy. The boards of the stair had swollen over the winter. Each of them spoke in its own \
            voice when somebody came up, so that she knew her brother from the postman and the postman from the wind. \
            Tonight she heard a step that she did not know. It stopped on the fifth board, as if the stranger had heard \
            it too, and then came on more slowly. She set the scissors down beside the lamp oil and wiped her fingers \
            on her apron. There was still time to lock the door. She thought of the ledger under the floor, of the page \
            that was missing from it, and of the man who had come to ask about that page in the spring, so politely, \
            with his hat in both hands. He had admired the view. He had asked what the tide did to the cellar, and she \
            had told him more than he needed to know, because it was the first warm day and she was glad of company. \
            The step reached the landing. A shadow lay across the gap beneath the door and did not move. Mara counted \
            to seven, the way the keeper had taught her to count between two flashes, and on the seventh she said \
            quietly that it was open. Nobody answered. Out on the river the bell of the ferry rang once, and then, \
            long before it should have, it rang again, and every light on the far bank went out at the same moment.""";

    private RewriteText() {}

    /// What is left to write.
    static String rest() {
        return PASSAGE.substring(PASSAGE.indexOf("Mara") + "Mara".length());
    }

    /// Shown twice before, because a small model that only continues text else loses its place.
    static String prompt() {
        return "Copy A:\n" + PASSAGE + "\n\nCopy B, the same as copy A:\n" + PASSAGE
                + "\n\nCopy C, the same as copy A, but the name Mara is spelled Marah:\n"
                + PASSAGE.substring(0, PASSAGE.indexOf("Mara")) + "Marah";
    }
}
