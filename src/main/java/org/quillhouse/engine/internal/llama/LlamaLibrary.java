package org.quillhouse.engine.internal.llama;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BOOLEAN;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.quillhouse.engine.Device;

/// The prebuilt llama.cpp libraries of one folder, opened for the life of the process.
///
/// Signatures and [Layouts] are those of release [#VERSION]; any other release is refused at start, because a changed
/// struct would not fail but corrupt.
final class LlamaLibrary {
    static final String VERSION = "0.4.0";

    final NativeFunction modelDefaults;
    final NativeFunction contextDefaults;
    final NativeFunction modelLoad;
    final NativeFunction modelFree;
    final NativeFunction contextInit;
    final NativeFunction contextFree;
    final NativeFunction contextLength;
    final NativeFunction vocab;
    final NativeFunction vocabSize;
    final NativeFunction isEndOfGeneration;
    final NativeFunction tokenize;
    final NativeFunction tokenToPiece;
    final NativeFunction detokenize;
    final NativeFunction decode;
    final NativeFunction memory;
    final NativeFunction memoryClear;
    final NativeFunction sequenceRemove;
    final NativeFunction sequenceCopy;
    final NativeFunction stateSize;
    final NativeFunction stateGet;
    final NativeFunction stateSet;
    final NativeFunction isRecurrent;
    /// Of a model's sliding window; 0 where it has none.
    final NativeFunction windowTokens;
    final NativeFunction isHybrid;
    final NativeFunction pooling;
    final NativeFunction embeddings;
    final NativeFunction embeddingLength;
    final NativeFunction chainDefaults;
    final NativeFunction chainInit;
    final NativeFunction chainAdd;
    final NativeFunction samplerFree;
    final NativeFunction samplerReset;
    final NativeFunction samplerClone;
    final NativeFunction samplerApply;
    final NativeFunction samplerAccept;
    final NativeFunction logits;
    final NativeFunction greedy;
    final NativeFunction distribution;
    final NativeFunction topK;
    final NativeFunction topP;
    final NativeFunction minP;
    final NativeFunction typical;
    final NativeFunction mirostat;
    final NativeFunction mirostat2;
    final NativeFunction temperature;
    final NativeFunction penalties;
    final NativeFunction dry;
    final NativeFunction xtc;
    final NativeFunction grammar;

    final ThreadPool threads;
    final LlamaLog log;
    private final String version;
    private final List<Device> devices;

    private LlamaLibrary(SymbolLookup library, Path folder) {
        version = NativeFunction.of(library, "llama_version", ADDRESS).toText();
        if (!version.contains(VERSION)) {
            throw new UnsatisfiedLinkError("llama.cpp " + version + " is here, " + VERSION + " is needed");
        }
        log = LlamaLog.install(library);
        modelDefaults = NativeFunction.of(library, "llama_model_default_params", Layouts.MODEL_PARAMS);
        contextDefaults = NativeFunction.of(library, "llama_context_default_params", Layouts.CONTEXT_PARAMS);
        modelLoad = NativeFunction.of(library, "llama_model_load_from_file", ADDRESS, ADDRESS, Layouts.MODEL_PARAMS);
        modelFree = NativeFunction.of(library, "llama_model_free", null, ADDRESS);
        contextInit = NativeFunction.of(library, "llama_init_from_model", ADDRESS, ADDRESS, Layouts.CONTEXT_PARAMS);
        contextFree = NativeFunction.of(library, "llama_free", null, ADDRESS);
        contextLength = NativeFunction.of(library, "llama_n_ctx", JAVA_INT, ADDRESS);
        vocab = NativeFunction.of(library, "llama_model_get_vocab", ADDRESS, ADDRESS);
        vocabSize = NativeFunction.of(library, "llama_vocab_n_tokens", JAVA_INT, ADDRESS);
        isEndOfGeneration = NativeFunction.of(library, "llama_vocab_is_eog", JAVA_BOOLEAN, ADDRESS, JAVA_INT);
        tokenize = NativeFunction.of(
                library,
                "llama_tokenize",
                JAVA_INT,
                ADDRESS,
                ADDRESS,
                JAVA_INT,
                ADDRESS,
                JAVA_INT,
                JAVA_BOOLEAN,
                JAVA_BOOLEAN);
        tokenToPiece = NativeFunction.of(
                library,
                "llama_token_to_piece",
                JAVA_INT,
                ADDRESS,
                JAVA_INT,
                ADDRESS,
                JAVA_INT,
                JAVA_INT,
                JAVA_BOOLEAN);
        detokenize = NativeFunction.of(
                library,
                "llama_detokenize",
                JAVA_INT,
                ADDRESS,
                ADDRESS,
                JAVA_INT,
                ADDRESS,
                JAVA_INT,
                JAVA_BOOLEAN,
                JAVA_BOOLEAN);
        decode = NativeFunction.of(library, "llama_decode", JAVA_INT, ADDRESS, Layouts.BATCH);
        memory = NativeFunction.of(library, "llama_get_memory", ADDRESS, ADDRESS);
        memoryClear = NativeFunction.of(library, "llama_memory_clear", null, ADDRESS, JAVA_BOOLEAN);
        sequenceRemove =
                NativeFunction.of(library, "llama_memory_seq_rm", JAVA_BOOLEAN, ADDRESS, JAVA_INT, JAVA_INT, JAVA_INT);
        sequenceCopy = NativeFunction.of(
                library, "llama_memory_seq_cp", null, ADDRESS, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT);
        stateSize = NativeFunction.of(library, "llama_state_seq_get_size", JAVA_LONG, ADDRESS, JAVA_INT);
        stateGet = NativeFunction.of(
                library, "llama_state_seq_get_data", JAVA_LONG, ADDRESS, ADDRESS, JAVA_LONG, JAVA_INT);
        stateSet = NativeFunction.of(
                library, "llama_state_seq_set_data", JAVA_LONG, ADDRESS, ADDRESS, JAVA_LONG, JAVA_INT);
        isRecurrent = NativeFunction.of(library, "llama_model_is_recurrent", JAVA_BOOLEAN, ADDRESS);
        windowTokens = NativeFunction.of(library, "llama_model_n_swa", JAVA_INT, ADDRESS);
        isHybrid = NativeFunction.of(library, "llama_model_is_hybrid", JAVA_BOOLEAN, ADDRESS);
        pooling = NativeFunction.of(library, "llama_pooling_type", JAVA_INT, ADDRESS);
        embeddings = NativeFunction.of(library, "llama_get_embeddings_seq", ADDRESS, ADDRESS, JAVA_INT);
        embeddingLength = NativeFunction.of(library, "llama_model_n_embd", JAVA_INT, ADDRESS);
        chainDefaults = NativeFunction.of(library, "llama_sampler_chain_default_params", Layouts.CHAIN_PARAMS);
        chainInit = NativeFunction.of(library, "llama_sampler_chain_init", ADDRESS, Layouts.CHAIN_PARAMS);
        chainAdd = NativeFunction.of(library, "llama_sampler_chain_add", null, ADDRESS, ADDRESS);
        samplerFree = NativeFunction.of(library, "llama_sampler_free", null, ADDRESS);
        samplerClone = NativeFunction.of(library, "llama_sampler_clone", ADDRESS, ADDRESS);
        samplerReset = NativeFunction.of(library, "llama_sampler_reset", null, ADDRESS);
        samplerApply = NativeFunction.of(library, "llama_sampler_apply", null, ADDRESS, ADDRESS);
        samplerAccept = NativeFunction.of(library, "llama_sampler_accept", null, ADDRESS, JAVA_INT);
        logits = NativeFunction.of(library, "llama_get_logits_ith", ADDRESS, ADDRESS, JAVA_INT);
        greedy = NativeFunction.of(library, "llama_sampler_init_greedy", ADDRESS);
        distribution = NativeFunction.of(library, "llama_sampler_init_dist", ADDRESS, JAVA_INT);
        topK = NativeFunction.of(library, "llama_sampler_init_top_k", ADDRESS, JAVA_INT);
        topP = NativeFunction.of(library, "llama_sampler_init_top_p", ADDRESS, JAVA_FLOAT, JAVA_LONG);
        minP = NativeFunction.of(library, "llama_sampler_init_min_p", ADDRESS, JAVA_FLOAT, JAVA_LONG);
        typical = NativeFunction.of(library, "llama_sampler_init_typical", ADDRESS, JAVA_FLOAT, JAVA_LONG);
        mirostat = NativeFunction.of(
                library, "llama_sampler_init_mirostat", ADDRESS, JAVA_INT, JAVA_INT, JAVA_FLOAT, JAVA_FLOAT, JAVA_INT);
        mirostat2 =
                NativeFunction.of(library, "llama_sampler_init_mirostat_v2", ADDRESS, JAVA_INT, JAVA_FLOAT, JAVA_FLOAT);
        temperature = NativeFunction.of(library, "llama_sampler_init_temp", ADDRESS, JAVA_FLOAT);
        penalties = NativeFunction.of(
                library,
                "llama_sampler_init_penalties",
                ADDRESS,
                JAVA_INT,
                JAVA_INT,
                JAVA_FLOAT,
                JAVA_FLOAT,
                JAVA_FLOAT);
        dry = NativeFunction.of(
                library,
                "llama_sampler_init_dry",
                ADDRESS,
                ADDRESS,
                JAVA_FLOAT,
                JAVA_FLOAT,
                JAVA_INT,
                JAVA_INT,
                ADDRESS,
                JAVA_LONG);
        xtc = NativeFunction.of(
                library, "llama_sampler_init_xtc", ADDRESS, JAVA_FLOAT, JAVA_FLOAT, JAVA_LONG, JAVA_INT);
        grammar = NativeFunction.of(library, "llama_sampler_init_grammar", ADDRESS, ADDRESS, ADDRESS, ADDRESS);
        NativeFunction.of(library, "llama_backend_init", null).run();
        try (var arena = Arena.ofConfined()) {
            NativeFunction.of(library, "ggml_backend_load_all_from_path", null, ADDRESS)
                    .run(arena.allocateFrom(folder.toString()));
        }
        threads = new ThreadPool(library);
        devices = listDevices(library);
    }

    /// Opens the libraries of a folder.
    ///
    /// @throws UnsatisfiedLinkError when they are missing, of another release or unfit for this system
    static LlamaLibrary open(Path folder) {
        SymbolLookup base = library(folder, "(lib)?ggml-base\\.(so|dylib|dll)");
        SymbolLookup ggml = library(folder, "(lib)?ggml(\\.[a-z]+)?\\.v[0-9.]+\\.(so|dylib|dll)");
        SymbolLookup llama = library(folder, "(lib)?llama(\\.[a-z]+)?\\.v[0-9.]+\\.(so|dylib|dll)");
        return new LlamaLibrary(llama.or(ggml).or(base), folder);
    }

    private static SymbolLookup library(Path folder, String name) {
        Pattern pattern = Pattern.compile(name);
        try (var files = Files.list(folder)) {
            Path file = files.filter(path ->
                            pattern.matcher(path.getFileName().toString()).matches())
                    .findFirst()
                    .orElseThrow(() -> new UnsatisfiedLinkError("no " + name + " in " + folder));
            return SymbolLookup.libraryLookup(file, Arena.global());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (IllegalArgumentException unfit) {
            var error = new UnsatisfiedLinkError(unfit.getMessage());
            error.initCause(unfit);
            throw error;
        }
    }

    private static List<Device> listDevices(SymbolLookup library) {
        var get = NativeFunction.of(library, "ggml_backend_dev_get", ADDRESS, JAVA_LONG);
        var name = NativeFunction.of(library, "ggml_backend_dev_name", ADDRESS, ADDRESS);
        var description = NativeFunction.of(library, "ggml_backend_dev_description", ADDRESS, ADDRESS);
        var type = NativeFunction.of(library, "ggml_backend_dev_type", JAVA_INT, ADDRESS);
        var memory = NativeFunction.of(library, "ggml_backend_dev_memory", null, ADDRESS, ADDRESS, ADDRESS);
        long count =
                NativeFunction.of(library, "ggml_backend_dev_count", JAVA_LONG).toLong();
        var found = new ArrayList<Device>();
        try (var arena = Arena.ofConfined()) {
            MemorySegment free = arena.allocate(JAVA_LONG);
            MemorySegment total = arena.allocate(JAVA_LONG);
            for (long i = 0; i < count; i++) {
                MemorySegment device = get.toPointer(i);
                memory.run(device, free, total);
                found.add(new Device(
                        name.toText(device),
                        description.toText(device),
                        kind(type.toInt(device)),
                        free.get(JAVA_LONG, 0),
                        total.get(JAVA_LONG, 0)));
            }
        }
        return List.copyOf(found);
    }

    /// `ggml_backend_dev_type`: CPU, GPU, IGPU, ACCEL, META.
    private static Device.Kind kind(int type) {
        return switch (type) {
            case 0 -> Device.Kind.CPU;
            case 1 -> Device.Kind.GPU;
            case 2 -> Device.Kind.INTEGRATED_GPU;
            default -> Device.Kind.ACCELERATOR;
        };
    }

    /// Gives freed memory back to the system; only the GNU C library needs to be asked.
    void trimMemory() {
        Linker.nativeLinker()
                .defaultLookup()
                .find("malloc_trim")
                .ifPresent(symbol -> NativeFunction.at(symbol, "malloc_trim", JAVA_INT, JAVA_LONG)
                        .toInt(0L));
    }

    String version() {
        return version;
    }

    List<Device> devices() {
        return devices;
    }

    boolean hasGpu() {
        return devices.stream().anyMatch(Device::isGpu);
    }

    /// The CPU library that ggml chose for this processor, for example `haswell`.
    String cpuVariant() {
        return log.firstMatch("ggml-cpu-([A-Za-z0-9_.]+?)\\.(?:so|dylib|dll)")
                .map(variant -> variant.toLowerCase(Locale.ROOT))
                .orElse("generic");
    }

    static String text(MemorySegment pointer) {
        return pointer.address() == 0 ? "" : pointer.reinterpret(1 << 20).getString(0);
    }

    static byte[] bytes(MemorySegment buffer, int length) {
        return buffer.asSlice(0, length).toArray(JAVA_BYTE);
    }
}
