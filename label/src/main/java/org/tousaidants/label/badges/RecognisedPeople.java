package org.tousaidants.label.badges;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// « Personnes reconnues » — lists the people with a valid badge: not suspended, withdrawn or ended. The caller
/// checks the right to show or count them.
@Service
public class RecognisedPeople {
    /// @param name name of the recognition, from the protocol of the decision
    /// @param proof path of the public verification, which shows the full name
    public record Person(UUID account, String profile, String name, String proof) {}

    private final BadgeStore store;
    private final Clock clock;

    RecognisedPeople(BadgeStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /// The people with a valid badge today; a person with two profiles is listed twice.
    @Transactional(readOnly = true)
    public List<Person> today() {
        return store.people(Optional.empty(), clock.instant());
    }

    @Transactional(readOnly = true)
    public List<Person> today(Collection<UUID> accounts) {
        return accounts.isEmpty() ? List.of() : store.people(Optional.of(accounts), clock.instant());
    }
}
