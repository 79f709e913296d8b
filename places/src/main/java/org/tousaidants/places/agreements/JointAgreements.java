package org.tousaidants.places.agreements;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.links.SecretLink;

/// « Accord de responsabilité conjointe » — service for the agreement of a network: its versions, the structures that
/// sign, their signatures and withdrawals. A structure acts by its own link, like a place with its charter, or on
/// paper, which the coordination records.
@Service
class JointAgreements {
    /// The time after which the coordination is reminded of a structure that did not sign.
    private static final Duration PATIENCE = Duration.ofDays(14);

    private static final int OLDEST_PAPER_DAYS = 3_660;

    /// The result of writing or publishing a draft.
    sealed interface DraftResult {
        record Saved() implements DraftResult {}

        /// Another person changed the draft, or published or dropped it, since the page was read.
        record ChangedMeanwhile() implements DraftResult {}

        /// These parts are still between brackets: nothing is published.
        record StillToFill(List<String> parts) implements DraftResult {}

        /// The text is the one in force: a new version would ask for signatures without a reason.
        record SameText() implements DraftResult {}
    }

    /// The result of a signature.
    sealed interface SigningResult {
        record Signed() implements SigningResult {}

        /// Nothing was signed: another version is in force now, or none.
        record TextChanged() implements SigningResult {}

        /// The day of the paper is in the future, or before the version was published.
        record WrongDay() implements SigningResult {}

        /// The structure or the link does not exist any more.
        record NotFound() implements SigningResult {}
    }

    /// The agreement for every visitor.
    ///
    /// @param members the structures whose signature counts, with the day of the last one
    record PublicAgreement(Optional<AgreementVersion> inForce, List<MemberRow> members) {}

    /// A structure, where it is, and its acts, the last one first.
    record MemberRow(MemberStructure structure, MemberStructure.Standing standing, List<AgreementAct> acts) {
        Optional<AgreementAct> last() {
            return acts.stream().findFirst();
        }

        /// The signatures, the last one first.
        List<AgreementAct> signatures() {
            return acts.stream()
                    .filter(act -> act.act() == AgreementAct.Act.SIGNED)
                    .toList();
        }
    }

    /// The agreement for the coordination.
    record AgreementDesk(
            Optional<AgreementVersion> inForce,
            Optional<AgreementVersion> draft,
            List<AgreementVersion> versions,
            List<MemberRow> members) {
        long count(MemberStructure.Standing standing) {
            return members.stream().filter(row -> row.standing() == standing).count();
        }
    }

    /// The agreement for one structure.
    ///
    /// @param before the version that it signed last; empty if it never signed, or if its signature is up to date
    record StructureAgreement(Optional<AgreementVersion> inForce, MemberRow member, Optional<AgreementVersion> before) {
        boolean mustSign() {
            return inForce.isPresent() && member.standing() != MemberStructure.Standing.UP_TO_DATE;
        }

        /// The changes since the last signature.
        List<AgreementText.TextChange> changes() {
            return before.isEmpty() || inForce.isEmpty()
                    ? List.of()
                    : AgreementText.changes(before.get().text(), inForce.get().text());
        }
    }

    /// A signed version, for its file.
    record SignedAgreement(AgreementVersion version, MemberStructure structure, AgreementAct signature) {}

    private final JointAgreementStore store;
    private final AgreementModel model;
    private final AgreementLetterWriter letterWriter;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    JointAgreements(
            JointAgreementStore store,
            AgreementModel model,
            AgreementLetterWriter letterWriter,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.model = model;
        this.letterWriter = letterWriter;
        this.events = events;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    PublicAgreement current() {
        return new PublicAgreement(
                store.inForce(),
                rows().stream().filter(row -> row.standing().member()).toList());
    }

    @Transactional(readOnly = true)
    AgreementDesk desk(SignedInPerson reader) {
        return new AgreementDesk(store.inForce(), store.draft(), store.versions(), rows());
    }

    /// The moments since which structures are asked in vain.
    @Transactional(readOnly = true)
    List<Instant> late() {
        var limit = clock.instant().minus(PATIENCE);
        return rows().stream()
                .filter(row -> row.standing() == MemberStructure.Standing.NEVER_SIGNED
                        || row.standing() == MemberStructure.Standing.OLD_VERSION)
                .flatMap(row -> row.structure().asked().stream())
                .filter(asked -> asked.isBefore(limit))
                .sorted()
                .toList();
    }

    private List<MemberRow> rows() {
        var acts = store.acts();
        var number = store.inForce().map(AgreementVersion::number).orElse(0);
        return store.structures().stream().map(one -> row(one, number, acts)).toList();
    }

    private static MemberRow row(MemberStructure structure, int inForce, Map<UUID, List<AgreementAct>> acts) {
        var own = acts.getOrDefault(structure.id(), List.of());
        return new MemberRow(structure, MemberStructure.standing(own, inForce), own);
    }

    @Transactional(readOnly = true)
    Optional<AgreementVersion> draft(SignedInPerson reader) {
        return store.draft();
    }

    /// The changes of a draft; empty for the first version.
    @Transactional(readOnly = true)
    List<AgreementText.TextChange> changes(AgreementVersion draft) {
        return store.inForce()
                .map(now -> AgreementText.changes(now.text(), draft.text()))
                .orElse(List.of());
    }

    /// The shipped model, filled with the settings of the territory as they are now.
    String model() {
        return model.text();
    }

    /// Begins a draft, unless there is one: from the version in force, or from the model.
    @Transactional
    void begin(SignedInPerson by) {
        store.holdVersions();
        if (store.draft().isPresent()) return;
        var now = store.inForce();
        store.write(
                now.map(version -> version.number() + 1).orElse(1),
                now.map(AgreementVersion::text).orElseGet(model::text),
                "",
                by.id(),
                clock.instant());
    }

    /// Saves the draft.
    ///
    /// @param seen hash of the text that the person changed
    @Transactional
    DraftResult save(SignedInPerson by, String seen, String text, String note) {
        store.holdVersions();
        var draft = store.draft().filter(one -> one.hash().equals(seen));
        if (draft.isEmpty()) return new DraftResult.ChangedMeanwhile();
        store.write(draft.get().number(), text, note, by.id(), clock.instant());
        return new DraftResult.Saved();
    }

    /// Writes the model, filled with the settings as they are now, over the draft.
    @Transactional
    DraftResult refill(SignedInPerson by, String seen) {
        return save(
                by,
                seen,
                model.text(),
                store.draft().map(AgreementVersion::note).orElse(""));
    }

    @Transactional
    void dropDraft(SignedInPerson by) {
        store.holdVersions();
        store.dropDraft();
    }

    /// Publishes the draft; every structure that did not withdraw and has an address receives its link.
    ///
    /// @param seen hash of the text that the person read
    @Transactional
    DraftResult publish(SignedInPerson by, String seen) {
        store.holdVersions();
        var draft = store.draft().filter(one -> one.hash().equals(seen));
        if (draft.isEmpty()) return new DraftResult.ChangedMeanwhile();
        var missing = AgreementText.toFill(draft.get().text());
        if (!missing.isEmpty()) return new DraftResult.StillToFill(List.copyOf(missing));
        if (store.inForce().filter(now -> now.text().equals(draft.get().text())).isPresent())
            return new DraftResult.SameText();
        var now = clock.instant();
        store.publish(draft.get().number(), now);
        var asked = 0;
        for (var row : rows())
            if (row.standing() != MemberStructure.Standing.WITHDRAWN
                    && letterWriter.ask(by.network(), row.structure(), row.standing())) {
                store.asked(row.structure().id(), now);
                asked++;
            }
        events.publishEvent(new JointAgreementPublished(by.id(), draft.get().number(), asked));
        return new DraftResult.Saved();
    }

    /// Adds a structure, and sends its link if an agreement is in force and the structure has an address; empty if
    /// another structure has this name.
    @Transactional
    Optional<UUID> add(SignedInPerson by, MemberStructure structure) {
        if (!store.add(structure)) return Optional.empty();
        events.publishEvent(StructureOfAgreementChanged.by(by.id(), "added", structure.id()));
        send(by, structure.id());
        return Optional.of(structure.id());
    }

    @Transactional(readOnly = true)
    Optional<StructureAgreement> structure(SignedInPerson reader, UUID id) {
        return store.structure(id).map(this::agreement);
    }

    private StructureAgreement agreement(MemberStructure structure) {
        var now = store.inForce();
        var acts = store.acts(structure.id());
        var row = row(structure, now.map(AgreementVersion::number).orElse(0), Map.of(structure.id(), acts));
        var before = row.standing() == MemberStructure.Standing.UP_TO_DATE
                ? Optional.<AgreementVersion>empty()
                : row.signatures().stream().findFirst().flatMap(signed -> store.version(signed.version()));
        return new StructureAgreement(now, row, before);
    }

    /// Changes the person to write to. The links of the previous address end, because they let their reader sign.
    @Transactional
    boolean contact(SignedInPerson by, UUID id, String contact, String mail, String lang) {
        var known = store.structure(id);
        if (known.isEmpty()) return false;
        if (!known.get().mail().equals(mail)) letterWriter.revoke(id);
        store.contact(id, contact, mail, lang);
        events.publishEvent(StructureOfAgreementChanged.by(by.id(), "contact", id));
        return true;
    }

    /// Sends its link to a structure; false if no agreement is in force or no address is known.
    @Transactional
    boolean send(SignedInPerson by, UUID id) {
        var structure = store.structure(id);
        if (structure.isEmpty() || store.inForce().isEmpty()) return false;
        var standing = agreement(structure.get()).member().standing();
        if (!letterWriter.ask(by.network(), structure.get(), standing)) return false;
        store.asked(id, clock.instant());
        return true;
    }

    /// Removes a structure that never signed; false if it did.
    @Transactional
    boolean remove(SignedInPerson by, UUID id) {
        store.holdStructure(id);
        if (!store.remove(id)) return false;
        letterWriter.revoke(id);
        events.publishEvent(StructureOfAgreementChanged.by(by.id(), "removed", id));
        return true;
    }

    /// The agreement for the reader of a link; empty if the link is not valid.
    @Transactional(readOnly = true)
    Optional<StructureAgreement> open(String secret) {
        return letterWriter
                .open(secret)
                .map(SecretLink::about)
                .flatMap(store::structure)
                .map(this::agreement);
    }

    /// Signs for the structure of a link.
    ///
    /// @param seen hash of the text that was shown
    @Transactional
    SigningResult sign(String secret, String seen, AgreementAct.Signatory signatory) {
        return letterWriter
                .open(secret)
                .map(SecretLink::about)
                .map(id -> sign(id, seen, signatory, ParisTime.today(clock), Optional.empty()))
                .orElseGet(SigningResult.NotFound::new);
    }

    /// Records a signature on paper.
    ///
    /// @param seen hash of the text in force that the coordinator confirms to be that of the paper
    /// @param on day written on the paper
    @Transactional
    SigningResult signOnPaper(
            SignedInPerson by, UUID structure, String seen, AgreementAct.Signatory signatory, LocalDate on) {
        return sign(structure, seen, signatory, on, Optional.of(by.id()));
    }

    private SigningResult sign(
            UUID id, String seen, AgreementAct.Signatory signatory, LocalDate on, Optional<UUID> by) {
        store.holdStructure(id);
        var structure = store.structure(id);
        if (structure.isEmpty()) return new SigningResult.NotFound();
        var now = store.inForce().filter(version -> version.hash().equals(seen));
        if (now.isEmpty()) return new SigningResult.TextChanged();
        var published = now.get().published().map(ParisTime::day).orElse(LocalDate.MIN);
        if (on.isAfter(ParisTime.today(clock)) || on.isBefore(published)) return new SigningResult.WrongDay();
        // A form that is sent twice signs once.
        if (agreement(structure.get()).member().standing() == MemberStructure.Standing.UP_TO_DATE)
            return new SigningResult.Signed();
        append(id, now.get().number(), AgreementAct.Act.SIGNED, signatory, on, by);
        return new SigningResult.Signed();
    }

    /// Withdraws the structure of a link; the coordination receives a letter. False if the link is not valid or
    /// the structure is not a member.
    @Transactional
    boolean withdraw(String secret, AgreementAct.Signatory signatory) {
        var id = letterWriter.open(secret).map(SecretLink::about);
        return id.isPresent() && withdraw(id.get(), signatory, ParisTime.today(clock), Optional.empty());
    }

    /// Records a withdrawal that the coordination received on paper.
    @Transactional
    boolean withdrawOnPaper(SignedInPerson by, UUID structure, AgreementAct.Signatory signatory, LocalDate on) {
        var today = ParisTime.today(clock);
        if (on.isAfter(today) || on.isBefore(today.minusDays(OLDEST_PAPER_DAYS))) return false;
        return withdraw(structure, signatory, on, Optional.of(by.id()));
    }

    private boolean withdraw(UUID id, AgreementAct.Signatory signatory, LocalDate on, Optional<UUID> by) {
        store.holdStructure(id);
        var found = store.structure(id)
                .map(this::agreement)
                .filter(one -> one.member().standing().member());
        if (found.isEmpty()) return false;
        var member = found.get().member();
        append(id, member.acts().getFirst().version(), AgreementAct.Act.WITHDRAWN, signatory, on, by);
        if (by.isEmpty()) letterWriter.left(member.structure());
        return true;
    }

    private void append(
            UUID structure,
            int version,
            AgreementAct.Act act,
            AgreementAct.Signatory signatory,
            LocalDate on,
            Optional<UUID> by) {
        store.append(new AgreementAct(
                structure,
                version,
                act,
                signatory.name(),
                signatory.quality(),
                signatory.dpo(),
                on,
                clock.instant(),
                by));
        events.publishEvent(new AgreementActRecorded(by, structure, version, act));
    }

    /// The signed version of the structure of a link.
    @Transactional(readOnly = true)
    Optional<SignedAgreement> signed(String secret, int version) {
        return letterWriter.open(secret).map(SecretLink::about).flatMap(id -> signed(id, version));
    }

    @Transactional(readOnly = true)
    Optional<SignedAgreement> signed(SignedInPerson reader, UUID structure, int version) {
        return signed(structure, version);
    }

    private Optional<SignedAgreement> signed(UUID id, int number) {
        return store.structure(id)
                .flatMap(structure -> store.version(number)
                        .flatMap(version -> store.acts(id).stream()
                                .filter(act -> act.act() == AgreementAct.Act.SIGNED && act.version() == number)
                                .findFirst()
                                .map(signature -> new SignedAgreement(version, structure, signature))));
    }
}
