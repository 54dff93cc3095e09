package org.quillhouse.ui.desk;

import org.quillhouse.ui.binder.BinderViewModel;
import org.quillhouse.ui.chat.ChatViewModel;
import org.quillhouse.ui.codex.PeopleModels;
import org.quillhouse.ui.page.OriginViewModel;
import org.quillhouse.ui.page.PageViewModel;
import org.quillhouse.ui.review.ReviewModels;
import org.quillhouse.ui.story.DossierViewModel;
import org.quillhouse.ui.story.StorySheetViewModel;

/// The view models behind the desk's tabs.
public record DeskModels(
        WriterViewModel writer,
        PageViewModel page,
        BinderViewModel binder,
        HistoryViewModel history,
        SearchViewModel search,
        ProgressViewModel progress,
        ContextViewModel context,
        BudgetViewModel budget,
        MemoryViewModel memory,
        TokenMeter meter,
        ReviewModels review,
        StorySheetViewModel sheet,
        DossierViewModel dossier,
        PeopleModels people,
        ChatViewModel chat,
        OriginViewModel origin) {
    /// Another model counts from now on, and has another room.
    public void modelChanged() {
        meter.modelChanged();
        context.refreshIfWatched();
    }
}
