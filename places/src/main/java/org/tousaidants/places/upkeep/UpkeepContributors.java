package org.tousaidants.places.upkeep;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.SignedInPerson;

/// « Qui entretient » — the amount of work on the sheets: month by month for everybody, and person by person for a
/// coordinator.
@Service
class UpkeepContributors {
    /// The work of one person in a month; without name if the person was erased or never gave a name.
    record ContributorWork(
            PersonPlaceRelation who, Optional<String> name, PlaceUpkeepStep.UpkeepAct act, int acts, int places) {}

    private final DataUpkeepWorkStore work;
    private final PlaceCaretakerStore caretakers;
    private final Accounts accounts;
    private final ApplicationEventPublisher events;

    UpkeepContributors(
            DataUpkeepWorkStore work,
            PlaceCaretakerStore caretakers,
            Accounts accounts,
            ApplicationEventPublisher events) {
        this.work = work;
        this.caretakers = caretakers;
        this.accounts = accounts;
        this.events = events;
    }

    @Transactional(readOnly = true)
    List<DataUpkeepWork.DoneUpkeepWork> done() {
        return work.done();
    }

    /// Returns one line for each person and kind of action, the most active person first, and logs that a
    /// coordinator read these names.
    ///
    /// @param reader the coordinator
    @Transactional
    List<ContributorWork> of(SignedInPerson reader, YearMonth month) {
        var acts = work.people(month);
        var people = acts.stream().flatMap(one -> one.actor().stream()).collect(Collectors.toSet());
        var names = accounts.names(people);
        if (!people.isEmpty()) events.publishEvent(new ContributorNamesRead(reader.id(), month, people.size()));
        return acts.stream()
                .map(one -> new ContributorWork(
                        one.who(),
                        one.actor()
                                .flatMap(
                                        id -> Optional.ofNullable(names.get(id)).or(() -> caretaker(id))),
                        one.act(),
                        one.acts(),
                        one.places()))
                .toList();
    }

    private Optional<String> caretaker(UUID id) {
        return caretakers
                .byId(id)
                .map(person -> person.name().isEmpty() ? person.mail().value() : person.name());
    }
}
