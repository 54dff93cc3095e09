package org.quillhouse.engine.internal.child;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.quillhouse.engine.Capability;
import org.quillhouse.engine.Device;
import org.quillhouse.engine.EngineInfo;
import org.quillhouse.engine.GenerationRequest;
import org.quillhouse.engine.GenerationResult;
import org.quillhouse.engine.LoadOptions;
import org.quillhouse.engine.Placement;
import org.quillhouse.engine.Sampling;
import org.quillhouse.engine.StopReason;
import org.quillhouse.kernel.Failure;

/// The values that go over the pipe, field by field; both ends are always of the same build.
final class Wire {
    private Wire() {}

    static void text(DataOutput out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static String text(DataInput in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    static void texts(DataOutput out, List<String> list) throws IOException {
        out.writeInt(list.size());
        for (String one : list) {
            text(out, one);
        }
    }

    static List<String> texts(DataInput in) throws IOException {
        int count = in.readInt();
        var list = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            list.add(text(in));
        }
        return list;
    }

    static void ints(DataOutput out, int[] numbers) throws IOException {
        out.writeInt(numbers.length);
        for (int number : numbers) {
            out.writeInt(number);
        }
    }

    static int[] ints(DataInput in) throws IOException {
        int[] numbers = new int[in.readInt()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = in.readInt();
        }
        return numbers;
    }

    static void info(DataOutput out, EngineInfo info) throws IOException {
        text(out, info.name());
        text(out, info.version());
        text(out, info.cpuVariant());
        out.writeInt(info.devices().size());
        for (Device device : info.devices()) {
            text(out, device.name());
            text(out, device.description());
            out.writeInt(device.kind().ordinal());
            out.writeLong(device.freeBytes());
            out.writeLong(device.totalBytes());
        }
        texts(out, info.capabilities().stream().map(Capability::name).toList());
    }

    static EngineInfo info(DataInput in) throws IOException {
        String name = text(in);
        String version = text(in);
        String variant = text(in);
        int count = in.readInt();
        var devices = new ArrayList<Device>();
        for (int i = 0; i < count; i++) {
            devices.add(
                    new Device(text(in), text(in), Device.Kind.values()[in.readInt()], in.readLong(), in.readLong()));
        }
        Set<Capability> capabilities = EnumSet.noneOf(Capability.class);
        texts(in).forEach(can -> capabilities.add(Capability.valueOf(can)));
        return new EngineInfo(name, version, variant, devices, capabilities);
    }

    static void options(DataOutput out, LoadOptions options) throws IOException {
        out.writeInt(options.gpuLayers());
        out.writeInt(options.threads());
        out.writeInt(options.contextTokens());
        out.writeInt(options.flashAttention().ordinal());
        out.writeBoolean(options.warm().isPresent());
        if (options.warm().isPresent()) {
            text(out, options.warm().get().folder().toString());
            out.writeLong(options.warm().get().mostBytes());
        }
    }

    static LoadOptions options(DataInput in) throws IOException {
        var options = new LoadOptions(
                in.readInt(),
                in.readInt(),
                in.readInt(),
                LoadOptions.FlashAttention.values()[in.readInt()],
                Optional.empty());
        return in.readBoolean() ? options.withWarm(new LoadOptions.Warm(Path.of(text(in)), in.readLong())) : options;
    }

    static void placement(DataOutput out, Placement placement) throws IOException {
        text(out, placement.device());
        out.writeInt(placement.gpuLayers());
        out.writeInt(placement.totalLayers());
        texts(out, placement.fallbacks());
    }

    static Placement placement(DataInput in) throws IOException {
        return new Placement(text(in), in.readInt(), in.readInt(), texts(in));
    }

    static void request(DataOutput out, GenerationRequest request) throws IOException {
        text(out, request.prompt());
        out.writeInt(request.maxTokens());
        sampling(out, request.sampling());
        texts(out, request.stopWords());
        texts(out, request.grammar().stream().toList());
        out.writeBoolean(request.ignoreEnd());
        out.writeInt(request.urgency().ordinal());
        out.writeInt(request.drafting().ordinal());
        out.writeInt(request.stableChars());
        out.writeInt(request.leastTokens());
        out.writeBoolean(request.exact());
    }

    static GenerationRequest request(DataInput in) throws IOException {
        return new GenerationRequest(
                text(in),
                in.readInt(),
                sampling(in),
                texts(in),
                texts(in).stream().findFirst(),
                in.readBoolean(),
                GenerationRequest.Urgency.values()[in.readInt()],
                GenerationRequest.Drafting.values()[in.readInt()],
                in.readInt(),
                in.readInt(),
                in.readBoolean());
    }

    private static void sampling(DataOutput out, Sampling sampling) throws IOException {
        out.writeFloat(sampling.temperature());
        floats(out, sampling.cut().topP(), sampling.cut().minP(), sampling.cut().typicalP());
        out.writeInt(sampling.cut().topK());
        Sampling.Repetition repetition = sampling.repetition();
        floats(out, repetition.penalty(), repetition.frequency(), repetition.presence());
        out.writeInt(repetition.windowTokens());
        floats(out, sampling.dry().multiplier(), sampling.dry().base());
        out.writeInt(sampling.dry().allowedLength());
        out.writeInt(sampling.dry().windowTokens());
        out.writeInt(sampling.dry().promptTokens());
        floats(out, sampling.xtc().probability(), sampling.xtc().threshold());
        out.writeInt(sampling.mirostat().map(Sampling.Mirostat::version).orElse(0));
        floats(
                out,
                sampling.mirostat().map(Sampling.Mirostat::tau).orElse(0f),
                sampling.mirostat().map(Sampling.Mirostat::eta).orElse(0f));
        out.writeInt(sampling.bias().size());
        for (var entry : sampling.bias().entrySet()) {
            out.writeInt(entry.getKey());
            out.writeFloat(entry.getValue());
        }
        texts(out, sampling.bannedPhrases());
        out.writeInt(sampling.seed());
    }

    private static void floats(DataOutput out, float... numbers) throws IOException {
        for (float number : numbers) {
            out.writeFloat(number);
        }
    }

    private static Sampling sampling(DataInput in) throws IOException {
        float temperature = in.readFloat();
        float topP = in.readFloat();
        float minP = in.readFloat();
        float typicalP = in.readFloat();
        var cut = new Sampling.Cut(in.readInt(), topP, minP, typicalP);
        var repetition = new Sampling.Repetition(in.readFloat(), in.readFloat(), in.readFloat(), in.readInt());
        var dry = new Sampling.Dry(in.readFloat(), in.readFloat(), in.readInt(), in.readInt(), in.readInt());
        var xtc = new Sampling.Xtc(in.readFloat(), in.readFloat());
        int version = in.readInt();
        float tau = in.readFloat();
        float eta = in.readFloat();
        Optional<Sampling.Mirostat> mirostat =
                version == 0 ? Optional.empty() : Optional.of(new Sampling.Mirostat(version, tau, eta));
        var bias = new HashMap<Integer, Float>();
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            bias.put(in.readInt(), in.readFloat());
        }
        return new Sampling(temperature, cut, repetition, dry, xtc, mirostat, bias, texts(in), in.readInt());
    }

    static void result(DataOutput out, GenerationResult result) throws IOException {
        text(out, result.text());
        out.writeInt(result.stop().ordinal());
        GenerationResult.Tokens tokens = result.tokens();
        ints(out, new int[] {tokens.prompt(), tokens.reused(), tokens.written(), tokens.drafted(), tokens.accepted()});
        out.writeDouble(result.firstTokenMillis());
        out.writeDouble(result.readMillis());
        out.writeDouble(result.writeMillis());
        texts(out, result.note().stream().toList());
    }

    static GenerationResult result(DataInput in) throws IOException {
        String text = text(in);
        StopReason stop = StopReason.values()[in.readInt()];
        int[] tokens = ints(in);
        return new GenerationResult(
                text,
                stop,
                new GenerationResult.Tokens(tokens[0], tokens[1], tokens[2], tokens[3], tokens[4]),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                texts(in).stream().findFirst());
    }

    static void failure(DataOutput out, Failure failure) throws IOException {
        text(out, failure.key());
        texts(out, failure.arguments().stream().map(String::valueOf).toList());
        text(out, failure.retry().name());
        text(out, failure.remedy().name());
    }
}
