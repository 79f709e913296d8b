package org.tousaidants.platform.identity;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.platform.mail.MailAddress;

/// « Délégations » — service for delegated roles. Only a coordinator by their own account delegates; a
/// delegated role cannot be delegated again.
@Service
public class Grants {
    /// The result of a delegation.
    public sealed interface Lending {
        record Lent(DelegatedRole grant) implements Lending {}

        record NotFound() implements Lending {}

        /// Refused: the last day has passed, or is more than a year away.
        record InvalidLastDay() implements Lending {}
    }

    private static final int LONGEST_DAYS = 366;

    private final GrantStore store;
    private final AccountStore accounts;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Grants(GrantStore store, AccountStore accounts, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.accounts = accounts;
        this.events = events;
        this.clock = clock;
    }

    /// Delegates a role until the end of the day `last`.
    @Transactional
    public Lending lend(Actor by, MailAddress to, DelegatedRole.Kind kind, String subject, LocalDate last) {
        var found = accounts.byMail(to)
                .filter(one -> mayLend(by) && !one.id().equals(by.id()) && one.role() != Role.NEWCOMER);
        if (found.isEmpty()) return new Lending.NotFound();
        var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        if (last.isBefore(today) || last.isAfter(today.plusDays(LONGEST_DAYS))) return new Lending.InvalidLastDay();
        var grant = new DelegatedRole(
                UUID.randomUUID(),
                found.get().id(),
                kind,
                kind == DelegatedRole.Kind.COORDINATION ? "" : subject,
                clock.instant(),
                last.plusDays(1).atStartOfDay(clock.getZone()).toInstant(),
                by.id(),
                Optional.empty());
        store.add(grant);
        events.publishEvent(new GrantChanged(by.id(), grant, true));
        return new Lending.Lent(grant);
    }

    /// Revokes a delegation at once, with its duplicates.
    @Transactional
    public boolean takeBack(Actor by, UUID id) {
        var found = store.find(id).filter(one -> mayLend(by));
        if (found.isEmpty() || !store.take(id, by.id(), clock.instant())) return false;
        events.publishEvent(new GrantChanged(by.id(), found.get(), false));
        return true;
    }

    /// All delegations of the network, current and ended, the newest first.
    @Transactional(readOnly = true)
    public List<DelegatedRole> all(Actor reader) {
        return reader.is(Role.COORDINATOR) ? store.latest(200) : List.of();
    }

    /// The person's own current delegations.
    @Transactional(readOnly = true)
    public List<DelegatedRole> of(Actor self) {
        return store.of(self.id()).stream()
                .filter(one -> one.holds(clock.instant()))
                .toList();
    }

    /// Whether the person currently manages that structure by delegation.
    @Transactional(readOnly = true)
    public boolean answersFor(Actor self, String structure) {
        return of(self).stream()
                .anyMatch(one -> one.kind() == DelegatedRole.Kind.STRUCTURE
                        && one.subject().equalsIgnoreCase(structure));
    }

    /// The codes of the places delegated to them, in capitals.
    @Transactional(readOnly = true)
    public Set<String> places(Actor self) {
        return of(self).stream()
                .filter(one -> one.kind() == DelegatedRole.Kind.PLACE)
                .map(one -> one.subject().strip().toUpperCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    /// The names of the funders whose money they may follow.
    @Transactional(readOnly = true)
    public Set<String> funders(Actor self) {
        return of(self).stream()
                .filter(one -> one.kind() == DelegatedRole.Kind.FUNDER)
                .map(one -> one.subject().strip())
                .collect(Collectors.toSet());
    }

    private boolean mayLend(Actor by) {
        return accounts.byId(by.id())
                .filter(one -> one.role() == Role.COORDINATOR)
                .isPresent();
    }
}
