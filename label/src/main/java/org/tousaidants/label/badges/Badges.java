package org.tousaidants.label.badges;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.core.text.ConstantName;
import org.tousaidants.core.text.Paris;
import org.tousaidants.core.text.Sha256;
import org.tousaidants.label.badges.Badge.Act;
import org.tousaidants.label.badges.Badge.Recognised;
import org.tousaidants.label.badges.Badge.State;
import org.tousaidants.label.badges.Badge.Step;
import org.tousaidants.label.rules.Recognition;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.directory.Places;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Network;
import org.tousaidants.platform.identity.Role;

/// « Les preuves » — the door: what was decided elsewhere is signed here, and taken back here. Each act is a step
/// with who, when and why. Who may decide is known where it is decided.
@Service
public class Badges {
    private static final int SHOWN = 500;
    private static final String ERASED = "Nom effacé à la demande de la personne";

    /// What became of a decision.
    public sealed interface Issuing {
        /// @param code on the card, and at the end of the address where anybody checks
        record Issued(String code) implements Issuing {}

        /// The holder already has one for this profile.
        record HeldAlready(String code) implements Issuing {}

        record NoSuchHolder() implements Issuing {}

        /// The rules are not of the kind of the holder, nothing was promised, or a date does not fit.
        record NotADecision(Flaw flaw) implements Issuing {}

        /// The protocol says something else under a version that was used before.
        record VersionChanged() implements Issuing {}

        record Trouble(Refusal refusal) implements Issuing {}
    }

    /// « Défaut d’une preuve » of a decision.
    public enum Flaw {
        ANOTHER_KIND,
        NO_PROMISE,
        FOREIGN_PROMISE,
        DECIDED_LATER,
        ENDED_ALREADY,
        TOO_LONG,
        NO_REASON
    }

    /// « Refus de l’appareil » — what the machine does not allow.
    public sealed interface Refusal {
        /// The key that signs was sealed under another secret.
        record KeyLocked() implements Refusal {}

        /// The clock is behind the last step, or the making of the key.
        record ClockBehind(Instant last) implements Refusal {}
    }

    /// What became of the wish to change a badge.
    public sealed interface Change {
        record Done(Badge badge) implements Change {}

        record NotFound() implements Change {}

        /// It is not in a state that allows it.
        record NotNow(State state) implements Change {}

        record NotADecision(Flaw flaw) implements Change {}

        /// The protocol says something else under a version that was used before.
        record VersionChanged() implements Change {}

        record Trouble(Refusal refusal) implements Change {}
    }

    private final BadgeStore store;
    private final EditionStore editions;
    private final BadgeSigning signing;
    private final Places places;
    private final Accounts accounts;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final SecureRandom random = new SecureRandom();

    Badges(
            BadgeStore store,
            EditionStore editions,
            BadgeSigning signing,
            Places places,
            Accounts accounts,
            Clock clock,
            ApplicationEventPublisher events) {
        this.store = store;
        this.editions = editions;
        this.signing = signing;
        this.places = places;
        this.accounts = accounts;
        this.clock = clock;
        this.events = events;
    }

    @Transactional
    public Issuing issue(Actor by, Award award) {
        var now = clock.instant();
        var network = by.network();
        var holder = holder(by, award.to());
        if (holder.isEmpty()) return new Issuing.NoSuchHolder();
        var flaw = flaw(award, now);
        if (flaw.isPresent()) return new Issuing.NotADecision(flaw.get());
        var key = signing.key(network.id(), now, Instant.MIN);
        if (key instanceof BadgeSigning.Usable.No(var refusal)) return new Issuing.Trouble(refusal);
        var wanted = recognised(award.recognition());
        if (!store.achievement(network.id(), wanted).equals(wanted)) return new Issuing.VersionChanged();

        var held = store.held(network.id(), holder.get().records(), wanted.profile());
        if (held.isPresent()) return new Issuing.HeldAlready(held.get().value());
        var code = BadgeCode.draw(random);
        if (!store.insert(
                network.id(), code, holder.get().place(), holder.get().account(), wanted, award.promises(), now))
            // Another decision was faster.
            return new Issuing.HeldAlready(store.held(network.id(), holder.get().records(), wanted.profile())
                    .map(BadgeCode::value)
                    .orElseThrow());
        store.name(network.id(), code, holder.get().name(), holder.get().mail().map(this::hashed));
        var draft = new BadgeSigning.Draft(
                code,
                holder.get().name(),
                holder.get().place(),
                wanted,
                award.promises(),
                1,
                now,
                endOf(award.until()));
        var edition = signing.sign(network, draft, award.reason(), ((BadgeSigning.Usable.Yes) key).key());
        step(
                network.id(),
                code,
                edition,
                new Step(Act.ISSUED, now, Optional.of(by.id()), award.decided(), award.reason()));
        return new Issuing.Issued(code.value());
    }

    /// For a time: every checker refuses the file from now on.
    @Transactional
    public Change suspend(Actor by, BadgeCode code, LocalDate decided, String reason) {
        return revoke(by, code, decided, reason, Act.SUSPENDED, List.of(State.EARLY, State.VALID, State.LAPSED));
    }

    /// For good; the holder may be recognised again, under another code.
    @Transactional
    public Change withdraw(Actor by, BadgeCode code, LocalDate decided, String reason) {
        return revoke(
                by,
                code,
                decided,
                reason,
                Act.WITHDRAWN,
                List.of(State.EARLY, State.VALID, State.LAPSED, State.SUSPENDED));
    }

    /// After a suspension: the next file is signed, until the same day as before.
    @Transactional
    public Change restore(Actor by, BadgeCode code, LocalDate decided, String reason) {
        return restore(By.of(by), code, decided, reason);
    }

    /// The same by the clock: a suspension that was for some days only came to its end.
    @Transactional
    public Change resume(Network network, BadgeCode code, LocalDate decided, String reason) {
        return restore(new By(network, Optional.empty()), code, decided, reason);
    }

    /// @param account empty: none
    private record By(Network network, Optional<UUID> account) {
        static By of(Actor actor) {
            return new By(actor.network(), Optional.of(actor.id()));
        }
    }

    private Change restore(By by, BadgeCode code, LocalDate decided, String reason) {
        var now = clock.instant();
        var found = locked(by.network(), code);
        if (found.isEmpty()) return new Change.NotFound();
        var badge = found.get();
        if (badge.state(now) != State.SUSPENDED) return new Change.NotNow(badge.state(now));
        var until = badge.edition().until();
        var flaw = flaw(decided, reason, now)
                .or(() -> until.isAfter(now) ? Optional.empty() : Optional.of(Flaw.ENDED_ALREADY));
        return flaw.isPresent()
                ? new Change.NotADecision(flaw.get())
                : signAgain(by, badge, until, decided, reason, Act.RESTORED);
    }

    /// Under the rules and with the promises of the new decision, whose holder is not looked at: the code says whose
    /// badge it is. A suspension ends with it.
    @Transactional
    public Change renew(Actor by, BadgeCode code, Award award) {
        var now = clock.instant();
        var network = by.network().id();
        var found = locked(by.network(), code)
                .filter(badge ->
                        badge.recognised().profile().equals(award.recognition().profile()));
        if (found.isEmpty() || away(network, found.get())) return new Change.NotFound();
        var state = found.get().state(now);
        if (state == State.WITHDRAWN) return new Change.NotNow(state);
        var flaw = flaw(award, now);
        if (flaw.isPresent()) return new Change.NotADecision(flaw.get());
        var wanted = recognised(award.recognition());
        if (!store.achievement(network, wanted).equals(wanted)) return new Change.VersionChanged();
        if (signing.key(network, now, found.get().last().at()) instanceof BadgeSigning.Usable.No(var refusal))
            return new Change.Trouble(refusal);
        store.restate(network, code, wanted, award.promises());
        return signAgain(
                By.of(by),
                store.find(network, code).orElseThrow(),
                endOf(award.until()),
                award.decided(),
                award.reason(),
                Act.RENEWED);
    }

    /// Of a person who asks that her name be erased, once her badge is withdrawn: its number answers that it no
    /// longer counts, and the list of states goes on refusing the file.
    @Transactional
    public Change forget(Actor by, BadgeCode code) {
        var now = clock.instant();
        var network = by.network().id();
        var found = locked(by.network(), code)
                .filter(badge -> by.is(Role.COORDINATOR) && badge.account().isPresent());
        if (found.isEmpty()) return new Change.NotFound();
        var badge = found.get();
        if (badge.forgotten()) return new Change.Done(badge);
        if (badge.state(now) != State.WITHDRAWN) return new Change.NotNow(badge.state(now));
        if (now.isBefore(badge.last().at()))
            return new Change.Trouble(new Refusal.ClockBehind(badge.last().at()));
        store.forget(network, code);
        editions.forget(network, code);
        step(
                network,
                code,
                badge.edition().n(),
                new Step(Act.FORGOTTEN, now, Optional.of(by.id()), Paris.day(now), ERASED));
        return new Change.Done(store.find(network, code).orElseThrow());
    }

    /// The same as before under the key of today, when that of its file leaked. Empty: there is nothing to do.
    @Transactional
    Optional<Badge> resign(Network network, BadgeCode code) {
        var now = clock.instant();
        if (!store.lock(network.id(), code) || !editions.distrusted(network.id(), code, now)) return Optional.empty();
        var badge = store.find(network.id(), code).orElseThrow();
        var reason = badge.steps().stream()
                .filter(step -> step.act() != Act.RESIGNED)
                .reduce((before, last) -> last)
                .orElseThrow()
                .reason();
        var day = Paris.day(now);
        return signAgain(
                                new By(network, Optional.empty()),
                                badge,
                                badge.edition().until(),
                                day,
                                reason,
                                Act.RESIGNED)
                        instanceof Change.Done(var done)
                ? Optional.of(done)
                : Optional.empty();
    }

    @Transactional(readOnly = true)
    List<BadgeCode> distrusted(String network, int limit) {
        return editions.distrusted(network, clock.instant(), limit);
    }

    @Transactional(readOnly = true)
    Optional<Badge> find(String network, BadgeCode code) {
        return store.find(network, code);
    }

    /// Whose it is, as the directory knows it today.
    Optional<Place> place(String network, Badge badge) {
        return badge.place()
                .flatMap(id ->
                        Optional.ofNullable(places.find(network, List.of(id)).get(id)));
    }

    /// Whether its card, poster and pictures may be handed out now: offered where this says so, and nowhere else.
    boolean printable(String network, Badge badge) {
        return badge.state(clock.instant()) == State.VALID && !away(network, badge);
    }

    /// Of a place that has closed, or that its source no longer has, nothing is signed nor printed any more.
    boolean away(String network, Badge badge) {
        return place(network, badge).filter(place -> !place.inLists()).isPresent();
    }

    /// Newest first.
    @Transactional(readOnly = true)
    List<Badge> list(String network) {
        return store.list(network, SHOWN);
    }

    /// The last signed file, as it was signed.
    @Transactional(readOnly = true)
    Optional<String> document(String network, BadgeCode code) {
        return editions.document(network, code);
    }

    private Change revoke(Actor by, BadgeCode code, LocalDate decided, String reason, Act act, List<State> from) {
        var now = clock.instant();
        var network = by.network().id();
        var found = locked(by.network(), code);
        if (found.isEmpty()) return new Change.NotFound();
        var badge = found.get();
        if (!from.contains(badge.state(now))) return new Change.NotNow(badge.state(now));
        var flaw = flaw(decided, reason, now);
        if (flaw.isPresent()) return new Change.NotADecision(flaw.get());
        if (now.isBefore(badge.last().at()))
            return new Change.Trouble(new Refusal.ClockBehind(badge.last().at()));
        editions.revoke(network, code, now);
        if (act == Act.WITHDRAWN) store.close(network, code, now);
        step(network, code, badge.edition().n(), new Step(act, now, Optional.of(by.id()), decided, reason));
        return new Change.Done(store.find(network, code).orElseThrow());
    }

    private Change signAgain(By by, Badge badge, Instant until, LocalDate decided, String reason, Act act) {
        var now = clock.instant();
        var network = by.network();
        var key = signing.key(network.id(), now, badge.last().at());
        if (key instanceof BadgeSigning.Usable.No(var refusal)) return new Change.Trouble(refusal);
        editions.revoke(network.id(), badge.code(), now);
        var draft = new BadgeSigning.Draft(
                badge.code(),
                badge.name(),
                badge.place(),
                badge.recognised(),
                badge.promises(),
                badge.edition().n() + 1,
                now,
                until);
        var edition = signing.sign(network, draft, reason, ((BadgeSigning.Usable.Yes) key).key());
        step(network.id(), badge.code(), edition, new Step(act, now, by.account(), decided, reason));
        return new Change.Done(store.find(network.id(), badge.code()).orElseThrow());
    }

    /// Of another network it is not found.
    private Optional<Badge> locked(Network here, BadgeCode code) {
        var network = here.id();
        return store.lock(network, code) ? store.find(network, code) : Optional.empty();
    }

    private void step(String network, BadgeCode code, int edition, Step step) {
        store.append(network, code, edition, step);
        events.publishEvent(new BadgeMoved(network, code.value(), ConstantName.low(step.act()), step.actor()));
    }

    /// `records`: what the holder is known as; a place, each of its records.
    private record Holder(Set<UUID> records, String name, Optional<PlaceId> place, Optional<Account> helper) {
        Optional<UUID> account() {
            return helper.map(Account::id);
        }

        Optional<String> mail() {
            return helper.map(account -> account.mail().value());
        }
    }

    private Optional<Holder> holder(Actor by, Award.To to) {
        return switch (to) {
            case Award.To.APlace(var id) ->
                Optional.ofNullable(places.find(by.network().id(), List.of(id)).get(id))
                        .filter(Place::inLists)
                        .map(place -> new Holder(
                                places.members(by.network().id(), place.id()).stream()
                                        .map(record -> record.id().value())
                                        .collect(Collectors.toSet()),
                                name(place),
                                // With the record that was decided about, which may stand by itself again one day.
                                Optional.of(id),
                                Optional.empty()));
            case Award.To.AHelper(var id) ->
                Optional.ofNullable(accounts.find(by.network().id(), Set.of(id)).get(id))
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

    private static Optional<Flaw> flaw(Award award, Instant now) {
        var rules = award.recognition();
        if (rules.place() != award.to() instanceof Award.To.APlace) return Optional.of(Flaw.ANOTHER_KIND);
        if (award.promises().isEmpty() && !rules.promises().isEmpty()) return Optional.of(Flaw.NO_PROMISE);
        if (!rules.promises().containsAll(award.promises())) return Optional.of(Flaw.FOREIGN_PROMISE);
        return flaw(award.decided(), award.reason(), now).or(() -> {
            if (!endOf(award.until()).isAfter(now)) return Optional.of(Flaw.ENDED_ALREADY);
            return award.until().isAfter(longest(rules, award.decided()))
                    ? Optional.of(Flaw.TOO_LONG)
                    : Optional.<Flaw>empty();
        });
    }

    private static Optional<Flaw> flaw(LocalDate decided, String reason, Instant now) {
        if (reason.isBlank()) return Optional.of(Flaw.NO_REASON);
        return decided.isAfter(Paris.day(now)) ? Optional.of(Flaw.DECIDED_LATER) : Optional.empty();
    }

    /// The last day on which a decision of that day holds.
    static LocalDate longest(Recognition rules, LocalDate decided) {
        return decided.plus(rules.months(), ChronoUnit.MONTHS);
    }

    /// The first moment after that day.
    private static Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(Paris.ZONE).toInstant();
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
