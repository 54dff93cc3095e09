package org.quillhouse.agents;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.quillhouse.agents.internal.SmallTurn;
import org.quillhouse.engine.Limits;
import org.quillhouse.engine.ModelHost;
import org.quillhouse.engine.ModelRole;
import org.quillhouse.engine.Sampling;
import org.quillhouse.kernel.Words;
import org.quillhouse.tasks.Job;
import org.quillhouse.tasks.Phase;
import org.quillhouse.tasks.Status;

/// Finds titles in what was said about a story (spec SWT-09). It stores nothing. Safe on every thread.
public final class TitleFinder {
    private static final int REPLY_TOKENS = 120;
    private static final float TEMPERATURE = 0.7f;
    private static final double SHARE_FOR_TALK = 0.5;
    private static final int MOST_WORDS = 8;
    private static final String AROUND = "[\\s\"“”„«».,;:]+";

    private final AgentTools tools;

    TitleFinder(AgentTools tools) {
        this.tools = tools;
    }

    record Found(
            @Limits(min = 3, max = 3, itemChars = 48, itemLeast = 3)
            List<String> titles) {}

    /// Looks for titles; empty where nothing came that could be one.
    ///
    /// @param told what was said, the newest last; of more than the model reads at once the end is taken
    /// @param beside whether nobody waits for it: what the writer waits for goes before it
    /// @param seed another one finds others
    public Job<List<String>> job(String told, boolean beside, int seed) {
        return (cancellation, progress) -> {
            if (told.isBlank()) {
                throw WritingFailed.nothingToRewrite();
            }
            progress.status(Status.of(Phase.LOADING_MODEL));
            try (ModelHost.Lease lease = tools.models().lease(ModelRole.EXTRACTOR, cancellation)) {
                progress.status(Status.of(Phase.GENERATING));
                String talk = SmallTurn.end(told, SHARE_FOR_TALK, lease);
                String task = tools.prompts().render("titles/task", Map.of("talk", talk));
                float temperature = (float) tools.models().temperature(ModelRole.EXTRACTOR, TEMPERATURE);
                return new SmallTurn(tools, lease, task.strip())
                        .answer(
                                "titles",
                                Found.class,
                                REPLY_TOKENS,
                                Sampling.prose(temperature, seed),
                                beside,
                                cancellation)
                        .map(found -> usable(found.titles()))
                        .orElse(List.of());
            }
        };
    }

    private static String capital(String title) {
        int first = title.offsetByCodePoints(0, title.isEmpty() ? 0 : 1);
        return title.substring(0, first).toUpperCase(Locale.ROOT) + title.substring(first);
    }

    /// Each once, with a capital, without quotation marks and full stops; no sentences, nothing without a letter.
    static List<String> usable(List<String> found) {
        var titles = new ArrayList<String>();
        for (String each : found) {
            String title = capital(each.replaceAll("^" + AROUND + "|" + AROUND + "$", ""));
            boolean known = titles.stream().anyMatch(title::equalsIgnoreCase);
            if (!known && title.codePoints().anyMatch(Character::isLetter) && Words.count(title) <= MOST_WORDS) {
                titles.add(title);
            }
        }
        return titles;
    }
}
