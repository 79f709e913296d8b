package org.tousaidants.governance.ruleproposals;

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
import org.tousaidants.label.skills.RecognisedHelpersByCommune;
import org.tousaidants.places.communes.Territories;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.journeys.Journeys;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.rules.forks.ProtocolDiff;
import org.tousaidants.rules.judging.Dossier;
import org.tousaidants.rules.judging.DossierFile;
import org.tousaidants.rules.judging.RenewalItem;
import org.tousaidants.rules.judging.RulesImpact;
import org.tousaidants.rules.protocol.Protocol;
import org.tousaidants.rules.protocol.ProtocolMistake;
import org.tousaidants.rules.versions.PublishedRules;
import org.tousaidants.rules.versions.RulesVersion;

/// « Effet d’un projet » — service that computes the effects of a draft on the dossiers of the network, and the
/// renewals under the current rules. It applies nothing; reading personal data is logged.
@Service
class RulesDraftEffects {
    /// « Projet lu » — a draft compared with the rules that it would replace.
    ///
    /// @param latest the latest published version at that moment
    /// @param failing examples of the draft that fail
    /// @param labelled number of people with a valid label
    /// @param today by id of each guarantee of the current rules, the percentage for which these people keep it
    /// @param far by id of each guarantee of the draft that needs roads which are not known
    record DraftComparison(
            RulesDraft draft,
            PublishedRules.Whole whole,
            Protocol before,
            RulesVersion latest,
            List<ProtocolDiff.Change> changes,
            RulesImpact impact,
            List<ProtocolMistake> failing,
            int labelled,
            Map<String, Double> today,
            Map<String, StraightLineChange> far) {}

    /// « Effet à vol d’oiseau » — the communes too far from a person who meets every condition.
    ///
    /// @param before empty if the current rules do not have this guarantee
    record StraightLineChange(
            Optional<NetworkGuaranteeFigures.FarCommunes> before, NetworkGuaranteeFigures.FarCommunes after) {}

    /// « Personne touchée » — a person whom the draft affects.
    record AffectedPerson(String name, RulesImpact.Outcome outcome) {}

    private final PublishedRules rules;
    private final NetworkDossierReader networkDossierReader;
    private final RecognisedHelpersByCommune around;
    private final Territories territories;
    private final Journeys journeys;
    private final Accounts accounts;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RulesDraftEffects(
            PublishedRules rules,
            NetworkDossierReader networkDossierReader,
            RecognisedHelpersByCommune around,
            Territories territories,
            Journeys journeys,
            Accounts accounts,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rules = rules;
        this.networkDossierReader = networkDossierReader;
        this.around = around;
        this.territories = territories;
        this.journeys = journeys;
        this.accounts = accounts;
        this.events = events;
        this.clock = clock;
    }

    /// Compares a draft with the current rules on the dossiers of the network. Applies nothing.
    @Transactional(readOnly = true)
    DraftComparison compared(Actor reader, RulesDraft draft, PublishedRules.Whole whole) {
        var before = rules.now().protocol();
        var people = around.everybody();
        var impact = impact(reader, before, whole.protocol(), networkDossierReader.all());
        return new DraftComparison(
                draft,
                whole,
                before,
                rules.versions().getFirst(),
                ProtocolDiff.between(before, whole.protocol()),
                impact,
                rules.examples(whole.protocol()),
                (int) people.stream()
                        .map(RecognisedHelpersByCommune.Person::account)
                        .distinct()
                        .count(),
                kept(reader, before, people),
                far(reader, before, impact));
    }

    private NetworkGuaranteeFigures figures(Actor reader) {
        return new NetworkGuaranteeFigures(
                territories.communes(), reader.network().departement(), journeys);
    }

    private Map<String, StraightLineChange> far(Actor reader, Protocol before, RulesImpact impact) {
        var figures = figures(reader);
        var far = new HashMap<String, StraightLineChange>();
        for (var promise : impact.promises()) {
            var guarantee = promise.guarantee();
            figures.far(guarantee, impact.complete().after())
                    .ifPresent(after -> far.put(
                            guarantee.id(),
                            new StraightLineChange(
                                    before.guarantees().stream()
                                            .filter(one -> one.id().equals(guarantee.id()))
                                            .findFirst()
                                            .flatMap(one -> figures.far(
                                                    one, impact.complete().before())),
                                    after)));
        }
        return far;
    }

    private Map<String, Double> kept(Actor reader, Protocol before, List<RecognisedHelpersByCommune.Person> people) {
        var figures = figures(reader);
        var kept = new HashMap<String, Double>();
        for (var guarantee : before.guarantees())
            figures.kept(guarantee, people).ifPresent(percent -> kept.put(guarantee.id(), percent));
        return kept;
    }

    /// The impact on these dossiers from today on.
    RulesImpact impact(
            Actor reader, Protocol before, Protocol after, List<NetworkDossierReader.OwnedDossier> dossiers) {
        var figures = figures(reader);
        var today = LocalDate.now(clock);
        // The grace period begins on the day of the publication, whatever date the file has.
        return RulesImpact.between(
                before,
                after.notBefore(today),
                dossiers.stream()
                        .map(NetworkDossierReader.OwnedDossier::dossier)
                        .toList(),
                figures,
                today);
    }

    /// The affected people by name. Reading them is logged.
    @Transactional
    List<AffectedPerson> people(Actor reader, DraftComparison compared) {
        var names = new HashMap<String, String>();
        var byId = accounts(reader);
        for (var one : networkDossierReader.all()) names.put(one.dossier().id(), name(one, byId));
        var touched = compared.impact().outcomes().stream()
                .filter(outcome -> outcome.effect().moves())
                .map(outcome ->
                        new AffectedPerson(names.getOrDefault(outcome.dossier().id(), ""), outcome))
                .toList();
        events.publishEvent(new HelperDossiersRead(reader.id(), touched.size(), "impact"));
        return touched;
    }

    /// « Renouvellement à faire » — a person and what they must complete or renew.
    record DueRenewal(String name, Dossier dossier, RenewalItem todo) {}

    /// The label holders who no longer fulfil the current rules, the most urgent first. Reading them is logged.
    @Transactional
    List<DueRenewal> renewals(Actor reader) {
        var now = rules.now();
        var byId = accounts(reader);
        var due = networkDossierReader.all().stream()
                .flatMap(one -> renewal(one, now, byId).stream())
                .sorted(Comparator.comparing((DueRenewal one) -> one.todo().by().orElse(LocalDate.MIN))
                        .thenComparing(DueRenewal::name))
                .toList();
        events.publishEvent(new HelperDossiersRead(reader.id(), due.size(), "renewals"));
        return due;
    }

    private static Optional<DueRenewal> renewal(
            NetworkDossierReader.OwnedDossier one, PublishedRules.InForce now, Map<UUID, Account> byId) {
        return RenewalItem.of(now.judge(), one.dossier(), now.today())
                .map(todo -> new DueRenewal(name(one, byId), one.dossier(), todo));
    }

    private static String name(NetworkDossierReader.OwnedDossier one, Map<UUID, Account> byId) {
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

    /// The dossiers of the network without names and in random order, one per line, for `protocol impact`. The
    /// export is logged.
    @Transactional
    String file(Actor reader) {
        var dossiers = new ArrayList<>(networkDossierReader.all());
        Collections.shuffle(dossiers, new Random(clock.instant().toEpochMilli()));
        var lines = new StringBuilder();
        var n = 0;
        for (var one : dossiers)
            lines.append(DossierFile.line("d" + ++n, one.dossier())).append('\n');
        events.publishEvent(new HelperDossiersRead(reader.id(), n, "file"));
        return lines.toString();
    }

    List<NetworkDossierReader.OwnedDossier> dossiers() {
        return networkDossierReader.all();
    }
}
