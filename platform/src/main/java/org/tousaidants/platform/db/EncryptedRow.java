package org.tousaidants.platform.db;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import javax.crypto.SecretKey;

/// « Ligne scellée » — an encrypted row.
///
/// @param id id of the row in its package
/// @param under index in [InstallationSecret#keys] of the key that decrypts the row: 0 is the current key; empty if
/// no key decrypts it
public record EncryptedRow(String id, OptionalInt under) {
    /// Returns the index in `keys` of the key that decrypts a value; empty if no key decrypts it.
    ///
    /// @param opened decrypts the value with a key; returns empty or throws for a wrong key
    public static OptionalInt opener(List<SecretKey> keys, Function<SecretKey, Optional<?>> opened) {
        for (var n = 0; n < keys.size(); n++)
            try {
                if (opened.apply(keys.get(n)).isPresent()) return OptionalInt.of(n);
            } catch (RuntimeException damaged) {
                return OptionalInt.empty();
            }
        return OptionalInt.empty();
    }

    boolean current() {
        return under.isPresent() && under.getAsInt() == 0;
    }
}
