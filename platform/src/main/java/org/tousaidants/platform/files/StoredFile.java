package org.tousaidants.platform.files;

import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;

/// « Fichier déposé » — one stored file.
///
/// @param name on one line, without a folder
/// @param hash SHA-256, in hex
public record StoredFile(UUID id, Owner owner, String name, FileType type, int size, String hash, Instant at) {
    /// « Propriétaire d’un fichier » — the kind, defined by the package (`resources.resource`), and an id of
    /// that package.
    public record Owner(String kind, String owner) {
        public Owner {
            if (!kind.matches("[a-z]+(\\.[a-z-]+)+")) throw new IllegalArgumentException("invalid kind: " + kind);
        }
    }

    /// The path at which the file is served.
    public String path() {
        return path(id, plain());
    }

    /// @param plain file name, as [#plain] gives it
    public static String path(UUID id, String plain) {
        return "/fichiers/" + id + "/" + plain;
    }

    /// The file name for headers and addresses, only with characters that need no escaping.
    String plain() {
        return name.replaceAll("[^A-Za-z0-9._-]+", "-").replaceAll("^[.-]+", "");
    }

    static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }
}
