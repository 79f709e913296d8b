package org.tousaidants.pass.redemptions;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tousaidants.pass.orders.Order;
import org.tousaidants.pass.orders.Orders;
import org.tousaidants.pass.treasury.Spending;
import org.tousaidants.pass.treasury.Voucher;
import org.tousaidants.pass.treasury.Vouchers;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.papercodes.PaperCode;
import org.tousaidants.platform.web.RateLimiter;

/// « Les encaissements » — looks at a voucher, then takes it once.
@Service
public class Redemptions {
    private static final int WRONG_CODES = 20;

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

        /// Too many wrong codes from this person: she waits.
        record Slower() implements Taking {}
    }

    private final Vouchers vouchers;
    private final Orders orders;
    private final Qualifications qualifications;
    private final RedemptionStore store;
    private final Clock clock;
    private final RateLimiter wrongCodes = new RateLimiter(WRONG_CODES, Duration.ofHours(1), System::nanoTime);

    Redemptions(Vouchers vouchers, Orders orders, Qualifications qualifications, RedemptionStore store, Clock clock) {
        this.vouchers = vouchers;
        this.orders = orders;
        this.qualifications = qualifications;
        this.store = store;
        this.clock = clock;
    }

    /// What a voucher is worth to anybody who holds it.
    record Looked(Voucher voucher, Order order) {}

    /// Every look at a code is written down.
    @Transactional
    Optional<Looked> look(String network, PaperCode code, Optional<UUID> by) {
        var found = vouchers.look(network, code);
        found.ifPresent(voucher -> store.look(network, voucher.id(), by, clock.instant()));
        return found.flatMap(voucher -> orders.find(network, voucher.order()).map(order -> new Looked(voucher, order)));
    }

    /// Before anything is taken: the same answers as [#take], and nothing changes.
    @Transactional
    Taking check(Actor by, UUID place, Presented presented) {
        var judged = judged(by, place, presented);
        if (judged.refused().isPresent()) return judged.refused().get();
        var voucher = judged.looked().orElseThrow().voucher();
        if (voucher.ended().isPresent())
            return new Taking.NotSpent(
                    switch (voucher.ended().get().act()) {
                        case "REDEEM" -> new Spending.AlreadyUsed(voucher);
                        case "CANCEL" -> new Spending.Lost();
                        default -> new Spending.Expired(voucher);
                    });
        if (!voucher.active()) return new Taking.NotSpent(new Spending.NotActive());
        if (voucher.validUntil().isBefore(presented.day())) return new Taking.NotSpent(new Spending.Expired(voucher));
        return new Taking.Taken(voucher.faceCents());
    }

    /// Outside any transaction: what it answers is safe.
    @Transactional(propagation = Propagation.NEVER)
    public Taking take(Actor by, UUID place, Presented presented) {
        var judged = judged(by, place, presented);
        if (judged.refused().isPresent()) return judged.refused().get();
        var looked = judged.looked().orElseThrow();
        var spending = vouchers.present(
                by.network().id(),
                new Vouchers.Presenting(
                        presented.id(),
                        presented.code(),
                        looked.order().id(),
                        place,
                        presented.service(),
                        presented.minutes(),
                        looked.voucher().faceCents(),
                        presented.how(),
                        by.id(),
                        presented.day()));
        return spending instanceof Spending.Taken(var cents, var _)
                ? new Taking.Taken(cents)
                : new Taking.NotSpent(spending);
    }

    private record Judged(Optional<Taking> refused, Optional<Looked> looked) {}

    private Judged judged(Actor by, UUID place, Presented presented) {
        var network = by.network().id();
        if (wrongCodes.spent(by.id().toString())) return refused(new Taking.Slower());
        var looked = look(network, presented.code(), Optional.of(by.id()));
        if (looked.isEmpty()) {
            wrongCodes.take(by.id().toString());
            return refused(new Taking.NotSpent(new Spending.Unknown()));
        }
        var qualified = qualifications.keptBy(by).stream()
                .anyMatch(one -> one.place().equals(place) && one.on(presented.day()));
        var commune = Optional.ofNullable(
                        qualifications.sheets(network, java.util.List.of(place)).get(place))
                .map(sheet -> sheet.commune())
                .orElse("");
        var acceptance = Acceptance.judge(looked.get().order(), qualified, commune, presented.service());
        return acceptance == Acceptance.GOOD
                ? new Judged(Optional.empty(), looked)
                : refused(new Taking.Refused(acceptance));
    }

    private static Judged refused(Taking why) {
        return new Judged(Optional.of(why), Optional.empty());
    }
}
