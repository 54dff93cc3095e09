package org.quillhouse.engine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Writes a whole, loadable GGUF file of a few hundred kilobytes: two layers of random weights over a vocabulary of
/// bytes
/// and letters. It writes nonsense, but it loads, counts, streams, cancels and closes like any other.
public final class TinyGguf {
    private static final int EMBEDDING = 32;
    private static final int FEED_FORWARD = 64;
    private static final int LAYERS = 2;
    private static final int ALIGNMENT = 32;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Random random = new Random(42);
    private final List<float[]> tensors = new ArrayList<>();
    private final ByteArrayOutputStream tensorInfos = new ByteArrayOutputStream();
    private long offset;
    private int entries;
    private final ByteArrayOutputStream metadata = new ByteArrayOutputStream();

    private TinyGguf() {}

    public static Path write(Path file) throws IOException {
        return write(file, "llama");
    }

    /// @param architecture another name than `llama` makes a file that no engine knows
    public static Path write(Path file, String architecture) throws IOException {
        Files.write(file, new TinyGguf().bytes(architecture));
        return file;
    }

    /// A model with recurrent memory (Mamba), which can be neither cut nor shared in the middle.
    public static Path writeRecurrent(Path file) throws IOException {
        Files.write(file, new TinyGguf().recurrent());
        return file;
    }

    /// A model that looks back only so many tokens in every other layer (Gemma 2).
    public static Path writeWindowed(Path file, int window) throws IOException {
        var tiny = new TinyGguf();
        tiny.number("gemma2.attention.sliding_window", window);
        for (int layer = 0; layer < LAYERS; layer++) {
            tiny.tensor("blk." + layer + ".post_attention_norm.weight", 0, EMBEDDING);
            tiny.tensor("blk." + layer + ".post_ffw_norm.weight", 0, EMBEDDING);
        }
        Files.write(file, tiny.bytes("gemma2"));
        return file;
    }

    /// A model that only reads (BERT) and tells what a text means.
    public static Path writeEncoder(Path file) throws IOException {
        Files.write(file, new TinyGguf().encoder());
        return file;
    }

    private byte[] encoder() throws IOException {
        var vocabulary = new ArrayList<>(List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"));
        for (char letter = 'a'; letter <= 'z'; letter++) {
            vocabulary.add("▁" + letter);
            vocabulary.add(String.valueOf(letter));
        }
        text("general.architecture", "bert");
        text("general.name", "tiny encoder");
        number("bert.context_length", 512);
        number("bert.embedding_length", EMBEDDING);
        number("bert.block_count", LAYERS);
        number("bert.feed_forward_length", FEED_FORWARD);
        number("bert.attention.head_count", 2);
        number("bert.pooling_type", 1);
        key("bert.attention.causal", 7);
        metadata.write(0);
        key("bert.attention.layer_norm_epsilon", 6);
        metadata.writeBytes(floats(new float[] {1e-5f}));
        text("tokenizer.ggml.model", "bert");
        number("tokenizer.ggml.token_type_count", 2);
        number("tokenizer.ggml.unknown_token_id", 1);
        number("tokenizer.ggml.bos_token_id", 2);
        number("tokenizer.ggml.eos_token_id", 3);
        number("tokenizer.ggml.seperator_token_id", 3);
        number("tokenizer.ggml.padding_token_id", 0);
        array("tokenizer.ggml.tokens", 8, vocabulary.size());
        vocabulary.forEach(this::string);
        array("tokenizer.ggml.token_type", 5, vocabulary.size());
        for (int i = 0; i < vocabulary.size(); i++) {
            metadata.writeBytes(ints(i < 5 ? 3 : 1));
        }
        tensor("token_embd.weight", 0.5f, EMBEDDING, vocabulary.size());
        tensor("token_types.weight", 0.1f, EMBEDDING, 2);
        tensor("position_embd.weight", 0.1f, EMBEDDING, 512);
        normAndBias("token_embd_norm");
        for (int layer = 0; layer < LAYERS; layer++) {
            String block = "blk." + layer + ".";
            for (String name : List.of("attn_q", "attn_k", "attn_v", "attn_output")) {
                tensor(block + name + ".weight", 0.2f, EMBEDDING, EMBEDDING);
                tensor(block + name + ".bias", 0.1f, EMBEDDING);
            }
            normAndBias(block + "attn_output_norm");
            tensor(block + "ffn_up.weight", 0.2f, EMBEDDING, FEED_FORWARD);
            tensor(block + "ffn_up.bias", 0.1f, FEED_FORWARD);
            tensor(block + "ffn_down.weight", 0.2f, FEED_FORWARD, EMBEDDING);
            tensor(block + "ffn_down.bias", 0.1f, EMBEDDING);
            normAndBias(block + "layer_output_norm");
        }
        return whole();
    }

    private void normAndBias(String name) {
        tensor(name + ".weight", 0, EMBEDDING);
        tensor(name + ".bias", 0.1f, EMBEDDING);
    }

    private byte[] recurrent() throws IOException {
        List<String> vocabulary = vocabulary();
        metadata("mamba", vocabulary);
        number("mamba.ssm.conv_kernel", 4);
        number("mamba.ssm.inner_size", 2 * EMBEDDING);
        number("mamba.ssm.state_size", 16);
        number("mamba.ssm.time_step_rank", 2);
        tensor("token_embd.weight", 0.5f, EMBEDDING, vocabulary.size());
        tensor("output_norm.weight", 0, EMBEDDING);
        tensor("output.weight", 0.5f, EMBEDDING, vocabulary.size());
        for (int layer = 0; layer < LAYERS; layer++) {
            String block = "blk." + layer + ".";
            tensor(block + "attn_norm.weight", 0, EMBEDDING);
            tensor(block + "ssm_in.weight", 0.2f, EMBEDDING, 4 * EMBEDDING);
            tensor(block + "ssm_conv1d.weight", 0.2f, 4, 2 * EMBEDDING);
            tensor(block + "ssm_conv1d.bias", 0.1f, 2 * EMBEDDING);
            tensor(block + "ssm_x.weight", 0.2f, 2 * EMBEDDING, 2 + 2 * 16);
            tensor(block + "ssm_dt.weight", 0.2f, 2, 2 * EMBEDDING);
            tensor(block + "ssm_dt.bias", 0.1f, 2 * EMBEDDING);
            tensor(block + "ssm_a", -1, 16, 2 * EMBEDDING);
            tensor(block + "ssm_d", 0, 2 * EMBEDDING);
            tensor(block + "ssm_out.weight", 0.2f, 2 * EMBEDDING, EMBEDDING);
        }
        return whole();
    }

    private byte[] bytes(String architecture) throws IOException {
        List<String> vocabulary = vocabulary();
        metadata(architecture, vocabulary);
        tensor("token_embd.weight", 0.5f, EMBEDDING, vocabulary.size());
        tensor("output_norm.weight", 0, EMBEDDING);
        if (!architecture.equals("gemma2")) { // that one has none of its own
            tensor("output.weight", 0.5f, EMBEDDING, vocabulary.size());
        }
        for (int layer = 0; layer < LAYERS; layer++) {
            String block = "blk." + layer + ".";
            tensor(block + "attn_norm.weight", 0, EMBEDDING);
            tensor(block + "attn_q.weight", 0.2f, EMBEDDING, EMBEDDING);
            tensor(block + "attn_k.weight", 0.2f, EMBEDDING, EMBEDDING);
            tensor(block + "attn_v.weight", 0.2f, EMBEDDING, EMBEDDING);
            tensor(block + "attn_output.weight", 0.2f, EMBEDDING, EMBEDDING);
            tensor(block + "ffn_norm.weight", 0, EMBEDDING);
            tensor(block + "ffn_gate.weight", 0.2f, EMBEDDING, FEED_FORWARD);
            tensor(block + "ffn_up.weight", 0.2f, EMBEDDING, FEED_FORWARD);
            tensor(block + "ffn_down.weight", 0.2f, FEED_FORWARD, EMBEDDING);
        }
        return whole();
    }

    private byte[] whole() throws IOException {
        out.writeBytes("GGUF".getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(ints(3));
        out.writeBytes(longs(tensors.size()));
        out.writeBytes(longs(entries));
        metadata.writeTo(out);
        tensorInfos.writeTo(out);
        pad();
        for (float[] tensor : tensors) {
            out.writeBytes(floats(tensor));
            pad();
        }
        return out.toByteArray();
    }

    private static List<String> vocabulary() {
        var tokens = new ArrayList<>(List.of("<unk>", "<s>", "</s>"));
        for (int value = 0; value < 256; value++) {
            tokens.add("<0x%02X>".formatted(value));
        }
        tokens.add("▁");
        for (char letter = 'a'; letter <= 'z'; letter++) {
            tokens.add(String.valueOf(letter));
            tokens.add("▁" + letter);
        }
        return tokens;
    }

    private void metadata(String architecture, List<String> vocabulary) {
        text("general.architecture", architecture);
        text("general.name", "tiny");
        text("general.license", "none");
        number(architecture + ".context_length", 2048);
        number(architecture + ".embedding_length", EMBEDDING);
        number(architecture + ".block_count", LAYERS);
        number(architecture + ".feed_forward_length", FEED_FORWARD);
        number(architecture + ".attention.head_count", 2);
        number(architecture + ".attention.head_count_kv", 2);
        number(architecture + ".rope.dimension_count", 16);
        number(architecture + ".vocab_size", vocabulary.size());
        key(architecture + ".attention.layer_norm_rms_epsilon", 6);
        metadata.writeBytes(floats(new float[] {1e-5f}));
        text("tokenizer.ggml.model", "llama");
        number("tokenizer.ggml.bos_token_id", 1);
        number("tokenizer.ggml.eos_token_id", 2);
        number("tokenizer.ggml.unknown_token_id", 0);
        text("tokenizer.chat_template", "{% for m in messages %}{{ m.role }}: {{ m.content }}\n{% endfor %}assistant:");
        array("tokenizer.ggml.tokens", 8, vocabulary.size());
        vocabulary.forEach(this::string);
        array("tokenizer.ggml.scores", 6, vocabulary.size());
        for (int i = 0; i < vocabulary.size(); i++) {
            metadata.writeBytes(floats(new float[] {vocabulary.get(i).length() == 2 ? -1 : -2}));
        }
        array("tokenizer.ggml.token_type", 5, vocabulary.size());
        for (int i = 0; i < vocabulary.size(); i++) {
            metadata.writeBytes(ints(i == 0 ? 2 : i < 3 ? 3 : i < 259 ? 6 : 1));
        }
    }

    /// @param spread of the random values; 0 for ones, below 0 for the decay of a recurrent memory
    private void tensor(String name, float spread, int... dimensions) {
        int elements = 1;
        writeString(tensorInfos, name);
        tensorInfos.writeBytes(ints(dimensions.length));
        for (int dimension : dimensions) {
            tensorInfos.writeBytes(longs(dimension));
            elements *= dimension;
        }
        tensorInfos.writeBytes(ints(0));
        tensorInfos.writeBytes(longs(offset));
        var values = new float[elements];
        for (int i = 0; i < elements; i++) {
            values[i] = spread == 0 ? 1 : spread < 0 ? -1 - i % 16 : (float) random.nextGaussian() * spread;
        }
        tensors.add(values);
        offset += (4L * elements + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }

    private void key(String key, int type) {
        entries++;
        string(key);
        metadata.writeBytes(ints(type));
    }

    private void text(String key, String value) {
        key(key, 8);
        string(value);
    }

    private void number(String key, int value) {
        key(key, 4);
        metadata.writeBytes(ints(value));
    }

    private void array(String key, int type, int length) {
        key(key, 9);
        metadata.writeBytes(ints(type));
        metadata.writeBytes(longs(length));
    }

    private void string(String text) {
        writeString(metadata, text);
    }

    private static void writeString(ByteArrayOutputStream target, String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        target.writeBytes(longs(utf8.length));
        target.writeBytes(utf8);
    }

    private void pad() {
        while (out.size() % ALIGNMENT != 0) {
            out.write(0);
        }
    }

    private static byte[] ints(int value) {
        return little(4).putInt(value).array();
    }

    private static byte[] longs(long value) {
        return little(8).putLong(value).array();
    }

    private static byte[] floats(float[] values) {
        ByteBuffer buffer = little(4 * values.length);
        for (float value : values) {
            buffer.putFloat(value);
        }
        return buffer.array();
    }

    private static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
