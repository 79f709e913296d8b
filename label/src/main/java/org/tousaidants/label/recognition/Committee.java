package org.tousaidants.label.recognition;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.label.sitevisits.Visitors;
import org.tousaidants.label.sortition.HelpedPeopleWords;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.mail.MailAddress;

/// « Comité » — service for the members of the committee: accounts of the network that the coordination
/// appoints. The signatures of a former member stay valid.
@Service
public class Committee {
    /// The result of appointing or removing a member.
    public sealed interface Change {
        record Done() implements Change {}

        /// Nothing changed: the person was already a member, or already not a member.
        record MembershipUnchanged() implements Change {}

        record NotFound() implements Change {}
    }

    /// « Entrée ou sortie du comité » — a person joined or left the committee.
    record Turn(UUID account, Instant at, boolean joined, UUID by) {}

    /// The content of the coordination's page.
    ///
    /// @param members in the order in which they joined
    /// @param names names of the people in the history
    record Seats(List<Account> members, CommitteeDesk.Slice<Turn> history, Map<UUID, String> names) {}

    private final CommitteeSeatStore store;
    private final Visitors visitors;
    private final Accounts accounts;
    private final HelpedPeopleWords words;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Committee(
            CommitteeSeatStore store,
            Visitors visitors,
            Accounts accounts,
            HelpedPeopleWords words,
            Clock clock,
            ApplicationEventPublisher events) {
        this.store = store;
        this.visitors = visitors;
        this.accounts = accounts;
        this.words = words;
        this.clock = clock;
        this.events = events;
    }

    /// The words of people helped with a seat at its sessions, read before anything else.
    List<String> words() {
        return words.forCommittee();
    }

    @Transactional
    public Change seat(Actor by, UUID account) {
        return turn(by, account, true);
    }

    @Transactional
    Change release(Actor by, UUID account) {
        return turn(by, account, false);
    }

    private Change turn(Actor by, UUID account, boolean joins) {
        var role = accounts.role(account).filter(_ -> by.is(Role.COORDINATOR));
        if (role.isEmpty() || joins && role.get() == Role.NEWCOMER) return new Change.NotFound();
        store.lock();
        if (store.members().contains(account) == joins) return new Change.MembershipUnchanged();
        store.append(new Turn(account, clock.instant(), joins, by.id()));
        events.publishEvent(new CommitteeSeatChanged(by.id(), account, joins));
        return new Change.Done();
    }

    /// A member appoints another person of the network to visit places, never themselves.
    @Transactional
    public Change nameVisitor(Actor by, MailAddress mail) {
        return accounts.openOf().stream()
                .filter(one -> one.mail().equals(mail) && one.role().helps())
                .findFirst()
                .filter(one -> has(by) && !one.id().equals(by.id()))
                .map(one -> turned(by, one.id(), true))
                .orElseGet(Change.NotFound::new);
    }

    /// Removes a visitor, even one who has left the network.
    @Transactional
    Change releaseVisitor(Actor by, UUID account) {
        return has(by) ? turned(by, account, false) : new Change.NotFound();
    }

    private Change turned(Actor by, UUID account, boolean named) {
        return visitors.turn(by, account, named) ? new Change.Done() : new Change.MembershipUnchanged();
    }

    /// Whether the person may read the committee's pages: members and the coordination.
    boolean mayRead(Actor reader) {
        return reader.is(Role.COORDINATOR) || has(reader);
    }

    boolean has(Actor actor) {
        return store.members().contains(actor.id());
    }

    /// The members whose account is open.
    List<Account> members() {
        var ids = store.members();
        var open = accounts.find(ids);
        return ids.stream().filter(open::containsKey).map(open::get).toList();
    }

    /// Whether nobody is a member.
    @Transactional(readOnly = true)
    public boolean isEmpty() {
        return store.members().isEmpty();
    }

    @Transactional(readOnly = true)
    Seats seats(Actor reader, int page) {
        var history = CommitteeDesk.Slice.of(reader.is(Role.COORDINATOR) ? store.history() : List.of(), page);
        var people = history.lines().stream()
                .flatMap(turn -> Stream.of(turn.account(), turn.by()))
                .toList();
        return new Seats(members(), history, accounts.names(people));
    }
}
