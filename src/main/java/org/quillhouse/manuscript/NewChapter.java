package org.quillhouse.manuscript;

import java.util.List;

/// A chapter as it is planned, before there is any text.
///
/// @param people who is in it, as the synopsis says
public record NewChapter(String title, String plotPoint, List<String> keyPlotItems, String people) {
    public NewChapter {
        keyPlotItems = List.copyOf(keyPlotItems);
    }
}
