package org.quillhouse.agents;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.quillhouse.agents.PhaseGuide.Drift;
import org.quillhouse.engine.GenerationFailed;
import org.quillhouse.engine.LlmModel;
import org.quillhouse.engine.ModelHost;
import org.quillhouse.engine.ModelRole;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Words;
import org.quillhouse.manuscript.Chapter;
import org.quillhouse.tasks.Cancellation;
import org.quillhouse.tasks.Job;
import org.quillhouse.tasks.Phase;
import org.quillhouse.tasks.Status;

/// Looks by meaning for the key moments whose words a chapter does not have: for each the passage that comes nearest to
/// it, in its own chapter or the two before and behind. Whether it tells the moment is for the writer to judge: models
/// differ too much in what their nearness means for a bound. Safe on every thread.
public final class MeaningCheck {
    private static final int PASSAGE_WORDS = 60;
    private static final int AROUND = 2;

    private final AgentTools tools;
    private final AgentStory story;

    public MeaningCheck(AgentTools tools, AgentStory story) {
        this.tools = tools;
        this.story = story;
    }

    /// What comes nearest to a moment.
    ///
    /// @param chapter where it stands, counted from 1
    public record Nearest(int chapter, String passage) {}

    private record Place(int chapter, String text) {}

    /// What [PhaseGuide#drift] finds, with the nearest passages.
    public Job<List<Drift>> job() {
        return (cancellation, progress) -> {
            List<Drift> drifts = new PhaseGuide(story).drift();
            List<Place> places = places(drifts);
            List<String> moments =
                    drifts.stream().flatMap(drift -> drift.untold().stream()).toList();
            if (moments.isEmpty() || places.isEmpty()) {
                return drifts;
            }
            progress.status(Status.of(Phase.LOADING_MODEL));
            try (ModelHost.Lease lease = tools.models().lease(ModelRole.EMBEDDER, cancellation)) {
                progress.status(Status.of(Phase.ANALYZING));
                Map<String, float[]> meanings = meanings(lease.model(), moments, places, cancellation);
                return drifts.stream()
                        .map(drift -> withNearest(drift, places, meanings))
                        .toList();
            }
        };
    }

    private static Map<String, float[]> meanings(
            LlmModel model, List<String> moments, List<Place> places, Cancellation cancellation)
            throws GenerationFailed {
        var texts = new TreeSet<>(moments);
        places.forEach(place -> texts.add(place.text()));
        var all = List.copyOf(texts);
        List<float[]> vectors = model.embed(all, cancellation);
        var meanings = new HashMap<String, float[]>();
        for (int i = 0; i < all.size(); i++) {
            meanings.put(all.get(i), vectors.get(i));
        }
        return meanings;
    }

    /// Passages of the chapters that lack a moment and of those around them.
    private List<Place> places(List<Drift> drifts) throws Failure {
        Set<Integer> wanted = new TreeSet<>();
        for (int i = 0; i < drifts.size(); i++) {
            for (int near = i - AROUND; !drifts.get(i).untold().isEmpty() && near <= i + AROUND; near++) {
                wanted.add(near);
            }
        }
        var places = new ArrayList<Place>();
        List<Chapter> chapters = story.manuscript().chapters();
        for (int i = 0; i < chapters.size(); i++) {
            if (wanted.contains(i)) {
                for (String passage : passages(chapters.get(i).content())) {
                    places.add(new Place(i + 1, passage));
                }
            }
        }
        return places;
    }

    /// Paragraphs, short ones joined until they have some [#PASSAGE_WORDS] words.
    static List<String> passages(String text) {
        var passages = new ArrayList<String>();
        var passage = new StringBuilder();
        for (String paragraph : text.split("\n+")) {
            passage.append(passage.isEmpty() ? "" : "\n").append(paragraph.strip());
            if (Words.count(passage) >= PASSAGE_WORDS) {
                passages.add(passage.toString());
                passage.setLength(0);
            }
        }
        if (Words.count(passage) > 0) {
            passages.add(passage.toString());
        }
        return passages;
    }

    private static Drift withNearest(Drift drift, List<Place> places, Map<String, float[]> meanings) {
        int own = drift.chapter().number();
        List<Place> near = places.stream()
                .filter(place -> Math.abs(place.chapter() - own) <= AROUND)
                .toList();
        var nearest = new LinkedHashMap<String, Nearest>();
        for (String moment : drift.untold()) {
            Optional<Place> best =
                    near.stream().max(Comparator.comparingDouble(place -> nearness(meanings, moment, place.text())));
            best.ifPresent(place -> nearest.put(moment, new Nearest(place.chapter(), place.text())));
        }
        return drift.withNearest(nearest);
    }

    private static double nearness(Map<String, float[]> meanings, String text, String other) {
        return LlmModel.nearness(
                Objects.requireNonNull(meanings.get(text)), Objects.requireNonNull(meanings.get(other)));
    }
}
