package org.tousaidants.community.funding;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.tousaidants.platform.files.Files;
import org.tousaidants.platform.files.InspectedUpload;
import org.tousaidants.platform.files.StoredFile;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.letters.LetterWriter;

/// « Guichet des financements » — service for calls for projects: publish, submit, review, decide, pay,
/// evaluate; and for the actions of the territory.
@Service
public class FundingCalls {
    static final String FILES = "funding.project";
    static final int READERS = 2;
    private static final int MOST_DOCUMENTS = 5;

    /// « Appel montré » — a call with its projects.
    record CallView(FundingCall call, List<FundingCall.Project> projects, Instant now) {
        boolean open() {
            return now.isBefore(call.ends());
        }

        long grantedCents() {
            return projects.stream()
                    .mapToLong(one -> one.money().grantedCents().orElse(0L))
                    .sum();
        }
    }

    /// « Dossier d’un projet » — a project with its reviews, which are included when both are submitted; a
    /// reader's own is always included.
    record ProjectFile(
            FundingCall call,
            FundingCall.Project project,
            FundingCall.ProjectFollowUp followed,
            List<StoredFile> documents,
            List<FundingCall.ProjectReview> readings,
            int appointed,
            int given,
            List<AppointedReader> readers,
            List<FundingCall.CommitteeOpinion> opinions) {
        boolean readByAll() {
            return appointed >= READERS && given == appointed;
        }
    }

    /// « Lecteur demandé » — a reader who was asked to review a project.
    ///
    /// @param name empty if the account is closed
    record AppointedReader(UUID account, String name, boolean given) {}

    /// « Pièce jointe » — a document submitted with a project.
    record ProjectDocument(String name, InputStream bytes) {}

    /// « Envoi d’un projet » — the result of submitting a project.
    ///
    /// @param why message key of the error in a document, or empty
    record SubmissionResult(ActResult outcome, String why) {}

    /// « Suite donnée » — the result of an act.
    public enum ActResult {
        DONE,
        /// Refused: the call has ended, or has not ended yet, by the server's clock.
        NOT_NOW,
        /// Refused: the amount exceeds the rest of the budget, or the maximum per project.
        TOO_MUCH,
        /// Refused: the project is not admissible, or was refused.
        NOT_ADMISSIBLE,
        /// Refused: a document has a type that is not accepted.
        BAD_DOCUMENT,
        /// Refused: two reviews are not submitted yet.
        NOT_READ,
        /// Refused: it was done before.
        BEFORE,
        /// Refused: the person has a conflict of interest.
        CONFLICT,
        /// Refused: the account has no access to the pages of projects.
        NO_ACCESS,
        NOT_FOUND
    }

    /// The roles that may review a project.
    private static final Set<Role> MAY_READ = Set.of(Role.COORDINATOR, Role.HELPER);

    /// Time after which a letter that asks for a review is no longer sent.
    private static final Duration WORTH = Duration.ofDays(30);

    private final FundingStore store;
    private final Files files;
    private final Accounts accounts;
    private final LetterWriter letters;
    private final TransactionTemplate transaction;
    private final Clock clock;

    FundingCalls(
            FundingStore store,
            Files files,
            Accounts accounts,
            LetterWriter letters,
            TransactionTemplate transaction,
            Clock clock) {
        this.transaction = transaction;
        this.store = store;
        this.files = files;
        this.accounts = accounts;
        this.letters = letters;
        this.clock = clock;
    }

    @Transactional
    public void publish(FundingCall call) {
        store.add(call);
    }

    @Transactional(readOnly = true)
    List<CallView> list() {
        return store.calls().stream().map(call -> shown(call)).toList();
    }

    @Transactional(readOnly = true)
    Optional<CallView> find(UUID id) {
        return store.call(id).map(call -> shown(call));
    }

    private CallView shown(FundingCall call) {
        return new CallView(call, store.projects(call.id()), clock.instant());
    }

    /// Submits a project without documents, for a call without questions.
    @Transactional
    public ActResult send(UUID call, UUID id, String name, String holder, String contact, String words, long cents) {
        var sent = new FundingForm.ProjectSubmission(id, name, holder, contact, words, cents, "", List.of());
        var refused = refused(call, sent);
        if (refused.isPresent()) return refused.get();
        write(call, sent);
        return ActResult.DONE;
    }

    /// Submits a project with its documents: all or nothing. The documents are checked before the transaction
    /// begins.
    SubmissionResult send(UUID call, FundingForm.ProjectSubmission sent, List<ProjectDocument> documents)
            throws IOException {
        var early = answered(call, sent);
        if (early.isPresent()) return early.get();
        if (documents.size() > MOST_DOCUMENTS)
            return new SubmissionResult(ActResult.BAD_DOCUMENT, "funding.documents.many");
        var fit = new ArrayList<InspectedUpload.AcceptedUpload>();
        for (var document : documents)
            switch (files.examine(document.name(), document.bytes())) {
                case InspectedUpload.AcceptedUpload good -> fit.add(good);
                case InspectedUpload.RefusedUpload(var why) -> {
                    return new SubmissionResult(ActResult.BAD_DOCUMENT, why.key());
                }
            }
        var sending = transaction.execute(status -> {
            var late = answered(call, sent);
            if (late.isPresent()) return late.get();
            var owner = new StoredFile.Owner(FILES, sent.id().toString());
            fit.forEach(document -> files.keep(owner, document));
            write(call, sent);
            return new SubmissionResult(ActResult.DONE, "");
        });
        return Objects.requireNonNull(sending);
    }

    /// The result of the checks that need no documents; empty if they pass.
    private Optional<SubmissionResult> answered(UUID call, FundingForm.ProjectSubmission sent) {
        var refused = refused(call, sent);
        if (refused.isPresent()) return refused.map(why -> new SubmissionResult(why, ""));
        // A project sent twice is stored once.
        return store.project(sent.id()).map(_ -> new SubmissionResult(ActResult.DONE, ""));
    }

    /// The result of the checks of a submission; empty if they pass. The server's clock decides about the
    /// deadline, and the page shows it.
    private Optional<ActResult> refused(UUID call, FundingForm.ProjectSubmission sent) {
        var found = store.call(call);
        if (found.isEmpty()) return Optional.of(ActResult.NOT_FOUND);
        if (!clock.instant().isBefore(found.get().ends())) return Optional.of(ActResult.NOT_NOW);
        return sent.cents() > found.get().mostCents() ? Optional.of(ActResult.TOO_MUCH) : Optional.empty();
    }

    private void write(UUID call, FundingForm.ProjectSubmission sent) {
        store.send(
                new FundingCall.Project(
                        sent.id(),
                        call,
                        clock.instant(),
                        sent.name(),
                        sent.holder(),
                        sent.contact(),
                        sent.words(),
                        new FundingCall.ProjectMoney(sent.cents(), Optional.empty(), 0),
                        "",
                        ""),
                sent.place(),
                sent.answers());
    }

    /// Records the admissibility, which can be changed until the first review.
    @Transactional
    public ActResult examine(UUID project, boolean admissible, String words) {
        var found = store.hold(project);
        if (found.isEmpty()) return ActResult.NOT_FOUND;
        if (found.get().money().grantedCents().isPresent()
                || !store.readings(project).isEmpty()) return ActResult.BEFORE;
        store.examine(project, admissible, words);
        return ActResult.DONE;
    }

    /// The people who can be asked to review a project.
    @Transactional(readOnly = true)
    List<Account> possibleReaders() {
        return accounts.openOf().stream()
                .filter(one -> MAY_READ.contains(one.role()))
                .toList();
    }

    /// Asks a person to review an admissible project, by letter. There are at most two readers, who do not vote
    /// on it.
    @Transactional
    public ActResult appoint(UUID project, UUID reader) {
        var found = store.hold(project);
        if (found.isEmpty()) return ActResult.NOT_FOUND;
        if (!store.followed(project).admissible().orElse(false)) return ActResult.NOT_ADMISSIBLE;
        var account = accounts.find(reader).filter(one -> MAY_READ.contains(one.role()));
        if (account.isEmpty()) return ActResult.NO_ACCESS;
        var readings = store.readings(project);
        var before =
                readings.stream().filter(one -> one.reader().equals(reader)).findFirst();
        if (before.isPresent()) return before.get().conflict() ? ActResult.CONFLICT : ActResult.BEFORE;
        if (readings.stream().filter(one -> !one.conflict()).count() >= READERS) return ActResult.BEFORE;
        store.appoint(project, reader);
        tell(account.get(), "funding.mail.asked", found.get());
        return ActResult.DONE;
    }

    /// Removes a reader who has not submitted a review; another can then be asked.
    @Transactional
    ActResult release(UUID project, UUID reader) {
        var found = store.hold(project);
        if (found.isEmpty()) return ActResult.NOT_FOUND;
        if (!store.release(project, reader)) return ActResult.BEFORE;
        accounts.find(reader)
                .filter(one -> MAY_READ.contains(one.role()))
                .ifPresent(one -> tell(one, "funding.mail.released", found.get()));
        return ActResult.DONE;
    }

    private void tell(Account reader, String key, FundingCall.Project project) {
        letters.post(
                reader,
                key,
                clock.instant().plus(WORTH),
                project.name(),
                new LetterWriter.PageAddress("/projets/" + project.id()));
    }

    /// Submits a review once, or declares a conflict of interest; then another reader is asked.
    @Transactional
    public ActResult read(Actor reader, UUID project, List<Integer> marks, String words, boolean conflict) {
        var reading = new FundingCall.ProjectReview(
                project, reader.id(), Optional.empty(), conflict ? List.of() : marks, words, conflict);
        return store.read(reading, clock.instant()) ? ActResult.DONE : ActResult.BEFORE;
    }

    /// The project for a reader: their own review, and the other one when both are submitted.
    @Transactional(readOnly = true)
    Optional<ProjectFile> file(Actor actor, UUID project) {
        var found = store.project(project);
        return found.flatMap(one -> store.call(one.call()).map(call -> {
            var able = store.readings(project).stream()
                    .filter(reading -> !reading.conflict())
                    .toList();
            var given = (int)
                    able.stream().filter(reading -> reading.at().isPresent()).count();
            var all = able.size() >= READERS && given == able.size();
            var seen = able.stream()
                    .filter(reading -> all || reading.reader().equals(actor.id()))
                    .toList();
            return new ProjectFile(
                    call,
                    one,
                    store.followed(project),
                    files.of(new StoredFile.Owner(FILES, project.toString())),
                    seen,
                    able.size(),
                    given,
                    appointed(able),
                    store.opinions(project));
        }));
    }

    private List<AppointedReader> appointed(List<FundingCall.ProjectReview> readings) {
        var names = accounts.names(
                readings.stream().map(FundingCall.ProjectReview::reader).toList());
        return readings.stream()
                .map(one -> new AppointedReader(
                        one.reader(),
                        names.getOrDefault(one.reader(), ""),
                        one.at().isPresent()))
                .toList();
    }

    @Transactional(readOnly = true)
    boolean reads(Actor actor, UUID project) {
        return store.readings(project).stream()
                .anyMatch(reading -> reading.reader().equals(actor.id()) && !reading.conflict());
    }

    @Transactional(readOnly = true)
    List<FundingCall.Project> toRead(Actor actor) {
        return store.awaited(actor.id()).stream()
                .flatMap(reading -> store.project(reading.project()).stream())
                .toList();
    }

    /// Stores the opinion of a committee member after both reviews; it can be changed until the decision.
    @Transactional
    public ActResult think(Actor by, UUID project, boolean favourable, String words) {
        var found = store.hold(project);
        if (found.isEmpty()) return ActResult.NOT_FOUND;
        var refused = notInCommittee(by, found.get());
        if (refused.isPresent()) return refused.get();
        store.think(project, new FundingCall.CommitteeOpinion(by.id(), favourable, words), clock.instant());
        return ActResult.DONE;
    }

    /// Why a person may not give an opinion or decide: already decided, reviewed by them, or not reviewed by
    /// two.
    private Optional<ActResult> notInCommittee(Actor by, FundingCall.Project project) {
        if (project.money().grantedCents().isPresent()) return Optional.of(ActResult.BEFORE);
        var readings = store.readings(project.id());
        if (readings.stream().anyMatch(one -> one.reader().equals(by.id()))) return Optional.of(ActResult.CONFLICT);
        var able = readings.stream().filter(one -> !one.conflict()).toList();
        return able.size() < READERS || able.stream().anyMatch(one -> one.at().isEmpty())
                ? Optional.of(ActResult.NOT_READ)
                : Optional.empty();
    }

    /// Decides on a project with a reason, after both reviews. The person is not a reader and has no conflict
    /// of interest.
    @Transactional
    public ActResult decide(Actor by, UUID project, long cents, String reason) {
        var found = store.hold(project);
        if (found.isEmpty()) return ActResult.NOT_FOUND;
        var refused = notInCommittee(by, found.get());
        if (refused.isPresent()) return refused.get();
        var call = store.holdCall(found.get().call()).orElseThrow();
        if (clock.instant().isBefore(call.ends())) return ActResult.NOT_NOW;
        if (cents > call.mostCents() || cents > call.cents() - store.granted(call.id())) return ActResult.TOO_MUCH;
        store.decide(project, cents, reason, clock.instant());
        return ActResult.DONE;
    }

    /// Pays an instalment; the sum never exceeds the grant. The form contains its id, so that a repeated
    /// request pays once.
    @Transactional
    public ActResult pay(UUID id, UUID project, long cents) {
        var found = store.hold(project);
        if (found.isEmpty()) return ActResult.NOT_FOUND;
        if (!found.get().granted()) return ActResult.NOT_NOW;
        if (found.get().money().paidCents() + cents
                > found.get().money().grantedCents().orElse(0L)) return ActResult.TOO_MUCH;
        store.pay(id, project, cents, clock.instant());
        return ActResult.DONE;
    }

    @Transactional
    public ActResult report(UUID project, String words) {
        var found = store.hold(project);
        if (found.isEmpty()) return ActResult.NOT_FOUND;
        if (!found.get().granted()) return ActResult.NOT_NOW;
        store.report(project, words);
        return ActResult.DONE;
    }

    /// Records the evaluation of the network, after the report.
    @Transactional
    public ActResult evaluate(UUID project, String words) {
        var found = store.hold(project);
        if (found.isEmpty()) return ActResult.NOT_FOUND;
        if (found.get().report().isEmpty()) return ActResult.NOT_NOW;
        store.evaluate(project, words);
        return ActResult.DONE;
    }

    @Transactional(readOnly = true)
    List<FundingCall.FundedProject> funded() {
        return store.funded();
    }

    /// @param figure id of an indicator, or empty
    @Transactional
    public void plan(UUID id, String title, String owner, String indicator, String figure, String state) {
        store.put(new FundingCall.TerritoryAction(
                id, title, owner, indicator, figure, FundingCall.ActionState.valueOf(state), clock.instant()));
    }

    /// Changes the state of an action; false if it does not exist.
    @Transactional
    boolean move(UUID action, FundingCall.ActionState state) {
        return store.move(action, state, clock.instant());
    }

    @Transactional(readOnly = true)
    List<FundingCall.TerritoryAction> actions() {
        return store.actions();
    }
}
