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
import org.tousaidants.label.helpers.HelperDossiers;
import org.tousaidants.label.pix.PersonNameMatcher.Match;
import org.tousaidants.label.pix.PersonNameMatcher.Person;
import org.tousaidants.places.communes.Territories;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.jobs.Job;
import org.tousaidants.platform.web.Pagination;
import org.tousaidants.rules.protocol.SkillGrid.Competence;
import org.tousaidants.rules.versions.PublishedRules;

/// « Les imports Pix » — service for files of Pix Orga. Importing a file changes no dossier: each row waits
/// until a coordinator assigns it to a person, and is then deleted.
@Service
class PixImports {
    static final int A_PAGE = 20;

    private static final Duration KEPT = Duration.ofDays(14);
    private static final int LONGEST = 200;

    /// The result of importing a file.
    sealed interface PixImportResult {
        record Waits(UUID file) implements PixImportResult {}

        /// The file was refused and nothing was stored.
        record NotTaken(PixFile why) implements PixImportResult {}

        record NotAllowed() implements PixImportResult {}
    }

    /// One row that is not assigned yet, and the people it may be about.
    record PendingRow(PixFile.Row row, Match match) {}

    /// One page of rows that are not assigned yet.
    record Review(ImportedPixFile file, List<PendingRow> rows, int page, int pages) {}

    /// « Choix d’une personne » — the helper to whom a row is assigned; empty for no one.
    record Choice(long line, Optional<UUID> helper) {}

    /// The result of assigning rows.
    sealed interface DecisionResult {
        record Done() implements DecisionResult {}

        /// Refused: on the same day the same person already has other levels, so one of the two results is
        /// another person's. Nothing was written.
        record OtherLevels(long line) implements DecisionResult {}

        record NoSuchHelper(long line) implements DecisionResult {}

        /// Refused: coordinators may not assign levels to themselves.
        record Herself(long line) implements DecisionResult {}

        record NotFound() implements DecisionResult {}
    }

    private final PixImportStore store;
    private final LevelProofStore proofs;
    private final HelperDossiers dossiers;
    private final Accounts accounts;
    private final Territories territories;
    private final PublishedRules rules;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PixImports(
            PixImportStore store,
            LevelProofStore proofs,
            HelperDossiers dossiers,
            Accounts accounts,
            Territories territories,
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

    /// @param name name of the file
    @Transactional
    PixImportResult bring(Actor by, Path file, String name) throws IOException {
        if (!by.is(Role.COORDINATOR)) return new PixImportResult.NotAllowed();
        proofs.lock();
        var hash = Sha256.hex(Files.readAllBytes(file));
        var open = store.open(hash);
        if (open.isPresent()) return new PixImportResult.Waits(open.get());
        var at = clock.instant();
        var titles = rules.now().protocol().skills().competences().stream()
                .collect(Collectors.toMap(Competence::id, Competence::name));
        return switch (PixFileReader.read(file, titles, ParisTime.day(at))) {
            case PixFile.Parsed read -> {
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
                                new ImportedPixFile.FileCounts(
                                        read.rows().size(),
                                        read.silent(),
                                        read.highest(),
                                        read.faults().size(),
                                        read.faults()),
                                new ImportedPixFile.Decided(0, read.rows().size() - fresh.size(), 0, fresh.size()),
                                Optional.empty()),
                        hash);
                fresh.forEach(row -> store.addRow(id, row));
                if (read.faults().isEmpty()) store.closeWhenDone(id, at);
                events.publishEvent(new PixFileStatusChanged(
                        by.id(), "brought", id, read.rows().size()));
                yield new PixImportResult.Waits(id);
            }
            case PixFile other -> new PixImportResult.NotTaken(other);
        };
    }

    /// The rows that are new: rows already in the dossier of a person with that name are left out.
    private List<PixFile.Row> fresh(Actor by, PixFile.Parsed read) {
        var namesakes = new PersonNameMatcher(people(by), read.rows());
        var fresh = new ArrayList<PixFile.Row>();
        for (var row : read.rows()) {
            var candidates = PersonNameMatcher.people(namesakes.of(row)).stream()
                    .map(Person::helper)
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
    List<ImportedPixFile> latest(Actor reader, int limit) {
        return reader.is(Role.COORDINATOR) ? store.latest(limit) : List.of();
    }

    /// The number of rows that are not assigned yet.
    @Transactional(readOnly = true)
    public int waiting() {
        return store.waiting();
    }

    /// One page of rows. Reading the names and levels is logged.
    @Transactional
    Optional<Review> review(Actor reader, UUID id, int page) {
        if (!reader.is(Role.COORDINATOR)) return Optional.empty();
        var found = store.find(id);
        if (found.isEmpty()) return Optional.empty();
        var rows = store.rows(id);
        var paging = Pagination.of(page, rows.size(), A_PAGE);
        var namesakes = new PersonNameMatcher(rows.isEmpty() ? List.of() : people(reader), rows);
        var shown = paging.of(rows).stream()
                .map(row -> new PendingRow(row, namesakes.of(row)))
                .toList();
        if (!shown.isEmpty()) events.publishEvent(new ProofsRead(reader.id(), "file " + id, shown.size()));
        return Optional.of(new Review(found.get(), shown, paging.current(), paging.last()));
    }

    /// Stores all choices of a page, or none. A row that was decided in the meantime no longer exists, so
    /// nothing is written twice.
    @Transactional
    DecisionResult decide(Actor by, UUID id, List<Choice> choices) {
        if (!by.is(Role.COORDINATOR)) return new DecisionResult.NotFound();
        proofs.lock();
        var file = store.find(id);
        if (file.isEmpty()) return new DecisionResult.NotFound();
        var rows = store.rows(id).stream().collect(Collectors.toMap(PixFile.Row::line, row -> row));
        var evidence = file.get().kind().evidence();
        var at = clock.instant();
        var written = new ArrayList<LevelProof>();
        var done = new ArrayList<Long>();
        var known = 0;
        for (var choice : choices) {
            var row = rows.get(choice.line());
            if (row == null) continue;
            done.add(row.line());
            if (choice.helper().isEmpty()) continue;
            var helper = choice.helper().get();
            if (dossiers.helper(helper).isEmpty()) return new DecisionResult.NoSuchHelper(row.line());
            if (isHerself(by, helper)) return new DecisionResult.Herself(row.line());
            var sameDay = new ArrayList<>(written.stream()
                    .filter(proof -> proof.helper().equals(helper))
                    .toList());
            sameDay.addAll(proofs.of(helper));
            sameDay.removeIf(proof -> proof.withdrawal().isPresent()
                    || proof.evidence() != evidence
                    || !proof.on().equals(row.on()));
            if (sameDay.stream().anyMatch(proof -> proof.levels().equals(row.levels()))) known++;
            else if (!sameDay.isEmpty()) return new DecisionResult.OtherLevels(row.line());
            else
                written.add(new LevelProof(
                        UUID.randomUUID(),
                        helper,
                        evidence,
                        row.on(),
                        new LevelProof.Origin(file.get().campaign(), "", Optional.of(id)),
                        row.levels(),
                        by.id(),
                        at,
                        Optional.empty()));
        }
        written.forEach(proof -> proofs.add(proof));
        done.forEach(line -> store.forget(id, line));
        store.count(id, written.size(), known, done.size() - written.size() - known);
        store.closeWhenDone(id, at);
        written.forEach(
                proof -> events.publishEvent(new ProofStatusChanged(by.id(), "recorded", proof.helper(), proof.id())));
        return new DecisionResult.Done();
    }

    boolean isHerself(Actor by, UUID helper) {
        return dossiers.helper(helper)
                .filter(one -> one.account().equals(by.id()))
                .isPresent();
    }

    /// The helper with this mail address, for a row without a known person.
    @Transactional(readOnly = true)
    Optional<UUID> helperOf(Actor by, String mail) {
        return people(by).stream()
                .filter(person -> person.mail().equals(mail))
                .map(Person::helper)
                .findFirst();
    }

    /// Discards the remaining rows of a file.
    @Transactional
    boolean abandon(Actor by, UUID id) {
        var file = by.is(Role.COORDINATOR) ? store.find(id) : Optional.<ImportedPixFile>empty();
        if (file.isEmpty()) return false;
        if (file.get().closed().isPresent()) return true;
        store.abandon(id, clock.instant());
        events.publishEvent(new PixFileStatusChanged(
                by.id(), "abandoned", id, file.get().decided().waiting()));
        return true;
    }

    /// Deletes rows that are not assigned after a delay, because they contain names.
    @Bean("pix.forget")
    static Job forgetJob(PixImports imports) {
        return Job.every(Duration.ofHours(6)).items(imports::old, imports::forget);
    }

    List<PixImportStore.Key> old() {
        return store.old(clock.instant().minus(KEPT));
    }

    @Transactional
    void forget(PixImportStore.Key file) {
        store.abandon(file.id(), clock.instant());
    }

    /// The helpers of the network, for coordinators only.
    List<Person> people(Actor reader) {
        if (!reader.is(Role.COORDINATOR)) return List.of();
        var helpers = dossiers.helpers();
        var byId = accounts.find(helpers.stream().map(Helper::account).toList());
        var people = new ArrayList<Person>();
        for (var helper : helpers) {
            var account = byId.get(helper.account());
            if (account != null)
                people.add(
                        new Person(helper.id(), account.name(), account.mail().value(), commune(helper.commune())));
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
