package org.tousaidants.demo.stories;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tousaidants.demo.people.DemoAccounts;
import org.tousaidants.demo.people.DemoPerson;
import org.tousaidants.label.recognition.CommitteeDecisions;
import org.tousaidants.label.recognition.LabelCommittee;
import org.tousaidants.platform.identity.SignedInPerson;

/// « Le comité du village » — signs decisions as the invented committee members Nadia, Thomas and Claire.
@Component
class DemoCommitteeVoter {
    private static final List<DemoPerson.DemoCharacter> MEMBERS =
            List.of(DemoPerson.NADIA, DemoPerson.THOMAS, DemoPerson.CLAIRE);
    private static final List<String> REASONS = List.of(
            "On y explique sans faire à la place, et aucun mot de passe n’est gardé. (Démonstration)",
            "La charte est prise en entier, et la confiance est là. (Démonstration)");

    private final LabelCommittee committee;
    private final CommitteeDecisions decisions;
    private final DemoAccounts cast;

    DemoCommitteeVoter(LabelCommittee committee, CommitteeDecisions decisions, DemoAccounts cast) {
        this.committee = committee;
        this.decisions = decisions;
        this.cast = cast;
    }

    List<SignedInPerson> seated(SignedInPerson nadia) {
        var members = members();
        seat(nadia, members);
        return members;
    }

    void seat(SignedInPerson nadia, List<SignedInPerson> members) {
        members.forEach(member -> committee.seat(nadia, member.id()));
    }

    List<SignedInPerson> members() {
        return MEMBERS.stream().map(this::one).toList();
    }

    SignedInPerson one(DemoPerson.DemoCharacter who) {
        return cast.actor(who).orElseThrow();
    }

    /// Signs a proposal of the committee once for each prepared reason, each time as a different member.
    void grant(List<SignedInPerson> members, UUID proposal) {
        for (var i = 0; i < REASONS.size(); i++) {
            var member = members.get(i);
            var shown = decisions.shown(proposal).orElseThrow();
            decisions.sign(member, proposal, shown, true, REASONS.get(i));
        }
    }
}
