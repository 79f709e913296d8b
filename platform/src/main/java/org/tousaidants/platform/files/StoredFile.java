package org.tousaidants.platform.files;

import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;

/// « Fichier déposé » — one file, as it was given.
///
/// @param name on one line, without a folder
/// @param hash SHA-256, in hex
public record StoredFile(UUID id, Owner owner, String name, FileType type, int size, String hash, Instant at) {
    /// « Propriétaire d’un fichier » — a kind given by the room (`resources.resource`), and an id of that room.
    public record Owner(String kind, String owner) {
        public Owner {
            if (!kind.matches("[a-z]+(\\.[a-z-]+)+")) throw new IllegalArgumentException("not a kind: " + kind);
        }
    }

    /// The address at which the file is read; its owner says by whom.
    public String path() {
        return path(id, plain());
    }

    /// @param plain as [#plain] gives it
    public static String path(UUID id, String plain) {
        return "/fichiers/" + id + "/" + plain;
    }

    /// For a header and an address: letters that need no escaping.
    String plain() {
        return name.replaceAll("[^A-Za-z0-9._-]+", "-").replaceAll("^[.-]+", "");
    }

    static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }
}
