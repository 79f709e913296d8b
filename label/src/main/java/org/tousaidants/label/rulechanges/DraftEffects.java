package org.tousaidants.label.rulechanges;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.label.inforce.Rules;
import org.tousaidants.label.inforce.Version;
import org.tousaidants.label.rules.Diff;
import org.tousaidants.label.rules.Dossier;
import org.tousaidants.label.rules.DossierFile;
import org.tousaidants.label.rules.Impact;
import org.tousaidants.label.rules.Mistake;
import org.tousaidants.label.rules.Protocol;
import org.tousaidants.label.rules.ToRenew;
import org.tousaidants.label.skillsmap.RecognisedAround;
import org.tousaidants.places.communes.Territories;
import org.tousaidants.places.directory.Place;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.Actor;

/// « Effet d’un projet » — what it would change for whom, on the real dossiers of the network, and what the rules of
/// today leave to renew. Nothing is applied; reading of people is noted.
@Service
class DraftEffects {
    /// « Projet lu » — beside the rules that it would replace.
    ///
    /// @param latest the version published last, as it was when this was read
    /// @param failing its own examples that do not hold
    /// @param labelled how many people have a label in force, whatever their dossier holds today
    /// @param today the share for which each promise of the rules in force is kept by them, by its id
    record Compared(
            Draft draft,
            Rules.Whole whole,
            Protocol before,
            Version latest,
            List<Diff.Change> changes,
            Impact impact,
            List<Mistake> failing,
            int labelled,
            Map<String, Double> today) {}

    /// « Personne touchée ».
    record Touched(String name, Impact.Outcome outcome) {}

    private final Rules rules;
    private final NetworkDossierReader networkDossierReader;
    private final RecognisedAround around;
    private final Territories territories;
    private final Accounts accounts;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    DraftEffects(
            Rules rules,
            NetworkDossierReader networkDossierReader,
            RecognisedAround around,
            Territories territories,
            Accounts accounts,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rules = rules;
        this.networkDossierReader = networkDossierReader;
        this.around = around;
        this.territories = territories;
        this.accounts = accounts;
        this.events = events;
        this.clock = clock;
    }

    /// Beside the rules of today, on the real dossiers. Nothing is applied.
    @Transactional(readOnly = true)
    Compared compared(Actor reader, Draft draft, Rules.Whole whole) {
        var before = rules.now().protocol();
        var people = around.everybody();
        return new Compared(
                draft,
                whole,
                before,
                rules.versions().getFirst(),
                Diff.between(before, whole.protocol()),
                impact(reader, before, whole.protocol(), networkDossierReader.all()),
                rules.examples(whole.protocol()),
                (int) people.stream()
                        .map(RecognisedAround.Person::account)
                        .distinct()
                        .count(),
                kept(reader, before, people));
    }

    private Map<String, Double> kept(Actor reader, Protocol before, List<RecognisedAround.Person> people) {
        var figures =
                new NetworkFigures(territories.communes(), reader.network().departement());
        var kept = new HashMap<String, Double>();
        for (var guarantee : before.guarantees())
            figures.kept(guarantee, people).ifPresent(percent -> kept.put(guarantee.id(), percent));
        return kept;
    }

    /// On these dossiers, from today on.
    Impact impact(Actor reader, Protocol before, Protocol after, List<NetworkDossierReader.One> dossiers) {
        var figures =
                new NetworkFigures(territories.communes(), reader.network().departement());
        var today = LocalDate.now(clock);
        // The days of grace begin when it is published, whatever day its file still says.
        return Impact.between(
                before,
                after.notBefore(today),
                dossiers.stream().map(NetworkDossierReader.One::dossier).toList(),
                figures,
                today);
    }

    /// Who is touched, by name. That a person read it is written down.
    @Transactional
    List<Touched> people(Actor reader, Compared compared) {
        var names = new HashMap<String, String>();
        var byId = accounts(reader);
        for (var one : networkDossierReader.all()) names.put(one.dossier().id(), name(one, byId));
        var touched = compared.impact().outcomes().stream()
                .filter(outcome -> outcome.effect().moves())
                .map(outcome -> new Touched(names.getOrDefault(outcome.dossier().id(), ""), outcome))
                .toList();
        events.publishEvent(new DossiersRead(reader.id(), touched.size(), "impact"));
        return touched;
    }

    /// « Renouvellement à faire » — by whom, and what.
    record Renewal(String name, Dossier dossier, ToRenew todo) {}

    /// Who has the label and no longer fulfils the rules of today, the most pressing first. That a person read it is
    /// written down.
    @Transactional
    List<Renewal> renewals(Actor reader) {
        var now = rules.now();
        var byId = accounts(reader);
        var due = networkDossierReader.all().stream()
                .flatMap(one -> renewal(one, now, byId).stream())
                .sorted(Comparator.comparing((Renewal one) -> one.todo().by().orElse(LocalDate.MIN))
                        .thenComparing(Renewal::name))
                .toList();
        events.publishEvent(new DossiersRead(reader.id(), due.size(), "renewals"));
        return due;
    }

    private static Optional<Renewal> renewal(NetworkDossierReader.One one, Rules.InForce now, Map<UUID, Account> byId) {
        return ToRenew.of(now.judge(), one.dossier(), now.today())
                .map(todo -> new Renewal(name(one, byId), one.dossier(), todo));
    }

    private static String name(NetworkDossierReader.One one, Map<UUID, Account> byId) {
        return one.account()
                .map(byId::get)
                .map(Account::name)
                .or(() -> one.place().map(Place::name))
                .orElse("");
    }

    Map<UUID, Account> accounts(Actor reader) {
        var byId = new HashMap<UUID, Account>();
        for (var account : accounts.all(reader)) byId.put(account.id(), account);
        return byId;
    }

    /// The dossiers of the network without names and in no order, one a line, for `protocol impact`. That a person
    /// took them is written down.
    @Transactional
    String file(Actor reader) {
        var dossiers = new ArrayList<>(networkDossierReader.all());
        Collections.shuffle(dossiers, new Random(clock.instant().toEpochMilli()));
        var lines = new StringBuilder();
        var n = 0;
        for (var one : dossiers)
            lines.append(DossierFile.line("d" + ++n, one.dossier())).append('\n');
        events.publishEvent(new DossiersRead(reader.id(), n, "file"));
        return lines.toString();
    }

    List<NetworkDossierReader.One> dossiers() {
        return networkDossierReader.all();
    }
}
