package org.tousaidants.pass.redemptions;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.core.text.Paris;
import org.tousaidants.pass.booklets.Booklets;
import org.tousaidants.pass.orders.Order;
import org.tousaidants.pass.orders.Orders;
import org.tousaidants.pass.orders.PassCalendar;
import org.tousaidants.pass.redemptions.Acceptance.Standing;
import org.tousaidants.pass.treasury.Spending;
import org.tousaidants.pass.treasury.Voucher;
import org.tousaidants.pass.treasury.Vouchers;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.directory.PlaceMarks;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.papercodes.PaperCode;
import org.tousaidants.platform.web.RateLimiter;

/// « Les encaissements » — looks at a voucher, then takes it once.
@Service
public class Redemptions {
    /// Within an hour: of one person, at one till, from one address.
    private static final int WRONG_CODES = 20;
    private static final int WRONG_AT_A_TILL = 40;
    private static final int WRONG_FROM_AN_ADDRESS = 60;

    /// How long what was accepted without a network may wait.
    static final int LATE_DAYS = PassCalendar.LATE_DAYS;

    /// A clock that is further off says nothing of when something was.
    private static final Duration MOST_SKEW = Duration.ofDays(36_525);

    /// « Caisse d’un lieu » — where a person stands.
    public record Till(UUID place, String address) {}

    /// « Chèque présenté » — for which service, and how its code came.
    ///
    /// @param id the client's own
    /// @param day of the service: paper is entered later
    public record Presented(UUID id, PaperCode code, String service, int minutes, String how, LocalDate day) {}

    /// « Suite d’un encaissement » — money for the place, or one clear reason.
    public sealed interface Taking {
        record Taken(int cents) implements Taking {}

        record Refused(Acceptance why) implements Taking {}

        record NotSpent(Spending why) implements Taking {}

        /// Too many wrong codes from this person, at this till or from this address.
        record Slower() implements Taking {}

        /// The end of the key of what became of it.
        default String word() {
            return switch (this) {
                case Taken _ -> Late.TAKEN;
                case Refused(var acceptance) -> acceptance.name();
                case Slower() -> "slower";
                case NotSpent(Spending.AlreadyUsed _) -> "used";
                case NotSpent(Spending.Lost()) -> "lost";
                case NotSpent(Spending.NotActive()) -> "notActive";
                case NotSpent(Spending.Expired _) -> "expired";
                case NotSpent(Spending.Unknown()) -> "unknown";
                case NotSpent(Spending.Taken _) -> Late.TAKEN;
            };
        }
    }

    private final Vouchers vouchers;
    private final Orders orders;
    private final Booklets booklets;
    private final Qualifications qualifications;
    private final RedemptionStore store;
    private final List<PlaceMarks> marks;
    private final boolean labelled;
    private final Clock clock;
    private final RateLimiter wrongCodes = hourly(WRONG_CODES);
    private final RateLimiter wrongAtTill = hourly(WRONG_AT_A_TILL);
    private final RateLimiter wrongFrom = hourly(WRONG_FROM_AN_ADDRESS);

    /// @param labelled whether a place must hold the label of the network, too
    Redemptions(
            Vouchers vouchers,
            Orders orders,
            Booklets booklets,
            Qualifications qualifications,
            RedemptionStore store,
            List<PlaceMarks> marks,
            @Value("${ta.pass.labelled:true}") boolean labelled,
            Clock clock) {
        this.vouchers = vouchers;
        this.orders = orders;
        this.booklets = booklets;
        this.qualifications = qualifications;
        this.store = store;
        this.marks = marks;
        this.labelled = labelled;
        this.clock = clock;
    }

    private static RateLimiter hourly(int many) {
        return new RateLimiter(many, Duration.ofHours(1), System::nanoTime);
    }

    /// What a voucher is worth to anybody who holds it.
    record Looked(Voucher voucher, Order order) {}

    /// Every look at a code is written down.
    @Transactional
    Optional<Looked> look(PaperCode code, Optional<UUID> by) {
        var found = vouchers.look(code);
        found.ifPresent(voucher -> store.look(voucher.id(), by, clock.instant()));
        return found.flatMap(voucher -> orders.find(voucher.order()).map(order -> new Looked(voucher, order)));
    }

    /// Before anything is taken: the same answers as [#take], and nothing changes.
    @Transactional
    Taking check(Actor by, Till till, Presented presented) {
        var judged = judged(by, till, presented);
        if (judged.refused().isPresent()) return judged.refused().get();
        var looked = judged.looked().orElseThrow();
        return over(looked, till, presented)
                .or(() -> blocked(looked))
                .or(() -> elsewhere(till.place(), looked))
                .orElseGet(() -> new Taking.Taken(looked.voucher().faceCents()));
    }

    private Optional<Taking> over(Looked looked, Till till, Presented presented) {
        return looked.voucher()
                .over(presented.id(), till.place(), vouchers.goodOn(presented.how(), presented.day()))
                .map(Redemptions::taking);
    }

    private static Taking taking(Spending spending) {
        return spending instanceof Spending.Taken(var cents, var _)
                ? new Taking.Taken(cents)
                : new Taking.NotSpent(spending);
    }

    /// Reported lost: from that moment nothing of it is taken, signed or not.
    private Optional<Taking> blocked(Looked looked) {
        return booklets.blocked(looked.voucher().booklet())
                ? Optional.of(new Taking.NotSpent(new Spending.Lost()))
                : Optional.empty();
    }

    /// What a person sees of her voucher.
    @Transactional(readOnly = true)
    boolean blocked(Voucher voucher) {
        return booklets.blocked(voucher.booklet());
    }

    private Optional<Taking> elsewhere(UUID place, Looked looked) {
        return looked.order().rules().onePlace()
                ? store.home(looked.voucher().booklet())
                        .filter(home -> !home.equals(place))
                        .map(_ -> new Taking.Refused(Acceptance.OTHER_PLACE))
                : Optional.empty();
    }

    /// Outside any transaction: what it answers is safe.
    @Transactional(propagation = Propagation.NEVER)
    public Taking take(Actor by, Till till, Presented presented) {
        var place = till.place();
        var judged = judged(by, till, presented);
        if (judged.refused().isPresent()) return judged.refused().get();
        var looked = judged.looked().orElseThrow();
        // What is over has its answer: repeated attempts with used vouchers do not make the till wait.
        var over = over(looked, till, presented);
        if (over.isPresent()) return over.get();
        var blocked = blocked(looked);
        if (blocked.isPresent()) return blocked.get();
        // A good voucher binds its booklet to this place before it pays, so that two places at once cannot both begin
        // it.
        if (looked.order().rules().onePlace()
                && !store.home(looked.voucher().booklet(), place, clock.instant())
                        .equals(place)) return new Taking.Refused(Acceptance.OTHER_PLACE);
        return taking(vouchers.present(new Vouchers.Presenting(
                presented.id(),
                presented.code(),
                looked.order().id(),
                place,
                presented.service(),
                presented.minutes(),
                looked.voucher().faceCents(),
                presented.how(),
                by.id(),
                presented.day())));
    }

    /// When that was, by our clock: the till says what its own showed then, and what it shows as it sends. Nothing was
    /// accepted after it is sent.
    Instant moment(Instant theirs, Optional<Instant> theirNow) {
        var now = clock.instant();
        var skew = theirNow.map(shown -> Duration.between(shown, now)).orElse(Duration.ZERO);
        var ours = skew.abs().compareTo(MOST_SKEW) > 0 ? theirs : theirs.plus(skew);
        return ours.isAfter(now) ? now : ours;
    }

    /// Accepted without a network, sent afterwards: tried as any other, and written down whatever comes of it. Asked
    /// again with the same id, the answer is the one of before.
    ///
    /// @param takenAt by our clock: see [#moment]
    @Transactional(propagation = Propagation.NEVER)
    Late late(Actor by, Till till, Presented presented, Instant takenAt) {
        var before = store.late(presented.id());
        if (before.isPresent()) return before.get();
        var now = clock.instant();
        var outcome = refusedLate(by, till.place(), takenAt, now);
        var cents = 0;
        if (outcome.isEmpty()) {
            var taking = take(by, till, presented);
            outcome = taking.word();
            if (taking instanceof Taking.Taken(var paid)) cents = paid;
        }
        var late = new Late(presented.id(), till.place(), by.id(), takenAt, now, outcome, cents);
        if (!outcome.equals("slower")) store.add(late);
        return late;
    }

    private String refusedLate(Actor by, UUID place, Instant takenAt, Instant now) {
        var most = qualifications.keptBy(by).stream()
                .filter(one -> one.place().equals(place))
                .mapToInt(Qualified::offline)
                .findFirst()
                .orElse(0);
        if (most == 0) return "notOffline";
        if (takenAt.isBefore(now.minus(Duration.ofDays(LATE_DAYS)))) return "tooLate";
        var day = LocalDate.ofInstant(takenAt, Paris.ZONE);
        var from = day.atStartOfDay(Paris.ZONE).toInstant();
        var until = day.plusDays(1).atStartOfDay(Paris.ZONE).toInstant();
        return store.latesOn(place, from, until) >= most ? "ceiling" : "";
    }

    /// Of the tills that a person keeps.
    @Transactional(readOnly = true)
    List<Late> lates(Actor by) {
        return store.lates(
                qualifications.keptBy(by).stream().map(Qualified::place).toList(),
                clock.instant().minus(Duration.ofDays(60)));
    }

    private record Judged(Optional<Taking> refused, Optional<Looked> looked) {}

    private Judged judged(Actor by, Till till, Presented presented) {
        var place = till.place();
        var kept = qualifications.keptBy(by).stream()
                .filter(one -> one.place().equals(place))
                .findFirst();
        if (wrongCodes.spent(by.id().toString())
                || kept.isPresent() && wrongAtTill.spent(place.toString())
                || wrongFrom.spent(till.address())) return refused(new Taking.Slower());
        var looked = look(presented.code(), Optional.of(by.id()));
        if (looked.isEmpty()) {
            wrongCodes.take(by.id().toString());
            wrongFrom.take(till.address());
            // The keeper of another till closes none but her own.
            if (kept.isPresent()) wrongAtTill.take(place.toString());
            return refused(new Taking.NotSpent(new Spending.Unknown()));
        }
        var qualified = kept.filter(one -> one.on(presented.day())).isPresent();
        var commune = Optional.ofNullable(qualifications.sheets(List.of(place)).get(place))
                .map(sheet -> sheet.commune())
                .orElse("");
        var acceptance =
                Acceptance.judge(looked.get().order(), standing(place, qualified), commune, presented.service());
        return acceptance == Acceptance.GOOD
                ? new Judged(Optional.empty(), looked)
                : refused(new Taking.Refused(acceptance));
    }

    private Standing standing(UUID place, boolean qualified) {
        if (!qualified) return Standing.NONE;
        return labelled(place) ? Standing.GOOD : Standing.WITHOUT_LABEL;
    }

    private boolean labelled(UUID place) {
        return !labelled || marks.stream().anyMatch(one -> one.recognised().containsKey(new PlaceId(place)));
    }

    /// Where vouchers are taken today.
    @Transactional(readOnly = true)
    public List<Place> places() {
        var today = qualifications.today();
        var taking = qualifications.current().values().stream()
                .filter(one -> one.on(today))
                .map(Qualified::place)
                .filter(place -> labelled(place))
                .toList();
        return List.copyOf(qualifications.sheets(taking).values());
    }

    private static Judged refused(Taking why) {
        return new Judged(Optional.of(why), Optional.empty());
    }
}
