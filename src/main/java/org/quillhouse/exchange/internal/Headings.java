package org.quillhouse.exchange.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.quillhouse.exchange.StoryIn;
import org.quillhouse.exchange.StoryIn.Chapter;
import org.quillhouse.manuscript.TitleWords;

/// Finds title, parts, chapters and scenes in a text with headings.
///
/// A single first heading of the first level is the title. The highest level after it are chapters; where each of them
/// is followed by a deeper one without a word between, they are parts, and the next level are chapters. A text without
/// any headings is searched for lines like “Chapter 3” that stand alone.
public final class Headings {
    private static final Pattern MARK = Pattern.compile("^(#{1,6})\\s+(\\S.*?)\\s*#*$");
    private static final Pattern BREAK =
            Pattern.compile("(\\*\\s*){3,}|(-\\s*){3,}|(_\\s*){3,}|(~\\s*){1,3}|⁂|#|(•\\s*){3}");
    /// Lines of a text that was wrapped by hand or by an old program have about this many letters.
    private static final int LEAST_WRAPPED = 50;

    private static final int MOST_WRAPPED = 100;

    private Headings() {}

    /// A heading of some level with the lines below it; level 0 for what stands before the first.
    private record Section(int level, String heading, List<String> lines) {
        boolean hasText() {
            return lines.stream().anyMatch(line -> !line.isBlank());
        }
    }

    /// @param fallbackTitle for a text without a title of its own
    public static StoryIn read(String text, String fallbackTitle) {
        List<String> lines = text.lines().toList();
        List<Section> sections = sections(lines);
        if (sections.stream().noneMatch(section -> section.level() > 0)) {
            sections = sections(plainHeadings(lines));
        }
        String title = fallbackTitle;
        if (!sections.isEmpty() && isTitle(sections)) {
            Section first = firstHeading(sections);
            title = first.heading();
            int at = sections.indexOf(first);
            sections = new ArrayList<>(sections);
            sections.set(at, new Section(0, "", first.lines()));
        }
        return StoryIn.of(title, chapters(sections, title));
    }

    private static List<Section> sections(List<String> lines) {
        var sections = new ArrayList<Section>();
        var current = new Section(0, "", new ArrayList<>());
        for (String line : lines) {
            Matcher heading = MARK.matcher(line);
            if (heading.matches()) {
                sections.add(current);
                current = new Section(heading.group(1).length(), heading.group(2), new ArrayList<>());
            } else {
                current.lines().add(line);
            }
        }
        sections.add(current);
        return sections;
    }

    /// A long line that ends as a sentence does is one.
    private static boolean isSentence(String line) {
        return line.length() > 25 && line.matches(".*[.!?,;…”\"]");
    }

    /// Lines that stand alone and name a chapter or part, marked as headings.
    private static List<String> plainHeadings(List<String> lines) {
        var marked = new ArrayList<String>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            boolean alone = !isSentence(line)
                    && (i == 0 || lines.get(i - 1).isBlank())
                    && (i + 1 == lines.size() || lines.get(i + 1).isBlank());
            if (alone && TitleWords.isOfPart(line)) {
                marked.add("## " + line);
            } else if (alone && TitleWords.isOfChapter(line)) {
                marked.add("### " + line);
            } else {
                marked.add(lines.get(i));
            }
        }
        return marked;
    }

    private static Section firstHeading(List<Section> sections) {
        return sections.stream()
                .filter(section -> section.level() > 0)
                .findFirst()
                .orElse(sections.getFirst());
    }

    private static boolean isTitle(List<Section> sections) {
        Section first = firstHeading(sections);
        return first.level() == 1
                && !sections.getFirst().hasText()
                && sections.stream().filter(section -> section.level() == 1).count() == 1
                && (sections.stream().anyMatch(section -> section.level() > 1) || !first.hasText());
    }

    private static List<Chapter> chapters(List<Section> sections, String title) {
        int top = sections.stream()
                .mapToInt(Section::level)
                .filter(level -> level > 0)
                .min()
                .orElse(1);
        long onTop = sections.stream().filter(section -> section.level() == top).count();
        boolean deeper = sections.stream().anyMatch(section -> section.level() > top);
        int first = top == 1 && onTop == 1 && deeper && firstHeading(sections).level() > 1 ? 2 : top;
        int next = sections.stream()
                .mapToInt(Section::level)
                .filter(level -> level > first)
                .min()
                .orElse(0);
        boolean parts = next > 0 && areParts(sections, first);
        var chapters = new ArrayList<Chapter>();
        var building = new Building("", title, false, new ArrayList<>());
        String part = "";
        for (Section section : sections) {
            if (parts && section.level() == first) {
                building.endInto(chapters);
                part = section.heading();
                building = new Building(part, part, false, new ArrayList<>());
            } else if (section.level() == (parts ? next : first)) {
                building.endInto(chapters);
                building = new Building(part, section.heading(), true, section.lines());
            } else {
                if (section.level() > 0) {
                    building.lines().add("#".repeat(section.level()) + " " + section.heading());
                }
                building.lines().addAll(section.lines());
            }
        }
        building.endInto(chapters);
        return chapters;
    }

    private static boolean areParts(List<Section> sections, int level) {
        for (int i = 0; i < sections.size(); i++) {
            boolean followed = i + 1 < sections.size() && sections.get(i + 1).level() > level;
            if (sections.get(i).level() == level && (sections.get(i).hasText() || !followed)) {
                return false;
            }
        }
        return true;
    }

    /// A chapter whose lines are being gathered.
    ///
    /// @param headed whether it has a heading of its own; what has none is left out where it has no words either
    private record Building(String part, String title, boolean headed, List<String> lines) {
        void endInto(List<Chapter> chapters) {
            List<String> scenes = scenes(lines);
            if (headed || !scenes.isEmpty()) {
                chapters.add(Chapter.of(part, title, scenes));
            }
        }
    }

    /// The scenes of a text, by the lines between them.
    static List<String> scenes(List<String> lines) {
        var scenes = new ArrayList<String>();
        var scene = new ArrayList<String>();
        for (String line : lines) {
            if (BREAK.matcher(line.strip()).matches()) {
                end(scene, scenes);
            } else {
                scene.add(line.stripTrailing());
            }
        }
        end(scene, scenes);
        return scenes;
    }

    private static void end(List<String> scene, List<String> scenes) {
        String text = String.join("\n", unwrapped(scene)).strip();
        if (!text.isEmpty()) {
            scenes.add(text);
        }
        scene.clear();
    }

    /// Joins the lines of paragraphs that were broken at the end of a screen or a sheet of paper.
    private static List<String> unwrapped(List<String> lines) {
        List<List<String>> paragraphs = paragraphs(lines);
        List<List<String>> several =
                paragraphs.stream().filter(each -> each.size() > 1).toList();
        long wrapped = several.stream()
                .filter(each -> each.subList(0, each.size() - 1).stream()
                        .allMatch(line -> line.length() >= LEAST_WRAPPED && line.length() <= MOST_WRAPPED))
                .count();
        if (several.isEmpty() || wrapped * 10 < several.size() * 8L) {
            return lines;
        }
        return paragraphs.stream()
                .map(each -> each.stream().map(String::strip).collect(Collectors.joining(" ")))
                .collect(Collectors.joining("\n\n"))
                .lines()
                .toList();
    }

    private static List<List<String>> paragraphs(List<String> lines) {
        var all = new ArrayList<List<String>>();
        var paragraph = new ArrayList<String>();
        for (String line : lines) {
            if (line.isBlank()) {
                if (!paragraph.isEmpty()) {
                    all.add(List.copyOf(paragraph));
                }
                paragraph.clear();
            } else {
                paragraph.add(line);
            }
        }
        if (!paragraph.isEmpty()) {
            all.add(List.copyOf(paragraph));
        }
        return all;
    }
}
