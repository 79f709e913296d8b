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
import org.tousaidants.core.text.TextFolding;
import org.tousaidants.platform.afterrestore.IrreversibleAct;
import org.tousaidants.platform.afterrestore.ReplayRule.Outcome;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.mail.Outbox;

/// « Comptes » — service for the accounts of a network. Only a coordinator reads or changes those of their own
/// network; other people get « not found ».
@Service
public class Accounts {
    static final String CLOSED = "account.closed";
    static final String LEFT = "account.left";

    /// The result of opening an account.
    public sealed interface Opening {
        record Opened(Account account) implements Opening {}

        /// The account is opened as a helper's; another coordinator must approve the role of coordinator.
        record Proposed(Account account) implements Opening {}

        record AddressTaken() implements Opening {}

        record NotAllowed() implements Opening {}
    }

    /// The result of changing an account.
    public sealed interface Change {
        record Done() implements Change {}

        record NotFound() implements Change {}

        /// Refused: a network keeps at least one coordinator.
        record LastCoordinator() implements Change {}

        /// The change is stored as a proposal, which another coordinator must approve.
        record AwaitsApproval() implements Change {}

        /// Refused: a coordinator of less than [#NEW] may not approve another.
        record ApproverTooNew() implements Change {}
    }

    /// The result of correcting an account.
    public sealed interface AccountCorrectionResult {
        record Done() implements AccountCorrectionResult {}

        record NotFound() implements AccountCorrectionResult {}

        record AddressTaken() implements AccountCorrectionResult {}

        /// Refused: a badge or another signed document holds the name.
        record NameLocked() implements AccountCorrectionResult {}

        /// Refused: the mail address of a coordinator cannot be changed by another coordinator alone.
        record AddressOfCoordinator() implements AccountCorrectionResult {}
    }

    private static final int MOST_WORDS = 8;

    /// Waiting time before a new coordinator may approve, so that others notice a second account of the same
    /// person.
    public static final Duration NEW = Duration.ofDays(7);

    private static final Duration LETTER_VALID = Duration.ofDays(30);

    private final AccountStore store;
    private final SessionStore sessions;
    private final SignInStore signIns;
    private final Outbox outbox;
    private final ObjectProvider<PersonNameLock> nameKeepers;
    private final SignInLetterWriter letter;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Accounts(
            AccountStore store,
            SessionStore sessions,
            SignInStore signIns,
            Outbox outbox,
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
    public Opening open(Actor by, MailAddress mail, PersonName name, Role role) {
        if (!by.is(Role.COORDINATOR) || role == Role.NEWCOMER) return new Opening.NotAllowed();
        if (role != Role.COORDINATOR) return add(Optional.of(by.id()), mail, name, role);
        var opening = add(Optional.of(by.id()), mail, name, Role.HELPER);
        if (!(opening instanceof Opening.Opened(var account))) return opening;
        propose(by, account.id());
        return new Opening.Proposed(account);
    }

    private void propose(Actor by, UUID account) {
        store.propose(account, by.id(), clock.instant());
        events.publishEvent(new CoordinatorProposed(by.id(), account));
    }

    /// The people proposed as coordinators, each with the person who proposed them.
    @Transactional(readOnly = true)
    public Map<UUID, UUID> proposals(Actor reader) {
        return reader.is(Role.COORDINATOR) ? store.proposals() : Map.of();
    }

    /// The people whom this coordinator may approve as coordinators, because another coordinator proposed them.
    @Transactional(readOnly = true)
    public List<Account> toApprove(Actor reader) {
        if (!reader.is(Role.COORDINATOR) || !maySign(reader.id())) return List.of();
        return store.proposals().entrySet().stream()
                .filter(one -> !one.getValue().equals(reader.id()))
                .flatMap(one -> store.byId(one.getKey()).stream())
                .toList();
    }

    /// Whether the person's signature counts as a second one: they are a coordinator by their own account (no
    /// delegation) for longer than [#NEW].
    @Transactional(readOnly = true)
    public boolean maySign(UUID id) {
        return store.byId(id).filter(one -> one.role() == Role.COORDINATOR).isPresent()
                && store.coordinatorSince(id)
                        .filter(since -> clock.instant().isBefore(since.plus(NEW)))
                        .isEmpty();
    }

    /// Approves a proposed coordinator by the installation's settings, for a network whose only coordinator
    /// proposed them.
    @Transactional
    public boolean approve(Network network, MailAddress mail) {
        var found = store.byMail(mail).filter(account -> store.proposals().containsKey(account.id()));
        found.ifPresent(account -> raise(Optional.empty(), account));
        return found.isPresent();
    }

    private void raise(Optional<UUID> by, Account account) {
        store.endProposal(account.id());
        store.give(account.id(), Role.COORDINATOR, Optional.of(clock.instant()));
        events.publishEvent(new RoleChanged(by, account.id(), account.role(), Role.COORDINATOR));
    }

    /// Opens an account that the system creates, not a coordinator: the first coordinator, or accounts of the
    /// demonstration.
    @Transactional
    public Opening found(Network network, MailAddress mail, PersonName name, Role role) {
        return add(Optional.empty(), mail, name, role);
    }

    private Opening add(Optional<UUID> by, MailAddress mail, PersonName name, Role role) {
        var account = new Account(UUID.randomUUID(), mail, name.value(), role, "fr", clock.instant());
        if (!store.add(account, by)) return new Opening.AddressTaken();
        events.publishEvent(new AccountOpened(by, account.id(), role));
        return new Opening.Opened(account);
    }

    /// A page of all open accounts, sorted by name.
    @Transactional(readOnly = true)
    public List<Account> some(Actor reader, int offset, int limit) {
        return reader.is(Role.COORDINATOR) ? store.some(offset, limit) : List.of();
    }

    @Transactional(readOnly = true)
    public int count(Actor reader) {
        return reader.is(Role.COORDINATOR) ? store.count() : 0;
    }

    /// Whether the network has only one account.
    @Transactional(readOnly = true)
    public boolean alone() {
        return store.count() <= 1;
    }

    /// « Chercher un compte » — a page of the accepted accounts whose name or address contains every word of
    /// the text; without words, of all accounts.
    @Transactional(readOnly = true)
    public AccountPage search(Actor reader, String text, int offset, int limit) {
        if (!reader.is(Role.COORDINATOR)) return new AccountPage(List.of(), 0);
        var words = words(text);
        return new AccountPage(store.search(words, offset, limit), store.count(words));
    }

    /// @param some the accounts of this page
    /// @param all total number of accounts
    public record AccountPage(List<Account> some, int all) {}

    private static List<String> words(String text) {
        return Stream.of(TextFolding.bare(text).split("\\s+"))
                .filter(word -> !word.isEmpty())
                .distinct()
                .limit(MOST_WORDS)
                .toList();
    }

    /// The number of accounts before the one with this address.
    @Transactional(readOnly = true)
    public int before(Actor reader, MailAddress mail) {
        return reader.is(Role.COORDINATOR) ? store.before(mail) : 0;
    }

    @Transactional(readOnly = true)
    public List<Account> all(Actor reader) {
        return reader.is(Role.COORDINATOR) ? store.all() : List.of();
    }

    /// An open account, for a package that writes to people or shows their names; the caller checks the right.
    @Transactional(readOnly = true)
    public Optional<Account> find(UUID id) {
        return store.byId(id);
    }

    /// All open and accepted accounts of the network; the caller checks the right.
    @Transactional(readOnly = true)
    public List<Account> openOf() {
        return store.all().stream().filter(one -> one.role() != Role.NEWCOMER).toList();
    }

    /// « La coordination » — the coordinators, as recipients of letters of other packages.
    @Transactional(readOnly = true)
    public List<Account> coordination() {
        return store.all(Role.COORDINATOR);
    }

    /// The open accounts among these ids, for a package that writes to people or shows their names; the caller
    /// checks the right.
    @Transactional(readOnly = true)
    public Map<UUID, Account> find(Collection<UUID> ids) {
        return store.byIds(ids).stream().collect(Collectors.toMap(Account::id, account -> account));
    }

    /// The names of the open accounts among these ids; the caller checks the right.
    @Transactional(readOnly = true)
    public Map<UUID, String> names(Collection<UUID> ids) {
        return ids.isEmpty() ? Map.of() : store.names(Set.copyOf(ids));
    }

    /// The role of an account in its network; empty if it is closed.
    @Transactional(readOnly = true)
    public Optional<Role> role(UUID id) {
        return store.byId(id).map(Account::role);
    }

    /// Changes one's own name. False if a package has locked it; then only the coordination can.
    @Transactional
    public boolean rename(Actor self, PersonName name) {
        if (nameKeepers.stream().anyMatch(one -> one.keeps(self.id()))) return false;
        store.rename(self.id(), name);
        return true;
    }

    /// Changes another person's name as a coordinator, in the transaction of the package that locked it.
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean rename(Actor by, UUID id, PersonName name) {
        if (!by.is(Role.COORDINATOR) || store.byId(id).isEmpty()) return false;
        store.rename(id, name);
        return true;
    }

    /// « Corriger un compte » — changes a wrong name or address of another person, as a coordinator. The
    /// address gives access to the account: the person is signed out everywhere, both addresses get a letter,
    /// and the address of a coordinator cannot be changed in this way, because two people decide who
    /// coordinates.
    @Transactional
    public AccountCorrectionResult correct(Actor by, UUID id, PersonName name, MailAddress mail) {
        var found = store.byId(id).filter(_ -> by.is(Role.COORDINATOR));
        if (found.isEmpty()) return new AccountCorrectionResult.NotFound();
        var account = found.get();
        var renamed = !account.name().equals(name.value());
        var moved = !account.mail().equals(mail);
        if (renamed && nameKeepers.stream().anyMatch(one -> one.keeps(id)))
            return new AccountCorrectionResult.NameLocked();
        if (moved && account.role() == Role.COORDINATOR) return new AccountCorrectionResult.AddressOfCoordinator();
        if (moved && store.byMail(mail).isPresent()) return new AccountCorrectionResult.AddressTaken();
        if (!renamed && !moved) return new AccountCorrectionResult.Done();
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
        return new AccountCorrectionResult.Done();
    }

    /// Whether an account is open under this address, for a preview.
    @Transactional(readOnly = true)
    public boolean isOpen(Actor reader, MailAddress mail) {
        return reader.is(Role.COORDINATOR) && store.byMail(mail).isPresent();
    }

    /// The closed accounts whose name is not erased yet, last closed first.
    @Transactional(readOnly = true)
    public List<ClosedAccount> closed(Actor reader, int most) {
        return reader.is(Role.COORDINATOR) ? store.closed(most) : List.of();
    }

    @Transactional
    public Change give(Actor by, UUID id, Role role) {
        if (!by.is(Role.COORDINATOR)) return new Change.NotFound();
        var coordinators = store.lockCoordinators();
        var found = store.byId(id);
        if (found.isEmpty()) return new Change.NotFound();
        var before = found.get().role();
        // A newcomer must be accepted first, and nobody becomes a newcomer again.
        if (before == Role.NEWCOMER || role == Role.NEWCOMER) return new Change.NotFound();
        if (before != role && role == Role.COORDINATOR) return raise(by, found.get());
        store.endProposal(id);
        if (before == role) return new Change.Done();
        if (coordinators.equals(List.of(id))) return new Change.LastCoordinator();
        store.give(id, role, Optional.empty());
        events.publishEvent(new RoleChanged(Optional.of(by.id()), id, before, role));
        return new Change.Done();
    }

    /// Proposes a coordinator, or approves one whom another coordinator proposed.
    private Change raise(Actor by, Account account) {
        var proposer = Optional.ofNullable(store.proposals().get(account.id()));
        if (proposer.isEmpty()) propose(by, account.id());
        if (proposer.filter(one -> !one.equals(by.id())).isEmpty()) return new Change.AwaitsApproval();
        if (!maySign(by.id())) return new Change.ApproverTooNew();
        raise(Optional.of(by.id()), account);
        return new Change.Done();
    }

    /// « Accepter » — accepts a registered person, who may then help and gets a letter. A second call has no effect.
    @Transactional
    public Change accept(Actor by, UUID id) {
        var found = store.byId(id).filter(_ -> by.is(Role.COORDINATOR));
        if (found.isEmpty()) return new Change.NotFound();
        var now = clock.instant();
        if (!store.accept(id, by.id(), now)) return new Change.Done();
        outbox.post(letter.accepted(found.get()), now.plus(LETTER_VALID));
        events.publishEvent(new AccountAccepted(by.id(), id));
        return new Change.Done();
    }

    /// The people who wait to be accepted, longest waiting first.
    @Transactional(readOnly = true)
    public List<Account> waiting(Actor reader, int most) {
        return reader.is(Role.COORDINATOR) ? store.waiting(most) : List.of();
    }

    /// The number of people who wait to be accepted.
    @Transactional(readOnly = true)
    public int waiting() {
        return store.countWaiting();
    }

    /// The acceptance of an account, for another package; the caller checks the right.
    @Transactional(readOnly = true)
    public Optional<AccountAcceptance> acceptance(UUID id) {
        return store.acceptance(id);
    }

    /// The acceptance of an open account: by whom, and when.
    @Transactional(readOnly = true)
    public Optional<AccountAcceptance> acceptance(Actor reader, UUID id) {
        return reader.is(Role.COORDINATOR) ? store.acceptance(id) : Optional.empty();
    }

    /// Closes an account, and ends its sessions and links.
    @Transactional
    public Change close(Actor by, UUID id) {
        if (!by.is(Role.COORDINATOR)) return new Change.NotFound();
        var coordinators = store.lockCoordinators();
        if (store.byId(id).isEmpty()) return new Change.NotFound();
        if (coordinators.equals(List.of(id))) return new Change.LastCoordinator();
        shut(by.id(), id);
        events.publishEvent(IrreversibleAct.of(CLOSED, id, Optional.of(by.id()), clock.instant()));
        return new Change.Done();
    }

    /// « Déconnecter » — signs a person out everywhere, for example after a loss of a machine; they may sign in
    /// again.
    @Transactional
    public Change signOut(Actor by, UUID id) {
        if (!by.is(Role.COORDINATOR) || store.byId(id).isEmpty()) return new Change.NotFound();
        signIns.burn(id, clock.instant());
        events.publishEvent(new PersonSignedOut(by.id(), id, sessions.endAll(id)));
        return new Change.Done();
    }

    /// « Partir » — the person closes their own account, and their name is erased.
    @Transactional
    public Change leave(Actor self) {
        if (store.lockCoordinators().equals(List.of(self.id()))) return new Change.LastCoordinator();
        var account = store.byId(self.id());
        if (account.isEmpty()) return new Change.NotFound();
        shut(self.id(), self.id());
        forget(account.get());
        events.publishEvent(IrreversibleAct.of(LEFT, self.id(), Optional.of(self.id()), clock.instant()));
        return new Change.Done();
    }

    /// Closes an account again after a restored backup reopened it; `forgotten` if the person had closed it
    /// themselves.
    @Transactional
    Outcome closeAgain(IrreversibleAct act, boolean forgotten) {
        var id = UUID.fromString(act.subject());
        var coordinators = store.lockCoordinators();
        var account = store.byId(id);
        if (account.isEmpty()) return Outcome.STANDS;
        if (coordinators.equals(List.of(id)))
            throw new IllegalStateException("the only coordinator cannot be locked out: close the account by hand");
        shut(act.by().orElse(id), id);
        if (forgotten) forget(account.get());
        return Outcome.AGAIN;
    }

    /// Erases the address from all letters, requests and links.
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
