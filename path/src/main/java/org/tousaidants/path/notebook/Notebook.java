package org.tousaidants.path.notebook;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// « Cahier » — opened: what is in it, in clear.
record Notebook(UUID id, List<Entry> entries, List<Consent> consents, List<Look> looks) {
    enum Kind {
        NAME,
        REACH,
        GOAL,
        STEP,
        PAPER
    }

    enum Purpose {
        /// To keep the notebook at all: without it, it is erased.
        KEEP,
        /// To let the helpers of another place read it, with the card.
        SHARE,
        /// To have acts of help noted in it, each at her asking.
        ACTS,
        /// To have what she was handed (booklets of vouchers) tied to it, each at her asking.
        PASS
    }

    enum Way {
        SCREEN,
        PAPER,
        VOICE
    }

    enum VisitReason {
        FOLLOW,
        PREPARE,
        PASS_ON,
        ASKED
    }

    /// « Note du cahier ».
    ///
    /// @param by who wrote it; empty: the person herself
    record Entry(UUID id, Kind kind, String text, Instant at, Optional<UUID> by) {}

    /// « Consentement » — given or withdrawn.
    record Consent(Purpose purpose, boolean given, Way way, boolean parent, Instant at, Optional<UUID> by) {}

    /// « Consultation du cahier » — a person read or wrote, and why.
    record Look(Instant at, Optional<UUID> by, String act, String why) {}

    String name() {
        return of(Kind.NAME).stream().map(Entry::text).findFirst().orElse("");
    }

    List<Entry> of(Kind kind) {
        return entries.stream().filter(entry -> entry.kind() == kind).toList();
    }

    /// What she said last of a purpose.
    enum Said {
        YES,
        NO,
        NOTHING
    }

    Said said(Purpose purpose) {
        return consents.stream()
                .filter(consent -> consent.purpose() == purpose)
                .reduce((first, last) -> last)
                .map(last -> last.given() ? Said.YES : Said.NO)
                .orElse(Said.NOTHING);
    }

    boolean agreed(Purpose purpose) {
        return said(purpose) == Said.YES;
    }

    /// Not opened by another person.
    boolean hersAlone() {
        return said(Purpose.SHARE) == Said.NO;
    }
}
