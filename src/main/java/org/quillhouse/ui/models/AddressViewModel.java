package org.quillhouse.ui.models;

import java.net.URI;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.quillhouse.engine.EngineAddress;
import org.quillhouse.engine.ModelUnavailable;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Texts;

/// An engine of another program on this machine: asked which models it has, one of which is kept and used.
public final class AddressViewModel {
    private final ModelViewModel models;
    private final StringProperty address = new SimpleStringProperty("127.0.0.1:8080");
    private final StringProperty chosen = new SimpleStringProperty("");
    private final StringProperty context = new SimpleStringProperty(String.valueOf(EngineAddress.USUAL_CONTEXT));
    private final BooleanProperty pictures = new SimpleBooleanProperty();
    private final ObservableList<String> found = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper("");

    AddressViewModel(ModelViewModel models) {
        this.models = models;
        address.subscribe(changed -> {
            found.clear();
            chosen.set("");
        });
    }

    /// Asks the program at the address for its models.
    public void look() {
        URI base;
        try {
            base = EngineAddress.parse(address.get());
        } catch (ModelUnavailable odd) {
            tell(odd);
            return;
        }
        busy.set(true);
        said.set(Texts.of("models.address.asking"));
        models.start(EngineAddress.modelsJob(base), this::show, this::tell);
    }

    private void show(List<String> names) {
        busy.set(false);
        found.setAll(names);
        chosen.set(names.isEmpty() ? "" : names.getFirst());
        said.set(Texts.of(names.isEmpty() ? "models.address.none" : "models.address.found", names.size()));
    }

    private void tell(Failure failure) {
        busy.set(false);
        said.set(Texts.of(failure));
    }

    /// Keeps the chosen model's address and loads it.
    public void use() {
        try {
            int tokens = Integer.parseInt(context.get().strip());
            models.useAddress(
                    new EngineAddress(EngineAddress.parse(address.get()), chosen.get(), tokens, pictures.get()));
            said.set("");
        } catch (ModelUnavailable failed) {
            tell(failed);
        } catch (IllegalArgumentException odd) {
            said.set(Texts.of("models.address.context.bad"));
        }
    }

    public StringProperty addressProperty() {
        return address;
    }

    /// One of [#found()]; empty for none.
    public StringProperty chosenProperty() {
        return chosen;
    }

    /// Tokens of prompt and reply together, as they were typed.
    public StringProperty contextProperty() {
        return context;
    }

    public BooleanProperty picturesProperty() {
        return pictures;
    }

    public ObservableList<String> found() {
        return found;
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /// What came of it, in words.
    public ReadOnlyStringProperty saidProperty() {
        return said.getReadOnlyProperty();
    }
}
