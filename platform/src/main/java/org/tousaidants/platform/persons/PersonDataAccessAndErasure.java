package org.tousaidants.platform.persons;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.core.text.Sha256;
import org.tousaidants.platform.afterrestore.ActReplayAfterRestore;
import org.tousaidants.platform.afterrestore.ActReplayAfterRestore.ReplayOutcome;
import org.tousaidants.platform.afterrestore.IrreversibleAct;
import org.tousaidants.platform.codes.PaperCodeHashColumn;
import org.tousaidants.platform.codes.PaperCodeHashes;
import org.tousaidants.platform.db.InstallationSecret;
import org.tousaidants.platform.identity.JournalEventNote;
import org.tousaidants.platform.identity.JournalledEvent;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.retentionrules.PersonDataColumns;
import org.tousaidants.platform.retentionrules.RetentionRule;
import org.tousaidants.platform.retentionrules.RetentionSchedule;

/// « Les personnes » — finds, exports, corrects and erases the data that the network stores about one person.
@Service
class PersonDataAccessAndErasure {
    private static final int MOST = 200;
    static final String ERASED = "person.erased";
    private static final String PRINT = "persons.certificate";

    private final PersonDataStore store;
    private final RetentionSchedule retention;
    private final List<PaperCodeHashColumn> prints;
    private final PaperCodeHashes codes;
    private final InstallationSecret secret;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PersonDataAccessAndErasure(
            PersonDataStore store,
            RetentionSchedule retention,
            ObjectProvider<PaperCodeHashColumn> prints,
            PaperCodeHashes codes,
            InstallationSecret secret,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.retention = retention;
        this.prints = prints.orderedStream().toList();
        this.codes = codes;
        this.secret = secret;
        this.events = events;
        this.clock = clock;
    }

    /// « Personne effacée » — published when data of a person are erased.
    ///
    /// @param certificate number of the certificate
    /// @param rows number of erased rows
    record PersonDataErased(UUID by, long certificate, int rows) implements JournalledEvent {
        @Override
        public JournalEventNote note() {
            return JournalEventNote.by(by, "persons.erased", "persons " + certificate)
                    .with("rows", rows);
        }
    }

    /// « Donnée corrigée » — published when a name or a contact is corrected in a table.
    ///
    /// @param rule id of the retention rule of the table
    /// @param rows number of corrected rows
    record PersonDataCorrected(UUID by, String rule, int rows) implements JournalledEvent {
        @Override
        public JournalEventNote note() {
            return JournalEventNote.by(by, "persons.corrected", rule).with("rows", rows);
        }
    }

    /// « Données d’une personne téléchargées » — published when a coordinator downloads the data of a person.
    ///
    /// @param rows number of rows
    record PersonDataExported(UUID by, int rows) implements JournalledEvent {
        @Override
        public JournalEventNote note() {
            return JournalEventNote.by(by, "persons.exported", "persons").with("rows", rows);
        }
    }

    /// Returns the rows about one person in all modules; empty if the reader is not a coordinator.
    @Transactional(readOnly = true)
    public List<StoredPersonRecord> find(SignedInPerson reader, PersonSearchQuery query) {
        if (!reader.is(Role.COORDINATOR)) return List.of();
        var found = new ArrayList<StoredPersonRecord>();
        var rules = rules();
        if (query instanceof PersonSearchQuery.PersonQueryByCode(var code)) {
            for (var print : prints)
                rule(rules, print.table())
                        .ifPresent(rule -> found.addAll(store.find(rule, print, codes.all(print.purpose(), code))));
            return found;
        }
        for (var rule : rules)
            for (var columns : rule.people()) found.addAll(store.find(rule, columns, query, MOST - found.size()));
        return found;
    }

    /// Returns the chosen rows about a person as one document, for a download.
    ///
    /// @param chosen ids of the rows
    @Transactional
    public Map<String, Object> export(SignedInPerson by, PersonSearchQuery query, Collection<String> chosen) {
        var rows = chosen(by, query, chosen);
        var document = new LinkedHashMap<String, Object>();
        document.put("le", clock.instant().toString());
        document.put("reseau", by.network().name());
        var kept = new ArrayList<Map<String, Object>>();
        for (var one : rows)
            kept.add(Map.of("table", one.columns().table(), "regle", one.rule().id(), "lignes", store.rows(one)));
        document.put("donnees", kept);
        events.publishEvent(new PersonDataExported(by.id(), rows.size()));
        return document;
    }

    /// Replaces the name, the mail address or the telephone number of a person in the chosen rows; an empty
    /// value changes nothing. Returns the number of changed rows.
    @Transactional
    public int correct(
            SignedInPerson by,
            PersonSearchQuery query,
            Collection<String> chosen,
            Map<PersonDataColumns.ContactPart, String> values) {
        var changed = 0;
        for (var person : chosen(by, query, chosen)) {
            if (!person.erasable()) continue;
            var rows = 0;
            for (var value : values.entrySet())
                if (!value.getValue().isEmpty())
                    for (var column :
                            person.columns().one(value.getKey()).stream().toList())
                        rows = Math.max(rows, store.correct(person, column, value.getValue()));
            if (rows > 0)
                events.publishEvent(
                        new PersonDataCorrected(by.id(), person.rule().id(), rows));
            changed += rows;
        }
        return changed;
    }

    /// Erases the chosen rows about a person and returns the certificate. Rows that the law requires to store
    /// remain; the certificate contains the number of erased rows and of remaining rows.
    @Transactional
    public PersonErasureCertificate erase(
            SignedInPerson by, String typed, PersonSearchQuery query, Collection<String> chosen) {
        var erased = new LinkedHashMap<String, Integer>();
        var kept = new HashMap<String, Integer>();
        for (var person : chosen(by, query, chosen)) {
            var rows = store.erase(person);
            // The erasure is also recorded outside the database, because an older backup still contains
            // the row.
            if (rows > 0)
                events.publishEvent(IrreversibleAct.of(ERASED, person.id(), Optional.of(by.id()), clock.instant()));
            erased.merge(person.rule().id(), rows, Integer::sum);
            kept.merge(person.rule().id(), rows == 0 ? 1 : 0, Integer::sum);
        }
        var lines = erased.entrySet().stream()
                .map(one -> new PersonErasureCertificate.ErasureCertificateRow(
                        one.getKey(), one.getValue(), kept.getOrDefault(one.getKey(), 0)))
                .toList();
        var number = store.certify(clock.instant(), by.id(), print(typed), lines);
        var certificate = store.certificate(number).orElseThrow();
        events.publishEvent(new PersonDataErased(by.id(), number, certificate.erased()));
        return certificate;
    }

    /// Erases a row that was already erased and that the restored backup contains again.
    ///
    /// @param act the erasure, as it was recorded outside the database
    @Transactional
    public ReplayOutcome eraseAgain(IrreversibleAct act) {
        var cut = act.subject().indexOf(' ');
        var table = act.subject().substring(0, Math.max(0, cut));
        var record = rules().stream()
                .flatMap(rule -> rule.people().stream()
                        .filter(columns -> columns.table().equals(table))
                        .map(columns -> new StoredPersonRecord(
                                rule, columns, act.subject().substring(cut + 1), "", "")))
                .filter(StoredPersonRecord::erasable)
                .findFirst();
        if (record.isEmpty()) return ReplayOutcome.UNKNOWN;
        return store.erase(record.get()) > 0 ? ReplayOutcome.AGAIN : ReplayOutcome.STANDS;
    }

    @Bean
    static ActReplayAfterRestore peopleErasedAgain(PersonDataAccessAndErasure persons) {
        return new ActReplayAfterRestore(ERASED, persons::eraseAgain);
    }

    @Transactional(readOnly = true)
    public Optional<PersonErasureCertificate> certificate(SignedInPerson reader, long number) {
        return reader.is(Role.COORDINATOR) ? store.certificate(number) : Optional.empty();
    }

    private List<StoredPersonRecord> chosen(SignedInPerson by, PersonSearchQuery query, Collection<String> chosen) {
        var ids = Set.copyOf(chosen);
        return find(by, query).stream().filter(one -> ids.contains(one.id())).toList();
    }

    /// Returns the keyed hash of the words that a coordinator typed. Equal words have the same hash, and nobody
    /// can compute it without the secret of the installation.
    private String print(String typed) {
        var words = typed.strip().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
        return java.util.HexFormat.of()
                .formatHex(Sha256.keyed(secret.key(PRINT).getEncoded(), words))
                .substring(0, 24);
    }

    private List<RetentionRule> rules() {
        return retention.rules();
    }

    private static Optional<RetentionRule> rule(List<RetentionRule> rules, String table) {
        return rules.stream().filter(rule -> rule.tables().contains(table)).findFirst();
    }
}
