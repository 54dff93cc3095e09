package org.quillhouse.prompts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The app's prompts, one folder a prompt type, and the writer's own versions of them.
///
/// A file `<type>/<part>.jinja` in the writer's folder goes before the one that ships. Safe on every thread.
public final class PromptFiles {
    private static final int MOST_RENDERED = 32;
    private static final String SHIPPED = "/org/quillhouse/prompts/";

    private final Supplier<Jinja> jinja;
    private final Optional<Path> own;
    private final Map<Key, String> rendered = new LinkedHashMap<>();

    private record Key(String source, Map<String, ?> values) {}

    /// @param jinja called when the first prompt is rendered
    /// @param own the folder of the writer's own prompts, which need not exist
    public PromptFiles(Supplier<Jinja> jinja, Optional<Path> own) {
        this.jinja = jinja;
        this.own = own;
    }

    /// @param name type and part, for example `chapter/task`
    public String render(String name, Map<String, ?> values) throws TemplateBroken {
        var key = new Key(source(name), Map.copyOf(values));
        synchronized (rendered) {
            @Nullable String known = rendered.get(key);
            if (known != null) {
                return known;
            }
        }
        String text = jinja.get().render(name, key.source(), values).strip();
        synchronized (rendered) {
            rendered.put(key, text);
            if (rendered.size() > MOST_RENDERED) {
                rendered.remove(rendered.keySet().iterator().next());
            }
        }
        return text;
    }

    /// Whether there is such a prompt.
    public boolean has(String name) {
        return own.map(folder -> Files.isRegularFile(folder.resolve(name + ".jinja")))
                        .orElse(false)
                || PromptFiles.class.getResource(SHIPPED + name + ".jinja") != null;
    }

    /// The template's text.
    ///
    /// @throws TemplateBroken when there is no such prompt or the writer's file cannot be read
    public String source(String name) throws TemplateBroken {
        Optional<Path> file = own.map(folder -> folder.resolve(name + ".jinja")).filter(Files::isRegularFile);
        if (file.isPresent()) {
            try {
                return Files.readString(file.get());
            } catch (IOException unreadable) {
                throw new TemplateBroken(file.get().toString(), String.valueOf(unreadable.getMessage()));
            }
        }
        return shipped(name);
    }

    private static String shipped(String name) throws TemplateBroken {
        try (InputStream in = PromptFiles.class.getResourceAsStream(SHIPPED + name + ".jinja")) {
            if (in == null) {
                throw new TemplateBroken(name, "no such prompt");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
