package org.quillhouse.ui.page;

import java.util.List;
import javafx.scene.Node;
import org.quillhouse.settings.Keys;
import org.quillhouse.settings.SettingReader;
import org.quillhouse.ui.theme.Themes;

/// How the page is set.
///
/// @param points the size of its letters
/// @param family one that is not there gives way to the system's serif
/// @param lines room between lines: `usual`, `tight`, `wide`, `double`
/// @param paragraphs what tells paragraphs apart: an `indent` of their first lines, or room: `none`, `some`, a `line`
/// @param width of the column: `usual`, `narrow`, `wide`, `full`
/// @param marks where the marks of emphasis, headings and the like are seen: at the `caret`, or `always`
public record PageLook(int points, String family, String lines, String paragraphs, String width, String marks) {
    /// Before the settings are asked.
    static final PageLook USUAL = new PageLook(17, "Literata", "usual", "indent", "usual", "caret");

    private static final int USUAL_EMS = 34;
    private static final int NARROW_EMS = 27;
    private static final int WIDE_EMS = 46;

    public static PageLook of(SettingReader settings) {
        return new PageLook(
                settings.get(Keys.PAGE_FONT_POINTS),
                settings.get(Keys.PAGE_FONT),
                settings.get(Keys.PAGE_LINES),
                settings.get(Keys.PAGE_PARAGRAPHS),
                settings.get(Keys.PAGE_WIDTH),
                settings.get(Keys.PAGE_MARKS));
    }

    /// Sets a text like this.
    public void on(Node text) {
        Themes.letters(text, points, family, List.of("room-lines-" + lines, "room-paragraphs-" + paragraphs));
        if (text instanceof Prose prose) {
            prose.setIndent(paragraphs.equals("indent") ? points : 0);
            prose.hideMarks(marks.equals("caret"));
        }
    }

    /// The empty margin on each side of the column.
    ///
    /// @param room all there is, in pixels
    public double side(double room, double least) {
        int ems = switch (width) {
            case "narrow" -> NARROW_EMS;
            case "wide" -> WIDE_EMS;
            default -> USUAL_EMS;
        };
        return width.equals("full") ? least * 2 : Math.max(least, (room - points * ems) / 2);
    }
}
