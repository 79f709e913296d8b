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

/// « Délégations » — the door to roles that are lent. Only who coordinates by her own account lends: what is lent is
/// not lent again.
@Service
public class Grants {
    /// What became of the wish to lend.
    public sealed interface Lending {
        record Lent(Grant grant) implements Lending {}

        record NotFound() implements Lending {}

        /// The last day is past, or further than a year.
        record WrongDay() implements Lending {}
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

    /// Until the end of `last`.
    @Transactional
    public Lending lend(Actor by, MailAddress to, Grant.Kind kind, String subject, LocalDate last) {
        var found = accounts.byMail(to)
                .filter(one -> mayLend(by) && !one.id().equals(by.id()) && one.role() != Role.NEWCOMER);
        if (found.isEmpty()) return new Lending.NotFound();
        var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        if (last.isBefore(today) || last.isAfter(today.plusDays(LONGEST_DAYS))) return new Lending.WrongDay();
        var grant = new Grant(
                UUID.randomUUID(),
                found.get().id(),
                kind,
                kind == Grant.Kind.COORDINATION ? "" : subject,
                clock.instant(),
                last.plusDays(1).atStartOfDay(clock.getZone()).toInstant(),
                by.id(),
                Optional.empty());
        store.add(grant);
        events.publishEvent(new GrantMoved(by.id(), grant, true));
        return new Lending.Lent(grant);
    }

    /// At once; what is lent twice is taken back twice.
    @Transactional
    public boolean takeBack(Actor by, UUID id) {
        var found = store.find(id).filter(one -> mayLend(by));
        if (found.isEmpty() || !store.take(id, by.id(), clock.instant())) return false;
        events.publishEvent(new GrantMoved(by.id(), found.get(), false));
        return true;
    }

    /// Of the network, the newest first: those that hold and those that ended.
    @Transactional(readOnly = true)
    public List<Grant> all(Actor reader) {
        return reader.is(Role.COORDINATOR) ? store.latest(200) : List.of();
    }

    /// What she was lent and still has.
    @Transactional(readOnly = true)
    public List<Grant> of(Actor self) {
        return store.of(self.id()).stream()
                .filter(one -> one.holds(clock.instant()))
                .toList();
    }

    /// Whether she answers today for that structure.
    @Transactional(readOnly = true)
    public boolean answersFor(Actor self, String structure) {
        return of(self).stream()
                .anyMatch(one ->
                        one.kind() == Grant.Kind.STRUCTURE && one.subject().equalsIgnoreCase(structure));
    }

    /// The codes of the places that she was lent, in capitals.
    @Transactional(readOnly = true)
    public Set<String> places(Actor self) {
        return of(self).stream()
                .filter(one -> one.kind() == Grant.Kind.PLACE)
                .map(one -> one.subject().strip().toUpperCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    /// The funders whose money she may follow, by their names.
    @Transactional(readOnly = true)
    public Set<String> funders(Actor self) {
        return of(self).stream()
                .filter(one -> one.kind() == Grant.Kind.FUNDER)
                .map(one -> one.subject().strip())
                .collect(Collectors.toSet());
    }

    private boolean mayLend(Actor by) {
        return accounts.byId(by.id())
                .filter(one -> one.role() == Role.COORDINATOR)
                .isPresent();
    }
}
