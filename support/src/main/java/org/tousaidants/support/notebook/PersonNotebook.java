package org.tousaidants.support.notebook;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// « Cahier » — the decrypted content of a notebook that was opened.
public record PersonNotebook(
        UUID id, List<NotebookEntry> entries, List<NotebookConsent> consents, List<NotebookAccess> looks) {
    public enum NotebookContentKind {
        NAME,
        REACH,
        GOAL,
        STEP,
        PAPER,
        /// A code or an appointment that the person saved for themselves; no helper can read it.
        HELD
    }

    enum NotebookConsentPurpose {
        /// Consent to store the notebook. Without this consent, the notebook is erased.
        KEEP,
        /// Consent that helpers of another place read the notebook, with the card.
        SHARE,
        /// Consent to record help activities in the notebook, each at the person's request.
        ACTS,
        /// Consent to link items that the person received (booklets of vouchers) to the notebook, each at
        /// the person's request.
        PASS
    }

    public enum NotebookConsentChannel {
        SCREEN,
        PAPER,
        VOICE
    }

    enum NotebookVisitReason {
        FOLLOW,
        PREPARE,
        PASS_ON,
        ASKED
    }

    /// « Note du cahier » — one entry of the notebook.
    ///
    /// @param by account of the helper who wrote it; empty if the owner of the notebook wrote it
    record NotebookEntry(UUID id, NotebookContentKind kind, String text, Instant at, Optional<UUID> by) {}

    /// « Consentement » — a consent to one use of the notebook that the person gave or withdrew.
    record NotebookConsent(
            NotebookConsentPurpose purpose,
            boolean given,
            NotebookConsentChannel way,
            boolean parent,
            Instant at,
            Optional<UUID> by) {}

    /// « Consultation du cahier » — one reading or writing of the notebook, with its reason.
    ///
    /// @param by account of the helper; empty for the owner of the notebook
    /// @param act kind of access
    record NotebookAccess(Instant at, Optional<UUID> by, String act, String why) {}

    /// Returns a copy of the notebook without the codes and appointments that only its owner may read.
    PersonNotebook withoutHeld() {
        return new PersonNotebook(
                id,
                entries.stream()
                        .filter(entry -> entry.kind() != NotebookContentKind.HELD)
                        .toList(),
                consents,
                looks);
    }

    String name() {
        return of(NotebookContentKind.NAME).stream()
                .map(NotebookEntry::text)
                .findFirst()
                .orElse("");
    }

    List<NotebookEntry> of(NotebookContentKind kind) {
        return entries.stream().filter(entry -> entry.kind() == kind).toList();
    }

    /// The last answer of the person about one consent; `NOTHING` if the person was never asked.
    enum NotebookEntryKind {
        YES,
        NO,
        NOTHING
    }

    NotebookEntryKind said(NotebookConsentPurpose purpose) {
        return consents.stream()
                .filter(consent -> consent.purpose() == purpose)
                .reduce((first, last) -> last)
                .map(last -> last.given() ? NotebookEntryKind.YES : NotebookEntryKind.NO)
                .orElse(NotebookEntryKind.NOTHING);
    }

    boolean agreed(NotebookConsentPurpose purpose) {
        return said(purpose) == NotebookEntryKind.YES;
    }

    /// Returns whether nobody but the owner has ever opened the notebook, so that no helper has read it.
    boolean hersAlone() {
        return said(NotebookConsentPurpose.SHARE) == NotebookEntryKind.NO;
    }
}
