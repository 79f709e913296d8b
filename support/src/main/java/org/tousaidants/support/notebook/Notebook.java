package org.tousaidants.support.notebook;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// « Cahier » — opened: its content in clear.
public record Notebook(UUID id, List<Entry> entries, List<Consent> consents, List<Look> looks) {
    public enum Kind {
        NAME,
        REACH,
        GOAL,
        STEP,
        PAPER,
        /// A code or an appointment that the person holds; no helper reads it.
        HELD
    }

    enum Purpose {
        /// To keep the notebook: without this consent, it is erased.
        KEEP,
        /// To let the helpers of another place read it, with the card.
        SHARE,
        /// To record acts of help in it, each on request.
        ACTS,
        /// To link handed-over items (booklets of vouchers) to it, each on request.
        PASS
    }

    public enum Way {
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
    /// @param by account of the helper who wrote it; empty if the owner of the notebook did
    record Entry(UUID id, Kind kind, String text, Instant at, Optional<UUID> by) {}

    /// « Consentement » — given or withdrawn.
    record Consent(Purpose purpose, boolean given, Way way, boolean parent, Instant at, Optional<UUID> by) {}

    /// « Consultation du cahier » — a reading or writing, with its reason.
    record Look(Instant at, Optional<UUID> by, String act, String why) {}

    /// The notebook as shown to a reader other than the person.
    Notebook withoutHeld() {
        return new Notebook(
                id, entries.stream().filter(entry -> entry.kind() != Kind.HELD).toList(), consents, looks);
    }

    String name() {
        return of(Kind.NAME).stream().map(Entry::text).findFirst().orElse("");
    }

    List<Entry> of(Kind kind) {
        return entries.stream().filter(entry -> entry.kind() == kind).toList();
    }

    /// The latest consent for a purpose.
    enum EntryKind {
        YES,
        NO,
        NOTHING
    }

    EntryKind said(Purpose purpose) {
        return consents.stream()
                .filter(consent -> consent.purpose() == purpose)
                .reduce((first, last) -> last)
                .map(last -> last.given() ? EntryKind.YES : EntryKind.NO)
                .orElse(EntryKind.NOTHING);
    }

    boolean agreed(Purpose purpose) {
        return said(purpose) == EntryKind.YES;
    }

    /// Not opened by another person.
    boolean hersAlone() {
        return said(Purpose.SHARE) == EntryKind.NO;
    }
}
