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

/// « Qui a lu » — lists who has read the data of a person without an account, with the log entries. The calling
/// package has checked, by the person's code, that the data are theirs.
@Service
public class PersonalDataReadings {
    /// One reading of personal data. `who` is empty if the reader had no account (link in a letter), or if the
    /// account is closed.
    public record LoggedReading(Instant at, Optional<String> who, long line) {}

    private static final int MOST = 50;

    private final JournalStore store;
    private final Accounts accounts;

    PersonalDataReadings(JournalStore store, Accounts accounts) {
        this.store = store;
        this.accounts = accounts;
    }

    /// The readings by these acts, newest first.
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

    /// The readings of pages annotated with `@LogsPersonalDataReading`.
    @Transactional(readOnly = true)
    public List<LoggedReading> of(String subject) {
        return of(subject, Set.of(LogsPersonalDataReading.ACT));
    }
}
