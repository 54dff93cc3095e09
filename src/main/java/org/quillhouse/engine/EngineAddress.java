package org.quillhouse.engine;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.quillhouse.engine.internal.loopback.AddressFile;
import org.quillhouse.engine.internal.loopback.LoopbackClient;
import org.quillhouse.tasks.Job;

/// Another program on this machine that runs models and answers as the OpenAI API does (llama-server, KoboldCpp,
/// Ollama,
/// LM Studio). Kept as a small file, which stands wherever a model file does. Immutable.
///
/// @param base with `http`, a host of this machine alone, and the path before `/chat/completions`
/// @param model as that program calls it
/// @param contextTokens prompt and reply together
/// @param seesPictures whether that model can be shown pictures, as the writer says
public record EngineAddress(URI base, String model, int contextTokens, boolean seesPictures) {
    public static final String ENDING = ".address";
    public static final int USUAL_CONTEXT = 8_192;

    public EngineAddress {
        if (contextTokens < 256) {
            throw new IllegalArgumentException("contextTokens " + contextTokens);
        }
    }

    /// @param words as they were typed: `127.0.0.1:8080`, `http://localhost:11434/v1`
    /// @throws ModelUnavailable when they are no address, or one that is not of this machine
    public static URI parse(String words) throws ModelUnavailable {
        String text = words.strip();
        URI uri;
        try {
            uri = URI.create(text.contains("://") ? text : "http://" + text);
        } catch (IllegalArgumentException odd) {
            throw ModelUnavailable.badAddress(text);
        }
        boolean http = "http".equals(uri.getScheme());
        if (!http || uri.getHost() == null || uri.getUserInfo() != null || !isOfThisMachine(uri.getHost())) {
            throw ModelUnavailable.badAddress(text);
        }
        String path = uri.getPath().replaceAll("/+$", "");
        return uri.resolve(path.isEmpty() ? "/v1" : path);
    }

    /// Names other than `localhost` are not looked up: asking for one would itself leave the machine.
    private static boolean isOfThisMachine(String host) {
        try {
            return host.equalsIgnoreCase("localhost")
                    || InetAddress.ofLiteral(host).isLoopbackAddress();
        } catch (IllegalArgumentException name) {
            return false;
        }
    }

    /// The model's name without the folders before it, for some programs call a model by its file.
    public String name() {
        return shortName(model);
    }

    /// A model's name without the folders and the ending of a file.
    public static String shortName(String model) {
        return model.substring(model.lastIndexOf('/') + 1).replaceAll("\\.gguf$", "");
    }

    /// Whether a file is one of these.
    public static boolean isOne(Path file) {
        return String.valueOf(file.getFileName()).endsWith(ENDING);
    }

    /// @throws ModelUnavailable when the file is missing, damaged, or names another machine
    public static EngineAddress read(Path file) throws ModelUnavailable {
        return AddressFile.read(file);
    }

    /// Writes it into a folder, under the name of its model.
    ///
    /// @throws ModelUnavailable when the disk refuses
    public Path keep(Path folder) throws ModelUnavailable {
        String safe = name().replaceAll("[^\\p{L}\\p{N}._-]+", "-").replaceAll("^[.-]+", "");
        Path file = folder.resolve((safe.isEmpty() ? "model" : safe) + ENDING);
        try {
            Files.createDirectories(folder);
            AddressFile.write(this, file);
            return file;
        } catch (IOException failed) {
            throw ModelUnavailable.unreadable(file, String.valueOf(failed.getMessage()), failed);
        }
    }

    /// Asks the program which models it has.
    ///
    /// @param base as [#parse] gives it
    public static Job<List<String>> modelsJob(URI base) {
        return (cancellation, progress) -> LoopbackClient.models(base);
    }
}
