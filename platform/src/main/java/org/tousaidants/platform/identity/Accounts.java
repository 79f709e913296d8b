package org.tousaidants.platform.identity;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.core.text.TextNormalisation;
import org.tousaidants.platform.afterrestore.ActReplayAfterRestore.ReplayOutcome;
import org.tousaidants.platform.afterrestore.IrreversibleAct;
import org.tousaidants.platform.mail.LetterOutbox;
import org.tousaidants.platform.mail.MailAddress;

/// « Comptes » — opens, changes and closes the accounts of a network. Only a coordinator of the network can read or
/// change other people's accounts; everyone else gets « not found ».
@Service
public class Accounts {
    static final String CLOSED = "account.closed";
    static final String LEFT = "account.left";

    /// The result of opening an account.
    public sealed interface AccountOpeningResult {
        record NewAccountOpened(Account account) implements AccountOpeningResult {}

        /// The account is opened with the rights of a helper only. Another coordinator must still approve
        /// that the person becomes a coordinator.
        record CoordinatorAwaitsApproval(Account account) implements AccountOpeningResult {}

        record MailAddressAlreadyUsed() implements AccountOpeningResult {}

        record OpeningNotAllowed() implements AccountOpeningResult {}
    }

    /// The result of changing an account.
    public sealed interface AccountChangeResult {
        record AccountChangeDone() implements AccountChangeResult {}

        record AccountNotFound() implements AccountChangeResult {}

        /// The change is refused, because a network must have at least one coordinator.
        record LastCoordinatorMustStay() implements AccountChangeResult {}

        /// The change is only proposed: a second coordinator must approve it.
        record ChangeAwaitsApproval() implements AccountChangeResult {}

        /// The approval is refused, because a person who has been a coordinator for less than [#NEW] may not
        /// approve another coordinator.
        record ApproverTooNew() implements AccountChangeResult {}
    }

    /// The result of correcting an account.
    public sealed interface AccountCorrectionResult {
        record AccountCorrectionDone() implements AccountCorrectionResult {}

        record CorrectedAccountNotFound() implements AccountCorrectionResult {}

        record NewMailAddressTaken() implements AccountCorrectionResult {}

        /// The correction is refused, because a badge or another signed document contains the name.
        record PersonNameLocked() implements AccountCorrectionResult {}

        /// The correction is refused, because a coordinator alone cannot change the mail address of another
        /// coordinator.
        record AddressOfCoordinator() implements AccountCorrectionResult {}
    }

    private static final int MOST_WORDS = 8;

    /// Time (7 days) for which a person must have been a coordinator before they may approve another
    /// coordinator. Within this time, a second account of the same person can be noticed.
    public static final Duration NEW = Duration.ofDays(7);

    private static final Duration LETTER_VALID = Duration.ofDays(30);

    private final AccountStore store;
    private final SignInSessionStore sessions;
    private final SignInLinkStore signIns;
    private final LetterOutbox outbox;
    private final ObjectProvider<PersonNameLock> nameKeepers;
    private final SignInLetterWriter letter;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Accounts(
            AccountStore store,
            SignInSessionStore sessions,
            SignInLinkStore signIns,
            LetterOutbox outbox,
            ObjectProvider<PersonNameLock> nameKeepers,
            SignInLetterWriter letter,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.sessions = sessions;
        this.signIns = signIns;
        this.outbox = outbox;
        this.nameKeepers = nameKeepers;
        this.letter = letter;
        this.events = events;
        this.clock = clock;
    }

    @Transactional
    public AccountOpeningResult open(SignedInPerson by, MailAddress mail, PersonName name, Role role) {
        if (!by.is(Role.COORDINATOR) || role == Role.NEWCOMER) return new AccountOpeningResult.OpeningNotAllowed();
        if (role != Role.COORDINATOR) return add(Optional.of(by.id()), mail, name, role);
        var opening = add(Optional.of(by.id()), mail, name, Role.HELPER);
        if (!(opening instanceof AccountOpeningResult.NewAccountOpened(var account))) return opening;
        propose(by, account.id());
        return new AccountOpeningResult.CoordinatorAwaitsApproval(account);
    }

    private void propose(SignedInPerson by, UUID account) {
        store.propose(account, by.id(), clock.instant());
        events.publishEvent(new CoordinatorProposed(by.id(), account));
    }

    /// Returns the accounts proposed as coordinators, each with the account of the proposer.
    @Transactional(readOnly = true)
    public Map<UUID, UUID> proposals(SignedInPerson reader) {
        return reader.is(Role.COORDINATOR) ? store.proposals() : Map.of();
    }

    /// Returns the people whom this coordinator may approve as coordinators, because another coordinator
    /// proposed them.
    @Transactional(readOnly = true)
    public List<Account> toApprove(SignedInPerson reader) {
        if (!reader.is(Role.COORDINATOR) || !maySign(reader.id())) return List.of();
        return store.proposals().entrySet().stream()
                .filter(one -> !one.getValue().equals(reader.id()))
                .flatMap(one -> store.byId(one.getKey()).stream())
                .toList();
    }

    /// Returns whether a person may give the second signature that some decisions require. They must be a
    /// coordinator with their own account, without delegation, for longer than [#NEW].
    ///
    /// @param id account of the person
    @Transactional(readOnly = true)
    public boolean maySign(UUID id) {
        return store.byId(id).filter(one -> one.role() == Role.COORDINATOR).isPresent()
                && store.coordinatorSince(id)
                        .filter(since -> clock.instant().isBefore(since.plus(NEW)))
                        .isEmpty();
    }

    /// Approves a proposed coordinator by a setting of the installation. It exists for a network whose only
    /// coordinator made the proposal, so that no second coordinator can approve it. Returns false if nobody with
    /// this address is proposed.
    @Transactional
    public boolean approve(TerritoryNetwork network, MailAddress mail) {
        var found = store.byMail(mail).filter(account -> store.proposals().containsKey(account.id()));
        found.ifPresent(account -> raise(Optional.empty(), account));
        return found.isPresent();
    }

    private void raise(Optional<UUID> by, Account account) {
        store.endProposal(account.id());
        store.give(account.id(), Role.COORDINATOR, Optional.of(clock.instant()));
        events.publishEvent(new RoleChanged(by, account.id(), account.role(), Role.COORDINATOR));
    }

    /// Opens an account on behalf of the system: the first coordinator's account, or the accounts of the
    /// demonstration.
    @Transactional
    public AccountOpeningResult found(TerritoryNetwork network, MailAddress mail, PersonName name, Role role) {
        return add(Optional.empty(), mail, name, role);
    }

    private AccountOpeningResult add(Optional<UUID> by, MailAddress mail, PersonName name, Role role) {
        var account = new Account(UUID.randomUUID(), mail, name.value(), role, "fr", clock.instant());
        if (!store.add(account, by)) return new AccountOpeningResult.MailAddressAlreadyUsed();
        events.publishEvent(new AccountOpened(by, account.id(), role));
        return new AccountOpeningResult.NewAccountOpened(account);
    }

    /// Returns a part of the open accounts, sorted by name.
    ///
    /// @param offset number of accounts to skip
    /// @param limit maximum number of accounts
    @Transactional(readOnly = true)
    public List<Account> some(SignedInPerson reader, int offset, int limit) {
        return reader.is(Role.COORDINATOR) ? store.some(offset, limit) : List.of();
    }

    @Transactional(readOnly = true)
    public int count(SignedInPerson reader) {
        return reader.is(Role.COORDINATOR) ? store.count() : 0;
    }

    /// Returns whether the network has only one account.
    @Transactional(readOnly = true)
    public boolean alone() {
        return store.count() <= 1;
    }

    /// « Chercher un compte » — returns a part of the accepted accounts whose name or address contains every
    /// word of the text; without words, a part of all accounts.
    ///
    /// @param offset number of accounts to skip
    /// @param limit maximum number of accounts
    @Transactional(readOnly = true)
    public PageOfAccounts search(SignedInPerson reader, String text, int offset, int limit) {
        if (!reader.is(Role.COORDINATOR)) return new PageOfAccounts(List.of(), 0);
        var words = words(text);
        return new PageOfAccounts(store.search(words, offset, limit), store.count(words));
    }

    /// A part of the accounts that a search found.
    ///
    /// @param some accounts of this part
    /// @param all total number of accounts found
    public record PageOfAccounts(List<Account> some, int all) {}

    private static List<String> words(String text) {
        return Stream.of(TextNormalisation.bare(text).split("\\s+"))
                .filter(word -> !word.isEmpty())
                .distinct()
                .limit(MOST_WORDS)
                .toList();
    }

    /// Returns the number of accounts that come before the account with this address, in the order of [#some].
    @Transactional(readOnly = true)
    public int before(SignedInPerson reader, MailAddress mail) {
        return reader.is(Role.COORDINATOR) ? store.before(mail) : 0;
    }

    @Transactional(readOnly = true)
    public List<Account> all(SignedInPerson reader) {
        return reader.is(Role.COORDINATOR) ? store.all() : List.of();
    }

    /// Returns an open account, for a package that writes to people or shows their names; the caller must check
    /// the right to read it.
    @Transactional(readOnly = true)
    public Optional<Account> find(UUID id) {
        return store.byId(id);
    }

    /// Returns all open and accepted accounts of the network; the caller must check the right to read them.
    @Transactional(readOnly = true)
    public List<Account> openOf() {
        return store.all().stream().filter(one -> one.role() != Role.NEWCOMER).toList();
    }

    /// « La coordination » — the accounts of the coordinators, to which other packages send letters.
    @Transactional(readOnly = true)
    public List<Account> coordination() {
        return store.all(Role.COORDINATOR);
    }

    /// Returns the open accounts among these ids, for a package that writes to people or shows their names; the
    /// caller must check the right to read them.
    @Transactional(readOnly = true)
    public Map<UUID, Account> find(Collection<UUID> ids) {
        return store.byIds(ids).stream().collect(Collectors.toMap(Account::id, account -> account));
    }

    /// Returns the names of the open accounts with these ids, by id. Closed and unknown accounts are absent. The
    /// caller must check that the reader may see the names.
    @Transactional(readOnly = true)
    public Map<UUID, String> names(Collection<UUID> ids) {
        return ids.isEmpty() ? Map.of() : store.names(Set.copyOf(ids));
    }

    /// Returns the role of an account in its network; empty if it is closed.
    @Transactional(readOnly = true)
    public Optional<Role> role(UUID id) {
        return store.byId(id).map(Account::role);
    }

    /// Changes the person's own name. Returns false if a package has locked the name; only a coordinator can
    /// then change it.
    @Transactional
    public boolean rename(SignedInPerson self, PersonName name) {
        if (nameKeepers.stream().anyMatch(one -> one.keeps(self.id()))) return false;
        store.rename(self.id(), name);
        return true;
    }

    /// Changes the name of another person, in the transaction of the package that locked this name.
    ///
    /// @param by coordinator who changes the name
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean rename(SignedInPerson by, UUID id, PersonName name) {
        if (!by.is(Role.COORDINATOR) || store.byId(id).isEmpty()) return false;
        store.rename(id, name);
        return true;
    }

    /// « Corriger un compte » — corrects the name or the address of another person, as a coordinator. The
    /// address gives access to the account: the person is signed out everywhere, and both addresses get a
    /// letter. The address of a coordinator cannot be corrected in this way, because two people must decide
    /// about coordinators.
    @Transactional
    public AccountCorrectionResult correct(SignedInPerson by, UUID id, PersonName name, MailAddress mail) {
        var found = store.byId(id).filter(_ -> by.is(Role.COORDINATOR));
        if (found.isEmpty()) return new AccountCorrectionResult.CorrectedAccountNotFound();
        var account = found.get();
        var renamed = !account.name().equals(name.value());
        var moved = !account.mail().equals(mail);
        if (renamed && nameKeepers.stream().anyMatch(one -> one.keeps(id)))
            return new AccountCorrectionResult.PersonNameLocked();
        if (moved && account.role() == Role.COORDINATOR) return new AccountCorrectionResult.AddressOfCoordinator();
        if (moved && store.byMail(mail).isPresent()) return new AccountCorrectionResult.NewMailAddressTaken();
        if (!renamed && !moved) return new AccountCorrectionResult.AccountCorrectionDone();
        if (renamed) store.rename(id, name);
        if (moved) {
            var now = clock.instant();
            store.move(id, mail);
            sessions.endAll(id);
            signIns.burn(id, now);
            outbox.post(letter.moved(account, mail), now.plus(LETTER_VALID));
            outbox.post(letter.moved(store.byId(id).orElseThrow(), mail), now.plus(LETTER_VALID));
        }
        events.publishEvent(new AccountCorrected(by.id(), id, renamed, moved));
        return new AccountCorrectionResult.AccountCorrectionDone();
    }

    /// Returns whether an account is open under this address, for a preview.
    @Transactional(readOnly = true)
    public boolean isOpen(SignedInPerson reader, MailAddress mail) {
        return reader.is(Role.COORDINATOR) && store.byMail(mail).isPresent();
    }

    /// Returns the closed accounts whose name is not erased yet; the last closed is first.
    @Transactional(readOnly = true)
    public List<ClosedAccount> closed(SignedInPerson reader, int most) {
        return reader.is(Role.COORDINATOR) ? store.closed(most) : List.of();
    }

    @Transactional
    public AccountChangeResult give(SignedInPerson by, UUID id, Role role) {
        if (!by.is(Role.COORDINATOR)) return new AccountChangeResult.AccountNotFound();
        var coordinators = store.lockCoordinators();
        var found = store.byId(id);
        if (found.isEmpty()) return new AccountChangeResult.AccountNotFound();
        var before = found.get().role();
        // The role « newcomer » can be neither taken away nor given here: a newcomer must first be accepted,
        // and an account with another role cannot become a newcomer's account.
        if (before == Role.NEWCOMER || role == Role.NEWCOMER) return new AccountChangeResult.AccountNotFound();
        if (before != role && role == Role.COORDINATOR) return raise(by, found.get());
        store.endProposal(id);
        if (before == role) return new AccountChangeResult.AccountChangeDone();
        if (coordinators.equals(List.of(id))) return new AccountChangeResult.LastCoordinatorMustStay();
        store.give(id, role, Optional.empty());
        events.publishEvent(new RoleChanged(Optional.of(by.id()), id, before, role));
        return new AccountChangeResult.AccountChangeDone();
    }

    /// Proposes that the owner of an account becomes a coordinator; if another coordinator has already proposed
    /// it, approves the proposal.
    ///
    /// @param by coordinator who proposes or approves
    private AccountChangeResult raise(SignedInPerson by, Account account) {
        var proposer = Optional.ofNullable(store.proposals().get(account.id()));
        if (proposer.isEmpty()) propose(by, account.id());
        if (proposer.filter(one -> !one.equals(by.id())).isEmpty())
            return new AccountChangeResult.ChangeAwaitsApproval();
        if (!maySign(by.id())) return new AccountChangeResult.ApproverTooNew();
        raise(Optional.of(by.id()), account);
        return new AccountChangeResult.AccountChangeDone();
    }

    /// « Accepter » — accepts a registered person, who may then help and gets a letter. A second call has no
    /// effect.
    @Transactional
    public AccountChangeResult accept(SignedInPerson by, UUID id) {
        var found = store.byId(id).filter(_ -> by.is(Role.COORDINATOR));
        if (found.isEmpty()) return new AccountChangeResult.AccountNotFound();
        var now = clock.instant();
        if (!store.accept(id, by.id(), now)) return new AccountChangeResult.AccountChangeDone();
        outbox.post(letter.accepted(found.get()), now.plus(LETTER_VALID));
        events.publishEvent(new AccountAccepted(by.id(), id));
        return new AccountChangeResult.AccountChangeDone();
    }

    /// Returns the people whose accounts are not accepted yet; the person who has waited longest is first.
    @Transactional(readOnly = true)
    public List<Account> waiting(SignedInPerson reader, int most) {
        return reader.is(Role.COORDINATOR) ? store.waiting(most) : List.of();
    }

    /// Returns the number of people whose accounts are not accepted yet.
    @Transactional(readOnly = true)
    public int waiting() {
        return store.countWaiting();
    }

    /// Returns the acceptance of an account, for another package; the caller must check the right to read it.
    @Transactional(readOnly = true)
    public Optional<AccountAcceptedByNetwork> acceptance(UUID id) {
        return store.acceptance(id);
    }

    /// Returns the acceptance of an open account: the coordinator and the moment.
    @Transactional(readOnly = true)
    public Optional<AccountAcceptedByNetwork> acceptance(SignedInPerson reader, UUID id) {
        return reader.is(Role.COORDINATOR) ? store.acceptance(id) : Optional.empty();
    }

    /// Closes an account, and invalidates its sessions and links.
    @Transactional
    public AccountChangeResult close(SignedInPerson by, UUID id) {
        if (!by.is(Role.COORDINATOR)) return new AccountChangeResult.AccountNotFound();
        var coordinators = store.lockCoordinators();
        if (store.byId(id).isEmpty()) return new AccountChangeResult.AccountNotFound();
        if (coordinators.equals(List.of(id))) return new AccountChangeResult.LastCoordinatorMustStay();
        shut(by.id(), id);
        events.publishEvent(IrreversibleAct.of(CLOSED, id, Optional.of(by.id()), clock.instant()));
        return new AccountChangeResult.AccountChangeDone();
    }

    /// « Déconnecter » — signs a person out everywhere, for example after a loss of a machine; they may sign in
    /// again.
    @Transactional
    public AccountChangeResult signOut(SignedInPerson by, UUID id) {
        if (!by.is(Role.COORDINATOR) || store.byId(id).isEmpty()) return new AccountChangeResult.AccountNotFound();
        signIns.burn(id, clock.instant());
        events.publishEvent(new PersonSignedOut(by.id(), id, sessions.endAll(id)));
        return new AccountChangeResult.AccountChangeDone();
    }

    /// « Partir » — closes the person's own account and erases their name.
    @Transactional
    public AccountChangeResult leave(SignedInPerson self) {
        if (store.lockCoordinators().equals(List.of(self.id())))
            return new AccountChangeResult.LastCoordinatorMustStay();
        var account = store.byId(self.id());
        if (account.isEmpty()) return new AccountChangeResult.AccountNotFound();
        shut(self.id(), self.id());
        forget(account.get());
        events.publishEvent(IrreversibleAct.of(LEFT, self.id(), Optional.of(self.id()), clock.instant()));
        return new AccountChangeResult.AccountChangeDone();
    }

    /// Closes an account that was closed after the backup was made, and that the restored backup therefore
    /// contains as open.
    ///
    /// @param forgotten whether the person had closed the account themselves, so that their name is erased too
    @Transactional
    ReplayOutcome closeAgain(IrreversibleAct act, boolean forgotten) {
        var id = UUID.fromString(act.subject());
        var coordinators = store.lockCoordinators();
        var account = store.byId(id);
        if (account.isEmpty()) return ReplayOutcome.STANDS;
        if (coordinators.equals(List.of(id)))
            throw new IllegalStateException("the only coordinator cannot be locked out: close the account by hand");
        shut(act.by().orElse(id), id);
        if (forgotten) forget(account.get());
        return ReplayOutcome.AGAIN;
    }

    /// Erases the address of the account from all letters, requests and links.
    private void forget(Account account) {
        store.forgetNow(account.id());
        signIns.forgetOf(account.mail(), account.id());
        outbox.forget(account.mail());
    }

    private void shut(UUID by, UUID id) {
        store.endProposal(id);
        store.close(id, clock.instant());
        sessions.endAll(id);
        signIns.burn(id, clock.instant());
        events.publishEvent(new AccountClosed(by, id));
    }
}
