package org.tousaidants.demo.stories;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tousaidants.demo.people.DemoAccounts;
import org.tousaidants.demo.people.DemoPerson;
import org.tousaidants.label.recognition.Committee;
import org.tousaidants.label.recognition.CommitteeDecisions;
import org.tousaidants.platform.identity.Actor;

/// « Le comité du village » — signs decisions for the invented members Nadia, Thomas and Claire.
@Component
class DemoCommitteeSigner {
    private static final List<DemoPerson.Character> MEMBERS =
            List.of(DemoPerson.NADIA, DemoPerson.THOMAS, DemoPerson.CLAIRE);
    private static final List<String> REASONS = List.of(
            "On y explique sans faire à la place, et aucun mot de passe n’est gardé. (Démonstration)",
            "La charte est prise en entier, et la confiance est là. (Démonstration)");

    private final Committee committee;
    private final CommitteeDecisions decisions;
    private final DemoAccounts cast;

    DemoCommitteeSigner(Committee committee, CommitteeDecisions decisions, DemoAccounts cast) {
        this.committee = committee;
        this.decisions = decisions;
        this.cast = cast;
    }

    List<Actor> seated(Actor nadia) {
        var members = members();
        seat(nadia, members);
        return members;
    }

    void seat(Actor nadia, List<Actor> members) {
        members.forEach(member -> committee.seat(nadia, member.id()));
    }

    List<Actor> members() {
        return MEMBERS.stream().map(this::one).toList();
    }

    Actor one(DemoPerson.Character who) {
        return cast.actor(who).orElseThrow();
    }

    /// Signs a proposal once for each of the reasons, by different members.
    void grant(List<Actor> members, UUID proposal) {
        for (var i = 0; i < REASONS.size(); i++) {
            var member = members.get(i);
            var shown = decisions.shown(proposal).orElseThrow();
            decisions.sign(member, proposal, shown, true, REASONS.get(i));
        }
    }
}
