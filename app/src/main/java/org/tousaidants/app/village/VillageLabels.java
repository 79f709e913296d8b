package org.tousaidants.app.village;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tousaidants.core.text.Paris;
import org.tousaidants.label.helpers.HelperDossiers;
import org.tousaidants.label.helpers.Helpers;
import org.tousaidants.label.inforce.Rules;
import org.tousaidants.label.interviews.PlayedInterview;
import org.tousaidants.label.pix.Proofs;
import org.tousaidants.label.recognition.Committee;
import org.tousaidants.label.recognition.Decisions;
import org.tousaidants.label.recognition.Labels;
import org.tousaidants.label.recognition.Proposals;
import org.tousaidants.label.sitevisits.Visits;
import org.tousaidants.places.directory.Directory;
import org.tousaidants.places.directory.Place;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Network;
import org.tousaidants.platform.identity.Networks;

/// « Le comité du village » — Nadia, Thomas and Claire decide. Odette, a volunteer, took the charter, proved her
/// levels, met Samira and Marcel of two other organisations, and asked; a place was visited, took the charter and was
/// proposed. Two of the committee signed for each.
@Component
class VillageLabels {
    private static final int ATTESTED_DAYS_AGO = 40;
    private static final List<Village.Character> COMMITTEE = List.of(Village.NADIA, Village.THOMAS, Village.CLAIRE);
    private static final String SAINTES = "17415";
    private static final String ROYAN = "17306";
    private static final List<String> REASONS = List.of(
            "On y explique sans faire à la place, et aucun mot de passe n’est gardé. (Démonstration)",
            "La charte est prise en entier, et la confiance est là. (Démonstration)");
    private static final String SAID_BY_SAMIRA =
            "Odette laisse finir la phrase avant de toucher l’écran. Elle sait dire quand elle ne sait pas."
                    + " (Démonstration)";
    private static final String SAID_BY_MARCEL =
            "Une belle patience. Elle peut encore oser passer le relais plus tôt. (Démonstration)";

    private static final String PLACE = "France services de Saintes";
    private static final Map<String, Long> SEEN = Map.of(
            "accueil-humain", 1L,
            "coin-discret", 1L,
            "entree-sans-marche", 1L,
            "horaires-a-jour", 1L,
            "personnes-reconnues", 2L);

    private final Helpers helpers;
    private final HelperDossiers dossiers;
    private final Proofs proofs;
    private final PlayedInterview interview;
    private final Visits visits;
    private final Proposals proposals;
    private final Directory directory;
    private final Committee committee;
    private final Labels labels;
    private final Decisions decisions;
    private final Cast cast;
    private final Accounts accounts;
    private final Networks networks;
    private final Rules rules;
    private final Clock clock;

    VillageLabels(
            Helpers helpers,
            HelperDossiers dossiers,
            Proofs proofs,
            PlayedInterview interview,
            Visits visits,
            Proposals proposals,
            Directory directory,
            Committee committee,
            Labels labels,
            Decisions decisions,
            Cast cast,
            Accounts accounts,
            Networks networks,
            Rules rules,
            Clock clock) {
        this.helpers = helpers;
        this.dossiers = dossiers;
        this.proofs = proofs;
        this.interview = interview;
        this.visits = visits;
        this.proposals = proposals;
        this.directory = directory;
        this.committee = committee;
        this.labels = labels;
        this.decisions = decisions;
        this.cast = cast;
        this.accounts = accounts;
        this.networks = networks;
        this.rules = rules;
        this.clock = clock;
    }

    void begin(Actor nadia) {
        var known = known(nadia);
        var members = members(known);
        members.forEach(member -> committee.seat(nadia, member.id()));
        var odette = one(known, Village.ODETTE);
        var samira = one(known, Village.SAMIRA);
        var marcel = one(known, Village.MARCEL);
        file(nadia, odette, "benevole", SAINTES, "Foyer rural des Arènes");
        file(nadia, samira, "accueil", SAINTES, "France services de Saintes");
        file(nadia, marcel, "benevole", ROYAN, "Club informatique de Royan");
        interview.hold(odette, Map.of(samira, SAID_BY_SAMIRA, marcel, SAID_BY_MARCEL));
        if (labels.ask(odette, "fr") instanceof Labels.Asking.Asked(var proposal)) granted(members, proposal);
        directory.snapshot(network().id()).places().stream()
                .filter(place -> place.name().equals(PLACE))
                .findFirst()
                .ifPresent(place -> recognised(nadia, members, place));
    }

    /// Places that take vouchers: seen, signed for and recognised as any other.
    void recognise(Actor nadia, List<Place> some) {
        var members = members(known(nadia));
        some.forEach(place -> recognised(nadia, members, place));
    }

    private Map<String, Actor> known(Actor nadia) {
        return accounts.all(nadia).stream()
                .collect(Collectors.toMap(account -> account.mail().value(), cast::actor));
    }

    private static List<Actor> members(Map<String, Actor> known) {
        return COMMITTEE.stream().map(one -> one(known, one)).toList();
    }

    private void recognised(Actor nadia, List<Actor> members, Place place) {
        visits.note(
                nadia,
                place.code(),
                new Visits.Noted(
                        LocalDate.ofInstant(clock.instant(), Paris.ZONE), SEEN, "Vu un mardi matin. (Démonstration)"));
        visits.sign(
                nadia,
                place.code(),
                "La responsable de l’accueil (Démonstration)",
                rules.now(network().id()).protocol().charter().of("lieu").stream()
                        .map(one -> new Visits.Answer(one.id(), one.hash(), true))
                        .toList());
        if (proposals.propose(nadia, place.code()) instanceof Proposals.Proposing.Proposed(var _, var proposal))
            granted(members, proposal);
    }

    private void granted(List<Actor> members, UUID proposal) {
        for (var i = 0; i < REASONS.size(); i++)
            decisions.sign(
                    members.get(i),
                    proposal,
                    decisions.shown(network().id(), proposal).orElseThrow(),
                    true,
                    REASONS.get(i));
    }

    /// The charter taken, and levels attested on a paper that Nadia saw.
    private void file(Actor nadia, Actor self, String profile, String commune, String organisation) {
        helpers.begin(self, profile, commune, organisation);
        var levels = new TreeMap<>(rules.now(network().id()).protocol().skills().of(profile));
        proofs.attest(
                nadia,
                helper(self),
                LocalDate.ofInstant(clock.instant(), Paris.ZONE).minusDays(ATTESTED_DAYS_AGO),
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

    private Network network() {
        return networks.here();
    }
}
