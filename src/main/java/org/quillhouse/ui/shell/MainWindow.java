package org.quillhouse.ui.shell;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.geometry.Rectangle2D;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.StackPane;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.quillhouse.exchange.StoryFile;
import org.quillhouse.settings.Keys;
import org.quillhouse.ui.models.ModelViewModel;
import org.quillhouse.ui.theme.TabKey;
import org.quillhouse.ui.theme.Themes;

/// The window: its scene, its keys, what it remembers, and its closing.
public final class MainWindow {
    private static final Duration PATIENCE = Duration.millis(100);

    private final ShellViewModel shell;
    private final ShellView view;
    private final Stage stage;
    private WindowMemory memory;
    /// Whether the key that is down was for us, and what it types is for nobody.
    private boolean keyHandled;
    /// While it is down, Ctrl and Alt seem to be down, too, on some systems; but it types letters, such as a Polish ł.
    private boolean altGraph;

    public MainWindow(ShellViewModel shell, ModelViewModel models, ShellView.Screens screens, Stage stage) {
        this.shell = shell;
        this.stage = stage;
        shell.themeProperty().subscribe(theme -> Themes.use(theme)); // before the first control, which takes another's
        this.view = new ShellView(shell, models, screens, stage);
        this.memory = WindowMemory.ofText(shell.get(Keys.WINDOW)).orElse(WindowMemory.FIRST);
    }

    /// Shows the window as it was when it was closed.
    public void show() {
        NoticesView notices = view.notices();
        StackPane.setAlignment(notices, Pos.TOP_RIGHT);
        Rectangle2D room = screen().getVisualBounds();
        var scene = new Scene(
                new StackPane(view, notices),
                Math.min(memory.width(), room.getWidth()),
                Math.min(memory.height(), room.getHeight()));
        Themes.addSheets(scene);
        view.habitsChanged();
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            altGraph |= event.getCode() == KeyCode.ALT_GRAPH;
            keyHandled = !altGraph && view.handleKey(event);
            if (keyHandled) {
                event.consume();
            }
        });
        // Ctrl+Alt types a letter on some keyboards: it must not land in the field that has the caret.
        scene.addEventFilter(KeyEvent.KEY_TYPED, event -> {
            if (keyHandled) {
                event.consume();
            }
        });
        scene.addEventFilter(KeyEvent.KEY_RELEASED, event -> {
            keyHandled = false;
            altGraph &= event.getCode() != KeyCode.ALT_GRAPH;
        });
        TabKey.leadOn(view);
        acceptBooks();
        view.columns().setTab(shell.get(Keys.DESK_TAB));
        view.columns().setDividers(new double[] {memory.left(), memory.right()});
        shell.storyProperty().subscribe(story -> story.ifPresent(this::selectScene));
        stage.setScene(scene);
        stage.setTitle("Quillhouse");
        stage.setMinWidth(860);
        stage.setMinHeight(560);
        if (memory.isWithin(Screen.getScreens().stream().map(Screen::getVisualBounds))) {
            stage.setX(memory.x());
            stage.setY(memory.y());
        }
        stage.setMaximized(memory.maximized());
        stage.setOnCloseRequest(request -> {
            if (!close()) {
                request.consume();
            }
        });
        stage.focusedProperty().subscribe(focused -> {
            if (focused) {
                shell.cameBack();
            }
        });
        showWithStory();
    }

    /// Where the window was; the first screen where that one is gone.
    private Screen screen() {
        return Screen.getScreensForRectangle(memory.x(), memory.y(), memory.width(), memory.height()).stream()
                .findFirst()
                .orElseGet(Screen::getPrimary);
    }

    /// What all of the window lies in, once it was shown.
    public Parent root() {
        return stage.getScene().getRoot();
    }

    /// A story that is about to be there is in the window's first picture; one that takes longer comes into it.
    private void showWithStory() {
        if (shell.stateProperty().get() != ShellViewModel.State.OPENING) {
            stage.show();
            return;
        }
        var patience = new PauseTransition(PATIENCE);
        patience.setOnFinished(end -> stage.show());
        patience.play();
        shell.stateProperty().subscribe(state -> {
            if (state != ShellViewModel.State.OPENING && patience.getStatus() == Animation.Status.RUNNING) {
                patience.stop();
                stage.show();
            }
        });
    }

    /// A book that is dropped while no story is open becomes one.
    private void acceptBooks() {
        view.setOnDragOver(drag -> {
            if (shell.stateProperty().get() == ShellViewModel.State.NO_STORY
                    && book(drag).isPresent()) {
                drag.acceptTransferModes(TransferMode.COPY);
            }
        });
        view.setOnDragDropped(drop -> {
            Optional<Path> book = book(drop);
            drop.setDropCompleted(book.isPresent());
            book.ifPresent(shell::importStory);
        });
    }

    private static Optional<Path> book(DragEvent drag) {
        return drag.getDragboard().getFiles().stream()
                .map(File::toPath)
                .filter(StoryFile::isReadable)
                .findFirst();
    }

    private void selectScene(StoryViewModel story) {
        story.binder().storyTitleProperty().subscribe(title -> stage.setTitle(title + " – Quillhouse"));
        story.openWhereLeft();
        view.focusPage();
    }

    /// Remembers the window, then stores and closes the story.
    ///
    /// @return false when the story could not be stored: the window must stay
    public boolean close() {
        double[] dividers = view.columns().dividers();
        var sceneSize = stage.getScene();
        memory = new WindowMemory(
                stage.getX(),
                stage.getY(),
                sceneSize.getWidth(),
                sceneSize.getHeight(),
                stage.isMaximized(),
                dividers[0],
                dividers[1]);
        shell.set(Keys.WINDOW, memory.toText());
        shell.set(Keys.DESK_TAB, view.columns().tab());
        return shell.closeStory();
    }
}
