package org.tousaidants.label.interviews;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tousaidants.label.helpers.HelperDossiers;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Accounts;

/// « Personnes d’un entretien » — reads the names of the participants of interviews.
@Component
public class InterviewParticipantReader {
    record Person(UUID helper, String name, String organisation, String profile) {}

    private final HelperDossiers dossiers;
    private final Accounts accounts;

    InterviewParticipantReader(HelperDossiers dossiers, Accounts accounts) {
        this.dossiers = dossiers;
        this.accounts = accounts;
    }

    Map<UUID, Person> of(Interview interview) {
        var people = new HashMap<UUID, Person>();
        one(interview.helper()).ifPresent(person -> people.put(person.helper(), person));
        for (var seat : interview.seats())
            if (!people.containsKey(seat.peer()))
                one(seat.peer()).ifPresent(person -> people.put(person.helper(), person));
        return people;
    }

    private Optional<Person> one(UUID helper) {
        return dossiers.helper(helper)
                .map(one -> new Person(
                        helper,
                        accounts.find(one.account()).map(Account::name).orElse(""),
                        one.organisationName(),
                        one.profile()));
    }

    static String name(Map<UUID, Person> people, UUID helper) {
        var person = people.get(helper);
        return person == null ? "" : person.name();
    }
}
