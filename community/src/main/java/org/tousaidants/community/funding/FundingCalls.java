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
import org.tousaidants.platform.files.InspectedFileUpload;
import org.tousaidants.platform.files.StoredFile;
import org.tousaidants.platform.files.StoredFiles;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.letters.LetterWriter;

/// « Guichet des financements » — publishes calls for projects; stores submissions, reviews, decisions, payments and
/// evaluations; and stores the actions of the territory.
@Service
public class FundingCalls {
    static final String FILES = "funding.project";
    static final int READERS = 2;
    private static final int MOST_DOCUMENTS = 5;

    /// « Appel montré » — a call with its projects.
    record FundingCallDetailView(FundingCall call, List<FundingCall.FundingProject> projects, Instant now) {
        boolean open() {
            return now.isBefore(call.ends());
        }

        long grantedCents() {
            return projects.stream()
                    .mapToLong(one -> one.money().grantedCents().orElse(0L))
                    .sum();
        }
    }

    /// « Dossier d’un projet » — a project with its reviews. Reviewers always see their own review; they see the
    /// review of the other person only after both reviews are submitted.
    record ProjectDossier(
            FundingCall call,
            FundingCall.FundingProject project,
            FundingCall.ProjectFollowUp followed,
            List<StoredFile> documents,
            List<FundingCall.ProjectReview> readings,
            int appointed,
            int given,
            List<AppointedProjectReader> readers,
            List<FundingCall.CommitteeOpinion> opinions) {
        boolean readByAll() {
            return appointed >= READERS && given == appointed;
        }
    }

    /// « Lecteur demandé » — a person who was asked to review a project.
    ///
    /// @param name name; empty if the account is closed
    /// @param given whether the review was submitted
    record AppointedProjectReader(UUID account, String name, boolean given) {}

    /// « Pièce jointe » — a document submitted with a project.
    record ProjectDocument(String name, InputStream bytes) {}

    /// « Envoi d’un projet » — the result of submitting a project.
    ///
    /// @param why message key of the error in a document; may be empty
    record ProjectSubmissionResult(FundingActResult outcome, String why) {}

    /// « Suite donnée » — the result of a request about a project.
    public enum FundingActResult {
        DONE,
        /// The request is refused, because it is not possible at this time: the call has already ended or
        /// has not ended yet, by the clock of the server, or an earlier step of the project is missing.
        NOT_NOW,
        /// The grant is refused, because it exceeds the rest of the budget or the maximum amount per
        /// project.
        TOO_MUCH,
        /// The request is refused, because the project is not admissible, or no money was granted to it.
        NOT_ADMISSIBLE,
        /// The project is not stored, because the type of one of its documents is not accepted.
        BAD_DOCUMENT,
        /// The request is refused, because the two reviews are not both submitted yet.
        NOT_READ,
        /// The request is refused, because it comes too late: it was already handled, or a later step has
        /// begun.
        BEFORE,
        /// The request is refused, because the person has a conflict of interest.
        CONFLICT,
        /// The request is refused, because the account may not open the pages of projects.
        NO_ACCESS,
        NOT_FOUND
    }

    /// The roles of the people who may review a project.
    private static final Set<Role> MAY_READ = Set.of(Role.COORDINATOR, Role.HELPER);

    /// Time (30 days) after which a letter that asks for a review is not sent any more.
    private static final Duration WORTH = Duration.ofDays(30);

    private final FundingCallStore store;
    private final StoredFiles files;
    private final Accounts accounts;
    private final LetterWriter letters;
    private final TransactionTemplate transaction;
    private final Clock clock;

    FundingCalls(
            FundingCallStore store,
            StoredFiles files,
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
    List<FundingCallDetailView> list() {
        return store.calls().stream().map(call -> shown(call)).toList();
    }

    @Transactional(readOnly = true)
    Optional<FundingCallDetailView> find(UUID id) {
        return store.call(id).map(call -> shown(call));
    }

    private FundingCallDetailView shown(FundingCall call) {
        return new FundingCallDetailView(call, store.projects(call.id()), clock.instant());
    }

    /// Submits a project without documents, for a call without questions.
    @Transactional
    public FundingActResult send(
            UUID call, UUID id, String name, String holder, String contact, String words, long cents) {
        var sent = new FundingCallForm.ProjectSubmissionInput(id, name, holder, contact, words, cents, "", List.of());
        var refused = refused(call, sent);
        if (refused.isPresent()) return refused.get();
        write(call, sent);
        return FundingActResult.DONE;
    }

    /// Submits a project with its documents, either completely or not at all. The documents are checked before
    /// the transaction begins.
    ProjectSubmissionResult send(
            UUID call, FundingCallForm.ProjectSubmissionInput sent, List<ProjectDocument> documents)
            throws IOException {
        var early = answered(call, sent);
        if (early.isPresent()) return early.get();
        if (documents.size() > MOST_DOCUMENTS)
            return new ProjectSubmissionResult(FundingActResult.BAD_DOCUMENT, "funding.documents.many");
        var fit = new ArrayList<InspectedFileUpload.AcceptedUpload>();
        for (var document : documents)
            switch (files.examine(document.name(), document.bytes())) {
                case InspectedFileUpload.AcceptedUpload good -> fit.add(good);
                case InspectedFileUpload.RefusedUpload(var why) -> {
                    return new ProjectSubmissionResult(FundingActResult.BAD_DOCUMENT, why.key());
                }
            }
        var sending = transaction.execute(status -> {
            var late = answered(call, sent);
            if (late.isPresent()) return late.get();
            var owner = new StoredFile.FileOwner(FILES, sent.id().toString());
            fit.forEach(document -> files.keep(owner, document));
            write(call, sent);
            return new ProjectSubmissionResult(FundingActResult.DONE, "");
        });
        return Objects.requireNonNull(sending);
    }

    /// Checks a submission before its documents are read. Returns the result if the submission is refused or
    /// already stored; empty if it can be stored.
    ///
    /// @param sent the submitted form
    private Optional<ProjectSubmissionResult> answered(UUID call, FundingCallForm.ProjectSubmissionInput sent) {
        var refused = refused(call, sent);
        if (refused.isPresent()) return refused.map(why -> new ProjectSubmissionResult(why, ""));
        // If the same project was already submitted, it is not stored again.
        return store.project(sent.id()).map(_ -> new ProjectSubmissionResult(FundingActResult.DONE, ""));
    }

    /// Returns the reason for which a submission is refused; empty if it is accepted. The deadline is compared
    /// with the clock of the server, which the page shows.
    ///
    /// @param sent the submitted form
    private Optional<FundingActResult> refused(UUID call, FundingCallForm.ProjectSubmissionInput sent) {
        var found = store.call(call);
        if (found.isEmpty()) return Optional.of(FundingActResult.NOT_FOUND);
        if (!clock.instant().isBefore(found.get().ends())) return Optional.of(FundingActResult.NOT_NOW);
        return sent.cents() > found.get().mostCents() ? Optional.of(FundingActResult.TOO_MUCH) : Optional.empty();
    }

    private void write(UUID call, FundingCallForm.ProjectSubmissionInput sent) {
        store.send(
                new FundingCall.FundingProject(
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

    /// Records whether a project is admissible; this can be changed until the first review.
    @Transactional
    public FundingActResult examine(UUID project, boolean admissible, String words) {
        var found = store.hold(project);
        if (found.isEmpty()) return FundingActResult.NOT_FOUND;
        if (found.get().money().grantedCents().isPresent()
                || !store.readings(project).isEmpty()) return FundingActResult.BEFORE;
        store.examine(project, admissible, words);
        return FundingActResult.DONE;
    }

    /// Returns the people who can be asked to review a project.
    @Transactional(readOnly = true)
    List<Account> possibleReaders() {
        return accounts.openOf().stream()
                .filter(one -> MAY_READ.contains(one.role()))
                .toList();
    }

    /// Asks a person by letter to review an admissible project. There are at most two reviewers, who do not take
    /// part in the decision.
    @Transactional
    public FundingActResult appoint(UUID project, UUID reader) {
        var found = store.hold(project);
        if (found.isEmpty()) return FundingActResult.NOT_FOUND;
        if (!store.followed(project).admissible().orElse(false)) return FundingActResult.NOT_ADMISSIBLE;
        var account = accounts.find(reader).filter(one -> MAY_READ.contains(one.role()));
        if (account.isEmpty()) return FundingActResult.NO_ACCESS;
        var readings = store.readings(project);
        var before =
                readings.stream().filter(one -> one.reader().equals(reader)).findFirst();
        if (before.isPresent()) return before.get().conflict() ? FundingActResult.CONFLICT : FundingActResult.BEFORE;
        if (readings.stream().filter(one -> !one.conflict()).count() >= READERS) return FundingActResult.BEFORE;
        store.appoint(project, reader);
        tell(account.get(), "funding.mail.asked", found.get());
        return FundingActResult.DONE;
    }

    /// Removes a reviewer who has not submitted a review, so that another person can be asked.
    @Transactional
    FundingActResult release(UUID project, UUID reader) {
        var found = store.hold(project);
        if (found.isEmpty()) return FundingActResult.NOT_FOUND;
        if (!store.release(project, reader)) return FundingActResult.BEFORE;
        accounts.find(reader)
                .filter(one -> MAY_READ.contains(one.role()))
                .ifPresent(one -> tell(one, "funding.mail.released", found.get()));
        return FundingActResult.DONE;
    }

    private void tell(Account reader, String key, FundingCall.FundingProject project) {
        letters.post(
                reader,
                key,
                clock.instant().plus(WORTH),
                project.name(),
                new LetterWriter.LetterPageAddress("/projets/" + project.id()));
    }

    /// Stores the review of a project, which a reviewer can submit only once. If the reviewer declares a
    /// conflict of interest instead, there is no review, and another person is asked.
    @Transactional
    public FundingActResult read(
            SignedInPerson reader, UUID project, List<Integer> marks, String words, boolean conflict) {
        var reading = new FundingCall.ProjectReview(
                project, reader.id(), Optional.empty(), conflict ? List.of() : marks, words, conflict);
        return store.read(reading, clock.instant()) ? FundingActResult.DONE : FundingActResult.BEFORE;
    }

    /// Returns a project with the reviews that a reviewer may see: their own review, and the review of the other
    /// person once both are submitted. Empty if the person may not read the project.
    @Transactional(readOnly = true)
    Optional<ProjectDossier> file(SignedInPerson actor, UUID project) {
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
            return new ProjectDossier(
                    call,
                    one,
                    store.followed(project),
                    files.of(new StoredFile.FileOwner(FILES, project.toString())),
                    seen,
                    able.size(),
                    given,
                    appointed(able),
                    store.opinions(project));
        }));
    }

    private List<AppointedProjectReader> appointed(List<FundingCall.ProjectReview> readings) {
        var names = accounts.names(
                readings.stream().map(FundingCall.ProjectReview::reader).toList());
        return readings.stream()
                .map(one -> new AppointedProjectReader(
                        one.reader(),
                        names.getOrDefault(one.reader(), ""),
                        one.at().isPresent()))
                .toList();
    }

    @Transactional(readOnly = true)
    boolean reads(SignedInPerson actor, UUID project) {
        return store.readings(project).stream()
                .anyMatch(reading -> reading.reader().equals(actor.id()) && !reading.conflict());
    }

    @Transactional(readOnly = true)
    List<FundingCall.FundingProject> toRead(SignedInPerson actor) {
        return store.awaited(actor.id()).stream()
                .flatMap(reading -> store.project(reading.project()).stream())
                .toList();
    }

    /// Stores the opinion of a committee member about a project, after both reviews are submitted. The opinion
    /// can be changed until the decision.
    @Transactional
    public FundingActResult think(SignedInPerson by, UUID project, boolean favourable, String words) {
        var found = store.hold(project);
        if (found.isEmpty()) return FundingActResult.NOT_FOUND;
        var refused = notInCommittee(by, found.get());
        if (refused.isPresent()) return refused.get();
        store.think(project, new FundingCall.CommitteeOpinion(by.id(), favourable, words), clock.instant());
        return FundingActResult.DONE;
    }

    /// Returns the reason for which a person may not give an opinion on a project or decide about it: it is
    /// already decided, this person has reviewed it, or two reviews are not submitted yet. Empty if the person
    /// may.
    private Optional<FundingActResult> notInCommittee(SignedInPerson by, FundingCall.FundingProject project) {
        if (project.money().grantedCents().isPresent()) return Optional.of(FundingActResult.BEFORE);
        var readings = store.readings(project.id());
        if (readings.stream().anyMatch(one -> one.reader().equals(by.id())))
            return Optional.of(FundingActResult.CONFLICT);
        var able = readings.stream().filter(one -> !one.conflict()).toList();
        return able.size() < READERS || able.stream().anyMatch(one -> one.at().isEmpty())
                ? Optional.of(FundingActResult.NOT_READ)
                : Optional.empty();
    }

    /// Stores the decision about a project with its reason, after both reviews are submitted. The decision is
    /// refused if the person has reviewed the project or has a conflict of interest.
    ///
    /// @param cents granted amount in cents; 0 for a refusal
    @Transactional
    public FundingActResult decide(SignedInPerson by, UUID project, long cents, String reason) {
        var found = store.hold(project);
        if (found.isEmpty()) return FundingActResult.NOT_FOUND;
        var refused = notInCommittee(by, found.get());
        if (refused.isPresent()) return refused.get();
        var call = store.holdCall(found.get().call()).orElseThrow();
        if (clock.instant().isBefore(call.ends())) return FundingActResult.NOT_NOW;
        if (cents > call.mostCents() || cents > call.cents() - store.granted(call.id()))
            return FundingActResult.TOO_MUCH;
        store.decide(project, cents, reason, clock.instant());
        return FundingActResult.DONE;
    }

    /// Records that an instalment of a grant was paid. All instalments together never exceed the grant. The form
    /// contains the id of the payment, so that a form submitted twice is recorded once.
    ///
    /// @param id id of the payment
    /// @param cents amount in cents
    @Transactional
    public FundingActResult pay(UUID id, UUID project, long cents) {
        var found = store.hold(project);
        if (found.isEmpty()) return FundingActResult.NOT_FOUND;
        if (!found.get().granted()) return FundingActResult.NOT_NOW;
        if (found.get().money().paidCents() + cents
                > found.get().money().grantedCents().orElse(0L)) return FundingActResult.TOO_MUCH;
        store.pay(id, project, cents, clock.instant());
        return FundingActResult.DONE;
    }

    @Transactional
    public FundingActResult report(UUID project, String words) {
        var found = store.hold(project);
        if (found.isEmpty()) return FundingActResult.NOT_FOUND;
        if (!found.get().granted()) return FundingActResult.NOT_NOW;
        store.report(project, words);
        return FundingActResult.DONE;
    }

    /// Records the network's evaluation of a project, after the report.
    @Transactional
    public FundingActResult evaluate(UUID project, String words) {
        var found = store.hold(project);
        if (found.isEmpty()) return FundingActResult.NOT_FOUND;
        if (found.get().report().isEmpty()) return FundingActResult.NOT_NOW;
        store.evaluate(project, words);
        return FundingActResult.DONE;
    }

    @Transactional(readOnly = true)
    List<FundingCall.FundedProject> funded() {
        return store.funded();
    }

    /// Stores an action of the territory.
    ///
    /// @param owner person or organisation responsible for it
    /// @param figure id of the figure that measures it; may be empty
    @Transactional
    public void plan(UUID id, String title, String owner, String indicator, String figure, String state) {
        store.put(new FundingCall.TerritoryAction(
                id,
                title,
                owner,
                indicator,
                figure,
                FundingCall.TerritoryActionState.valueOf(state),
                clock.instant(),
                Optional.empty(),
                ""));
    }

    /// Says which local scheme, and which of its sheets, an action carries out; false if the action does not
    /// exist.
    ///
    /// @param scheme `sdusn`, `sdaasp` or `sdtan`; another value clears the scheme and the sheet
    @Transactional
    public boolean carryOut(UUID action, String scheme, String sheet) {
        var known = LocalScheme.of(scheme);
        return store.carryOut(action, known, known.isPresent() ? sheet : "");
    }

    /// Changes the state of an action; returns false if the action does not exist.
    @Transactional
    boolean move(UUID action, FundingCall.TerritoryActionState state) {
        return store.move(action, state, clock.instant());
    }

    @Transactional(readOnly = true)
    List<FundingCall.TerritoryAction> actions() {
        return store.actions();
    }
}
