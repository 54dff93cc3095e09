package org.quillhouse.ui.dialogs;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Alert;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextInputDialog;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Texts;
import org.quillhouse.ui.theme.AppIcon;
import org.quillhouse.ui.theme.TabKey;
import org.quillhouse.ui.theme.Themes;

/// The system's file dialogs and our own small ones.
public final class FxDialogs implements Dialogs {
    private static final double ROOM = 14;
    private static final double ALONE = 460;

    private final Stage owner;
    private final Folders folders;
    private final Consumer<Path> opener;

    /// @param opener opens a file in the system's program for it
    public FxDialogs(Stage owner, Folders folders, Consumer<Path> opener) {
        this.owner = owner;
        this.folders = folders;
        this.opener = opener;
    }

    @Override
    public void show(Path file) {
        opener.accept(file);
    }

    @Override
    public Optional<Path> chooseStory() {
        return choose(Texts.of("dialogs.open.title"), folders.stories());
    }

    @Override
    public Optional<NewStory> newStory(String named) {
        return takeIn(named, List.of());
    }

    @Override
    public Optional<NewStory> takeIn(String named, List<String> found) {
        String title = Texts.of("dialogs.new.title");
        var made = new NewStoryDialog(
                        owner, named, folders.stories(), at -> choose(title, at).orElse(at), found)
                .answer();
        made.ifPresent(story -> folders.storiesAre(story.parent()));
        return made;
    }

    @Override
    public Optional<Path> chooseParentFolder() {
        Optional<Path> parent = choose(Texts.of("dialogs.new.title"), folders.stories());
        parent.ifPresent(folders::storiesAre);
        return parent;
    }

    @Override
    public Optional<Path> chooseFolder(String title) {
        return used(choose(title, folders.files()));
    }

    private Optional<Path> choose(String title, Path start) {
        var chooser = new DirectoryChooser();
        chooser.setTitle(title);
        chooser.setInitialDirectory(existing(start));
        return path(chooser.showDialog(owner));
    }

    private static @Nullable File existing(Path folder) {
        Path at = folder;
        while (at != null && !Files.isDirectory(at)) {
            at = at.getParent();
        }
        return at == null ? null : at.toFile();
    }

    /// The next dialog begins there.
    private Optional<Path> used(Optional<Path> chosen) {
        chosen.map(file -> Files.isDirectory(file) ? file : file.getParent()).ifPresent(folders::filesAre);
        return chosen;
    }

    @Override
    public Optional<Path> chooseModelFile() {
        return openFile(Texts.of("dialogs.model.title"), "gguf");
    }

    @Override
    public Optional<Path> openFile(String title, String... endings) {
        return used(path(chooser(title, endings).showOpenDialog(owner)));
    }

    @Override
    public List<Path> openFiles(String title, String... endings) {
        List<File> files = chooser(title, endings).showOpenMultipleDialog(owner);
        List<Path> chosen =
                files == null ? List.of() : files.stream().map(File::toPath).toList();
        used(chosen.stream().findFirst());
        return chosen;
    }

    private FileChooser chooser(String title, String... endings) {
        var chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.setInitialDirectory(existing(folders.files()));
        List<String> patterns =
                Arrays.stream(endings).map(ending -> "*." + ending).toList();
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(String.join(", ", endings), patterns));
        return chooser;
    }

    @Override
    public Optional<Path> saveFile(String title, String name) {
        var chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.setInitialDirectory(existing(folders.files()));
        chooser.setInitialFileName(name);
        return used(path(chooser.showSaveDialog(owner)));
    }

    private static Optional<Path> path(@Nullable File file) {
        return Optional.ofNullable(file).map(File::toPath);
    }

    @Override
    public void tell(String title, String text) {
        var area = new TextArea(text);
        area.setEditable(false);
        area.setWrapText(true);
        area.setPrefSize(640, 420);
        show(owner, title, area);
    }

    /// Shows what keeps the app from starting, in a window that has nothing else.
    ///
    /// @param closed what to do then
    public static void tellAlone(Stage stage, Failure failure, Runnable closed) {
        Themes.use("light");
        var words = new Label(Texts.of(failure));
        words.setId("start-failure");
        words.setWrapText(true);
        words.setMaxWidth(ALONE);
        var close = new Button(Texts.of("dialogs.button.close"));
        close.setDefaultButton(true);
        close.setCancelButton(true);
        close.setOnAction(press -> stage.close());
        var box = new VBox(ROOM, words, close);
        box.setAlignment(Pos.CENTER_RIGHT);
        box.setPadding(new Insets(2 * ROOM));
        stage.setTitle("Quillhouse");
        AppIcon.on(stage);
        stage.setScene(new Scene(box));
        stage.setOnHidden(hidden -> closed.run());
        stage.show();
    }

    /// Shows some content over a window until it is closed.
    public static void show(Window owner, String title, Node content) {
        show(owner, title, content, 0);
    }

    /// The same with room for what is wide.
    public static void show(Window owner, String title, Node content, double width) {
        var alert = new Alert(
                Alert.AlertType.NONE,
                "",
                new ButtonType(Texts.of("dialogs.button.close"), ButtonBar.ButtonData.CANCEL_CLOSE));
        alert.initOwner(owner);
        alert.setTitle(title);
        var framed = new StackPane(content);
        framed.setPadding(new Insets(ROOM));
        TabKey.leadOn(framed);
        alert.getDialogPane().setContent(framed);
        if (width > 0) {
            alert.getDialogPane().setMinWidth(width);
            alert.getDialogPane().setPrefWidth(width);
            alert.getDialogPane().setMaxWidth(width);
        }
        if (content.isFocusTraversable()) {
            alert.setOnShown(shown -> content.requestFocus());
        }
        alert.showAndWait();
    }

    @Override
    public Optional<String> ask(String title, String label, String initial, String action) {
        var dialog = new TextInputDialog(initial);
        dialog.initOwner(owner);
        dialog.setTitle(title);
        dialog.setHeaderText(null);
        dialog.setGraphic(null);
        dialog.setContentText(label);
        if (dialog.getDialogPane().getContent() instanceof Region row) {
            row.setPadding(new Insets(ROOM));
        }
        var act = new ButtonType(action, ButtonBar.ButtonData.OK_DONE);
        dialog.getDialogPane().getButtonTypes().setAll(act, ButtonType.CANCEL);
        dialog.setResultConverter(button -> button == act ? dialog.getEditor().getText() : null);
        return dialog.showAndWait().map(String::strip).filter(text -> !text.isEmpty());
    }
}
