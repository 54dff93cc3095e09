package org.quillhouse.ui.desk;

import org.quillhouse.ui.binder.BinderViewModel;
import org.quillhouse.ui.chat.ChatViewModel;
import org.quillhouse.ui.codex.KnowledgeViewModel;
import org.quillhouse.ui.codex.PeopleViewModel;
import org.quillhouse.ui.page.PageViewModel;
import org.quillhouse.ui.review.ReviewModels;
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
        KnowledgeViewModel knowledge,
        MemoryViewModel memory,
        TokenMeter meter,
        ReviewModels review,
        StorySheetViewModel sheet,
        PeopleViewModel people,
        ChatViewModel chat) {}
