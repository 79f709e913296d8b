package org.tousaidants.support.notebook;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// « Cahier » — the decrypted content of an opened notebook.
public record Notebook(
        UUID id, List<NotebookEntry> entries, List<NotebookConsent> consents, List<NotebookAccess> looks) {
    public enum ContentKind {
        NAME,
        REACH,
        GOAL,
        STEP,
        PAPER,
        /// A code or an appointment that the person holds; no helper reads it.
        HELD
    }

    enum ConsentPurpose {
        /// Consent to keep the notebook. Without it, the notebook is erased.
        KEEP,
        /// Consent that helpers of another place read it, with the card.
        SHARE,
        /// Consent to record acts of help in it, each at the person's request.
        ACTS,
        /// Consent to link handed-over items (booklets of vouchers) to it, each at the person's request.
        PASS
    }

    public enum ConsentChannel {
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

    /// « Note du cahier » — one entry of the notebook.
    ///
    /// @param by account of the helper who wrote it; empty if the owner of the notebook did
    record NotebookEntry(UUID id, ContentKind kind, String text, Instant at, Optional<UUID> by) {}

    /// « Consentement » — a consent that the person gave or withdrew.
    record NotebookConsent(
            ConsentPurpose purpose, boolean given, ConsentChannel way, boolean parent, Instant at, Optional<UUID> by) {}

    /// « Consultation du cahier » — a reading or writing, with its reason.
    record NotebookAccess(Instant at, Optional<UUID> by, String act, String why) {}

    /// The notebook as shown to a reader other than the person.
    Notebook withoutHeld() {
        return new Notebook(
                id,
                entries.stream()
                        .filter(entry -> entry.kind() != ContentKind.HELD)
                        .toList(),
                consents,
                looks);
    }

    String name() {
        return of(ContentKind.NAME).stream()
                .map(NotebookEntry::text)
                .findFirst()
                .orElse("");
    }

    List<NotebookEntry> of(ContentKind kind) {
        return entries.stream().filter(entry -> entry.kind() == kind).toList();
    }

    /// The latest consent for a purpose.
    enum EntryKind {
        YES,
        NO,
        NOTHING
    }

    EntryKind said(ConsentPurpose purpose) {
        return consents.stream()
                .filter(consent -> consent.purpose() == purpose)
                .reduce((first, last) -> last)
                .map(last -> last.given() ? EntryKind.YES : EntryKind.NO)
                .orElse(EntryKind.NOTHING);
    }

    boolean agreed(ConsentPurpose purpose) {
        return said(purpose) == EntryKind.YES;
    }

    /// Whether no other person has opened the notebook.
    boolean hersAlone() {
        return said(ConsentPurpose.SHARE) == EntryKind.NO;
    }
}
