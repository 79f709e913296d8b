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
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.web.RateLimiter;
import org.tousaidants.vouchers.booklets.VoucherBooklets;
import org.tousaidants.vouchers.orders.VoucherOrder;
import org.tousaidants.vouchers.orders.VoucherOrderCalendar;
import org.tousaidants.vouchers.orders.VoucherOrders;
import org.tousaidants.vouchers.redemptions.VoucherAcceptanceRule.PlaceQualificationStatus;
import org.tousaidants.vouchers.treasury.Voucher;
import org.tousaidants.vouchers.treasury.VoucherPresentationResult;
import org.tousaidants.vouchers.treasury.Vouchers;

/// « Les encaissements » — service for redemptions: checks a voucher, then redeems it exactly once.
@Service
public class VoucherRedemptions {
    /// Maximum number of wrong codes per hour. It applies to each person, each till and each IP address.
    private static final int WRONG_CODES = 20;
    private static final int WRONG_AT_A_TILL = 40;
    private static final int WRONG_FROM_AN_ADDRESS = 60;

    /// Number of days after acceptance within which a redemption made without internet must be sent to the
    /// server.
    static final int LATE_DAYS = VoucherOrderCalendar.LATE_DAYS;

    /// Maximum difference between a till's clock and the server's clock. If the difference is greater, the
    /// till's time is not used.
    private static final Duration MOST_SKEW = Duration.ofDays(36_525);

    /// « Caisse d’un lieu » — the place and the IP address from which a redemption is sent.
    public record VoucherTill(UUID place, String address) {}

    /// « Chèque présenté » — a voucher that a person presents: code, service, and how the code was entered.
    ///
    /// @param id id chosen by the client
    /// @param minutes duration of the service in minutes
    /// @param day day of the service, because paper vouchers are entered later
    public record PresentedVoucher(UUID id, PaperCode code, String service, int minutes, String how, LocalDate day) {}

    /// « Suite d’un encaissement » — the result of a redemption: money for the place, or a refusal.
    public sealed interface VoucherRedemptionResult {
        record VoucherRedeemed(int cents) implements VoucherRedemptionResult {}

        record PlaceNotAllowedToRedeem(VoucherAcceptanceRule why) implements VoucherRedemptionResult {}

        record VoucherRefused(VoucherPresentationResult why) implements VoucherRedemptionResult {}

        /// Refused: too many wrong codes from this person, till or IP address.
        record TooManyWrongVoucherCodes() implements VoucherRedemptionResult {}

        /// Returns the last part of the message key of the result.
        default String word() {
            return switch (this) {
                case VoucherRedeemed _ -> OfflineVoucherRedemption.TAKEN;
                case PlaceNotAllowedToRedeem(var acceptance) -> acceptance.name();
                case TooManyWrongVoucherCodes() -> "slower";
                case VoucherRefused(VoucherPresentationResult.VoucherAlreadyUsed _) -> "used";
                case VoucherRefused(VoucherPresentationResult.VoucherReportedLost()) -> "lost";
                case VoucherRefused(VoucherPresentationResult.VoucherNotActive()) -> "notActive";
                case VoucherRefused(VoucherPresentationResult.VoucherExpired _) -> "expired";
                case VoucherRefused(VoucherPresentationResult.UnknownVoucherCode()) -> "unknown";
                case VoucherRefused(VoucherPresentationResult.PresentedVoucherRedeemed _) ->
                    OfflineVoucherRedemption.TAKEN;
            };
        }
    }

    private final Vouchers vouchers;
    private final VoucherOrders orders;
    private final VoucherBooklets booklets;
    private final VoucherPlaceQualifications qualifications;
    private final VoucherRedemptionStore store;
    private final List<PlaceRecognitions> marks;
    private final boolean labelled;
    private final Clock clock;
    private final RateLimiter wrongCodes = hourly(WRONG_CODES);
    private final RateLimiter wrongAtTill = hourly(WRONG_AT_A_TILL);
    private final RateLimiter wrongFrom = hourly(WRONG_FROM_AN_ADDRESS);

    /// Creates the service.
    ///
    /// @param labelled whether only places recognised by the network may accept vouchers
    VoucherRedemptions(
            Vouchers vouchers,
            VoucherOrders orders,
            VoucherBooklets booklets,
            VoucherPlaceQualifications qualifications,
            VoucherRedemptionStore store,
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

    /// The data of a voucher that the public page shows.
    record PublicVoucherData(Voucher voucher, VoucherOrder order) {}

    /// Finds a voucher by its code, and records that the code was checked; empty if the code is unknown.
    ///
    /// @param by account of the signed-in person who checks the code; empty for other people
    @Transactional
    Optional<PublicVoucherData> look(PaperCode code, Optional<UUID> by) {
        var found = vouchers.look(code);
        found.ifPresent(voucher -> store.look(voucher.id(), by, clock.instant()));
        return found.flatMap(
                voucher -> orders.find(voucher.order()).map(order -> new PublicVoucherData(voucher, order)));
    }

    /// Returns the result that [#take] would have for a voucher, but changes nothing.
    ///
    /// @param by the person at the till
    @Transactional
    VoucherRedemptionResult check(SignedInPerson by, VoucherTill till, PresentedVoucher presented) {
        var judged = judged(by, till, presented);
        if (judged.refused().isPresent()) return judged.refused().get();
        var looked = judged.looked().orElseThrow();
        return over(looked, till, presented)
                .or(() -> blocked(looked))
                .or(() -> elsewhere(till.place(), looked))
                .orElseGet(() -> new VoucherRedemptionResult.VoucherRedeemed(
                        looked.voucher().faceCents()));
    }

    private Optional<VoucherRedemptionResult> over(
            PublicVoucherData looked, VoucherTill till, PresentedVoucher presented) {
        return looked.voucher()
                .over(presented.id(), till.place(), vouchers.goodOn(presented.how(), presented.day()))
                .map(VoucherRedemptions::taking);
    }

    private static VoucherRedemptionResult taking(VoucherPresentationResult spending) {
        return spending instanceof VoucherPresentationResult.PresentedVoucherRedeemed(var cents, var _)
                ? new VoucherRedemptionResult.VoucherRedeemed(cents)
                : new VoucherRedemptionResult.VoucherRefused(spending);
    }

    /// Returns a refusal if the voucher belongs to a booklet that was reported lost; otherwise empty. The report
    /// takes effect at once, before any signature.
    private Optional<VoucherRedemptionResult> blocked(PublicVoucherData looked) {
        return booklets.blocked(looked.voucher().booklet())
                ? Optional.of(
                        new VoucherRedemptionResult.VoucherRefused(new VoucherPresentationResult.VoucherReportedLost()))
                : Optional.empty();
    }

    /// Finds a voucher for a printed card that contains the code. This is not a check at a till, so nothing is
    /// recorded.
    @Transactional(readOnly = true)
    Optional<Voucher> peek(PaperCode code) {
        return vouchers.look(code);
    }

    /// Returns the remaining value of the booklet to which the voucher `one` belongs; empty if the booklet is
    /// lost, used up or expired.
    @Transactional(readOnly = true)
    Optional<VoucherBooklets.RemainingBookletValue> rest(Voucher one) {
        return booklets.remaining(one.booklet())
                .filter(left ->
                        !left.lost() && left.vouchers() > 0 && !left.until().isBefore(qualifications.today()));
    }

    /// Returns whether the booklet of the voucher is reported lost, so that a page can tell this to the holder
    /// of the voucher.
    @Transactional(readOnly = true)
    boolean blocked(Voucher voucher) {
        return booklets.blocked(voucher.booklet());
    }

    private Optional<VoucherRedemptionResult> elsewhere(UUID place, PublicVoucherData looked) {
        return looked.order().rules().onePlace()
                ? store.home(looked.voucher().booklet())
                        .filter(home -> !home.equals(place))
                        .map(_ ->
                                new VoucherRedemptionResult.PlaceNotAllowedToRedeem(VoucherAcceptanceRule.OTHER_PLACE))
                : Optional.empty();
    }

    /// Redeems a voucher. It must be called outside any transaction. When it returns, the result is safely
    /// stored.
    ///
    /// @param by the person at the till
    @Transactional(propagation = Propagation.NEVER)
    public VoucherRedemptionResult take(SignedInPerson by, VoucherTill till, PresentedVoucher presented) {
        var place = till.place();
        var judged = judged(by, till, presented);
        if (judged.refused().isPresent()) return judged.refused().get();
        var looked = judged.looked().orElseThrow();
        // If a person presents a known voucher that has ended, the attempt does not count as a wrong code.
        var over = over(looked, till, presented);
        if (over.isPresent()) return over.get();
        var blocked = blocked(looked);
        if (blocked.isPresent()) return blocked.get();
        // A booklet limited to one place is assigned to the place before the voucher is redeemed, so that
        // two places cannot both accept its first voucher.
        if (looked.order().rules().onePlace()
                && !store.home(looked.voucher().booklet(), place, clock.instant())
                        .equals(place))
            return new VoucherRedemptionResult.PlaceNotAllowedToRedeem(VoucherAcceptanceRule.OTHER_PLACE);
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

    /// Returns the time at which a till accepted a voucher, by the server's clock. It is never later than the
    /// transmission to the server.
    ///
    /// @param theirs time of acceptance by the till's clock
    /// @param theirNow time of transmission by the till's clock; empty if unknown
    Instant moment(Instant theirs, Optional<Instant> theirNow) {
        var now = clock.instant();
        var skew = theirNow.map(shown -> Duration.between(shown, now)).orElse(Duration.ZERO);
        var ours = skew.abs().compareTo(MOST_SKEW) > 0 ? theirs : theirs.plus(skew);
        return ours.isAfter(now) ? now : ours;
    }

    /// Redeems a voucher that was accepted without internet and is sent later, and records the result. If it is
    /// sent again, nothing changes.
    ///
    /// @param takenAt time of acceptance by the server's clock: see [#moment]
    @Transactional(propagation = Propagation.NEVER)
    OfflineVoucherRedemption late(SignedInPerson by, VoucherTill till, PresentedVoucher presented, Instant takenAt) {
        var before = store.late(presented.id());
        if (before.isPresent()) return before.get();
        var now = clock.instant();
        var outcome = refusedLate(by, till.place(), takenAt, now);
        var cents = 0;
        if (outcome.isEmpty()) {
            var taking = take(by, till, presented);
            outcome = taking.word();
            if (taking instanceof VoucherRedemptionResult.VoucherRedeemed(var paid)) cents = paid;
        }
        var late = new OfflineVoucherRedemption(presented.id(), till.place(), by.id(), takenAt, now, outcome, cents);
        if (!outcome.equals("slower")) store.add(late);
        return late;
    }

    private String refusedLate(SignedInPerson by, UUID place, Instant takenAt, Instant now) {
        var most = qualifications.keptBy(by).stream()
                .filter(one -> one.place().equals(place))
                .mapToInt(VoucherQualifiedPlace::offline)
                .findFirst()
                .orElse(0);
        if (most == 0) return "notOffline";
        if (takenAt.isBefore(now.minus(Duration.ofDays(LATE_DAYS)))) return "tooLate";
        var day = LocalDate.ofInstant(takenAt, ParisTime.ZONE);
        var from = day.atStartOfDay(ParisTime.ZONE).toInstant();
        var until = day.plusDays(1).atStartOfDay(ParisTime.ZONE).toInstant();
        return store.latesOn(place, from, until) >= most ? "ceiling" : "";
    }

    /// Returns the redemptions made without internet at the tills that a person keeps.
    @Transactional(readOnly = true)
    List<OfflineVoucherRedemption> lates(SignedInPerson by) {
        return store.lates(
                qualifications.keptBy(by).stream()
                        .map(VoucherQualifiedPlace::place)
                        .toList(),
                clock.instant().minus(Duration.ofDays(60)));
    }

    private record CheckedVoucher(Optional<VoucherRedemptionResult> refused, Optional<PublicVoucherData> looked) {}

    private CheckedVoucher judged(SignedInPerson by, VoucherTill till, PresentedVoucher presented) {
        var place = till.place();
        var kept = qualifications.keptBy(by).stream()
                .filter(one -> one.place().equals(place))
                .findFirst();
        if (wrongCodes.spent(by.id().toString())
                || kept.isPresent() && wrongAtTill.spent(place.toString())
                || wrongFrom.spent(till.address()))
            return refused(new VoucherRedemptionResult.TooManyWrongVoucherCodes());
        var looked = look(presented.code(), Optional.of(by.id()));
        if (looked.isEmpty()) {
            wrongCodes.take(by.id().toString());
            wrongFrom.take(till.address());
            // A wrong code counts for the till only if the person keeps this till. Otherwise a person
            // could block the till of another person with wrong codes.
            if (kept.isPresent()) wrongAtTill.take(place.toString());
            return refused(
                    new VoucherRedemptionResult.VoucherRefused(new VoucherPresentationResult.UnknownVoucherCode()));
        }
        var qualified = kept.filter(one -> one.on(presented.day())).isPresent();
        var commune = Optional.ofNullable(qualifications.sheets(List.of(place)).get(place))
                .map(sheet -> sheet.commune())
                .orElse("");
        var acceptance = VoucherAcceptanceRule.judge(
                looked.get().order(), standing(place, qualified), commune, presented.service());
        return acceptance == VoucherAcceptanceRule.GOOD
                ? new CheckedVoucher(Optional.empty(), looked)
                : refused(new VoucherRedemptionResult.PlaceNotAllowedToRedeem(acceptance));
    }

    private PlaceQualificationStatus standing(UUID place, boolean qualified) {
        if (!qualified) return PlaceQualificationStatus.NONE;
        return labelled(place) ? PlaceQualificationStatus.GOOD : PlaceQualificationStatus.WITHOUT_LABEL;
    }

    private boolean labelled(UUID place) {
        return !labelled || marks.stream().anyMatch(one -> one.recognised().containsKey(new PlaceId(place)));
    }

    /// Returns the places that may accept vouchers on the current day.
    @Transactional(readOnly = true)
    public List<Place> places() {
        var today = qualifications.today();
        var taking = qualifications.current().values().stream()
                .filter(one -> one.on(today))
                .map(VoucherQualifiedPlace::place)
                .filter(place -> labelled(place))
                .toList();
        return List.copyOf(qualifications.sheets(taking).values());
    }

    private static CheckedVoucher refused(VoucherRedemptionResult why) {
        return new CheckedVoucher(Optional.of(why), Optional.empty());
    }
}
