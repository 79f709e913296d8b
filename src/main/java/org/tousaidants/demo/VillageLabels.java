package org.tousaidants.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tousaidants.helpers.Helpers;
import org.tousaidants.identity.Account;
import org.tousaidants.identity.Accounts;
import org.tousaidants.identity.Actor;
import org.tousaidants.identity.Network;
import org.tousaidants.identity.Networks;
import org.tousaidants.labels.Committee;
import org.tousaidants.labels.Decisions;
import org.tousaidants.labels.Labels;
import org.tousaidants.labels.Proposals;
import org.tousaidants.places.Directory;
import org.tousaidants.places.Place;
import org.tousaidants.rules.Rules;
import org.tousaidants.visits.Visits;

/// « Le comité du village » — Nadia, Thomas and Claire decide. Odette, who helps a neighbour, asked; a place was
/// visited, took the charter and was proposed; two of them signed for each.
@Component
class VillageLabels {
    private static final List<Village.Character> COMMITTEE = List.of(Village.NADIA, Village.THOMAS, Village.CLAIRE);
    private static final String SAINTES = "17415";
    private static final List<String> REASONS = List.of(
            "On y explique sans faire à la place, et aucun mot de passe n’est gardé. (Démonstration)",
            "La charte est prise en entier, et les voisins font confiance. (Démonstration)");

    private static final String PLACE = "France services de Saintes";
    private static final Map<String, Long> SEEN = Map.of(
            "accueil-humain", 1L,
            "coin-discret", 1L,
            "entree-sans-marche", 1L,
            "horaires-a-jour", 1L,
            "personnes-reconnues", 2L);

    private final Helpers helpers;
    private final Visits visits;
    private final Proposals proposals;
    private final Directory directory;
    private final Committee committee;
    private final Labels labels;
    private final Decisions decisions;
    private final Accounts accounts;
    private final Networks networks;
    private final Rules rules;
    private final Clock clock;

    VillageLabels(
            Helpers helpers,
            Visits visits,
            Proposals proposals,
            Directory directory,
            Clock clock,
            Committee committee,
            Labels labels,
            Decisions decisions,
            Accounts accounts,
            Networks networks,
            Rules rules) {
        this.helpers = helpers;
        this.visits = visits;
        this.proposals = proposals;
        this.directory = directory;
        this.clock = clock;
        this.committee = committee;
        this.labels = labels;
        this.decisions = decisions;
        this.accounts = accounts;
        this.networks = networks;
        this.rules = rules;
    }

    void begin(Account coordinator) {
        var nadia = actor(coordinator);
        var members = COMMITTEE.stream().map(one -> actor(nadia, one)).toList();
        members.forEach(member -> committee.seat(nadia, member.id()));
        var odette = actor(nadia, Village.ODETTE);
        helpers.begin(odette, "proche", SAINTES);
        if (labels.ask(odette, "fr") instanceof Labels.Asking.Asked(var proposal)) granted(members, proposal);
        directory.snapshot(network().id()).places().stream()
                .filter(place -> place.name().equals(PLACE))
                .findFirst()
                .ifPresent(place -> recognised(nadia, members, place));
    }

    private void recognised(Actor nadia, List<Actor> members, Place place) {
        visits.note(
                nadia,
                place.code(),
                new Visits.Noted(LocalDate.now(clock), SEEN, "Vu un mardi matin. (Démonstration)"));
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

    private Actor actor(Actor coordinator, Village.Character one) {
        return accounts.all(coordinator).stream()
                .filter(account -> account.mail().value().equals(one.mail()))
                .map(this::actor)
                .findFirst()
                .orElseThrow();
    }

    private Actor actor(Account account) {
        return new Actor(account.id(), account.mail().value(), account.name(), account.role(), network());
    }

    private Network network() {
        return networks.here();
    }
}
