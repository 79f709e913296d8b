package org.tousaidants.vouchers.redemptions;

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
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceId;
import org.tousaidants.places.directory.PlaceRecognitions;
import org.tousaidants.platform.codes.PaperCode;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.web.RateLimiter;
import org.tousaidants.vouchers.booklets.Booklets;
import org.tousaidants.vouchers.orders.Order;
import org.tousaidants.vouchers.orders.OrderCalendar;
import org.tousaidants.vouchers.orders.Orders;
import org.tousaidants.vouchers.redemptions.AcceptanceRule.PlaceStanding;
import org.tousaidants.vouchers.treasury.Voucher;
import org.tousaidants.vouchers.treasury.VoucherPresentationResult;
import org.tousaidants.vouchers.treasury.Vouchers;

/// « Les encaissements » — service for redemptions: checks a voucher, then redeems it exactly once.
@Service
public class Redemptions {
    /// Maximum number of wrong codes in an hour, per person, per till and per IP address.
    private static final int WRONG_CODES = 20;
    private static final int WRONG_AT_A_TILL = 40;
    private static final int WRONG_FROM_AN_ADDRESS = 60;

    /// Number of days within which an offline redemption must be sent.
    static final int LATE_DAYS = OrderCalendar.LATE_DAYS;

    /// Maximum difference of a till's clock, beyond which its time is not usable.
    private static final Duration MOST_SKEW = Duration.ofDays(36_525);

    /// « Caisse d’un lieu » — the place and the IP address of a redemption.
    public record PlaceTill(UUID place, String address) {}

    /// « Chèque présenté » — a voucher that a person presents: code, service, and how the code was entered.
    ///
    /// @param id chosen by the client
    /// @param day of the service: vouchers on paper are entered later
    public record PresentedVoucher(UUID id, PaperCode code, String service, int minutes, String how, LocalDate day) {}

    /// « Suite d’un encaissement » — the result of a redemption: money for the place, or a refusal.
    public sealed interface RedemptionResult {
        record VoucherRedeemed(int cents) implements RedemptionResult {}

        record PlaceRefused(AcceptanceRule why) implements RedemptionResult {}

        record VoucherRefused(VoucherPresentationResult why) implements RedemptionResult {}

        /// Refused: too many wrong codes from this person, till or IP address.
        record TooManyWrongCodes() implements RedemptionResult {}

        /// The last part of the message key.
        default String word() {
            return switch (this) {
                case VoucherRedeemed _ -> OfflineRedemption.TAKEN;
                case PlaceRefused(var acceptance) -> acceptance.name();
                case TooManyWrongCodes() -> "slower";
                case VoucherRefused(VoucherPresentationResult.AlreadyUsed _) -> "used";
                case VoucherRefused(VoucherPresentationResult.ReportedLost()) -> "lost";
                case VoucherRefused(VoucherPresentationResult.NotActive()) -> "notActive";
                case VoucherRefused(VoucherPresentationResult.Expired _) -> "expired";
                case VoucherRefused(VoucherPresentationResult.UnknownCode()) -> "unknown";
                case VoucherRefused(VoucherPresentationResult.Redeemed _) -> OfflineRedemption.TAKEN;
            };
        }
    }

    private final Vouchers vouchers;
    private final Orders orders;
    private final Booklets booklets;
    private final PlaceQualifications qualifications;
    private final RedemptionStore store;
    private final List<PlaceRecognitions> marks;
    private final boolean labelled;
    private final Clock clock;
    private final RateLimiter wrongCodes = hourly(WRONG_CODES);
    private final RateLimiter wrongAtTill = hourly(WRONG_AT_A_TILL);
    private final RateLimiter wrongFrom = hourly(WRONG_FROM_AN_ADDRESS);

    /// @param labelled whether a place needs the label of the network
    Redemptions(
            Vouchers vouchers,
            Orders orders,
            Booklets booklets,
            PlaceQualifications qualifications,
            RedemptionStore store,
            List<PlaceRecognitions> marks,
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

    /// The public data of a voucher.
    record PublicVoucherData(Voucher voucher, Order order) {}

    /// Finds a voucher by its code. Each check is recorded.
    @Transactional
    Optional<PublicVoucherData> look(PaperCode code, Optional<UUID> by) {
        var found = vouchers.look(code);
        found.ifPresent(voucher -> store.look(voucher.id(), by, clock.instant()));
        return found.flatMap(
                voucher -> orders.find(voucher.order()).map(order -> new PublicVoucherData(voucher, order)));
    }

    /// Checks vouchers with the same results as [#take], but changes nothing.
    @Transactional
    RedemptionResult check(Actor by, PlaceTill till, PresentedVoucher presented) {
        var judged = judged(by, till, presented);
        if (judged.refused().isPresent()) return judged.refused().get();
        var looked = judged.looked().orElseThrow();
        return over(looked, till, presented)
                .or(() -> blocked(looked))
                .or(() -> elsewhere(till.place(), looked))
                .orElseGet(() ->
                        new RedemptionResult.VoucherRedeemed(looked.voucher().faceCents()));
    }

    private Optional<RedemptionResult> over(PublicVoucherData looked, PlaceTill till, PresentedVoucher presented) {
        return looked.voucher()
                .over(presented.id(), till.place(), vouchers.goodOn(presented.how(), presented.day()))
                .map(Redemptions::taking);
    }

    private static RedemptionResult taking(VoucherPresentationResult spending) {
        return spending instanceof VoucherPresentationResult.Redeemed(var cents, var _)
                ? new RedemptionResult.VoucherRedeemed(cents)
                : new RedemptionResult.VoucherRefused(spending);
    }

    /// The refusal of a voucher reported lost, which applies at once, before any signature.
    private Optional<RedemptionResult> blocked(PublicVoucherData looked) {
        return booklets.blocked(looked.voucher().booklet())
                ? Optional.of(new RedemptionResult.VoucherRefused(new VoucherPresentationResult.ReportedLost()))
                : Optional.empty();
    }

    /// For a card that holds the code: no check at a till, so nothing is recorded.
    @Transactional(readOnly = true)
    Optional<Voucher> peek(PaperCode code) {
        return vouchers.look(code);
    }

    /// The rest of the booklet of a voucher; empty when it is lost, spent or over.
    @Transactional(readOnly = true)
    Optional<Booklets.RemainingValue> rest(Voucher one) {
        return booklets.remaining(one.booklet())
                .filter(left ->
                        !left.lost() && left.vouchers() > 0 && !left.until().isBefore(qualifications.today()));
    }

    /// The state that the holder of a voucher sees.
    @Transactional(readOnly = true)
    boolean blocked(Voucher voucher) {
        return booklets.blocked(voucher.booklet());
    }

    private Optional<RedemptionResult> elsewhere(UUID place, PublicVoucherData looked) {
        return looked.order().rules().onePlace()
                ? store.home(looked.voucher().booklet())
                        .filter(home -> !home.equals(place))
                        .map(_ -> new RedemptionResult.PlaceRefused(AcceptanceRule.OTHER_PLACE))
                : Optional.empty();
    }

    /// Redeems a voucher. Runs outside any transaction; the result is durable when it returns.
    @Transactional(propagation = Propagation.NEVER)
    public RedemptionResult take(Actor by, PlaceTill till, PresentedVoucher presented) {
        var place = till.place();
        var judged = judged(by, till, presented);
        if (judged.refused().isPresent()) return judged.refused().get();
        var looked = judged.looked().orElseThrow();
        // A repeated attempt with an ended voucher does not count as a wrong code.
        var over = over(looked, till, presented);
        if (over.isPresent()) return over.get();
        var blocked = blocked(looked);
        if (blocked.isPresent()) return blocked.get();
        // A booklet limited to one place is bound to it before the voucher pays, so that two places cannot both
        // begin it.
        if (looked.order().rules().onePlace()
                && !store.home(looked.voucher().booklet(), place, clock.instant())
                        .equals(place)) return new RedemptionResult.PlaceRefused(AcceptanceRule.OTHER_PLACE);
        return taking(vouchers.present(new Vouchers.VoucherPresentation(
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

    /// The moment of acceptance by the server's clock: the till sends the time of its own clock at acceptance
    /// and at transmission. Never later than the transmission.
    Instant moment(Instant theirs, Optional<Instant> theirNow) {
        var now = clock.instant();
        var skew = theirNow.map(shown -> Duration.between(shown, now)).orElse(Duration.ZERO);
        var ours = skew.abs().compareTo(MOST_SKEW) > 0 ? theirs : theirs.plus(skew);
        return ours.isAfter(now) ? now : ours;
    }

    /// Redeems a voucher that was accepted offline and is sent later; the result is recorded. Sending it again
    /// changes nothing.
    ///
    /// @param takenAt by the server's clock: see [#moment]
    @Transactional(propagation = Propagation.NEVER)
    OfflineRedemption late(Actor by, PlaceTill till, PresentedVoucher presented, Instant takenAt) {
        var before = store.late(presented.id());
        if (before.isPresent()) return before.get();
        var now = clock.instant();
        var outcome = refusedLate(by, till.place(), takenAt, now);
        var cents = 0;
        if (outcome.isEmpty()) {
            var taking = take(by, till, presented);
            outcome = taking.word();
            if (taking instanceof RedemptionResult.VoucherRedeemed(var paid)) cents = paid;
        }
        var late = new OfflineRedemption(presented.id(), till.place(), by.id(), takenAt, now, outcome, cents);
        if (!outcome.equals("slower")) store.add(late);
        return late;
    }

    private String refusedLate(Actor by, UUID place, Instant takenAt, Instant now) {
        var most = qualifications.keptBy(by).stream()
                .filter(one -> one.place().equals(place))
                .mapToInt(QualifiedPlace::offline)
                .findFirst()
                .orElse(0);
        if (most == 0) return "notOffline";
        if (takenAt.isBefore(now.minus(Duration.ofDays(LATE_DAYS)))) return "tooLate";
        var day = LocalDate.ofInstant(takenAt, ParisTime.ZONE);
        var from = day.atStartOfDay(ParisTime.ZONE).toInstant();
        var until = day.plusDays(1).atStartOfDay(ParisTime.ZONE).toInstant();
        return store.latesOn(place, from, until) >= most ? "ceiling" : "";
    }

    /// The offline redemptions of the tills that a person keeps.
    @Transactional(readOnly = true)
    List<OfflineRedemption> lates(Actor by) {
        return store.lates(
                qualifications.keptBy(by).stream().map(QualifiedPlace::place).toList(),
                clock.instant().minus(Duration.ofDays(60)));
    }

    private record CheckedVoucher(Optional<RedemptionResult> refused, Optional<PublicVoucherData> looked) {}

    private CheckedVoucher judged(Actor by, PlaceTill till, PresentedVoucher presented) {
        var place = till.place();
        var kept = qualifications.keptBy(by).stream()
                .filter(one -> one.place().equals(place))
                .findFirst();
        if (wrongCodes.spent(by.id().toString())
                || kept.isPresent() && wrongAtTill.spent(place.toString())
                || wrongFrom.spent(till.address())) return refused(new RedemptionResult.TooManyWrongCodes());
        var looked = look(presented.code(), Optional.of(by.id()));
        if (looked.isEmpty()) {
            wrongCodes.take(by.id().toString());
            wrongFrom.take(till.address());
            // A person who keeps another till can only block that till.
            if (kept.isPresent()) wrongAtTill.take(place.toString());
            return refused(new RedemptionResult.VoucherRefused(new VoucherPresentationResult.UnknownCode()));
        }
        var qualified = kept.filter(one -> one.on(presented.day())).isPresent();
        var commune = Optional.ofNullable(qualifications.sheets(List.of(place)).get(place))
                .map(sheet -> sheet.commune())
                .orElse("");
        var acceptance =
                AcceptanceRule.judge(looked.get().order(), standing(place, qualified), commune, presented.service());
        return acceptance == AcceptanceRule.GOOD
                ? new CheckedVoucher(Optional.empty(), looked)
                : refused(new RedemptionResult.PlaceRefused(acceptance));
    }

    private PlaceStanding standing(UUID place, boolean qualified) {
        if (!qualified) return PlaceStanding.NONE;
        return labelled(place) ? PlaceStanding.GOOD : PlaceStanding.WITHOUT_LABEL;
    }

    private boolean labelled(UUID place) {
        return !labelled || marks.stream().anyMatch(one -> one.recognised().containsKey(new PlaceId(place)));
    }

    /// The places that may accept vouchers today.
    @Transactional(readOnly = true)
    public List<Place> places() {
        var today = qualifications.today();
        var taking = qualifications.current().values().stream()
                .filter(one -> one.on(today))
                .map(QualifiedPlace::place)
                .filter(place -> labelled(place))
                .toList();
        return List.copyOf(qualifications.sheets(taking).values());
    }

    private static CheckedVoucher refused(RedemptionResult why) {
        return new CheckedVoucher(Optional.of(why), Optional.empty());
    }
}
