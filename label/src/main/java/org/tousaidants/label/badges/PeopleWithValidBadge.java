package org.tousaidants.label.badges;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// « Personnes reconnues » — lists the people with a valid badge, which is not suspended, withdrawn or ended. The
/// caller must check the right to show or count them.
@Service
public class PeopleWithValidBadge {
    /// A recognised person.
    ///
    /// @param profile id of the profile
    /// @param name name of the recognition, from the protocol of the decision
    /// @param proof path of the public verification, which shows the full name
    public record PersonWithBadge(UUID account, String profile, String name, String proof) {}

    private final BadgeStore store;
    private final Clock clock;

    PeopleWithValidBadge(BadgeStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /// Returns the people with a valid badge today; a person with two profiles is listed twice.
    @Transactional(readOnly = true)
    public List<PersonWithBadge> today() {
        return store.people(Optional.empty(), clock.instant());
    }

    @Transactional(readOnly = true)
    public List<PersonWithBadge> today(Collection<UUID> accounts) {
        return accounts.isEmpty() ? List.of() : store.people(Optional.of(accounts), clock.instant());
    }
}
