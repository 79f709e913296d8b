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

/// « Délégations » — delegates roles and revokes delegations. Only a coordinator with their own account can
/// delegate; a delegated role cannot be delegated again.
@Service
public class RoleDelegations {
    /// The result of a delegation.
    public sealed interface RoleDelegationResult {
        record RoleDelegated(DelegatedRole grant) implements RoleDelegationResult {}

        record DelegateNotFound() implements RoleDelegationResult {}

        /// The delegation is refused, because its last day has passed or is more than a year away.
        record InvalidDelegationLastDay() implements RoleDelegationResult {}
    }

    private static final int LONGEST_DAYS = 366;

    private final RoleDelegationStore store;
    private final AccountStore accounts;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RoleDelegations(RoleDelegationStore store, AccountStore accounts, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.accounts = accounts;
        this.events = events;
        this.clock = clock;
    }

    /// Delegates a role to a person until the end of the day `last`.
    @Transactional
    public RoleDelegationResult lend(
            SignedInPerson by, MailAddress to, DelegatedRole.DelegatedRoleKind kind, String subject, LocalDate last) {
        var found = accounts.byMail(to)
                .filter(one -> mayLend(by) && !one.id().equals(by.id()) && one.role() != Role.NEWCOMER);
        if (found.isEmpty()) return new RoleDelegationResult.DelegateNotFound();
        var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        if (last.isBefore(today) || last.isAfter(today.plusDays(LONGEST_DAYS)))
            return new RoleDelegationResult.InvalidDelegationLastDay();
        var grant = new DelegatedRole(
                UUID.randomUUID(),
                found.get().id(),
                kind,
                kind == DelegatedRole.DelegatedRoleKind.COORDINATION ? "" : subject,
                clock.instant(),
                last.plusDays(1).atStartOfDay(clock.getZone()).toInstant(),
                by.id(),
                Optional.empty());
        store.add(grant);
        events.publishEvent(new RoleDelegationChanged(by.id(), grant, true));
        return new RoleDelegationResult.RoleDelegated(grant);
    }

    /// Revokes a delegation at once, together with identical delegations to the same person. Returns false if it
    /// does not exist.
    @Transactional
    public boolean takeBack(SignedInPerson by, UUID id) {
        var found = store.find(id).filter(one -> mayLend(by));
        if (found.isEmpty() || !store.take(id, by.id(), clock.instant())) return false;
        events.publishEvent(new RoleDelegationChanged(by.id(), found.get(), false));
        return true;
    }

    /// Returns all delegations of the network, current and ended; the newest is first.
    @Transactional(readOnly = true)
    public List<DelegatedRole> all(SignedInPerson reader) {
        return reader.is(Role.COORDINATOR) ? store.latest(200) : List.of();
    }

    /// Returns the person's own current delegations.
    @Transactional(readOnly = true)
    public List<DelegatedRole> of(SignedInPerson self) {
        return store.of(self.id()).stream()
                .filter(one -> one.holds(clock.instant()))
                .toList();
    }

    /// Returns whether the person currently manages this structure by delegation.
    @Transactional(readOnly = true)
    public boolean answersFor(SignedInPerson self, String structure) {
        return of(self).stream()
                .anyMatch(one -> one.kind() == DelegatedRole.DelegatedRoleKind.STRUCTURE
                        && one.subject().equalsIgnoreCase(structure));
    }

    /// Returns the codes of the places that are currently delegated to the person, in capitals.
    @Transactional(readOnly = true)
    public Set<String> places(SignedInPerson self) {
        return of(self).stream()
                .filter(one -> one.kind() == DelegatedRole.DelegatedRoleKind.PLACE)
                .map(one -> one.subject().strip().toUpperCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    /// Returns the names of the funders whose money the person may follow by delegation.
    @Transactional(readOnly = true)
    public Set<String> funders(SignedInPerson self) {
        return of(self).stream()
                .filter(one -> one.kind() == DelegatedRole.DelegatedRoleKind.FUNDER)
                .map(one -> one.subject().strip())
                .collect(Collectors.toSet());
    }

    private boolean mayLend(SignedInPerson by) {
        return accounts.byId(by.id())
                .filter(one -> one.role() == Role.COORDINATOR)
                .isPresent();
    }
}
