package org.tousaidants.label.badges;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// « Personnes reconnues » — the people whose badge is valid at this moment; a suspended, withdrawn or ended
/// badge gives no name. The caller checks the right to show or count them.
@Service
public class RecognisedPeople {
    /// @param name of the recognition, in the words of the protocol of the decision
    /// @param proof the path of the public check, which shows the whole name
    public record Person(UUID account, String profile, String name, String proof) {}

    private final BadgeStore store;
    private final Clock clock;

    RecognisedPeople(BadgeStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /// A person recognised under two profiles is listed twice.
    @Transactional(readOnly = true)
    public List<Person> today() {
        return store.people(Optional.empty(), clock.instant());
    }

    @Transactional(readOnly = true)
    public List<Person> today(Collection<UUID> accounts) {
        return accounts.isEmpty() ? List.of() : store.people(Optional.of(accounts), clock.instant());
    }
}
