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
import org.tousaidants.platform.identity.Actor;

/// « Qui entretient » — the work on the sheets, month by month, and person by person for a coordinator.
@Service
class Contributors {
    /// The work of a person in a month; without a name when the person was erased or never named.
    record Worker(PlaceRelation who, Optional<String> name, CareStep.Act act, int acts, int places) {}

    private final UpkeepWorkStore work;
    private final CaretakerStore caretakers;
    private final Accounts accounts;
    private final ApplicationEventPublisher events;

    Contributors(UpkeepWorkStore work, CaretakerStore caretakers, Accounts accounts, ApplicationEventPublisher events) {
        this.work = work;
        this.caretakers = caretakers;
        this.accounts = accounts;
        this.events = events;
    }

    @Transactional(readOnly = true)
    List<UpkeepWork.DoneWork> done() {
        return work.done();
    }

    /// One line for each person and kind of act, the most active first. Reading it is logged.
    @Transactional
    List<Worker> of(Actor reader, YearMonth month) {
        var acts = work.people(month);
        var people = acts.stream().flatMap(one -> one.actor().stream()).collect(Collectors.toSet());
        var names = accounts.names(people);
        if (!people.isEmpty()) events.publishEvent(new ContributorsRead(reader.id(), month, people.size()));
        return acts.stream()
                .map(one -> new Worker(
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
