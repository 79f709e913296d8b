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
import org.tousaidants.places.communes.TerritoryCommunes;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.journeys.CarJourneys;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.rules.forks.ProtocolDifferences;
import org.tousaidants.rules.judging.LabelDossier;
import org.tousaidants.rules.judging.LabelDossierFile;
import org.tousaidants.rules.judging.RequirementsToRenew;
import org.tousaidants.rules.judging.RulesImpact;
import org.tousaidants.rules.protocol.LabelProtocol;
import org.tousaidants.rules.protocol.ProtocolMistake;
import org.tousaidants.rules.versions.PublishedRules;
import org.tousaidants.rules.versions.RulesVersion;

/// « Effet d’un projet » — computes the effect of a draft of rules on the dossiers of the network, and lists the
/// label holders who no longer fulfil the current rules. It changes nothing; each reading of personal data is
/// logged.
@Service
class RulesDraftEffects {
    /// « Projet lu » — a draft, compared with the rules that it would replace.
    ///
    /// @param latest latest published version at that moment
    /// @param failing examples of the draft whose expected result is not met
    /// @param labelled number of people with a valid label
    /// @param today percentage of the inhabitants for whom these people keep each guarantee of the current
    /// rules, by the id of the guarantee
    /// @param far communes that are too far as the crow flies, by the id of each guarantee of the draft that
    /// cannot be measured without road data
    record RulesDraftComparison(
            RulesDraft draft,
            PublishedRules.CompleteRules whole,
            LabelProtocol before,
            RulesVersion latest,
            List<ProtocolDifferences.ProtocolChange> changes,
            RulesImpact impact,
            List<ProtocolMistake> failing,
            int labelled,
            Map<String, Double> today,
            Map<String, FarCommunesChange> far) {}

    /// « Effet à vol d’oiseau » — the communes that are too far, as the crow flies, from a person who fulfils
    /// every requirement, under the current rules and under the draft.
    ///
    /// @param before communes under the current rules; empty if these do not contain the guarantee
    record FarCommunesChange(
            Optional<NetworkGuaranteeFigures.FarCommunes> before, NetworkGuaranteeFigures.FarCommunes after) {}

    /// « Personne touchée » — a person whose recognition the draft affects.
    record PersonAffectedByDraft(String name, RulesImpact.DossierImpact outcome) {}

    private final PublishedRules rules;
    private final NetworkLabelDossierReader networkDossierReader;
    private final RecognisedHelpersByCommune around;
    private final TerritoryCommunes territories;
    private final CarJourneys journeys;
    private final Accounts accounts;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RulesDraftEffects(
            PublishedRules rules,
            NetworkLabelDossierReader networkDossierReader,
            RecognisedHelpersByCommune around,
            TerritoryCommunes territories,
            CarJourneys journeys,
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

    /// Compares a draft with the current rules: computes its effect on the dossiers of the network. Nothing is
    /// changed.
    ///
    /// @param reader coordinator who reads the result
    /// @param whole the rules of the draft, with their base
    @Transactional(readOnly = true)
    RulesDraftComparison compared(SignedInPerson reader, RulesDraft draft, PublishedRules.CompleteRules whole) {
        var before = rules.now().protocol();
        var people = around.everybody();
        var impact = impact(reader, before, whole.protocol(), networkDossierReader.all());
        return new RulesDraftComparison(
                draft,
                whole,
                before,
                rules.versions().getFirst(),
                ProtocolDifferences.between(before, whole.protocol()),
                impact,
                rules.examples(whole.protocol()),
                (int) people.stream()
                        .map(RecognisedHelpersByCommune.RecognisedHelperInCommunes::account)
                        .distinct()
                        .count(),
                kept(reader, before, people),
                far(reader, before, impact));
    }

    private NetworkGuaranteeFigures figures(SignedInPerson reader) {
        return new NetworkGuaranteeFigures(
                territories.communes(), reader.network().departement(), journeys);
    }

    private Map<String, FarCommunesChange> far(SignedInPerson reader, LabelProtocol before, RulesImpact impact) {
        var figures = figures(reader);
        var far = new HashMap<String, FarCommunesChange>();
        for (var promise : impact.promises()) {
            var guarantee = promise.guarantee();
            figures.far(guarantee, impact.complete().after())
                    .ifPresent(after -> far.put(
                            guarantee.id(),
                            new FarCommunesChange(
                                    before.guarantees().stream()
                                            .filter(one -> one.id().equals(guarantee.id()))
                                            .findFirst()
                                            .flatMap(one -> figures.far(
                                                    one, impact.complete().before())),
                                    after)));
        }
        return far;
    }

    private Map<String, Double> kept(
            SignedInPerson reader,
            LabelProtocol before,
            List<RecognisedHelpersByCommune.RecognisedHelperInCommunes> people) {
        var figures = figures(reader);
        var kept = new HashMap<String, Double>();
        for (var guarantee : before.guarantees())
            figures.kept(guarantee, people).ifPresent(percent -> kept.put(guarantee.id(), percent));
        return kept;
    }

    /// Returns the effect of a draft on dossiers, if it was in force from today on.
    RulesImpact impact(
            SignedInPerson reader,
            LabelProtocol before,
            LabelProtocol after,
            List<NetworkLabelDossierReader.DossierWithOwner> dossiers) {
        var figures = figures(reader);
        var today = LocalDate.now(clock);
        // The grace period of the affected people is computed from the day of the publication, whatever day
        // the file of the draft states.
        return RulesImpact.between(
                before,
                after.notBefore(today),
                dossiers.stream()
                        .map(NetworkLabelDossierReader.DossierWithOwner::dossier)
                        .toList(),
                figures,
                today);
    }

    /// Returns the people whom a draft affects, by name. The reading is logged.
    ///
    /// @param compared the comparison of the draft with the current rules
    @Transactional
    List<PersonAffectedByDraft> people(SignedInPerson reader, RulesDraftComparison compared) {
        var names = new HashMap<String, String>();
        var byId = accounts(reader);
        for (var one : networkDossierReader.all()) names.put(one.dossier().id(), name(one, byId));
        var touched = compared.impact().outcomes().stream()
                .filter(outcome -> outcome.effect().moves())
                .map(outcome -> new PersonAffectedByDraft(
                        names.getOrDefault(outcome.dossier().id(), ""), outcome))
                .toList();
        events.publishEvent(new HelperDossiersReadForRules(reader.id(), touched.size(), "impact"));
        return touched;
    }

    /// « Renouvellement à faire » — a label holder who no longer fulfils the current rules, and the requirements
    /// that they must complete or renew.
    ///
    /// @param todo these requirements, with their deadline
    record RenewalDueByDraft(String name, LabelDossier dossier, RequirementsToRenew todo) {}

    /// Returns the label holders who no longer fulfil the current rules; the most urgent case is first. The
    /// reading is logged.
    @Transactional
    List<RenewalDueByDraft> renewals(SignedInPerson reader) {
        var now = rules.now();
        var byId = accounts(reader);
        var due = networkDossierReader.all().stream()
                .flatMap(one -> renewal(one, now, byId).stream())
                .sorted(Comparator.comparing(
                                (RenewalDueByDraft one) -> one.todo().by().orElse(LocalDate.MIN))
                        .thenComparing(RenewalDueByDraft::name))
                .toList();
        events.publishEvent(new HelperDossiersReadForRules(reader.id(), due.size(), "renewals"));
        return due;
    }

    private static Optional<RenewalDueByDraft> renewal(
            NetworkLabelDossierReader.DossierWithOwner one, PublishedRules.RulesInForce now, Map<UUID, Account> byId) {
        return RequirementsToRenew.of(now.judge(), one.dossier(), now.today())
                .map(todo -> new RenewalDueByDraft(name(one, byId), one.dossier(), todo));
    }

    private static String name(NetworkLabelDossierReader.DossierWithOwner one, Map<UUID, Account> byId) {
        return one.account()
                .map(byId::get)
                .map(Account::name)
                .or(() -> one.place().map(Place::name))
                .orElse("");
    }

    Map<UUID, Account> accounts(SignedInPerson reader) {
        var byId = new HashMap<UUID, Account>();
        for (var account : accounts.all(reader)) byId.put(account.id(), account);
        return byId;
    }

    /// Returns the dossiers of the network as text, one per line in random order and without names, for
    /// `protocol impact`. The export is logged.
    @Transactional
    String file(SignedInPerson reader) {
        var dossiers = new ArrayList<>(networkDossierReader.all());
        Collections.shuffle(dossiers, new Random(clock.instant().toEpochMilli()));
        var lines = new StringBuilder();
        var n = 0;
        for (var one : dossiers)
            lines.append(LabelDossierFile.line("d" + ++n, one.dossier())).append('\n');
        events.publishEvent(new HelperDossiersReadForRules(reader.id(), n, "file"));
        return lines.toString();
    }

    List<NetworkLabelDossierReader.DossierWithOwner> dossiers() {
        return networkDossierReader.all();
    }
}
