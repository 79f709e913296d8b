package org.tousaidants.platform.files;

import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;

/// « Fichier déposé » — a stored file.
///
/// @param name file name on one line, without a folder
/// @param size size in bytes
/// @param hash SHA-256 of the bytes, in hex
/// @param at moment at which the file was stored
public record StoredFile(
        UUID id, FileOwner owner, String name, UploadFileType type, int size, String hash, Instant at) {
    /// « Propriétaire d’un fichier » — the object to which a file belongs.
    ///
    /// @param kind kind of object, defined by its package, such as `resources.resource`
    /// @param owner id of the object in that package
    public record FileOwner(String kind, String owner) {
        public FileOwner {
            if (!kind.matches("[a-z]+(\\.[a-z-]+)+")) throw new IllegalArgumentException("invalid kind: " + kind);
        }
    }

    /// Returns the path at which the file is served.
    public String path() {
        return path(id, plain());
    }

    /// Returns the path at which a file is served.
    ///
    /// @param plain file name without characters that need escaping, as [#plain] returns it
    public static String path(UUID id, String plain) {
        return "/fichiers/" + id + "/" + plain;
    }

    /// Returns the file name for headers and addresses, reduced to characters that need no escaping.
    String plain() {
        return name.replaceAll("[^A-Za-z0-9._-]+", "-").replaceAll("^[.-]+", "");
    }

    static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }
}
