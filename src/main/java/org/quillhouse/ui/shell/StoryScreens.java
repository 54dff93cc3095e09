package org.quillhouse.ui.shell;

import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.quillhouse.agents.PhaseGuide;
import org.quillhouse.agents.WriterAgent;
import org.quillhouse.agents.WritingLimits;
import org.quillhouse.kernel.Failure;
import org.quillhouse.lab.RunLog;
import org.quillhouse.manuscript.Node;
import org.quillhouse.project.Project;
import org.quillhouse.proofing.Speller;
import org.quillhouse.settings.Keys;
import org.quillhouse.storage.StorageFailed;
import org.quillhouse.ui.binder.BinderViewModel;
import org.quillhouse.ui.chat.ChatViewModel;
import org.quillhouse.ui.chat.TitlesViewModel;
import org.quillhouse.ui.codex.KnowledgeViewModel;
import org.quillhouse.ui.codex.PeopleFiles;
import org.quillhouse.ui.codex.PeopleModels;
import org.quillhouse.ui.codex.PeopleViewModel;
import org.quillhouse.ui.codex.StrandsViewModel;
import org.quillhouse.ui.desk.BudgetViewModel;
import org.quillhouse.ui.desk.ContextViewModel;
import org.quillhouse.ui.desk.DeskModels;
import org.quillhouse.ui.desk.HistoryViewModel;
import org.quillhouse.ui.desk.MemoryViewModel;
import org.quillhouse.ui.desk.ProgressViewModel;
import org.quillhouse.ui.desk.SearchViewModel;
import org.quillhouse.ui.desk.TokenMeter;
import org.quillhouse.ui.desk.WriterViewModel;
import org.quillhouse.ui.dialogs.Dialogs;
import org.quillhouse.ui.page.BesideViewModel;
import org.quillhouse.ui.page.Bookmarks;
import org.quillhouse.ui.page.OriginViewModel;
import org.quillhouse.ui.page.PageViewModel;
import org.quillhouse.ui.page.ProofViewModel;
import org.quillhouse.ui.review.MarginViewModel;
import org.quillhouse.ui.review.PanelViewModel;
import org.quillhouse.ui.review.PhasesViewModel;
import org.quillhouse.ui.review.ProposalsViewModel;
import org.quillhouse.ui.review.RatersViewModel;
import org.quillhouse.ui.review.ReviewModels;
import org.quillhouse.ui.review.RewriteViewModel;
import org.quillhouse.ui.story.DossierViewModel;
import org.quillhouse.ui.story.StorySheetViewModel;
import org.quillhouse.ui.tasks.Attempt;

/// Makes the screens of a story that was opened.
final class StoryScreens {
    private final ShellViewModel.Means means;
    private final Dialogs dialogs;
    private final Consumer<Failure> failures;
    private final Speller speller = new Speller();
    private final Bookmarks bookmarks;

    /// @param failures told of everything that fails on any of the screens
    StoryScreens(ShellViewModel.Means means, Dialogs dialogs, Consumer<Failure> failures) {
        this.means = means;
        this.dialogs = dialogs;
        this.failures = failures;
        this.bookmarks = new Bookmarks(
                () -> means.settings().get(Keys.BOOKMARKS),
                text -> Attempt.of(() -> means.settings().set(Keys.BOOKMARKS, text), failures));
    }

    StoryViewModel of(Project project) throws StorageFailed {
        var binder = new BinderViewModel(project, dialogs, means.jobs());
        var pageMeans =
                new PageViewModel.Means(means.jobs(), means.schedule(), means.delivery(), means.clock(), bookmarks);
        var page = new PageViewModel(project, pageMeans);
        var proof = new ProofViewModel(project, speller, pageMeans);
        proof.onFailure(failures);
        WriterAgent agent = means.writers().apply(project);
        Map<String, String> own = project.settings();
        Supplier<WritingLimits> limits = () -> WritingLimits.of(means.settings(), own);
        var writer = new WriterViewModel(agent, page, means.jobs(), limits);
        var context =
                new ContextViewModel(agent, writer, binder, pageMeans, page, new RunLog(project.database()), limits);
        context.onFailure(failures);
        var budget = new BudgetViewModel(means.settings(), agent.story().memory(), context::refresh);
        budget.onFailure(failures);
        var meter = new TokenMeter(agent, means.jobs(), limits);
        var memory = new MemoryViewModel(
                agent,
                page,
                pageMeans,
                dialogs,
                project.isReadOnly(),
                () -> agent.canTell() && page.rests() && writer.isIdle());
        memory.onFailure(failures);
        var knowledge = new KnowledgeViewModel(
                project,
                agent.finder(),
                () -> page.chapterProperty().get().map(Node::id),
                dialogs,
                means.jobs(),
                means.delivery());
        knowledge.onFailure(failures);
        ReviewModels review = review(agent, writer, page, limits, project.isReadOnly());
        var sheet = new StorySheetViewModel(
                agent, writer, means.delivery(), limits, dialogs, means.jobs(), project.isReadOnly());
        sheet.onFailure(failures);
        var dossier = new DossierViewModel(
                agent,
                means.jobs(),
                () -> means.settings().resolve(Keys.DOSSIER, own).value(),
                project.isReadOnly());
        dossier.onFailure(failures);
        var people = new PeopleViewModel(agent, writer, limits);
        people.onFailure(failures);
        var files = new PeopleFiles(project.codex(), dialogs, means.jobs());
        files.onFailure(failures);
        var strands = new StrandsViewModel(project, dialogs, means.jobs(), means.delivery());
        strands.onFailure(failures);
        var origin = new OriginViewModel(project.manuscript(), page, means.jobs(), dialogs);
        origin.onFailure(failures);
        var titles = new TitlesViewModel(agent, means.jobs(), project.isReadOnly());
        titles.onOwn(binder::renameStory);
        titles.onFailure(failures);
        var chat = new ChatViewModel(agent, writer, page, limits, dialogs, titles);
        chat.onFailure(failures);
        binder.onFailure(failures);
        page.onFailure(failures);
        writer.onFailure(failures);
        var history = new HistoryViewModel(project, page, dialogs, means.jobs());
        history.onFailure(failures);
        var search = new SearchViewModel(project, binder, page, means.jobs());
        search.onFailure(failures);
        var figures = new ProgressViewModel(project, means.settings(), binder, means.jobs(), means.clock());
        figures.onFailure(failures);
        var beside = new BesideViewModel(
                page, new PageViewModel(project, pageMeans), new ProofViewModel(project, speller, pageMeans));
        beside.onFailure(failures);
        return new StoryViewModel(
                project,
                new DeskModels(
                        writer,
                        page,
                        binder,
                        history,
                        search,
                        figures,
                        context,
                        budget,
                        memory,
                        meter,
                        review,
                        sheet,
                        dossier,
                        new PeopleModels(knowledge, people, files, strands),
                        chat,
                        origin),
                proof,
                beside);
    }

    private ReviewModels review(
            WriterAgent agent,
            WriterViewModel writer,
            PageViewModel page,
            Supplier<WritingLimits> limits,
            boolean readOnly) {
        var proposals = new ProposalsViewModel(agent.story(), page);
        var rewrite = new RewriteViewModel(agent, writer, page, means.delivery(), limits, proposals);
        var panelMeans = new PanelViewModel.Means(means.jobs(), means.delivery(), limits);
        var panel = new PanelViewModel(agent, writer, page, rewrite, panelMeans);
        var raters = new RatersViewModel(agent.story().raters(), dialogs, panel::refresh);
        proposals.onFailure(failures);
        rewrite.onFailure(failures);
        panel.onFailure(failures);
        raters.onFailure(failures);
        var phases = new PhasesViewModel(
                new PhaseGuide(agent.story()), agent.story().manuscript(), page, means.jobs(), dialogs, readOnly);
        phases.onFailure(failures);
        agent.story().reviews().onChange(() -> means.delivery().execute(phases::refreshIfWatched));
        var margin = new MarginViewModel(agent.story(), page, rewrite, proposals, means.jobs(), means.delivery());
        margin.onFailure(failures);
        return new ReviewModels(rewrite, proposals, panel, raters, phases, margin);
    }
}
