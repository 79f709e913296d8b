package org.tousaidants.platform.journal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.web.Reads;

/// « Qui a lu » — for a person who has no account: who opened what the network keeps of her, each with its line of
/// the journal. The room that asks has seen by her code that the thing is hers.
@Service
public class JournalReadings {
    /// `who` is empty when it was not read by an account: by the link of a letter, or an account that is closed.
    public record Reading(Instant at, Optional<String> who, long line) {}

    private static final int MOST = 50;

    private final JournalStore store;
    private final Accounts accounts;

    JournalReadings(JournalStore store, Accounts accounts) {
        this.store = store;
        this.accounts = accounts;
    }

    /// Newest first, of those acts.
    @Transactional(readOnly = true)
    public List<Reading> of(String subject, Set<String> acts) {
        var entries = store.before(Long.MAX_VALUE, acts, subject, MOST);
        var names = accounts.find(EntryWords.people(entries)).values().stream()
                .collect(Collectors.toMap(Account::id, Account::name));
        return entries.stream()
                .map(entry -> new Reading(
                        entry.at(), entry.actor().flatMap(id -> Optional.ofNullable(names.get(id))), entry.n()))
                .toList();
    }

    /// Those of the pages that say `@Reads`.
    @Transactional(readOnly = true)
    public List<Reading> of(String subject) {
        return of(subject, Set.of(Reads.ACT));
    }
}
