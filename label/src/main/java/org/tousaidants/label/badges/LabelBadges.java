package org.tousaidants.label.badges;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import org.tousaidants.core.text.EnumConstantName;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.core.text.Sha256;
import org.tousaidants.label.badges.LabelBadge.BadgeAct;
import org.tousaidants.label.badges.LabelBadge.BadgeProfile;
import org.tousaidants.label.badges.LabelBadge.BadgeState;
import org.tousaidants.label.badges.LabelBadge.BadgeStep;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.directory.Places;
import org.tousaidants.platform.afterrestore.ActReplayAfterRestore.ReplayOutcome;
import org.tousaidants.platform.afterrestore.IrreversibleAct;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.PersonName;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.identity.TerritoryNetwork;
import org.tousaidants.rules.judging.LabelRecognition;

/// « Les preuves » — signs, renews, suspends and withdraws badges. The caller decides whether the change is allowed.
/// The log records author, time and reason.
@Service
public class LabelBadges {
    static final String WITHDRAWN = "badge.withdrawn";
    private static final String AFTER_A_RESTORATION = "Retrait refait après la restauration d’une sauvegarde";
    private static final int SHOWN = 500;
    private static final String ERASED = "Nom effacé à la demande de la personne";

    /// The result of a change to a badge.
    public sealed interface BadgeActResult {
        /// A new badge was issued.
        ///
        /// @param code number on the card, which is also the last part of the public address
        record BadgeIssued(String code) implements BadgeActResult {}

        /// The change was made. The badge now has another valid file, or no valid file.
        record BadgeActDone(String code) implements BadgeActResult {}

        /// The change was refused, and nothing changed.
        record BadgeActRejected(BadgeActRefusal why) implements BadgeActResult {}
    }

    /// « Refus de signer ou de révoquer » — the reason why a change to a badge was refused.
    public enum BadgeActRefusal {
        NO_SUCH_HOLDER,
        /// The badge or the holder does not exist in this network, has another profile, or is a place that
        /// is no longer listed.
        NOT_FOUND,
        /// The badge is permanently withdrawn.
        WITHDRAWN,
        /// The current file of the badge is still valid.
        IN_FORCE,
        /// The rules are for people and the holder is a place, or the reverse.
        ANOTHER_KIND,
        NO_PROMISE,
        FOREIGN_PROMISE,
        DECIDED_LATER,
        ENDED_ALREADY,
        TOO_LONG,
        NO_REASON,
        /// The content of the protocol differs from that published earlier under the same version number.
        VERSION_CHANGED,
        /// The signing key was encrypted with another secret.
        KEY_LOCKED,
        /// The clock of the machine is before the last event of the badge, or before the creation of the
        /// key.
        CLOCK_BEHIND
    }

    private final BadgeStore store;
    private final SignedBadgeStore editions;
    private final BadgeSigner badgeSigner;
    private final Places places;
    private final Accounts accounts;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final SecureRandom random = new SecureRandom();

    LabelBadges(
            BadgeStore store,
            SignedBadgeStore editions,
            BadgeSigner badgeSigner,
            Places places,
            Accounts accounts,
            Clock clock,
            ApplicationEventPublisher events) {
        this.store = store;
        this.editions = editions;
        this.badgeSigner = badgeSigner;
        this.places = places;
        this.accounts = accounts;
        this.clock = clock;
        this.events = events;
    }

    /// Issues a new badge, or signs the next file if the holder already has a badge for this profile.
    @Transactional
    public BadgeActResult issue(SignedInPerson by, BadgeAward award) {
        var network = by.network();
        var found = holder(award.to());
        if (found.isEmpty()) return new BadgeActResult.BadgeActRejected(BadgeActRefusal.NO_SUCH_HOLDER);
        var holder = found.get();
        var wanted = recognised(award.recognition());
        var held = store.held(holder.records(), wanted.profile());
        if (held.isPresent()) return renew(by, held.get(), award);
        var now = clock.instant();
        var flaw = flaw(award, now);
        if (flaw.isPresent()) return new BadgeActResult.BadgeActRejected(flaw.get());
        var key = badgeSigner.key(now, Instant.MIN);
        if (key instanceof BadgeSigner.SigningKeyResult.SigningKeyRefused(var why))
            return new BadgeActResult.BadgeActRejected(why);
        if (!store.achievement(wanted).equals(wanted))
            return new BadgeActResult.BadgeActRejected(BadgeActRefusal.VERSION_CHANGED);
        var code = BadgeCode.draw(random);
        if (!store.insert(code, holder.place(), holder.account(), wanted, award.promises(), now))
            // If another request has issued the badge in the meantime, the badge is renewed.
            return issue(by, award);
        store.name(code, holder.name(), holder.mail().map(this::hashed));
        var draft = new BadgeSigner.BadgeFileDraft(
                code, holder.name(), holder.place(), wanted, award.promises(), 1, now, endOf(award.until()));
        var step = new BadgeStep(BadgeAct.ISSUED, now, Optional.of(by.id()), award.decided(), award.reason());
        sign(network, draft, step, ((BadgeSigner.SigningKeyResult.SigningKeyAvailable) key).key());
        return new BadgeActResult.BadgeIssued(code.value());
    }

    /// Signs the next file of a badge, under the rules and with the commitments of a new decision. A revoked
    /// badge becomes valid again. The code identifies the badge; the holder named in the decision is ignored.
    ///
    /// @param by author of the change
    /// @param award the decision
    @Transactional
    public BadgeActResult renew(SignedInPerson by, BadgeCode code, BadgeAward award) {
        return changed(code, (badge, now) -> {
            if (!badge.recognised().profile().equals(award.recognition().profile()) || away(badge))
                return new BadgeActResult.BadgeActRejected(BadgeActRefusal.NOT_FOUND);
            var flaw = flaw(award, now);
            if (flaw.isPresent()) return new BadgeActResult.BadgeActRejected(flaw.get());
            var wanted = recognised(award.recognition());
            if (!store.achievement(wanted).equals(wanted))
                return new BadgeActResult.BadgeActRejected(BadgeActRefusal.VERSION_CHANGED);
            var result = signAgain(
                    by.network(),
                    badge.under(wanted, award.promises()),
                    endOf(award.until()),
                    new BadgeStep(BadgeAct.RENEWED, now, Optional.of(by.id()), award.decided(), award.reason()));
            if (result instanceof BadgeActResult.BadgeActDone) store.restate(code, wanted, award.promises());
            return result;
        });
    }

    /// Suspends a badge: from now on every verifier refuses its file, until the suspension ends.
    @Transactional
    public BadgeActResult suspend(SignedInPerson by, BadgeCode code, String reason) {
        return revoke(by, code, BadgeAct.SUSPENDED, reason);
    }

    /// Withdraws a badge permanently. The holder may be recognised again, with another code.
    @Transactional
    public BadgeActResult withdraw(SignedInPerson by, BadgeCode code, String reason) {
        return revoke(by, code, BadgeAct.WITHDRAWN, reason);
    }

    private BadgeActResult revoke(SignedInPerson by, BadgeCode code, BadgeAct act, String reason) {
        if (reason.isBlank()) return new BadgeActResult.BadgeActRejected(BadgeActRefusal.NO_REASON);
        return changed(code, (badge, now) -> {
            if (act == BadgeAct.SUSPENDED && badge.state(now) == BadgeState.SUSPENDED)
                return new BadgeActResult.BadgeActDone(code.value());
            var step = new BadgeStep(act, now, Optional.of(by.id()), ParisTime.day(now), reason);
            var result = logged(badge, step);
            if (result instanceof BadgeActResult.BadgeActRejected) return result;
            editions.revoke(code, now);
            if (act == BadgeAct.WITHDRAWN) {
                store.close(code, now);
                events.publishEvent(IrreversibleAct.of(WITHDRAWN, code.value(), Optional.of(by.id()), now));
            }
            return result;
        });
    }

    /// Withdraws a badge that was already withdrawn and that the restored backup contains as valid.
    ///
    /// @param act the withdrawal, as it was recorded outside the database
    @Transactional
    ReplayOutcome withdrawAgain(IrreversibleAct act) {
        var found = BadgeCode.typed(act.subject()).flatMap(code -> locked(code));
        if (found.isEmpty()) return ReplayOutcome.UNKNOWN;
        var badge = found.get();
        if (badge.closed().isPresent()) return ReplayOutcome.STANDS;
        var now = clock.instant();
        step(
                badge.code(),
                badge.edition().n(),
                new BadgeStep(BadgeAct.WITHDRAWN, now, act.by(), ParisTime.day(act.at()), AFTER_A_RESTORATION));
        editions.revoke(badge.code(), now);
        store.close(badge.code(), now);
        return ReplayOutcome.AGAIN;
    }

    /// Ends a suspension: signs a new file, valid until the same day as before.
    @Transactional
    public BadgeActResult restore(SignedInPerson by, BadgeCode code, String reason) {
        return restore(by.network(), Optional.of(by.id()), code, reason);
    }

    /// Ends a suspension after its period, on behalf of the system.
    ///
    /// @param reason reason of the change, in words
    @Transactional
    public BadgeActResult resume(TerritoryNetwork network, BadgeCode code, String reason) {
        return restore(network, Optional.empty(), code, reason);
    }

    /// Ends a suspension of a badge. If the badge expired during the suspension, no new file is signed; the
    /// badge is only no longer suspended.
    ///
    /// @param by author of the change; empty for the system
    private BadgeActResult restore(TerritoryNetwork network, Optional<UUID> by, BadgeCode code, String reason) {
        return changed(code, (badge, now) -> {
            var until = badge.edition().until();
            var step = new BadgeStep(BadgeAct.RESTORED, now, by, ParisTime.day(now), reason);
            return until.isAfter(now) ? signAgain(network, badge, until, step) : logged(badge, step);
        });
    }

    /// Signs the content of a badge again with the active key, if the key that signed its current file has
    /// leaked. Otherwise nothing changes.
    @Transactional
    BadgeActResult resign(TerritoryNetwork network, BadgeCode code) {
        return changed(code, (badge, now) -> {
            if (!editions.distrusted(code, now)) return new BadgeActResult.BadgeActRejected(BadgeActRefusal.IN_FORCE);
            var reason = badge.steps().stream()
                    .filter(step -> step.act() != BadgeAct.RESIGNED)
                    .reduce((before, last) -> last)
                    .orElseThrow()
                    .reason();
            var step = new BadgeStep(BadgeAct.RESIGNED, now, Optional.empty(), ParisTime.day(now), reason);
            return signAgain(network, badge, badge.edition().until(), step);
        });
    }

    /// Changes the name of a person in the account and in all badges, and signs valid badges again. The name is
    /// entered by a coordinator, never by the person.
    @Transactional
    public BadgeActResult rename(SignedInPerson by, BadgeCode code, PersonName name, String reason) {
        if (reason.isBlank()) return new BadgeActResult.BadgeActRejected(BadgeActRefusal.NO_REASON);
        var account = locked(code)
                .filter(badge -> badge.closed().isEmpty() && by.is(Role.COORDINATOR))
                .flatMap(LabelBadge::account)
                .filter(id -> !id.equals(by.id()));
        if (account.isEmpty() || !accounts.rename(by, account.get(), name))
            return new BadgeActResult.BadgeActRejected(BadgeActRefusal.NOT_FOUND);
        for (var hers : store.open(account.get())) {
            var result = renamed(by, hers, name, reason);
            if (result instanceof BadgeActResult.BadgeActRejected) {
                // If the change of one badge fails, the changes of all badges are undone.
                TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
                return result;
            }
        }
        return new BadgeActResult.BadgeActDone(code.value());
    }

    private BadgeActResult renamed(SignedInPerson by, BadgeCode code, PersonName name, String reason) {
        return changed(code, (badge, now) -> {
            var named = badge.named(name.value());
            var step = new BadgeStep(BadgeAct.RENAMED, now, Optional.of(by.id()), ParisTime.day(now), reason);
            store.rename(code, name.value());
            return badge.state(now) == BadgeState.VALID
                    ? signAgain(by.network(), named, badge.edition().until(), step)
                    : logged(badge, step);
        });
    }

    /// Erases the name of a person who asks for it, after the badge was withdrawn. The verification of its
    /// number still answers that it is not valid, and the status list still revokes the file.
    @Transactional
    public BadgeActResult forget(SignedInPerson by, BadgeCode code) {
        var found = locked(code)
                .filter(badge -> by.is(Role.COORDINATOR) && badge.account().isPresent());
        if (found.isEmpty()) return new BadgeActResult.BadgeActRejected(BadgeActRefusal.NOT_FOUND);
        var badge = found.get();
        if (badge.forgotten()) return new BadgeActResult.BadgeActDone(code.value());
        if (badge.closed().isEmpty()) return new BadgeActResult.BadgeActRejected(BadgeActRefusal.IN_FORCE);
        var now = clock.instant();
        var step = new BadgeStep(BadgeAct.FORGOTTEN, now, Optional.of(by.id()), ParisTime.day(now), ERASED);
        var result = logged(badge, step);
        if (result instanceof BadgeActResult.BadgeActRejected) return result;
        store.forget(code);
        editions.forget(code);
        return result;
    }

    /// Locks a badge and applies a change to it, unless the badge is withdrawn. The clock is read after the
    /// lock.
    ///
    /// @param change makes the change at the given moment and returns its result
    private BadgeActResult changed(BadgeCode code, BiFunction<LabelBadge, Instant, BadgeActResult> change) {
        var found = locked(code);
        if (found.isEmpty()) return new BadgeActResult.BadgeActRejected(BadgeActRefusal.NOT_FOUND);
        return found.get().closed().isPresent()
                ? new BadgeActResult.BadgeActRejected(BadgeActRefusal.WITHDRAWN)
                : change.apply(found.get(), clock.instant());
    }

    /// Locks and returns a badge; empty if it belongs to another network.
    private Optional<LabelBadge> locked(BadgeCode code) {
        return store.lock(code) ? store.find(code) : Optional.empty();
    }

    private BadgeActResult signAgain(TerritoryNetwork network, LabelBadge badge, Instant until, BadgeStep step) {
        var key = badgeSigner.key(step.at(), badge.last().at());
        if (key instanceof BadgeSigner.SigningKeyResult.SigningKeyRefused(var why))
            return new BadgeActResult.BadgeActRejected(why);
        editions.revoke(badge.code(), step.at());
        var draft = new BadgeSigner.BadgeFileDraft(
                badge.code(),
                badge.name(),
                badge.place(),
                badge.recognised(),
                badge.promises(),
                badge.edition().n() + 1,
                step.at(),
                until);
        sign(network, draft, step, ((BadgeSigner.SigningKeyResult.SigningKeyAvailable) key).key());
        return new BadgeActResult.BadgeActDone(badge.code().value());
    }

    private void sign(
            TerritoryNetwork network,
            BadgeSigner.BadgeFileDraft draft,
            BadgeStep step,
            BadgeKeys.ActiveKey.UsableKey key) {
        step(draft.code(), badgeSigner.sign(network, draft, step.reason(), key), step);
    }

    /// Adds an event to the history of a badge; no file is signed.
    ///
    /// @param step the event
    private BadgeActResult logged(LabelBadge badge, BadgeStep step) {
        if (step.at().isBefore(badge.last().at()))
            return new BadgeActResult.BadgeActRejected(BadgeActRefusal.CLOCK_BEHIND);
        step(badge.code(), badge.edition().n(), step);
        return new BadgeActResult.BadgeActDone(badge.code().value());
    }

    private void step(BadgeCode code, int edition, BadgeStep step) {
        store.append(code, edition, step);
        events.publishEvent(new BadgeStatusChanged(code.value(), EnumConstantName.low(step.act()), step.actor()));
    }

    @Transactional(readOnly = true)
    List<BadgeCode> distrusted(int limit) {
        return editions.distrusted(clock.instant(), limit);
    }

    @Transactional(readOnly = true)
    public Optional<LabelBadge> find(BadgeCode code) {
        return store.find(code);
    }

    /// Returns the names of the holders by badge code; an erased name is absent.
    @Transactional(readOnly = true)
    public Map<String, String> holders(Collection<BadgeCode> codes) {
        return store.holders(codes);
    }

    /// Returns the place that holds the badge, with its current data in the directory.
    Optional<Place> place(LabelBadge badge) {
        return badge.place()
                .flatMap(id -> Optional.ofNullable(places.find(List.of(id)).get(id)));
    }

    /// Returns whether the card, the poster and the picture may be printed or downloaded now.
    boolean printable(LabelBadge badge) {
        return badge.state(clock.instant()) == BadgeState.VALID && !away(badge);
    }

    /// Returns whether the place has closed or is missing from its source, so that nothing is signed or printed
    /// for it any more.
    boolean away(LabelBadge badge) {
        return place(badge).filter(place -> !place.inLists()).isPresent();
    }

    /// Returns all badges, newest first.
    @Transactional(readOnly = true)
    List<LabelBadge> list() {
        return store.list(SHOWN);
    }

    /// Returns the last signed file of a badge, byte for byte.
    @Transactional(readOnly = true)
    Optional<String> document(BadgeCode code) {
        return editions.document(code);
    }

    /// The holder of a badge, with the current data about the person or place.
    ///
    /// @param records ids of the person, or ids of all merged records of a place
    /// @param place the place, if it is one
    /// @param helper the account, if the holder is a person
    private record HolderOfBadge(Set<UUID> records, String name, Optional<PlaceId> place, Optional<Account> helper) {
        Optional<UUID> account() {
            return helper.map(Account::id);
        }

        Optional<String> mail() {
            return helper.map(account -> account.mail().value());
        }
    }

    private Optional<HolderOfBadge> holder(BadgeAward.BadgeHolder to) {
        return switch (to) {
            case BadgeAward.BadgeHolder.PlaceAsHolder(var id) ->
                Optional.ofNullable(places.find(List.of(id)).get(id))
                        .filter(Place::inLists)
                        .map(place -> new HolderOfBadge(
                                places.members(place.id()).stream()
                                        .map(record -> record.id().value())
                                        .collect(Collectors.toSet()),
                                name(place),
                                // The id of the record named in the decision is
                                // stored, and not the id of the merged place,
                                // because merged records may be separated again.
                                Optional.of(id),
                                Optional.empty()));
            case BadgeAward.BadgeHolder.HelperAsHolder(var id) ->
                Optional.ofNullable(accounts.find(Set.of(id)).get(id))
                        .map(account ->
                                new HolderOfBadge(Set.of(id), account.name(), Optional.empty(), Optional.of(account)));
        };
    }

    private static String name(Place place) {
        return place.commune().isEmpty() ? place.name() : place.name() + ", " + place.commune();
    }

    private BadgeStore.StoredMailHash hashed(String mail) {
        var bytes = new byte[16];
        random.nextBytes(bytes);
        var salt = HexFormat.of().formatHex(bytes);
        return new BadgeStore.StoredMailHash("sha256$" + Sha256.hex(mail + salt), salt);
    }

    private static Optional<BadgeActRefusal> flaw(BadgeAward award, Instant now) {
        var rules = award.recognition();
        if (rules.place() != award.to() instanceof BadgeAward.BadgeHolder.PlaceAsHolder)
            return Optional.of(BadgeActRefusal.ANOTHER_KIND);
        if (award.promises().isEmpty() && !rules.promises().isEmpty()) return Optional.of(BadgeActRefusal.NO_PROMISE);
        if (!rules.promises().containsAll(award.promises())) return Optional.of(BadgeActRefusal.FOREIGN_PROMISE);
        if (award.reason().isBlank()) return Optional.of(BadgeActRefusal.NO_REASON);
        if (award.decided().isAfter(ParisTime.day(now))) return Optional.of(BadgeActRefusal.DECIDED_LATER);
        if (!endOf(award.until()).isAfter(now)) return Optional.of(BadgeActRefusal.ENDED_ALREADY);
        return award.until().isAfter(award.decided().plusMonths(rules.months()))
                ? Optional.of(BadgeActRefusal.TOO_LONG)
                : Optional.empty();
    }

    /// Returns the moment at which a day ends in Paris.
    private static Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(ParisTime.ZONE).toInstant();
    }

    private static BadgeProfile recognised(LabelRecognition rules) {
        var asked = String.join(", ", rules.asked()).toLowerCase(Locale.FRENCH);
        return new BadgeProfile(
                rules.protocol(),
                rules.version(),
                rules.profile(),
                rules.place(),
                rules.place() ? rules.label() : rules.name() + " « " + rules.label() + " »",
                rules.phrase(),
                "Ce qui est demandé : " + asked + ". Qui décide : " + rules.decidedBy() + ". Règles : protocole "
                        + rules.protocol() + ", version " + rules.version()
                        + (rules.adopted() ? "." : ", qui est une proposition."));
    }
}
