package org.quillhouse.engine.internal.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/// Checksums of files.
public final class Digests {
    private Digests() {}

    /// Lower-case hex.
    public static String sha256(Path file) throws IOException {
        return HexFormat.of().formatHex(digest("SHA-256", file));
    }

    /// Base 64, as npm writes it.
    public static String sha512(Path file) throws IOException {
        return Base64.getEncoder().encodeToString(digest("SHA-512", file));
    }

    private static byte[] digest(String algorithm, Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance(algorithm);
            byte[] buffer = new byte[1 << 20];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
