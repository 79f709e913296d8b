package org.tousaidants.labels;

import java.util.UUID;

/// Who is recognised, or asks to be.
sealed interface Holder {
    /// @param helper whose file
    /// @param account whose badge
    record AHelper(UUID helper, UUID account) implements Holder {}

    /// Nobody decides about herself.
    default boolean is(UUID member) {
        return switch (this) {
            case AHelper(var _, var account) -> account.equals(member);
        };
    }
}
