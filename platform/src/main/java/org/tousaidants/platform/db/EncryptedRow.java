package org.tousaidants.platform.db;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import javax.crypto.SecretKey;

/// « Ligne scellée » — an encrypted row.
///
/// @param id as its package names it
/// @param under index in [InstallationSecret#keys] of the key that decrypts it: 0 is the current one; empty if
/// none does
public record EncryptedRow(String id, OptionalInt under) {
    /// The index of the key that decrypts a value.
    ///
    /// @param opened decrypts with a key; empty or failing for a wrong key
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
