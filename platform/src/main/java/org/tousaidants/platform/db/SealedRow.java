package org.tousaidants.platform.db;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import javax.crypto.SecretKey;

/// « Ligne scellée ».
///
/// @param id as its room names it
/// @param under which of the keys of [InstallationSecret#keys] opens it: 0 is the one in force; empty where none does
public record SealedRow(String id, OptionalInt under) {
    /// Which of the keys opens something.
    ///
    /// @param opened empty, or broken, with the wrong key
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
