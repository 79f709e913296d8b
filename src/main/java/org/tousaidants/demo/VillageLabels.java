package org.tousaidants.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tousaidants.helpers.HelperDossiers;
import org.tousaidants.helpers.Helpers;
import org.tousaidants.identity.Account;
import org.tousaidants.identity.Accounts;
import org.tousaidants.identity.Actor;
import org.tousaidants.identity.Network;
import org.tousaidants.identity.Networks;
import org.tousaidants.interviews.Rehearsal;
import org.tousaidants.labels.Committee;
import org.tousaidants.labels.Decisions;
import org.tousaidants.labels.Labels;
import org.tousaidants.pix.Proofs;
import org.tousaidants.rules.Rules;

/// « Le comité du village » — Nadia, Thomas and Claire decide; Odette, a volunteer, took the charter, proved her
/// levels, met Samira and Marcel of two other organisations, and asked; two of the committee signed.
@Component
class VillageLabels {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final int ATTESTED_DAYS_AGO = 40;
    private static final List<Village.Character> COMMITTEE = List.of(Village.NADIA, Village.THOMAS, Village.CLAIRE);
    private static final String SAINTES = "17415";
    private static final String ROYAN = "17306";
    private static final List<String> REASONS = List.of(
            "Elle explique sans faire à la place, et ne garde aucun mot de passe. (Démonstration)",
            "Sa charte est prise en entier, et ses pairs lui font confiance. (Démonstration)");
    private static final String SAID_BY_SAMIRA =
            "Odette laisse finir la phrase avant de toucher l’écran. Elle sait dire quand elle ne sait pas."
                    + " (Démonstration)";
    private static final String SAID_BY_MARCEL =
            "Une belle patience. Elle peut encore oser passer le relais plus tôt. (Démonstration)";

    private final Helpers helpers;
    private final HelperDossiers dossiers;
    private final Proofs proofs;
    private final Rehearsal interview;
    private final Committee committee;
    private final Labels labels;
    private final Decisions decisions;
    private final Accounts accounts;
    private final Networks networks;
    private final Rules rules;
    private final Clock clock;

    VillageLabels(
            Helpers helpers,
            HelperDossiers dossiers,
            Proofs proofs,
            Rehearsal interview,
            Committee committee,
            Labels labels,
            Decisions decisions,
            Accounts accounts,
            Networks networks,
            Rules rules,
            Clock clock) {
        this.helpers = helpers;
        this.dossiers = dossiers;
        this.proofs = proofs;
        this.interview = interview;
        this.committee = committee;
        this.labels = labels;
        this.decisions = decisions;
        this.accounts = accounts;
        this.networks = networks;
        this.rules = rules;
        this.clock = clock;
    }

    void begin(Account coordinator) {
        var nadia = actor(coordinator);
        var known = accounts.all(nadia).stream()
                .collect(Collectors.toMap(account -> account.mail().value(), this::actor));
        var members = COMMITTEE.stream().map(one -> one(known, one)).toList();
        members.forEach(member -> committee.seat(nadia, member.id()));
        var odette = one(known, Village.ODETTE);
        var samira = one(known, Village.SAMIRA);
        var marcel = one(known, Village.MARCEL);
        file(nadia, odette, "benevole", SAINTES, "Foyer rural des Arènes");
        file(nadia, samira, "accueil", SAINTES, "France services de Saintes");
        file(nadia, marcel, "benevole", ROYAN, "Club informatique de Royan");
        interview.hold(odette, Map.of(samira, SAID_BY_SAMIRA, marcel, SAID_BY_MARCEL));
        if (labels.ask(odette, "fr") instanceof Labels.Asking.Asked(var proposal))
            for (var i = 0; i < REASONS.size(); i++)
                decisions.sign(
                        members.get(i), proposal, rules.now(network().id()).hash(), true, REASONS.get(i));
    }

    /// The charter taken, and levels attested on a paper that Nadia saw.
    private void file(Actor nadia, Actor self, String profile, String commune, String organisation) {
        helpers.begin(self, profile, commune, organisation);
        var levels = new TreeMap<>(rules.now(network().id()).protocol().skills().of(profile));
        proofs.attest(
                nadia,
                helper(self),
                LocalDate.ofInstant(clock.instant(), PARIS).minusDays(ATTESTED_DAYS_AGO),
                "Parcours Pix du village (démonstration)",
                "Attestation signée, vue à la permanence",
                levels);
    }

    private UUID helper(Actor self) {
        return dossiers.ofAccount(network().id(), self.id()).orElseThrow().helper();
    }

    private static Actor one(Map<String, Actor> known, Village.Character who) {
        return Objects.requireNonNull(known.get(who.mail()), who.mail());
    }

    private Actor actor(Account account) {
        return new Actor(account.id(), account.mail().value(), account.name(), account.role(), network());
    }

    private Network network() {
        return networks.here();
    }
}
