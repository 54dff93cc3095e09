package org.quillhouse.agents.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.quillhouse.engine.Limits;
import org.quillhouse.engine.ReplyShape;
import org.quillhouse.kernel.Ids;
import org.quillhouse.review.Anchor;
import org.quillhouse.review.Remark;
import org.quillhouse.review.Review;

/// The shapes in which editor, raters and characters answer, and what is read of them.
///
/// @param <T> the reply's record
final class Replies<T extends Record> {
    private final ReplyShape<T> shape;
    private final Function<T, Read> reader;

    private Replies(ReplyShape<T> shape, Function<T, Read> reader) {
        this.shape = shape;
        this.reader = reader;
    }

    record EditorReply(@Limits(min = 4, max = 6) List<EditorPoint> suggestions) {}

    record EditorPoint(
            String quote,
            Issue kind,
            @Limits(min = 12, max = 160) String issue,
            @Limits(min = 12, max = 200) String suggestion,
            Remark.Priority priority) {}

    record PlainReply(@Limits(min = 4, max = 6) List<PlainPoint> suggestions) {}

    record PlainPoint(
            Issue kind,
            @Limits(min = 12, max = 160) String issue,
            @Limits(min = 12, max = 200) String suggestion,
            Remark.Priority priority) {}

    record RaterReply(
            @Limits(min = 40, max = 420) String opinion,
            @Limits(min = 0, max = 10) double quality,
            @Limits(min = 0, max = 10) double engagement,
            @Limits(min = 4, max = 6) List<EditorPoint> suggestions) {}

    record PlainRaterReply(
            @Limits(min = 40, max = 420) String opinion,
            @Limits(min = 0, max = 10) double quality,
            @Limits(min = 0, max = 10) double engagement,
            @Limits(min = 4, max = 6) List<PlainPoint> suggestions) {}

    record CharacterReply(
            @Limits(min = 3, max = 5, itemLeast = 8, itemChars = 110)
            List<String> actions,

            @Limits(min = 3, max = 5, itemLeast = 8, itemChars = 110)
            List<String> dialog,

            @Limits(min = 3, max = 5, itemLeast = 8, itemChars = 90)
            List<String> physicalSensations,

            @Limits(min = 3, max = 5, itemLeast = 8, itemChars = 90)
            List<String> emotions,

            @Limits(min = 3, max = 5, itemLeast = 8, itemChars = 110)
            List<String> internalMonologue,

            @Limits(min = 1, max = 2, itemLeast = 8, itemChars = 110)
            List<String> goals,

            @Limits(min = 1, max = 2, itemLeast = 8, itemChars = 110)
            List<String> memories,

            @Limits(min = 1, max = 2, itemLeast = 8, itemChars = 110)
            List<String> subtext) {}

    /// Kinds of issues as a reply names them.
    enum Issue {
        GRAMMAR,
        STYLE,
        CONSISTENCY,
        FLOW,
        CHARACTER,
        PLOT;

        Remark.Kind kind() {
            return Remark.Kind.valueOf(name());
        }
    }

    /// A remark before it has an id.
    private record Point(
            Optional<Anchor> anchor, Remark.Kind kind, String issue, String suggestion, Remark.Priority priority) {}

    /// What a reply says.
    record Read(String opinion, Map<String, Double> scores, List<Point> points) {
        List<Remark> remarks(Ids ids) {
            return points.stream()
                    .map(point -> new Remark(
                            ids.next(),
                            point.anchor(),
                            point.kind(),
                            point.issue(),
                            point.suggestion(),
                            point.priority(),
                            Remark.Status.PENDING))
                    .toList();
        }

        private boolean isUsable() {
            return !points.isEmpty();
        }
    }

    static Replies<?> of(Critic.What what) {
        Quotes quotes = what.chapter().map(Quotes::of).orElse(Quotes.NONE);
        return switch (what.reviewer().kind()) {
            case EDITOR ->
                quotes.isEmpty()
                        ? new Replies<>(
                                ReplyShape.of(PlainReply.class),
                                reply -> read("", Map.of(), plain(reply.suggestions())))
                        : new Replies<>(
                                ReplyShape.of(EditorReply.class).withChoices("quote", quotes.names()),
                                reply -> read("", Map.of(), quoting(reply.suggestions(), quotes)));
            case RATER ->
                quotes.isEmpty()
                        ? new Replies<>(
                                ReplyShape.of(PlainRaterReply.class),
                                reply -> read(
                                        reply.opinion(),
                                        scores(reply.quality(), reply.engagement()),
                                        plain(reply.suggestions())))
                        : new Replies<>(
                                ReplyShape.of(RaterReply.class).withChoices("quote", quotes.names()),
                                reply -> read(
                                        reply.opinion(),
                                        scores(reply.quality(), reply.engagement()),
                                        quoting(reply.suggestions(), quotes)));
            case CHARACTER -> new Replies<>(ReplyShape.of(CharacterReply.class), Replies::lived);
        };
    }

    ReplyShape<T> shape() {
        return shape;
    }

    Optional<Read> read(String reply) {
        return shape.read(reply).map(reader).filter(Read::isUsable);
    }

    private static Read read(String opinion, Map<String, Double> scores, List<Point> points) {
        return new Read(opinion.strip(), scores, points);
    }

    private static Map<String, Double> scores(double quality, double engagement) {
        var scores = new LinkedHashMap<String, Double>();
        scores.put(Review.QUALITY, quality);
        scores.put(Review.ENGAGEMENT, engagement);
        return scores;
    }

    /// What says the same of the same passage twice counts once.
    private static List<Point> quoting(List<EditorPoint> points, Quotes quotes) {
        var seen = new LinkedHashSet<Point>();
        for (EditorPoint point : points) {
            seen.add(new Point(
                    quotes.named(point.quote()),
                    point.kind().kind(),
                    point.issue().strip(),
                    point.suggestion().strip(),
                    point.priority()));
        }
        return List.copyOf(seen);
    }

    private static List<Point> plain(List<PlainPoint> points) {
        return points.stream()
                .map(point -> new Point(
                        Optional.empty(),
                        point.kind().kind(),
                        point.issue().strip(),
                        point.suggestion().strip(),
                        point.priority()))
                .distinct()
                .toList();
    }

    private static Read lived(CharacterReply reply) {
        var points = new ArrayList<Point>();
        add(points, Remark.Kind.ACTION, reply.actions());
        add(points, Remark.Kind.DIALOG, reply.dialog());
        add(points, Remark.Kind.SENSATION, reply.physicalSensations());
        add(points, Remark.Kind.EMOTION, reply.emotions());
        add(points, Remark.Kind.THOUGHT, reply.internalMonologue());
        add(points, Remark.Kind.GOAL, reply.goals());
        add(points, Remark.Kind.MEMORY, reply.memories());
        add(points, Remark.Kind.SUBTEXT, reply.subtext());
        return new Read("", Map.of(), points);
    }

    private static void add(List<Point> points, Remark.Kind kind, List<String> lines) {
        lines.stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .distinct()
                .forEach(line -> points.add(new Point(Optional.empty(), kind, "", line, Remark.Priority.MEDIUM)));
    }
}
