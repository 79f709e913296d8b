package org.tousaidants.label.pix;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.core.territory.Commune;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.core.text.Sha256;
import org.tousaidants.label.helpers.Helper;
import org.tousaidants.label.helpers.HelperLabelDossiers;
import org.tousaidants.label.pix.PixPersonNameMatcher.PersonMatch;
import org.tousaidants.label.pix.PixPersonNameMatcher.PixMatchPerson;
import org.tousaidants.places.communes.TerritoryCommunes;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.jobs.Job;
import org.tousaidants.platform.web.Pagination;
import org.tousaidants.rules.protocol.SkillGrid.SkillCompetence;
import org.tousaidants.rules.versions.PublishedRules;

/// « Les imports Pix » — imports files of Pix Orga. The import itself changes no dossier: each row waits until a
/// coordinator assigns it to a person, and is then deleted.
@Service
class PixResultImports {
    static final int A_PAGE = 20;

    private static final Duration KEPT = Duration.ofDays(14);
    private static final int LONGEST = 200;

    /// The result of importing a file.
    sealed interface PixImportResult {
        record PixFileStored(UUID file) implements PixImportResult {}

        /// The file was refused, and nothing was stored.
        ///
        /// @param why result of reading the file
        record PixFileRefused(PixResultFile why) implements PixImportResult {}

        record PixImportNotAllowed() implements PixImportResult {}
    }

    /// One row that is not assigned yet, and the people to whom it may belong.
    record PendingPixRow(PixResultFile.PixFileRow row, PersonMatch match) {}

    /// A part of the rows of a file that are not assigned to a person yet.
    ///
    /// @param page number of the part
    /// @param pages number of parts
    record PixFileReview(ImportedPixFile file, List<PendingPixRow> rows, int page, int pages) {}

    /// « Choix d’une personne » — a coordinator's decision about one row of a file.
    ///
    /// @param line number of the line
    /// @param helper helper to whom the row is assigned; empty for nobody
    record PixRowChoice(long line, Optional<UUID> helper) {}

    /// The result of assigning rows.
    sealed interface PixDecisionResult {
        record PixDecisionDone() implements PixDecisionResult {}

        /// The decisions are refused, because a person already has other levels of the same day: one of the
        /// two results must belong to another person. Nothing was stored.
        ///
        /// @param line line of the row
        record ConflictingPixLevels(long line) implements PixDecisionResult {}

        record PixHelperNotFound(long line) implements PixDecisionResult {}

        /// The decisions are refused, because coordinators may not assign levels to themselves.
        ///
        /// @param line line of the row
        record OwnPixRowRefused(long line) implements PixDecisionResult {}

        record PixFileNotFound() implements PixDecisionResult {}
    }

    private final PixImportStore store;
    private final SkillLevelProofStore proofs;
    private final HelperLabelDossiers dossiers;
    private final Accounts accounts;
    private final TerritoryCommunes territories;
    private final PublishedRules rules;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PixResultImports(
            PixImportStore store,
            SkillLevelProofStore proofs,
            HelperLabelDossiers dossiers,
            Accounts accounts,
            TerritoryCommunes territories,
            PublishedRules rules,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.proofs = proofs;
        this.dossiers = dossiers;
        this.accounts = accounts;
        this.territories = territories;
        this.rules = rules;
        this.events = events;
        this.clock = clock;
    }

    /// Imports a file.
    ///
    /// @param name name of the file
    @Transactional
    PixImportResult bring(SignedInPerson by, Path file, String name) throws IOException {
        if (!by.is(Role.COORDINATOR)) return new PixImportResult.PixImportNotAllowed();
        proofs.lock();
        var hash = Sha256.hex(Files.readAllBytes(file));
        var open = store.open(hash);
        if (open.isPresent()) return new PixImportResult.PixFileStored(open.get());
        var at = clock.instant();
        var titles = rules.now().protocol().skills().competences().stream()
                .collect(Collectors.toMap(SkillCompetence::id, SkillCompetence::name));
        return switch (PixFileReader.read(file, titles, ParisTime.day(at))) {
            case PixResultFile.ParsedPixFile read -> {
                var id = UUID.randomUUID();
                var fresh = fresh(by, read);
                store.add(
                        new ImportedPixFile(
                                id,
                                at,
                                by.id(),
                                read.kind(),
                                cut(name),
                                cut(read.campaign()),
                                new ImportedPixFile.PixFileRowCounts(
                                        read.rows().size(),
                                        read.silent(),
                                        read.highest(),
                                        read.faults().size(),
                                        read.faults()),
                                new ImportedPixFile.PixRowDecisionCounts(
                                        0, read.rows().size() - fresh.size(), 0, fresh.size()),
                                Optional.empty()),
                        hash);
                fresh.forEach(row -> store.addRow(id, row));
                if (read.faults().isEmpty()) store.closeWhenDone(id, at);
                events.publishEvent(new PixFileStatusChanged(
                        by.id(), "brought", id, read.rows().size()));
                yield new PixImportResult.PixFileStored(id);
            }
            case PixResultFile other -> new PixImportResult.PixFileRefused(other);
        };
    }

    /// Returns the rows of a file that are new. A row is not new if the dossier of a person of the same name
    /// already contains its levels.
    ///
    /// @param read content of the file
    private List<PixResultFile.PixFileRow> fresh(SignedInPerson by, PixResultFile.ParsedPixFile read) {
        var namesakes = new PixPersonNameMatcher(people(by), read.rows());
        var fresh = new ArrayList<PixResultFile.PixFileRow>();
        for (var row : read.rows()) {
            var candidates = PixPersonNameMatcher.people(namesakes.of(row)).stream()
                    .map(PixMatchPerson::helper)
                    .toList();
            var known = proofs.of(candidates).values().stream()
                    .flatMap(List::stream)
                    .anyMatch(proof -> proof.withdrawal().isEmpty()
                            && proof.says(read.kind().evidence(), row.on(), row.levels()));
            if (!known) fresh.add(row);
        }
        return fresh;
    }

    @Transactional(readOnly = true)
    List<ImportedPixFile> latest(SignedInPerson reader, int limit) {
        return reader.is(Role.COORDINATOR) ? store.latest(limit) : List.of();
    }

    /// Returns the number of rows that are not assigned yet.
    @Transactional(readOnly = true)
    public int waiting() {
        return store.waiting();
    }

    /// Returns a part of the rows of a file. The reading of the names and levels is logged.
    @Transactional
    Optional<PixFileReview> review(SignedInPerson reader, UUID id, int page) {
        if (!reader.is(Role.COORDINATOR)) return Optional.empty();
        var found = store.find(id);
        if (found.isEmpty()) return Optional.empty();
        var rows = store.rows(id);
        var paging = Pagination.of(page, rows.size(), A_PAGE);
        var namesakes = new PixPersonNameMatcher(rows.isEmpty() ? List.of() : people(reader), rows);
        var shown = paging.of(rows).stream()
                .map(row -> new PendingPixRow(row, namesakes.of(row)))
                .toList();
        if (!shown.isEmpty()) events.publishEvent(new SkillLevelProofsRead(reader.id(), "file " + id, shown.size()));
        return Optional.of(new PixFileReview(found.get(), shown, paging.current(), paging.last()));
    }

    /// Stores all choices of a page, or none. A row that was decided in the meantime no longer exists, so that
    /// nothing is stored twice.
    @Transactional
    PixDecisionResult decide(SignedInPerson by, UUID id, List<PixRowChoice> choices) {
        if (!by.is(Role.COORDINATOR)) return new PixDecisionResult.PixFileNotFound();
        proofs.lock();
        var file = store.find(id);
        if (file.isEmpty()) return new PixDecisionResult.PixFileNotFound();
        var rows = store.rows(id).stream().collect(Collectors.toMap(PixResultFile.PixFileRow::line, row -> row));
        var evidence = file.get().kind().evidence();
        var at = clock.instant();
        var written = new ArrayList<SkillLevelProof>();
        var done = new ArrayList<Long>();
        var known = 0;
        for (var choice : choices) {
            var row = rows.get(choice.line());
            if (row == null) continue;
            done.add(row.line());
            if (choice.helper().isEmpty()) continue;
            var helper = choice.helper().get();
            if (dossiers.helper(helper).isEmpty()) return new PixDecisionResult.PixHelperNotFound(row.line());
            if (isHerself(by, helper)) return new PixDecisionResult.OwnPixRowRefused(row.line());
            var sameDay = new ArrayList<>(written.stream()
                    .filter(proof -> proof.helper().equals(helper))
                    .toList());
            sameDay.addAll(proofs.of(helper));
            sameDay.removeIf(proof -> proof.withdrawal().isPresent()
                    || proof.evidence() != evidence
                    || !proof.on().equals(row.on()));
            if (sameDay.stream().anyMatch(proof -> proof.levels().equals(row.levels()))) known++;
            else if (!sameDay.isEmpty()) return new PixDecisionResult.ConflictingPixLevels(row.line());
            else
                written.add(new SkillLevelProof(
                        UUID.randomUUID(),
                        helper,
                        evidence,
                        row.on(),
                        new SkillLevelProof.ProofOrigin(file.get().campaign(), "", Optional.of(id)),
                        row.levels(),
                        by.id(),
                        at,
                        Optional.empty()));
        }
        written.forEach(proof -> proofs.add(proof));
        done.forEach(line -> store.forget(id, line));
        store.count(id, written.size(), known, done.size() - written.size() - known);
        store.closeWhenDone(id, at);
        written.forEach(proof ->
                events.publishEvent(new SkillLevelProofStatusChanged(by.id(), "recorded", proof.helper(), proof.id())));
        return new PixDecisionResult.PixDecisionDone();
    }

    boolean isHerself(SignedInPerson by, UUID helper) {
        return dossiers.helper(helper)
                .filter(one -> one.account().equals(by.id()))
                .isPresent();
    }

    /// Returns the helper whose account has this mail address; empty if there is none. A coordinator types the
    /// address for a row that matches no known person.
    ///
    /// @param by coordinator
    @Transactional(readOnly = true)
    Optional<UUID> helperOf(SignedInPerson by, String mail) {
        return people(by).stream()
                .filter(person -> person.mail().equals(mail))
                .map(PixMatchPerson::helper)
                .findFirst();
    }

    /// Discards the remaining rows of a file. Returns false if the file does not exist.
    @Transactional
    boolean abandon(SignedInPerson by, UUID id) {
        var file = by.is(Role.COORDINATOR) ? store.find(id) : Optional.<ImportedPixFile>empty();
        if (file.isEmpty()) return false;
        if (file.get().closed().isPresent()) return true;
        store.abandon(id, clock.instant());
        events.publishEvent(new PixFileStatusChanged(
                by.id(), "abandoned", id, file.get().decided().waiting()));
        return true;
    }

    /// Returns the job that deletes old rows of imported files. A row that nobody assigned to a person within a
    /// delay is deleted, because it contains a name.
    @Bean("pix.forget")
    static Job forgetJob(PixResultImports imports) {
        return Job.every(Duration.ofHours(6)).items(imports::old, imports::forget);
    }

    List<PixImportStore.PixFileKey> old() {
        return store.old(clock.instant().minus(KEPT));
    }

    @Transactional
    void forget(PixImportStore.PixFileKey file) {
        store.abandon(file.id(), clock.instant());
    }

    /// Returns the helpers of the network; empty if the reader is no coordinator.
    List<PixMatchPerson> people(SignedInPerson reader) {
        if (!reader.is(Role.COORDINATOR)) return List.of();
        var helpers = dossiers.helpers();
        var byId = accounts.find(helpers.stream().map(Helper::account).toList());
        var people = new ArrayList<PixMatchPerson>();
        for (var helper : helpers) {
            var account = byId.get(helper.account());
            if (account != null)
                people.add(new PixMatchPerson(
                        helper.id(), account.name(), account.mail().value(), commune(helper.commune())));
        }
        return people;
    }

    private String commune(String code) {
        return territories.communes().byCode(code).map(Commune::name).orElse(code);
    }

    private static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }
}
