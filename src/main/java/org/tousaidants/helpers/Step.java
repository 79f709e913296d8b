package org.tousaidants.helpers;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// « Étape » — one thing that happened in a file: when, by whom, under which version of the protocol. The person reads
/// all of them.
///
/// @param by whose account; empty: the system
record Step(Instant at, Act act, Optional<UUID> by, String version, String detail) {
    enum Act {
        OPENED,
        PROFILE_CHANGED,
        SIGNED,
        LEVELS_SAID,
        /// By a coordinator: how her organisation is written.
        ORGANISATION_SET
    }
}
