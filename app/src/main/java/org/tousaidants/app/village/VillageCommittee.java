package org.tousaidants.app.village;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tousaidants.label.recognition.Committee;
import org.tousaidants.label.recognition.Decisions;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.Actor;

/// « Le comité du village » — Nadia, Thomas and Claire decide.
@Component
class VillageCommittee {
    private static final List<Village.Character> MEMBERS = List.of(Village.NADIA, Village.THOMAS, Village.CLAIRE);
    private static final List<String> REASONS = List.of(
            "On y explique sans faire à la place, et aucun mot de passe n’est gardé. (Démonstration)",
            "La charte est prise en entier, et la confiance est là. (Démonstration)");

    private final Committee committee;
    private final Decisions decisions;
    private final Cast cast;
    private final Accounts accounts;

    VillageCommittee(Committee committee, Decisions decisions, Cast cast, Accounts accounts) {
        this.committee = committee;
        this.decisions = decisions;
        this.cast = cast;
        this.accounts = accounts;
    }

    List<Actor> seated(Actor nadia) {
        var members = members(nadia);
        members.forEach(member -> committee.seat(nadia, member.id()));
        return members;
    }

    List<Actor> members(Actor nadia) {
        return MEMBERS.stream().map(who -> one(nadia, who)).toList();
    }

    Actor one(Actor nadia, Village.Character who) {
        return accounts.all(nadia).stream()
                .filter(account -> account.mail().value().equals(who.mail()))
                .map(cast::actor)
                .findFirst()
                .orElseThrow();
    }

    /// As many signatures as there are reasons.
    void grant(List<Actor> members, UUID proposal) {
        for (var i = 0; i < REASONS.size(); i++) {
            var member = members.get(i);
            var shown = decisions.shown(member.network().id(), proposal).orElseThrow();
            decisions.sign(member, proposal, shown, true, REASONS.get(i));
        }
    }
}
