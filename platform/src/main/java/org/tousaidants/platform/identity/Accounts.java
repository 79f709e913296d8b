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
import org.tousaidants.core.text.Folding;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.mail.Outbox;
import org.tousaidants.platform.restoration.LastingAct;
import org.tousaidants.platform.restoration.ReplayRule.Outcome;

/// « Comptes » — the service of the accounts of a network. Only a coordinator sees or changes those of their own
/// network; for anybody else they are not found.
@Service
public class Accounts {
    static final String CLOSED = "account.closed";
    static final String LEFT = "account.left";

    /// The result of opening an account.
    public sealed interface Opening {
        record Opened(Account account) implements Opening {}

        /// Opened as a helper's: another coordinator must approve the rest.
        record Proposed(Account account) implements Opening {}

        record AddressTaken() implements Opening {}

        record NotAllowed() implements Opening {}
    }

    /// The result of changing an account.
    public sealed interface Change {
        record Done() implements Change {}

        record NotFound() implements Change {}

        /// A network keeps at least one coordinator.
        record LastCoordinator() implements Change {}

        /// Another coordinator must approve it.
        record Waits() implements Change {}

        /// A coordinator of less than [#NEW] does not approve another yet.
        record TooNew() implements Change {}
    }

    private static final int MOST_WORDS = 8;

    /// A person's second account cannot approve anything before the others have had time to notice it.
    public static final Duration NEW = Duration.ofDays(7);

    private static final Duration LETTER_VALID = Duration.ofDays(30);

    private final AccountStore store;
    private final SessionStore sessions;
    private final SignInStore signIns;
    private final Outbox outbox;
    private final ObjectProvider<NameLock> nameKeepers;
    private final SignInLetter letter;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Accounts(
            AccountStore store,
            SessionStore sessions,
            SignInStore signIns,
            Outbox outbox,
            ObjectProvider<NameLock> nameKeepers,
            SignInLetter letter,
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

    /// People proposed as coordinators, and their proposers.
    @Transactional(readOnly = true)
    public Map<UUID, UUID> proposals(Actor reader) {
        return reader.is(Role.COORDINATOR) ? store.proposals() : Map.of();
    }

    /// Number of people to be approved as coordinators.
    @Transactional(readOnly = true)
    public int proposed() {
        return store.proposals().size();
    }

    /// Whether their signature counts as that of a second person: they coordinate by their own account instead of
    /// a delegation, and for longer than [#NEW].
    @Transactional(readOnly = true)
    public boolean maySign(UUID id) {
        return store.byId(id).filter(one -> one.role() == Role.COORDINATOR).isPresent()
                && store.coordinatorSince(id)
                        .filter(since -> clock.instant().isBefore(since.plus(NEW)))
                        .isEmpty();
    }

    /// The installation approves a proposed coordinator: a network with one coordinator has no other who can.
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

    /// By the system: the first coordinator, or the accounts of a demonstration.
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

    /// Whether a new network has a single account.
    @Transactional(readOnly = true)
    public boolean alone() {
        return store.count() <= 1;
    }

    /// « Chercher un compte » — a page of the accepted accounts whose name or address contains every word of the
    /// text, and their total; without a word, of all.
    @Transactional(readOnly = true)
    public AccountPage search(Actor reader, String text, int offset, int limit) {
        if (!reader.is(Role.COORDINATOR)) return new AccountPage(List.of(), 0);
        var words = words(text);
        return new AccountPage(store.search(words, offset, limit), store.count(words));
    }

    /// @param all the total, of which `some` is a page
    public record AccountPage(List<Account> some, int all) {}

    private static List<String> words(String text) {
        return Stream.of(Folding.bare(text).split("\\s+"))
                .filter(word -> !word.isEmpty())
                .distinct()
                .limit(MOST_WORDS)
                .toList();
    }

    /// Number of accounts before the one of that address.
    @Transactional(readOnly = true)
    public int before(Actor reader, MailAddress mail) {
        return reader.is(Role.COORDINATOR) ? store.before(mail) : 0;
    }

    @Transactional(readOnly = true)
    public List<Account> all(Actor reader) {
        return reader.is(Role.COORDINATOR) ? store.all() : List.of();
    }

    /// For another package that writes to people or names them to each other: the caller checks the
    /// right to do so.
    @Transactional(readOnly = true)
    public Optional<Account> find(UUID id) {
        return store.byId(id);
    }

    /// All open accounts of a network, under the same condition; accounts not yet accepted are excluded.
    @Transactional(readOnly = true)
    public List<Account> openOf() {
        return store.all().stream().filter(one -> one.role() != Role.NEWCOMER).toList();
    }

    /// « La coordination » — its people, as recipients for other packages.
    @Transactional(readOnly = true)
    public List<Account> coordination() {
        return store.all(Role.COORDINATOR);
    }

    /// The open ones among these, for a package that writes to them or names them: the caller checks the right.
    @Transactional(readOnly = true)
    public Map<UUID, Account> find(Collection<UUID> ids) {
        return store.byIds(ids).stream().collect(Collectors.toMap(Account::id, account -> account));
    }

    /// The names of these open accounts, for a package that shows them: the caller checks the right.
    @Transactional(readOnly = true)
    public Map<UUID, String> names(Collection<UUID> ids) {
        return ids.isEmpty() ? Map.of() : store.names(Set.copyOf(ids));
    }

    /// The role of the account in its network; empty once it is closed.
    @Transactional(readOnly = true)
    public Optional<Role> role(UUID id) {
        return store.byId(id).map(Account::role);
    }

    /// Changes their own name. False when a package locks it; the coordination can then change it.
    @Transactional
    public boolean rename(Actor self, PersonName name) {
        if (nameKeepers.stream().anyMatch(one -> one.keeps(self.id()))) return false;
        store.rename(self.id(), name);
        return true;
    }

    /// Changes another person's name, by the coordination and together with the locking package, in the
    /// transaction of the caller.
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean rename(Actor by, UUID id, PersonName name) {
        if (!by.is(Role.COORDINATOR) || store.byId(id).isEmpty()) return false;
        store.rename(id, name);
        return true;
    }

    @Transactional
    public Change give(Actor by, UUID id, Role role) {
        if (!by.is(Role.COORDINATOR)) return new Change.NotFound();
        var coordinators = store.lockCoordinators();
        var found = store.byId(id);
        if (found.isEmpty()) return new Change.NotFound();
        var before = found.get().role();
        // A newcomer is accepted first, and no one becomes a newcomer again.
        if (before == Role.NEWCOMER || role == Role.NEWCOMER) return new Change.NotFound();
        if (before != role && role == Role.COORDINATOR) return raise(by, found.get());
        store.endProposal(id);
        if (before == role) return new Change.Done();
        if (coordinators.equals(List.of(id))) return new Change.LastCoordinator();
        store.give(id, role, Optional.empty());
        events.publishEvent(new RoleChanged(Optional.of(by.id()), id, before, role));
        return new Change.Done();
    }

    /// One coordinator proposes, another approves.
    private Change raise(Actor by, Account account) {
        var proposer = Optional.ofNullable(store.proposals().get(account.id()));
        if (proposer.isEmpty()) propose(by, account.id());
        if (proposer.filter(one -> !one.equals(by.id())).isEmpty()) return new Change.Waits();
        if (!maySign(by.id())) return new Change.TooNew();
        raise(Optional.of(by.id()), account);
        return new Change.Done();
    }

    /// « Accepter » — the person may help from now on, and gets a letter. Idempotent.
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

    /// People to be accepted, the longest waiting first.
    @Transactional(readOnly = true)
    public List<Account> waiting(Actor reader, int most) {
        return reader.is(Role.COORDINATOR) ? store.waiting(most) : List.of();
    }

    /// Number of people to be accepted, for the desk of the coordination.
    @Transactional(readOnly = true)
    public int waiting() {
        return store.countWaiting();
    }

    /// The same, for another package: the caller checks the right to know.
    @Transactional(readOnly = true)
    public Optional<Acceptance> acceptance(UUID id) {
        return store.acceptance(id);
    }

    /// The acceptance of an open account: by whom, and when.
    @Transactional(readOnly = true)
    public Optional<Acceptance> acceptance(Actor reader, UUID id) {
        return reader.is(Role.COORDINATOR) ? store.acceptance(id) : Optional.empty();
    }

    /// Ends its sessions and its links too.
    @Transactional
    public Change close(Actor by, UUID id) {
        if (!by.is(Role.COORDINATOR)) return new Change.NotFound();
        var coordinators = store.lockCoordinators();
        if (store.byId(id).isEmpty()) return new Change.NotFound();
        if (coordinators.equals(List.of(id))) return new Change.LastCoordinator();
        shut(by.id(), id);
        events.publishEvent(LastingAct.of(CLOSED, id, Optional.of(by.id()), clock.instant()));
        return new Change.Done();
    }

    /// « Déconnecter » — everywhere, for a lost machine or an open session; the person may sign in again.
    @Transactional
    public Change signOut(Actor by, UUID id) {
        if (!by.is(Role.COORDINATOR) || store.byId(id).isEmpty()) return new Change.NotFound();
        signIns.burn(id, clock.instant());
        events.publishEvent(new SignedOut(by.id(), id, sessions.endAll(id)));
        return new Change.Done();
    }

    /// « Partir » — the person closes their own account, and its name is deleted.
    @Transactional
    public Change leave(Actor self) {
        if (store.lockCoordinators().equals(List.of(self.id()))) return new Change.LastCoordinator();
        var account = store.byId(self.id());
        if (account.isEmpty()) return new Change.NotFound();
        shut(self.id(), self.id());
        forget(account.get());
        events.publishEvent(LastingAct.of(LEFT, self.id(), Optional.of(self.id()), clock.instant()));
        return new Change.Done();
    }

    /// After a restoration that reopened it; `forgotten` when the person had left by themselves.
    @Transactional
    Outcome closeAgain(LastingAct act, boolean forgotten) {
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

    /// The address is deleted from all letters, requests and links.
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
