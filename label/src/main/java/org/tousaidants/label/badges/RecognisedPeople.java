package org.tousaidants.label.badges;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// « Personnes reconnues » — whose badge holds at this moment, as the badges themselves say: one that is suspended,
/// withdrawn or ended gives no name. The caller that shows or counts them answers for the right to.
@Service
public class RecognisedPeople {
    /// @param name of what is recognised, in the words of the protocol of the decision
    /// @param proof the path where anybody checks it, which says the whole name
    public record Person(UUID account, String profile, String name, String proof) {}

    private final BadgeStore store;
    private final Clock clock;

    RecognisedPeople(BadgeStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /// Of a person who is recognised under two profiles, both.
    @Transactional(readOnly = true)
    public List<Person> today() {
        return store.people(Optional.empty(), clock.instant());
    }

    @Transactional(readOnly = true)
    public List<Person> today(Collection<UUID> accounts) {
        return accounts.isEmpty() ? List.of() : store.people(Optional.of(accounts), clock.instant());
    }
}
