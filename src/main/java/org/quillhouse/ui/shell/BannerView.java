package org.quillhouse.ui.shell;

import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.quillhouse.kernel.Remedy;
import org.quillhouse.kernel.Texts;

/// What went wrong or wants an answer, over the story, with what can be done about it. Empty until there is something.
final class BannerView extends HBox {
    /// @param showModels shows the Models screen
    BannerView(ShellViewModel shell, Runnable showModels) {
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("banner");
        visibleProperty().bind(shell.bannerProperty().isNotEmpty());
        managedProperty().bind(visibleProperty());
        shell.bannerProperty().subscribe(words -> {
            if (!words.isEmpty() && getChildren().isEmpty()) {
                fill(shell, showModels);
            }
        });
    }

    private void fill(ShellViewModel shell, Runnable showModels) {
        var words = new Label();
        words.setWrapText(true);
        words.setId("banner");
        words.textProperty().bind(shell.bannerProperty());
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMaxWidth(Double.MAX_VALUE);
        words.setMinHeight(Region.USE_PREF_SIZE);
        Button restore = button(
                "shell.button.restore", shell.restorableProperty().map(Optional::isPresent), shell::restoreBackup);
        Button models = button("shell.button.models", shell.remedyProperty().map(BannerView::isAboutModels), () -> {
            shell.dismissBanner();
            showModels.run();
        });
        models.setId("banner-models");
        Button outside = button(
                "shell.button.outside", shell.outsideProperty().map(found -> !found.isEmpty()), shell::takeOverOutside);
        Button details =
                button("shell.button.details", shell.detailsProperty().map(Optional::isPresent), shell::showDetails);
        details.setId("banner-details");
        var close = new Button("", new FontIcon(Feather.X));
        close.getStyleClass().addAll("flat", "button-icon");
        close.setTooltip(new Tooltip(Texts.of("shell.button.dismiss")));
        close.setOnAction(press -> shell.dismissBanner());
        getChildren().addAll(new FontIcon(Feather.ALERT_CIRCLE), words, restore, models, outside, details, close);
    }

    /// @param wanted whether it is there
    private static Button button(String key, ObservableValue<Boolean> wanted, Runnable action) {
        var button = new Button(Texts.of(key));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(press -> action.run());
        button.visibleProperty().bind(wanted);
        button.managedProperty().bind(button.visibleProperty());
        return button;
    }

    private static boolean isAboutModels(Remedy remedy) {
        return switch (remedy) {
            case CHOOSE_MODEL, GET_MODEL, USE_SMALLER_CONTEXT, USE_FEWER_GPU_LAYERS -> true;
            default -> false;
        };
    }
}
