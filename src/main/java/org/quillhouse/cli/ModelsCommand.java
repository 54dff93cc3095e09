package org.quillhouse.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.quillhouse.engine.CatalogueModel;
import org.quillhouse.engine.EngineAddress;
import org.quillhouse.engine.ModelInfo;
import org.quillhouse.engine.ModelStore;
import org.quillhouse.engine.ModelUnavailable;
import org.quillhouse.engine.SpeedMemory;
import org.quillhouse.engine.StoredModel;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Texts;
import org.quillhouse.settings.Keys;
import org.quillhouse.settings.Settings;
import org.quillhouse.tasks.Progress;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/// `models list | get | use | inspect | remove`.
@picocli.CommandLine.Command(
        name = "models",
        description = "The models on this machine, and those that can be fetched.")
final class ModelsCommand extends Command {
    ModelsCommand(CommandContext context) {
        super(context);
    }

    static CommandLine line(CommandContext context) {
        return new CommandLine(new ModelsCommand(context))
                .addSubcommand(new ListModels(context))
                .addSubcommand(new Get(context))
                .addSubcommand(new Use(context))
                .addSubcommand(new Inspect(context))
                .addSubcommand(new Address(context))
                .addSubcommand(new Remove(context));
    }

    @Override
    void run() throws Failure {
        new ListModels(context).printList(options);
    }

    @picocli.CommandLine.Command(name = "list", description = "What is here, and what can be fetched.")
    static final class ListModels extends Command {
        ListModels(CommandContext context) {
            super(context);
        }

        @Override
        void run() throws Failure {
            printList(options);
        }

        void printList(CommonOptions shown) throws Failure {
            ModelStore models = context.models(shown);
            List<StoredModel> here = models.list();
            var lines = new ArrayList<String>();
            var data = new ArrayList<Map<String, Object>>();
            try (Settings settings = context.settings(shown)) {
                addLines(models, here, settings, lines, data);
            }
            context.print(shown, String.join("\n", lines), Map.of("models", data));
        }

        private static void addLines(
                ModelStore models,
                List<StoredModel> here,
                Settings settings,
                List<String> lines,
                List<Map<String, Object>> data) {
            String used = settings.get(Keys.MODEL);
            var speed = new SpeedMemory(settings);
            for (StoredModel model : here) {
                boolean inUse = model.catalogueId().equals(Optional.of(used))
                        || model.file().endsWith(used);
                lines.add(Texts.of(
                        inUse ? "models.line.used" : "models.line.here",
                        idOf(model),
                        model.name(),
                        megabytes(model.bytes())));
                data.add(entry(
                        idOf(model),
                        model.name(),
                        model.bytes(),
                        true,
                        inUse,
                        model.file().toString()));
            }
            for (CatalogueModel model : models.catalogue().models()) {
                if (here.stream().noneMatch(stored -> stored.catalogueId().equals(Optional.of(model.id())))) {
                    lines.add(Texts.of(
                            "models.line.fetchable",
                            model.id(),
                            model.name(),
                            megabytes(model.bytes()),
                            model.machineGiB(),
                            model.licence()));
                    Map<String, Object> entry =
                            entry(model.id(), model.name(), model.bytes(), false, false, model.url());
                    entry.put("licence", model.licence());
                    entry.put("machineGiB", model.machineGiB());
                    entry.put("triedHere", model.triedHere());
                    data.add(entry);
                }
            }
            for (Map<String, Object> entry : data) {
                if (entry.get("bytes") instanceof Long bytes) {
                    speed.expect(bytes)
                            .ifPresent(tps -> entry.put("expectedTokensPerSecond", Math.round(tps * 10) / 10.0));
                }
            }
        }

        private static String idOf(StoredModel model) {
            return model.catalogueId().orElse(String.valueOf(model.file().getFileName()));
        }

        private static Map<String, Object> entry(
                String id, String name, long bytes, boolean here, boolean used, String where) {
            var entry = new LinkedHashMap<String, Object>();
            entry.put("id", id);
            entry.put("name", name);
            entry.put("bytes", bytes);
            entry.put("here", here);
            entry.put("used", used);
            entry.put(here ? "file" : "url", where);
            return entry;
        }
    }

    @picocli.CommandLine.Command(name = "get", description = "Fetch a model; goes on where it stopped.")
    static final class Get extends Command {
        @Parameters(paramLabel = "MODEL", description = "Id from the list, or 'starter'.")
        String model = "";

        Get(CommandContext context) {
            super(context);
        }

        @Override
        void run() throws Failure {
            ModelStore models = context.models(options);
            CatalogueModel wanted = models.catalogue().find(model).orElseThrow(() -> ModelUnavailable.unknown(model));
            Path file = models.fetchJob(wanted).run(context.cancellation(), new TerminalProgress(context.err()));
            context.print(
                    options,
                    Texts.of("models.got", wanted.name(), file.toString()),
                    Map.of("id", wanted.id(), "file", file.toString()));
        }
    }

    @picocli.CommandLine.Command(name = "use", description = "Choose the model that the agents run on.")
    static final class Use extends Command {
        @Parameters(paramLabel = "MODEL", description = "Id from the list, or a GGUF file.")
        String model = "";

        Use(CommandContext context) {
            super(context);
        }

        @Override
        void run() throws Failure {
            Path file = context.models(options).resolve(model);
            ModelInfo info = ModelInfo.inspect(file);
            try (Settings settings = context.settings(options)) {
                boolean isFile = context.models(options).catalogue().find(model).isEmpty();
                settings.set(Keys.MODEL, isFile ? file.toString() : model);
            }
            context.print(
                    options,
                    Texts.of("models.used", info.name()),
                    Map.of("name", info.name(), "file", file.toString()));
        }
    }

    @picocli.CommandLine.Command(name = "inspect", description = "What a GGUF file says of itself.")
    static final class Inspect extends Command {
        @Parameters(paramLabel = "MODEL", description = "Id from the list, or a GGUF file.")
        String model = "";

        Inspect(CommandContext context) {
            super(context);
        }

        @Override
        void run() throws Failure {
            ModelInfo info = ModelInfo.inspect(context.models(options).resolve(model));
            var data = new LinkedHashMap<String, Object>();
            data.put("file", info.file().toString());
            data.put("name", info.name());
            data.put("architecture", info.architecture());
            data.put("parameters", info.parameters());
            data.put("quantization", info.quantization());
            data.put("bytes", info.fileBytes());
            data.put("layers", info.layers());
            data.put("contextTokens", info.contextTokens());
            data.put("licence", info.licence());
            data.put("chatTemplate", info.chatTemplate().isPresent());
            var lines = new ArrayList<String>();
            data.forEach((key, value) -> lines.add(key + ": " + value));
            context.print(options, String.join("\n", lines), data);
        }
    }

    @picocli.CommandLine.Command(
            name = "address",
            description = "Keep the address of another program's engine on this machine.")
    static final class Address extends Command {
        @Parameters(paramLabel = "ADDRESS", description = "Like 127.0.0.1:8080.")
        String address = "";

        @picocli.CommandLine.Option(
                names = "--name",
                paramLabel = "MODEL",
                defaultValue = "",
                description = "As that program calls it; its first one.")
        String name = "";

        @picocli.CommandLine.Option(
                names = "--context",
                paramLabel = "TOKENS",
                defaultValue = "" + EngineAddress.USUAL_CONTEXT,
                description = "Prompt and reply together.")
        int tokens;

        @picocli.CommandLine.Option(names = "--pictures", description = "The model sees pictures.")
        boolean pictures;

        Address(CommandContext context) {
            super(context);
        }

        @Override
        void run() throws Failure {
            URI base = EngineAddress.parse(address);
            String model = name;
            if (model.isEmpty()) {
                List<String> there = EngineAddress.modelsJob(base).run(context.cancellation(), Progress.SILENT);
                model = there.stream().findFirst().orElseThrow(() -> ModelUnavailable.unknown(base.toString()));
            }
            Path file = context.models(options).keep(new EngineAddress(base, model, tokens, pictures));
            context.print(
                    options,
                    Texts.of("models.address.kept", model, file.toString()),
                    Map.of("name", model, "base", base.toString(), "file", file.toString()));
        }
    }

    @picocli.CommandLine.Command(name = "remove", description = "Delete a fetched model file.")
    static final class Remove extends Command {
        @Parameters(paramLabel = "MODEL", description = "Id from the list, or a file's name.")
        String model = "";

        Remove(CommandContext context) {
            super(context);
        }

        @Override
        void run() throws Failure {
            context.models(options).remove(model);
            context.print(options, Texts.of("models.removed", model), Map.of("removed", model));
        }
    }
}
