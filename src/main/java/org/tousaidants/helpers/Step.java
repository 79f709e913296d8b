package org.tousaidants.helpers;

import gg.jte.Content;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.tousaidants.protocol.Protocol;
import org.tousaidants.web.Page;

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

    /// As its page says it: a profile and an organisation have French names, the rest counts.
    Content said(Page page, Protocol rules) {
        var what = switch (act) {
            case OPENED, PROFILE_CHANGED ->
                page.quoted(rules.profile(detail).map(Protocol.Profile::name).orElse(detail));
            case ORGANISATION_SET -> page.quoted(detail);
            case SIGNED, LEVELS_SAID -> detail;
        };
        return page.with("helpers.step." + act.name().toLowerCase(Locale.ROOT), what);
    }
}
