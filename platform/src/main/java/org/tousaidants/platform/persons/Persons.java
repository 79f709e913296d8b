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
import org.tousaidants.platform.afterrestore.IrreversibleAct;
import org.tousaidants.platform.afterrestore.ReplayRule;
import org.tousaidants.platform.afterrestore.ReplayRule.Outcome;
import org.tousaidants.platform.codes.CodeFingerprints;
import org.tousaidants.platform.codes.FingerprintColumn;
import org.tousaidants.platform.db.InstallationSecret;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.JournalNote;
import org.tousaidants.platform.identity.JournalledEvent;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.retentionrules.PersonColumns;
import org.tousaidants.platform.retentionrules.RetentionRule;
import org.tousaidants.platform.retentionrules.RetentionSchedule;

/// « Les personnes » — service that finds, exports, corrects and erases the data that the network stores about
/// one person.
@Service
class Persons {
    private static final int MOST = 200;
    static final String ERASED = "person.erased";
    private static final String PRINT = "persons.certificate";

    private final PersonStore store;
    private final RetentionSchedule retention;
    private final List<FingerprintColumn> prints;
    private final CodeFingerprints codes;
    private final InstallationSecret secret;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Persons(
            PersonStore store,
            RetentionSchedule retention,
            ObjectProvider<FingerprintColumn> prints,
            CodeFingerprints codes,
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

    /// « Personne effacée » — published when data of a person are erased; `certificate` is the number of the
    /// certificate.
    record PersonErased(UUID by, long certificate, int rows) implements JournalledEvent {
        @Override
        public JournalNote note() {
            return JournalNote.by(by, "persons.erased", "persons " + certificate)
                    .with("rows", rows);
        }
    }

    /// « Donnée corrigée » — published when a name or a contact is corrected in a table.
    record PersonCorrected(UUID by, String rule, int rows) implements JournalledEvent {
        @Override
        public JournalNote note() {
            return JournalNote.by(by, "persons.corrected", rule).with("rows", rows);
        }
    }

    /// « Données d’une personne téléchargées » — published when a coordinator downloads the data of a person.
    record PersonExported(UUID by, int rows) implements JournalledEvent {
        @Override
        public JournalNote note() {
            return JournalNote.by(by, "persons.exported", "persons").with("rows", rows);
        }
    }

    /// The rows about one person, in all modules; empty for a reader who is not a coordinator.
    @Transactional(readOnly = true)
    public List<PersonRecord> find(Actor reader, PersonQuery query) {
        if (!reader.is(Role.COORDINATOR)) return List.of();
        var found = new ArrayList<PersonRecord>();
        var rules = rules();
        if (query instanceof PersonQuery.PersonQueryByCode(var code)) {
            for (var print : prints)
                rule(rules, print.table())
                        .ifPresent(rule -> found.addAll(store.find(rule, print, codes.all(print.purpose(), code))));
            return found;
        }
        for (var rule : rules)
            for (var columns : rule.people()) found.addAll(store.find(rule, columns, query, MOST - found.size()));
        return found;
    }

    /// Exports the chosen rows as one document.
    @Transactional
    public Map<String, Object> export(Actor by, PersonQuery query, Collection<String> chosen) {
        var rows = chosen(by, query, chosen);
        var document = new LinkedHashMap<String, Object>();
        document.put("le", clock.instant().toString());
        document.put("reseau", by.network().name());
        var kept = new ArrayList<Map<String, Object>>();
        for (var one : rows)
            kept.add(Map.of("table", one.columns().table(), "regle", one.rule().id(), "lignes", store.rows(one)));
        document.put("donnees", kept);
        events.publishEvent(new PersonExported(by.id(), rows.size()));
        return document;
    }

    /// Replaces the name, the address or the number in the chosen rows; empty values change nothing.
    @Transactional
    public int correct(Actor by, PersonQuery query, Collection<String> chosen, Map<PersonColumns.Part, String> values) {
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
                events.publishEvent(new PersonCorrected(by.id(), person.rule().id(), rows));
            changed += rows;
        }
        return changed;
    }

    /// Erases the chosen rows, except those that the law keeps: the certificate counts both.
    @Transactional
    public ErasureCertificate erase(Actor by, String typed, PersonQuery query, Collection<String> chosen) {
        var erased = new LinkedHashMap<String, Integer>();
        var kept = new HashMap<String, Integer>();
        for (var person : chosen(by, query, chosen)) {
            var rows = store.erase(person);
            // The act is recorded outside the database, because an older backup still contains the row.
            if (rows > 0)
                events.publishEvent(IrreversibleAct.of(ERASED, person.id(), Optional.of(by.id()), clock.instant()));
            erased.merge(person.rule().id(), rows, Integer::sum);
            kept.merge(person.rule().id(), rows == 0 ? 1 : 0, Integer::sum);
        }
        var lines = erased.entrySet().stream()
                .map(one -> new ErasureCertificate.CertificateLine(
                        one.getKey(), one.getValue(), kept.getOrDefault(one.getKey(), 0)))
                .toList();
        var number = store.certify(clock.instant(), by.id(), print(typed), lines);
        var certificate = store.certificate(number).orElseThrow();
        events.publishEvent(new PersonErased(by.id(), number, certificate.erased()));
        return certificate;
    }

    /// Erases a row again after a restored backup brought it back.
    @Transactional
    public Outcome eraseAgain(IrreversibleAct act) {
        var cut = act.subject().indexOf(' ');
        var table = act.subject().substring(0, Math.max(0, cut));
        var record = rules().stream()
                .flatMap(rule -> rule.people().stream()
                        .filter(columns -> columns.table().equals(table))
                        .map(columns ->
                                new PersonRecord(rule, columns, act.subject().substring(cut + 1), "", "")))
                .filter(PersonRecord::erasable)
                .findFirst();
        if (record.isEmpty()) return Outcome.UNKNOWN;
        return store.erase(record.get()) > 0 ? Outcome.AGAIN : Outcome.STANDS;
    }

    @Bean
    static ReplayRule peopleErasedAgain(Persons persons) {
        return new ReplayRule(ERASED, persons::eraseAgain);
    }

    @Transactional(readOnly = true)
    public Optional<ErasureCertificate> certificate(Actor reader, long number) {
        return reader.is(Role.COORDINATOR) ? store.certificate(number) : Optional.empty();
    }

    private List<PersonRecord> chosen(Actor by, PersonQuery query, Collection<String> chosen) {
        var ids = Set.copyOf(chosen);
        return find(by, query).stream().filter(one -> ids.contains(one.id())).toList();
    }

    /// The keyed hash of the typed words. Equal words give an equal hash, which cannot be computed without the
    /// secret of the installation.
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
