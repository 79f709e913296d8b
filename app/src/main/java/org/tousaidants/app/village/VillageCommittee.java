package org.tousaidants.app.village;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tousaidants.app.cast.Cast;
import org.tousaidants.app.cast.Village;
import org.tousaidants.label.recognition.Committee;
import org.tousaidants.label.recognition.Decisions;
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

    VillageCommittee(Committee committee, Decisions decisions, Cast cast) {
        this.committee = committee;
        this.decisions = decisions;
        this.cast = cast;
    }

    List<Actor> seated(Actor nadia) {
        var members = members();
        members.forEach(member -> committee.seat(nadia, member.id()));
        return members;
    }

    List<Actor> members() {
        return MEMBERS.stream().map(this::one).toList();
    }

    Actor one(Village.Character who) {
        return cast.actor(who).orElseThrow();
    }

    /// As many signatures as there are reasons.
    void grant(List<Actor> members, UUID proposal) {
        for (var i = 0; i < REASONS.size(); i++) {
            var member = members.get(i);
            var shown = decisions.shown(proposal).orElseThrow();
            decisions.sign(member, proposal, shown, true, REASONS.get(i));
        }
    }
}
