package org.tousaidants.label.interviews;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tousaidants.label.helpers.HelperLabelDossiers;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Accounts;

/// « Personnes d’un entretien » — reads the names of the participants of interviews.
@Component
public class InterviewParticipantReader {
    record InterviewParticipant(UUID helper, String name, String organisation, String profile) {}

    private final HelperLabelDossiers dossiers;
    private final Accounts accounts;

    InterviewParticipantReader(HelperLabelDossiers dossiers, Accounts accounts) {
        this.dossiers = dossiers;
        this.accounts = accounts;
    }

    Map<UUID, InterviewParticipant> of(PeerInterview interview) {
        var people = new HashMap<UUID, InterviewParticipant>();
        one(interview.helper()).ifPresent(person -> people.put(person.helper(), person));
        for (var seat : interview.seats())
            if (!people.containsKey(seat.peer()))
                one(seat.peer()).ifPresent(person -> people.put(person.helper(), person));
        return people;
    }

    private Optional<InterviewParticipant> one(UUID helper) {
        return dossiers.helper(helper)
                .map(one -> new InterviewParticipant(
                        helper,
                        accounts.find(one.account()).map(Account::name).orElse(""),
                        one.organisationName(),
                        one.profile()));
    }

    static String name(Map<UUID, InterviewParticipant> people, UUID helper) {
        var person = people.get(helper);
        return person == null ? "" : person.name();
    }
}
