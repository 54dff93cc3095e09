package org.quillhouse.ui.review;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.quillhouse.review.Proposal;
import org.quillhouse.ui.page.Edit;
import org.quillhouse.ui.page.Finder;
import org.quillhouse.ui.page.Ghost;
import org.quillhouse.ui.page.PageViewModel;

/// How the text on the page would go on: shown while it comes and until the writer takes it, as far as it is good, or
/// puts it away. It is a proposal like every other and waits as one.
public final class GhostViewModel implements Ghost.Source {
    private final ProposalsViewModel proposals;
    private final PageViewModel page;
    private final ReadOnlyObjectWrapper<Optional<Ghost>> ghost = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<Proposal> proposal = Optional.empty();
    /// Where it goes on; what comes while another scene is on the page is not shown under that one.
    private String scene = "";
    private Runnable again = () -> {};

    GhostViewModel(ProposalsViewModel proposals, PageViewModel page) {
        this.proposals = proposals;
        this.page = page;
        proposals.waitingProperty().subscribe(count -> leaveSettled());
        page.headingProperty().subscribe(heading -> {
            if (!scene.equals(page.sceneId())) {
                leave();
            }
        });
    }

    /// A proposal that was settled elsewhere is nothing to be taken here.
    private void leaveSettled() {
        if (proposal.filter(each -> !proposals.isWaiting(each)).isPresent()) {
            leave();
        }
    }

    /// Something is going to come.
    ///
    /// @param at where it would stand; behind the end for the end
    /// @param repeat has others written
    void begin(int at, Runnable repeat) {
        again = repeat;
        scene = page.sceneId();
        proposal = Optional.empty();
        ghost.set(Optional.of(new Ghost("", at, false)));
    }

    /// The words so far.
    void come(String text) {
        ghost.get()
                .filter(each -> !each.done())
                .ifPresent(each -> ghost.set(Optional.of(new Ghost(text, each.at(), false))));
    }

    /// Whether a proposal that was just made only adds words at one place of the scene on the page: then it is shown
    /// here.
    boolean offer(Proposal made) {
        Edit edit = Edit.between(made.base(), made.text());
        if (!made.sceneId().equals(page.sceneId()) || !edit.isAddition()) {
            leave();
            return false;
        }
        proposals.refresh();
        proposal = Optional.of(made);
        ghost.set(Optional.of(new Ghost(edit.text(), edit.start(), true)));
        page.reveal(made.sceneId(), new Finder.Hit(edit.start(), edit.start()));
        return true;
    }

    @Override
    public void take(int letters) {
        Optional<Ghost> shown = ghost.get();
        Optional<Proposal> made = proposal;
        if (shown.isPresent() && made.isPresent()) {
            String base = made.get().base();
            String words = shown.get().text().substring(0, letters);
            int at = shown.get().at();
            leave();
            proposals.take(made.get(), base.substring(0, at) + words + base.substring(at));
            int end = Math.max(0, page.text().length() - (base.length() - at)); // also where more was typed before it
            page.reveal(made.get().sceneId(), new Finder.Hit(end, end));
        }
    }

    @Override
    public void look() {
        Optional<Proposal> made = proposal;
        leave();
        made.ifPresent(proposals::open);
    }

    @Override
    public void again() {
        leave();
        again.run();
    }

    @Override
    public void leave() {
        proposal = Optional.empty();
        ghost.set(Optional.empty());
    }

    @Override
    public ReadOnlyObjectProperty<Optional<Ghost>> ghostProperty() {
        return ghost.getReadOnlyProperty();
    }
}
