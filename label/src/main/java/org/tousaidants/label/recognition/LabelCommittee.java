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
import org.tousaidants.label.sitevisits.PlaceVisitors;
import org.tousaidants.label.sortition.HelpedPeopleWords;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.mail.MailAddress;

/// « Comité » — appoints and removes the members of the committee, who are accounts of the network chosen by a
/// coordinator. The signatures of a former member remain valid.
@Service
public class LabelCommittee {
    /// The result of appointing or removing a member.
    public sealed interface MembershipChangeResult {
        record MembershipChanged() implements MembershipChangeResult {}

        /// Nothing changed: a person to appoint was already a member, or a person to remove was not a
        /// member.
        record MembershipUnchanged() implements MembershipChangeResult {}

        record CommitteeMemberNotFound() implements MembershipChangeResult {}
    }

    /// « Entrée ou sortie du comité » — the entry of a member into the committee, or the exit from it.
    ///
    /// @param joined true for an entry; false for an exit
    record MembershipHistoryRow(UUID account, Instant at, boolean joined, UUID by) {}

    /// The coordinators' page of the committee.
    ///
    /// @param members members in the order in which they joined
    /// @param history entries and exits of members
    /// @param names names of the people in the history
    record CommitteeMembers(
            List<Account> members,
            CommitteeCaseLists.CommitteeListPage<MembershipHistoryRow> history,
            Map<UUID, String> names) {}

    private final CommitteeMembershipStore store;
    private final PlaceVisitors visitors;
    private final Accounts accounts;
    private final HelpedPeopleWords words;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    LabelCommittee(
            CommitteeMembershipStore store,
            PlaceVisitors visitors,
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
    public MembershipChangeResult seat(SignedInPerson by, UUID account) {
        return turn(by, account, true);
    }

    @Transactional
    MembershipChangeResult release(SignedInPerson by, UUID account) {
        return turn(by, account, false);
    }

    private MembershipChangeResult turn(SignedInPerson by, UUID account, boolean joins) {
        var role = accounts.role(account).filter(_ -> by.is(Role.COORDINATOR));
        if (role.isEmpty() || joins && role.get() == Role.NEWCOMER)
            return new MembershipChangeResult.CommitteeMemberNotFound();
        store.lock();
        if (store.members().contains(account) == joins) return new MembershipChangeResult.MembershipUnchanged();
        store.append(new MembershipHistoryRow(account, clock.instant(), joins, by.id()));
        events.publishEvent(new CommitteeMembershipChanged(by.id(), account, joins));
        return new MembershipChangeResult.MembershipChanged();
    }

    /// Appoints another person of the network as a visitor of places, on behalf of a member. Members cannot
    /// appoint themselves.
    @Transactional
    public MembershipChangeResult nameVisitor(SignedInPerson by, MailAddress mail) {
        return accounts.openOf().stream()
                .filter(one -> one.mail().equals(mail) && one.role().helps())
                .findFirst()
                .filter(one -> has(by) && !one.id().equals(by.id()))
                .map(one -> turned(by, one.id(), true))
                .orElseGet(MembershipChangeResult.CommitteeMemberNotFound::new);
    }

    /// Removes a visitor, even if the visitor has left the network.
    @Transactional
    MembershipChangeResult releaseVisitor(SignedInPerson by, UUID account) {
        return has(by) ? turned(by, account, false) : new MembershipChangeResult.CommitteeMemberNotFound();
    }

    private MembershipChangeResult turned(SignedInPerson by, UUID account, boolean named) {
        return visitors.turn(by, account, named)
                ? new MembershipChangeResult.MembershipChanged()
                : new MembershipChangeResult.MembershipUnchanged();
    }

    /// Returns whether the person may read the committee's pages, because they are a member or a coordinator.
    boolean mayRead(SignedInPerson reader) {
        return reader.is(Role.COORDINATOR) || has(reader);
    }

    boolean has(SignedInPerson actor) {
        return store.members().contains(actor.id());
    }

    /// Returns the members whose account is open.
    List<Account> members() {
        var ids = store.members();
        var open = accounts.find(ids);
        return ids.stream().filter(open::containsKey).map(open::get).toList();
    }

    /// Returns whether nobody is a member.
    @Transactional(readOnly = true)
    public boolean isEmpty() {
        return store.members().isEmpty();
    }

    @Transactional(readOnly = true)
    CommitteeMembers seats(SignedInPerson reader, int page) {
        var history = CommitteeCaseLists.CommitteeListPage.of(
                reader.is(Role.COORDINATOR) ? store.history() : List.of(), page);
        var people = history.lines().stream()
                .flatMap(turn -> Stream.of(turn.account(), turn.by()))
                .toList();
        return new CommitteeMembers(members(), history, accounts.names(people));
    }
}
