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
import org.tousaidants.core.text.ConstantName;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.core.text.Sha256;
import org.tousaidants.label.badges.Badge.Act;
import org.tousaidants.label.badges.Badge.Recognised;
import org.tousaidants.label.badges.Badge.State;
import org.tousaidants.label.badges.Badge.Step;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.directory.Places;
import org.tousaidants.platform.afterrestore.IrreversibleAct;
import org.tousaidants.platform.afterrestore.ReplayRule.Outcome;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Network;
import org.tousaidants.platform.identity.PersonName;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.rules.judging.Recognition;

/// « Les preuves » — service that signs and revokes badges. The caller decides whether the act is allowed. The
/// log records author, time and reason.
@Service
public class Badges {
    static final String WITHDRAWN = "badge.withdrawn";
    private static final String AFTER_A_RESTORATION = "Retrait refait après la restauration d’une sauvegarde";
    private static final int SHOWN = 500;
    private static final String ERASED = "Nom effacé à la demande de la personne";

    /// The result of an act on a badge.
    public sealed interface Result {
        /// A new badge was issued.
        ///
        /// @param code the number on the card, and the last part of the public address
        record Issued(String code) implements Result {}

        /// The act was done: another file is valid, or none.
        record Done(String code) implements Result {}

        /// The act was refused and nothing changed.
        record Rejected(Refusal why) implements Result {}
    }

    /// « Refus de signer ou de révoquer » — the reason why an act on a badge was refused.
    public enum Refusal {
        NO_SUCH_HOLDER,
        /// The badge or the holder does not exist in this network, has another profile, or is a place no longer
        /// listed.
        NOT_FOUND,
        /// The badge is withdrawn, which is final.
        WITHDRAWN,
        /// The current file of the badge is still valid.
        IN_FORCE,
        /// The rules are for a person and the holder is a place, or the reverse.
        ANOTHER_KIND,
        NO_PROMISE,
        FOREIGN_PROMISE,
        DECIDED_LATER,
        ENDED_ALREADY,
        TOO_LONG,
        NO_REASON,
        /// The protocol has another content than before under the same version.
        VERSION_CHANGED,
        /// The signing key was encrypted under another secret.
        KEY_LOCKED,
        /// The clock is before the last step of the badge, or before the creation of the key.
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

    Badges(
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
    public Result issue(Actor by, BadgeAward award) {
        var network = by.network();
        var found = holder(award.to());
        if (found.isEmpty()) return new Result.Rejected(Refusal.NO_SUCH_HOLDER);
        var holder = found.get();
        var wanted = recognised(award.recognition());
        var held = store.held(holder.records(), wanted.profile());
        if (held.isPresent()) return renew(by, held.get(), award);
        var now = clock.instant();
        var flaw = flaw(award, now);
        if (flaw.isPresent()) return new Result.Rejected(flaw.get());
        var key = badgeSigner.key(now, Instant.MIN);
        if (key instanceof BadgeSigner.SigningKeyResult.No(var why)) return new Result.Rejected(why);
        if (!store.achievement(wanted).equals(wanted)) return new Result.Rejected(Refusal.VERSION_CHANGED);
        var code = BadgeCode.draw(random);
        if (!store.insert(code, holder.place(), holder.account(), wanted, award.promises(), now))
            // A concurrent decision issued the badge first, so it is now renewed.
            return issue(by, award);
        store.name(code, holder.name(), holder.mail().map(this::hashed));
        var draft = new BadgeSigner.Draft(
                code, holder.name(), holder.place(), wanted, award.promises(), 1, now, endOf(award.until()));
        var step = new Step(Act.ISSUED, now, Optional.of(by.id()), award.decided(), award.reason());
        sign(network, draft, step, ((BadgeSigner.SigningKeyResult.Yes) key).key());
        return new Result.Issued(code.value());
    }

    /// Signs the next file of a badge under the rules and with the commitments of a new decision. The code
    /// identifies the badge; the holder in the decision is ignored. A revoked badge becomes valid again.
    @Transactional
    public Result renew(Actor by, BadgeCode code, BadgeAward award) {
        return changed(code, (badge, now) -> {
            if (!badge.recognised().profile().equals(award.recognition().profile()) || away(badge))
                return new Result.Rejected(Refusal.NOT_FOUND);
            var flaw = flaw(award, now);
            if (flaw.isPresent()) return new Result.Rejected(flaw.get());
            var wanted = recognised(award.recognition());
            if (!store.achievement(wanted).equals(wanted)) return new Result.Rejected(Refusal.VERSION_CHANGED);
            var result = signAgain(
                    by.network(),
                    badge.under(wanted, award.promises()),
                    endOf(award.until()),
                    new Step(Act.RENEWED, now, Optional.of(by.id()), award.decided(), award.reason()));
            if (result instanceof Result.Done) store.restate(code, wanted, award.promises());
            return result;
        });
    }

    /// Suspends a badge for a time: every verifier refuses its file from now on.
    @Transactional
    public Result suspend(Actor by, BadgeCode code, String reason) {
        return revoke(by, code, Act.SUSPENDED, reason);
    }

    /// Withdraws a badge permanently. The holder may be recognised again, with another code.
    @Transactional
    public Result withdraw(Actor by, BadgeCode code, String reason) {
        return revoke(by, code, Act.WITHDRAWN, reason);
    }

    private Result revoke(Actor by, BadgeCode code, Act act, String reason) {
        if (reason.isBlank()) return new Result.Rejected(Refusal.NO_REASON);
        return changed(code, (badge, now) -> {
            if (act == Act.SUSPENDED && badge.state(now) == State.SUSPENDED) return new Result.Done(code.value());
            var step = new Step(act, now, Optional.of(by.id()), ParisTime.day(now), reason);
            var result = logged(badge, step);
            if (result instanceof Result.Rejected) return result;
            editions.revoke(code, now);
            if (act == Act.WITHDRAWN) {
                store.close(code, now);
                events.publishEvent(IrreversibleAct.of(WITHDRAWN, code.value(), Optional.of(by.id()), now));
            }
            return result;
        });
    }

    /// Withdraws a badge again, after a restored backup made it valid.
    @Transactional
    Outcome withdrawAgain(IrreversibleAct act) {
        var found = BadgeCode.typed(act.subject()).flatMap(code -> locked(code));
        if (found.isEmpty()) return Outcome.UNKNOWN;
        var badge = found.get();
        if (badge.closed().isPresent()) return Outcome.STANDS;
        var now = clock.instant();
        step(
                badge.code(),
                badge.edition().n(),
                new Step(Act.WITHDRAWN, now, act.by(), ParisTime.day(act.at()), AFTER_A_RESTORATION));
        editions.revoke(badge.code(), now);
        store.close(badge.code(), now);
        return Outcome.AGAIN;
    }

    /// Ends a suspension: signs a new file, valid until the same day as before.
    @Transactional
    public Result restore(Actor by, BadgeCode code, String reason) {
        return restore(by.network(), Optional.of(by.id()), code, reason);
    }

    /// Ends a suspension whose period is over, without a person.
    @Transactional
    public Result resume(Network network, BadgeCode code, String reason) {
        return restore(network, Optional.empty(), code, reason);
    }

    /// Ends a suspension. A badge that expired meanwhile is not signed again, but is no longer suspended.
    private Result restore(Network network, Optional<UUID> by, BadgeCode code, String reason) {
        return changed(code, (badge, now) -> {
            var until = badge.edition().until();
            var step = new Step(Act.RESTORED, now, by, ParisTime.day(now), reason);
            return until.isAfter(now) ? signAgain(network, badge, until, step) : logged(badge, step);
        });
    }

    /// Signs the same content with the active key, if the key of the file has leaked.
    @Transactional
    Result resign(Network network, BadgeCode code) {
        return changed(code, (badge, now) -> {
            if (!editions.distrusted(code, now)) return new Result.Rejected(Refusal.IN_FORCE);
            var reason = badge.steps().stream()
                    .filter(step -> step.act() != Act.RESIGNED)
                    .reduce((before, last) -> last)
                    .orElseThrow()
                    .reason();
            var step = new Step(Act.RESIGNED, now, Optional.empty(), ParisTime.day(now), reason);
            return signAgain(network, badge, badge.edition().until(), step);
        });
    }

    /// Changes the name of a person, entered by a coordinator, never by the person: in the account and in all
    /// badges. Valid badges are signed again.
    @Transactional
    public Result rename(Actor by, BadgeCode code, PersonName name, String reason) {
        if (reason.isBlank()) return new Result.Rejected(Refusal.NO_REASON);
        var account = locked(code)
                .filter(badge -> badge.closed().isEmpty() && by.is(Role.COORDINATOR))
                .flatMap(Badge::account)
                .filter(id -> !id.equals(by.id()));
        if (account.isEmpty() || !accounts.rename(by, account.get(), name))
            return new Result.Rejected(Refusal.NOT_FOUND);
        for (var hers : store.open(account.get())) {
            var result = renamed(by, hers, name, reason);
            if (result instanceof Result.Rejected) {
                // If one badge fails, the change is undone for all.
                TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
                return result;
            }
        }
        return new Result.Done(code.value());
    }

    private Result renamed(Actor by, BadgeCode code, PersonName name, String reason) {
        return changed(code, (badge, now) -> {
            var named = badge.named(name.value());
            var step = new Step(Act.RENAMED, now, Optional.of(by.id()), ParisTime.day(now), reason);
            store.rename(code, name.value());
            return badge.state(now) == State.VALID
                    ? signAgain(by.network(), named, badge.edition().until(), step)
                    : logged(badge, step);
        });
    }

    /// Erases the name of a person who asks for it, once the badge is withdrawn. Its number still answers that
    /// it is no longer valid, and the status list still revokes the file.
    @Transactional
    public Result forget(Actor by, BadgeCode code) {
        var found = locked(code)
                .filter(badge -> by.is(Role.COORDINATOR) && badge.account().isPresent());
        if (found.isEmpty()) return new Result.Rejected(Refusal.NOT_FOUND);
        var badge = found.get();
        if (badge.forgotten()) return new Result.Done(code.value());
        if (badge.closed().isEmpty()) return new Result.Rejected(Refusal.IN_FORCE);
        var now = clock.instant();
        var step = new Step(Act.FORGOTTEN, now, Optional.of(by.id()), ParisTime.day(now), ERASED);
        var result = logged(badge, step);
        if (result instanceof Result.Rejected) return result;
        store.forget(code);
        editions.forget(code);
        return result;
    }

    /// Runs an act on a badge that is not withdrawn. The clock is read after the lock.
    private Result changed(BadgeCode code, BiFunction<Badge, Instant, Result> change) {
        var found = locked(code);
        if (found.isEmpty()) return new Result.Rejected(Refusal.NOT_FOUND);
        return found.get().closed().isPresent()
                ? new Result.Rejected(Refusal.WITHDRAWN)
                : change.apply(found.get(), clock.instant());
    }

    /// Locks a badge; empty if it belongs to another network.
    private Optional<Badge> locked(BadgeCode code) {
        return store.lock(code) ? store.find(code) : Optional.empty();
    }

    private Result signAgain(Network network, Badge badge, Instant until, Step step) {
        var key = badgeSigner.key(step.at(), badge.last().at());
        if (key instanceof BadgeSigner.SigningKeyResult.No(var why)) return new Result.Rejected(why);
        editions.revoke(badge.code(), step.at());
        var draft = new BadgeSigner.Draft(
                badge.code(),
                badge.name(),
                badge.place(),
                badge.recognised(),
                badge.promises(),
                badge.edition().n() + 1,
                step.at(),
                until);
        sign(network, draft, step, ((BadgeSigner.SigningKeyResult.Yes) key).key());
        return new Result.Done(badge.code().value());
    }

    private void sign(Network network, BadgeSigner.Draft draft, Step step, BadgeKeys.Active.Ready key) {
        step(draft.code(), badgeSigner.sign(network, draft, step.reason(), key), step);
    }

    /// Adds a step to the history without signing a file.
    private Result logged(Badge badge, Step step) {
        if (step.at().isBefore(badge.last().at())) return new Result.Rejected(Refusal.CLOCK_BEHIND);
        step(badge.code(), badge.edition().n(), step);
        return new Result.Done(badge.code().value());
    }

    private void step(BadgeCode code, int edition, Step step) {
        store.append(code, edition, step);
        events.publishEvent(new BadgeStatusChanged(code.value(), ConstantName.low(step.act()), step.actor()));
    }

    @Transactional(readOnly = true)
    List<BadgeCode> distrusted(int limit) {
        return editions.distrusted(clock.instant(), limit);
    }

    @Transactional(readOnly = true)
    public Optional<Badge> find(BadgeCode code) {
        return store.find(code);
    }

    /// The names of the holders by code; an erased name is absent.
    @Transactional(readOnly = true)
    public Map<String, String> holders(Collection<BadgeCode> codes) {
        return store.holders(codes);
    }

    /// The place that holds the badge, with its current data in the directory.
    Optional<Place> place(Badge badge) {
        return badge.place()
                .flatMap(id -> Optional.ofNullable(places.find(List.of(id)).get(id)));
    }

    /// Whether the card, the poster and the picture may be handed out now.
    boolean printable(Badge badge) {
        return badge.state(clock.instant()) == State.VALID && !away(badge);
    }

    /// Whether the place has closed or is missing from its source: nothing is signed or printed for it any
    /// more.
    boolean away(Badge badge) {
        return place(badge).filter(place -> !place.inLists()).isPresent();
    }

    /// All badges, newest first.
    @Transactional(readOnly = true)
    List<Badge> list() {
        return store.list(SHOWN);
    }

    /// The last signed file of a badge, byte for byte.
    @Transactional(readOnly = true)
    Optional<String> document(BadgeCode code) {
        return editions.document(code);
    }

    /// The holder of a badge. `records`: the records of a person, or all records of a place.
    private record Holder(Set<UUID> records, String name, Optional<PlaceId> place, Optional<Account> helper) {
        Optional<UUID> account() {
            return helper.map(Account::id);
        }

        Optional<String> mail() {
            return helper.map(account -> account.mail().value());
        }
    }

    private Optional<Holder> holder(BadgeAward.To to) {
        return switch (to) {
            case BadgeAward.To.APlace(var id) ->
                Optional.ofNullable(places.find(List.of(id)).get(id))
                        .filter(Place::inLists)
                        .map(place -> new Holder(
                                places.members(place.id()).stream()
                                        .map(record -> record.id().value())
                                        .collect(Collectors.toSet()),
                                name(place),
                                // The record of the decision is kept, because a merged record may be separated
                                // again.
                                Optional.of(id),
                                Optional.empty()));
            case BadgeAward.To.AHelper(var id) ->
                Optional.ofNullable(accounts.find(Set.of(id)).get(id))
                        .map(account -> new Holder(Set.of(id), account.name(), Optional.empty(), Optional.of(account)));
        };
    }

    private static String name(Place place) {
        return place.commune().isEmpty() ? place.name() : place.name() + ", " + place.commune();
    }

    private BadgeStore.Mail hashed(String mail) {
        var bytes = new byte[16];
        random.nextBytes(bytes);
        var salt = HexFormat.of().formatHex(bytes);
        return new BadgeStore.Mail("sha256$" + Sha256.hex(mail + salt), salt);
    }

    private static Optional<Refusal> flaw(BadgeAward award, Instant now) {
        var rules = award.recognition();
        if (rules.place() != award.to() instanceof BadgeAward.To.APlace) return Optional.of(Refusal.ANOTHER_KIND);
        if (award.promises().isEmpty() && !rules.promises().isEmpty()) return Optional.of(Refusal.NO_PROMISE);
        if (!rules.promises().containsAll(award.promises())) return Optional.of(Refusal.FOREIGN_PROMISE);
        if (award.reason().isBlank()) return Optional.of(Refusal.NO_REASON);
        if (award.decided().isAfter(ParisTime.day(now))) return Optional.of(Refusal.DECIDED_LATER);
        if (!endOf(award.until()).isAfter(now)) return Optional.of(Refusal.ENDED_ALREADY);
        return award.until().isAfter(award.decided().plusMonths(rules.months()))
                ? Optional.of(Refusal.TOO_LONG)
                : Optional.empty();
    }

    /// The first moment after that day in Paris.
    private static Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(ParisTime.ZONE).toInstant();
    }

    private static Recognised recognised(Recognition rules) {
        var asked = String.join(", ", rules.asked()).toLowerCase(Locale.FRENCH);
        return new Recognised(
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
