package org.quillhouse.agents;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.quillhouse.codex.CodexEntry;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Texts;
import org.quillhouse.manuscript.Act;
import org.quillhouse.manuscript.Chapter;
import org.quillhouse.manuscript.Manuscript;
import org.quillhouse.manuscript.Node;
import org.quillhouse.manuscript.Scene;
import org.quillhouse.manuscript.TreeEditor;
import org.quillhouse.manuscript.Version;
import org.quillhouse.manuscript.VersionMark;
import org.quillhouse.review.ChapterPhase;
import org.quillhouse.review.PhaseFacts;
import org.quillhouse.review.Phases;
import org.quillhouse.review.PlanDrift;
import org.quillhouse.review.QualityScore;
import org.quillhouse.review.Readiness;
import org.quillhouse.review.Remark;
import org.quillhouse.review.Review;
import org.quillhouse.review.ReviewProblem;
import org.quillhouse.review.Revision;
import org.quillhouse.storage.StorageFailed;

/// How far a chapter is, what it lacks for its next phase, and its revisions (spec 002 §8.10). Safe on every thread.
///
/// Law: no text is lost by going back to a revision, and all of it is one step to undo.
public final class PhaseGuide {
    private static final int WORDS_A_MINUTE = 200;

    private final AgentStory story;

    public PhaseGuide(AgentStory story) {
        this.story = story;
    }

    /// Where a chapter stands.
    ///
    /// @param changed whether its text is another than when it came into this phase
    /// @param next what it lacks for the next phase; empty for the last
    /// @param untold key moments that its text does not seem to have; empty while nothing is written
    /// @param minutes to read it
    /// @param revisions oldest first
    public record Standing(
            String chapterId,
            ChapterPhase phase,
            boolean changed,
            Optional<Readiness> next,
            Set<ChapterPhase> visited,
            List<String> untold,
            int words,
            int targetWords,
            int minutes,
            List<Revision> revisions) {}

    /// @param chapter counted from 1
    public Standing standing(int chapter) throws Failure {
        Chapter told = story.manuscript().chapter(chapter);
        List<Phases.Move> moves = story.phases().moves(told.id());
        Optional<Phases.Move> last = moves.isEmpty() ? Optional.empty() : Optional.of(moves.getLast());
        ChapterPhase phase = Phases.now(moves);
        PhaseFacts facts = facts(told);
        return new Standing(
                told.id(),
                phase,
                last.filter(move -> !move.textHash().equals(Panel.hash(told.content())))
                        .isPresent(),
                phase == ChapterPhase.APPROVED
                        ? Optional.empty()
                        : Optional.of(Readiness.of(phase, next(phase), facts)),
                Phases.visited(moves),
                untold(told),
                told.wordCount(),
                facts.targetWords(),
                Math.ceilDiv(told.wordCount(), WORDS_A_MINUTE),
                story.revisions().of(told.id()));
    }

    private static ChapterPhase next(ChapterPhase phase) {
        return ChapterPhase.values()[phase.ordinal() + 1];
    }

    private PhaseFacts facts(Chapter told) throws StorageFailed {
        Node.Details details =
                story.manuscript().tree().node(told.id()).map(Node::details).orElse(Node.Details.NONE);
        List<Review> all = story.reviews().all(told.id());
        List<Remark> current = story.reviews().current(told.id()).stream()
                .flatMap(review -> review.remarks().stream())
                .toList();
        boolean heard = all.stream()
                        .flatMap(review -> review.remarks().stream())
                        .anyMatch(remark -> remark.status() == Remark.Status.INCORPORATED)
                || !all.isEmpty() && current.stream().noneMatch(remark -> remark.status() == Remark.Status.PENDING);
        return new PhaseFacts(
                String.join("\n", told.plotPoint(), String.join("\n", told.keyPlotItems()), details.synopsis())
                        .strip(),
                told.keyPlotItems(),
                told.content(),
                details.targetWords() == 0 ? PhaseFacts.USUAL_TARGET : details.targetWords(),
                story.codex().visibleCharacters().stream().map(CodexEntry::name).toList(),
                heard,
                QualityScore.of(current));
    }

    /// How a chapter's text stands to its plan.
    ///
    /// @param untold key moments that the text does not seem to have; empty where nothing is written
    /// @param nearest what comes nearest to them in meaning; empty where nobody looked
    public record Drift(
            Node chapter,
            boolean planned,
            boolean written,
            List<String> untold,
            Map<String, MeaningCheck.Nearest> nearest) {
        Drift withNearest(Map<String, MeaningCheck.Nearest> found) {
            return new Drift(chapter, planned, written, untold, Map.copyOf(found));
        }

        /// Whether there is anything to say of it.
        public boolean isAny() {
            return !untold.isEmpty() || planned != written;
        }
    }

    /// How every chapter's text stands to its plan, in reading order.
    public List<Drift> drift() throws StorageFailed {
        Map<String, Node> nodes = new HashMap<>();
        story.manuscript().tree().nodes().forEach(node -> nodes.put(node.id(), node));
        var all = new ArrayList<Drift>();
        for (Chapter told : story.manuscript().chapters()) {
            Optional<Node> node = Optional.ofNullable(nodes.get(told.id()));
            boolean planned =
                    !told.plotPoint().isBlank() || !told.keyPlotItems().isEmpty();
            node.ifPresent(each -> all.add(new Drift(each, planned, told.isWritten(), untold(told), Map.of())));
        }
        return List.copyOf(all);
    }

    private static List<String> untold(Chapter told) {
        return told.isWritten() ? PlanDrift.missing(told.keyPlotItems(), told.content()) : List.of();
    }

    /// Takes a chapter to a phase, whatever it lacks, and notes it as the chapter's status: one step to undo, both. An
    /// approved chapter is kept as a revision.
    ///
    /// @throws ReviewProblem when a chapter without text is to be approved
    public void move(int chapter, ChapterPhase to) throws Failure {
        Chapter told = story.manuscript().chapter(chapter);
        if (to == ChapterPhase.APPROVED && !told.isWritten()) {
            throw ReviewProblem.nothingToApprove(told.title());
        }
        ChapterPhase from = Phases.now(story.phases().moves(told.id()));
        double score = to.compareTo(from) <= 0
                ? 0
                : Readiness.of(from, to, facts(told)).score();
        story.phases().move(told.id(), to, score, Panel.hash(told.content()), () -> {
            if (to == ChapterPhase.APPROVED) {
                keep(told, Texts.of("phase.revision.approved"));
            }
            TreeEditor editor = story.manuscript().editor();
            Optional<Act> before = editor.undoable();
            editor.setStatus(List.of(told.id()), Texts.of(status(to)));
            return editor.undoable()
                    .filter(act -> !before.equals(Optional.of(act)))
                    .map(Act::id)
                    .orElse("");
        });
    }

    private static String status(ChapterPhase phase) {
        return switch (phase) {
            case DRAFT -> "status.draft";
            case REFINED -> "status.revised";
            case APPROVED -> "status.done";
        };
    }

    /// Keeps a chapter as it is now under a name.
    public Revision keep(int chapter, String name) throws Failure {
        return keep(story.manuscript().chapter(chapter), name);
    }

    /// A version that is named is not typed into any more.
    private Revision keep(Chapter told, String name) throws StorageFailed {
        Manuscript manuscript = story.manuscript();
        var texts = new ArrayList<Revision.Text>();
        for (Scene scene : told.scenes()) {
            Optional<VersionMark> shown = manuscript.versionMarks(scene.id()).stream()
                    .filter(VersionMark::shown)
                    .findFirst();
            if (shown.isPresent()) {
                if (shown.get().name().isEmpty()) {
                    manuscript.nameVersion(shown.get().id(), name);
                }
                texts.add(new Revision.Text(scene.id(), shown.get().id()));
            }
        }
        return story.revisions().keep(told.id(), name, told.wordCount(), texts);
    }

    /// The text of a revision, scene by scene, as a chapter has it.
    public String text(Revision revision) throws StorageFailed {
        return String.join(Chapter.SCENE_BREAK, texts(revision).values());
    }

    private Map<String, String> texts(Revision revision) throws StorageFailed {
        var texts = new java.util.LinkedHashMap<String, String>();
        for (Revision.Text each : revision.texts()) {
            texts.put(
                    each.sceneId(),
                    story.manuscript()
                            .version(each.versionId())
                            .map(Version::text)
                            .orElse(""));
        }
        return texts;
    }

    /// Gives the scenes of a chapter the texts of a revision, in one step to undo; what they show now is kept as a
    /// revision first, and what comes of it as the newest. Scenes that the revision does not have stay as they are.
    ///
    /// @return how many scenes of the revision are no longer in the chapter
    public int bringBack(int chapter, Revision revision) throws Failure {
        Chapter told = story.manuscript().chapter(chapter);
        keep(told, Texts.of("phase.revision.before", revision.name()));
        Set<String> there = told.scenes().stream().map(Scene::id).collect(Collectors.toSet());
        Map<String, String> texts = new HashMap<>(texts(revision));
        int before = texts.size();
        texts.keySet().retainAll(there);
        story.manuscript().editor().rewrite(texts);
        keep(story.manuscript().chapter(chapter), Texts.of("phase.revision.as", revision.name()));
        return before - texts.size();
    }
}
