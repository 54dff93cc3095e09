package org.quillhouse.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.quillhouse.engine.Capability;
import org.quillhouse.engine.Device;
import org.quillhouse.engine.EngineInfo;
import org.quillhouse.engine.Engines;
import org.quillhouse.engine.MachineMemory;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Texts;
import org.quillhouse.settings.Keys;
import org.quillhouse.settings.Places;
import org.quillhouse.settings.Settings;

/// `doctor`: engine, devices, model, folders, in words a writer can pass on.
@picocli.CommandLine.Command(name = "doctor", description = "Check the engine, the model and the folders.")
final class DoctorCommand extends Command {
    DoctorCommand(CommandContext context) {
        super(context);
    }

    @Override
    void run() throws Failure {
        Places places = context.places(options);
        Engines.Opened opened = Engines.open(places);
        EngineInfo engine = opened.engine().info();
        var data = new LinkedHashMap<String, Object>();
        data.put("name", "Quillhouse");
        data.put("java", Runtime.version().toString());
        data.put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        data.put("engine", engine.name());
        data.put("engineVersion", engine.version());
        data.put("cpuVariant", engine.cpuVariant());
        opened.whyFallback().ifPresent(why -> data.put("whyFallback", why));
        data.put("cannot", missing(engine));
        data.put("devices", engine.devices().stream().map(DoctorCommand::device).toList());
        data.put("memoryGiB", MachineMemory.totalBytes() >> 30);
        data.put("processors", Runtime.getRuntime().availableProcessors());
        try (Settings settings = context.settings(options)) {
            data.put("database", "ok");
            data.put("model", settings.get(Keys.MODEL));
            data.put("settingsPassedOver", settings.warnings());
        }
        data.put("modelsHere", context.models(options).list().size());
        data.put("profile", places.profile().toString());
        data.put("cache", places.cache().toString());
        var lines = new ArrayList<String>();
        data.forEach((key, value) -> lines.add(Texts.of("doctor.line", key, value)));
        context.print(options, String.join("\n", lines), data);
    }

    private static List<String> missing(EngineInfo engine) {
        return java.util.Arrays.stream(Capability.values())
                .filter(capability -> !engine.can(capability))
                .map(capability -> Texts.of(capability.key()))
                .toList();
    }

    private static Map<String, Object> device(Device device) {
        var data = new LinkedHashMap<String, Object>();
        data.put("name", device.name());
        data.put("description", device.description());
        data.put("kind", device.kind().name().toLowerCase(java.util.Locale.ROOT));
        data.put("freeMB", device.freeBytes() >> 20);
        data.put("totalMB", device.totalBytes() >> 20);
        return data;
    }
}
