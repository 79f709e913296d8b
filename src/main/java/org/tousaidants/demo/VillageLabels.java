package org.tousaidants.demo;

import java.util.List;
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
import org.tousaidants.rules.Rules;

/// « Le comité du village » — Nadia, Thomas and Claire decide; Odette, who helps a neighbour, asked, and two of them
/// signed.
@Component
class VillageLabels {
    private static final List<Village.Character> COMMITTEE = List.of(Village.NADIA, Village.THOMAS, Village.CLAIRE);
    private static final String SAINTES = "17415";
    private static final List<String> REASONS = List.of(
            "Elle explique sans faire à la place, et ne garde aucun mot de passe. (Démonstration)",
            "Sa charte est prise en entier, et ses voisins lui font confiance. (Démonstration)");

    private final Helpers helpers;
    private final Committee committee;
    private final Labels labels;
    private final Decisions decisions;
    private final Accounts accounts;
    private final Networks networks;
    private final Rules rules;

    VillageLabels(
            Helpers helpers,
            Committee committee,
            Labels labels,
            Decisions decisions,
            Accounts accounts,
            Networks networks,
            Rules rules) {
        this.helpers = helpers;
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
        if (labels.ask(odette, "fr") instanceof Labels.Asking.Asked(var proposal))
            for (var i = 0; i < REASONS.size(); i++)
                decisions.sign(
                        members.get(i), proposal, rules.now(network().id()).hash(), true, REASONS.get(i));
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
