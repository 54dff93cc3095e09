package org.quillhouse.engine;

import java.util.List;
import java.util.Optional;

/// A model that can be fetched.
///
/// @param kind `instruct` follows requests, `base` only continues text
/// @param machineGiB memory of the smallest machine it suits
/// @param sha256 of the file, lower-case hex; absent where it is taken from the server's own statement
/// @param packages where the file can be had when its address cannot be reached; the members are joined in order
/// @param triedHere whether this very entry was fetched and run by the developers
public record CatalogueModel(
        String id,
        String name,
        String file,
        String role,
        String kind,
        String parameters,
        String quantization,
        long bytes,
        Optional<String> sha256,
        int contextTokens,
        int machineGiB,
        String licence,
        String url,
        List<PackagePart> packages,
        boolean triedHere) {
    public CatalogueModel {
        packages = List.copyOf(packages);
    }

    /// A file inside a Python package.
    public record PackagePart(String name, String version, String member) {}

    public boolean isStarter() {
        return role.equals("starter");
    }
}
