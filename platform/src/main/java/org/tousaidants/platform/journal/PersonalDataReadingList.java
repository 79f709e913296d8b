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
import org.tousaidants.platform.web.LogsPersonalDataReading;

/// « Qui a lu » — lists from the log who has read the data of a person without an account. The calling package must
/// have checked, by the person's code, that the data belong to them.
@Service
public class PersonalDataReadingList {
    /// One reading of personal data.
    ///
    /// @param who name of the reader; empty if the reader had no account (link in a letter), or if the account
    /// is closed
    /// @param line number of the log entry
    public record LoggedReading(Instant at, Optional<String> who, long line) {}

    private static final int MOST = 50;

    private final JournalStore store;
    private final Accounts accounts;

    PersonalDataReadingList(JournalStore store, Accounts accounts) {
        this.store = store;
        this.accounts = accounts;
    }

    /// Returns the readings that the log records for a subject under these kinds of activity, newest first.
    ///
    /// @param subject kind and id, as in the log entries
    @Transactional(readOnly = true)
    public List<LoggedReading> of(String subject, Set<String> acts) {
        var entries = store.before(Long.MAX_VALUE, acts, subject, MOST);
        var names = accounts.find(JournalEntryText.people(entries)).values().stream()
                .collect(Collectors.toMap(Account::id, Account::name));
        return entries.stream()
                .map(entry -> new LoggedReading(
                        entry.at(), entry.actor().flatMap(id -> Optional.ofNullable(names.get(id))), entry.n()))
                .toList();
    }

    /// Returns the readings of a subject on pages annotated with `@LogsPersonalDataReading`, newest first.
    ///
    /// @param subject kind and id, as in the log entries
    @Transactional(readOnly = true)
    public List<LoggedReading> of(String subject) {
        return of(subject, Set.of(LogsPersonalDataReading.ACT));
    }
}
