package org.tousaidants.demo.stories;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tousaidants.core.schema.PlaceService;
import org.tousaidants.places.directory.Place;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.vouchers.booklets.VoucherBooklets;
import org.tousaidants.vouchers.orders.VoucherOrder;
import org.tousaidants.vouchers.orders.VoucherOrder.OrderFunder;
import org.tousaidants.vouchers.orders.VoucherOrders;
import org.tousaidants.vouchers.redemptions.VoucherPlaceQualifications;
import org.tousaidants.vouchers.redemptions.VoucherQualifiedPlace;
import org.tousaidants.vouchers.redemptions.VoucherRedemptions;
import org.tousaidants.vouchers.signatures.DoubleSignatures;

/// « Pass joué » — creates a small complete order of vouchers: a quote, payments by two funders, and booklets that
/// are printed, delivered, handed over and partly used. Calls the same services as the pages.
@Component
class DemoVoucherMaker {
    private static final int BOOKLETS = 8;
    private static final int HANDED = 5;
    private static final int EACH = 10;
    private static final int FACE_CENTS = 1_000;
    private static final int USED = 9;

    private final VoucherOrders orders;
    private final VoucherBooklets booklets;
    private final VoucherPlaceQualifications qualifications;
    private final VoucherRedemptions redemptions;
    private final DoubleSignatures signatures;

    DemoVoucherMaker(
            VoucherOrders orders,
            VoucherBooklets booklets,
            VoucherPlaceQualifications qualifications,
            VoucherRedemptions redemptions,
            DoubleSignatures signatures) {
        this.orders = orders;
        this.booklets = booklets;
        this.qualifications = qualifications;
        this.redemptions = redemptions;
        this.signatures = signatures;
    }

    /// Returns whether the demonstration has no order of vouchers yet.
    public boolean awaited() {
        return orders.all().isEmpty();
    }

    /// Returns the name of a funder of the first order of vouchers; empty if there is no order.
    public Optional<String> funder(SignedInPerson by) {
        return orders.all().stream()
                .filter(order -> order.isOrdered())
                .flatMap(order -> order.funders().stream().limit(1))
                .map(OrderFunder::name)
                .findFirst();
    }

    /// Creates the order of vouchers unless an order exists.
    ///
    /// @param by the coordinator
    /// @param second account of the second signatory
    /// @param helper prescriber of the booklets, who also accepts vouchers at the places
    /// @param places places that accept vouchers; the first places have most redemptions
    public void play(SignedInPerson by, SignedInPerson second, Account helper, List<Place> places) {
        var network = by.network();
        if (!awaited() || places.isEmpty()) return;
        var today = orders.today();
        var funders = List.of(
                new OrderFunder(UUID.randomUUID(), "Ville de Saintes (démonstration)", "", 32_000),
                new OrderFunder(UUID.randomUUID(), "Département (démonstration)", "", 48_000));
        var order = orders.quote(by, wanted("Carnets du centre social", BOOKLETS, year(today), funders));
        orders.order(by, order.id());
        for (var funder : funders)
            orders.provide(
                    UUID.randomUUID(),
                    order.id(),
                    funder.id(),
                    funder.cents(),
                    "Mandat de démonstration",
                    by.id(),
                    second.id());
        orders.quote(
                by,
                wanted(
                        "Carnets de l’agglomération",
                        39,
                        year(today),
                        List.of(new OrderFunder(UUID.randomUUID(), "Agglomération (démonstration)", "", 390_000))));
        places.forEach(place -> qualify(by, second, helper, place, today));
        if (!(booklets.print(by, order.id(), UUID.randomUUID(), BOOKLETS)
                instanceof VoucherBooklets.BookletPrintingResult.BookletsPrinted made)) return;
        var hands = new SignedInPerson(helper.id(), helper.mail().value(), helper.name(), Role.HELPER, network);
        booklets.deliver(by, order.id(), 1, BOOKLETS, helper.id());
        booklets.receive(hands);
        var handed = made.booklets().subList(0, HANDED);
        handed.forEach(one -> booklets.handOver(hands, one.code()));
        for (var n = 0; n < handed.size(); n++)
            use(hands, handed.get(n), USED - n, places.get(n * places.size() / handed.size()), today);
    }

    private void qualify(SignedInPerson by, SignedInPerson second, Account helper, Place place, LocalDate today) {
        var qualified = new VoucherQualifiedPlace(
                UUID.randomUUID(),
                place.id().value(),
                new VoucherQualifiedPlace.PlaceBankAccount(
                        place.name(), "FR1420041010050500013M02606", "73282932000074"),
                helper.id(),
                5,
                today,
                Optional.empty(),
                by.id(),
                Optional.empty(),
                Optional.empty());
        qualifications.ask(by, qualified, place.name());
        signatures.sign(second, qualified.id());
    }

    private void use(
            SignedInPerson hands, VoucherBooklets.PrintedBooklet booklet, int many, Place place, LocalDate today) {
        for (var n = 0; n < many; n++)
            redemptions.take(
                    hands,
                    new VoucherRedemptions.VoucherTill(place.id().value(), ""),
                    new VoucherRedemptions.PresentedVoucher(
                            UUID.randomUUID(),
                            booklet.vouchers().get(n),
                            (n % 2 == 0 ? PlaceService.EVERYDAY : PlaceService.PROCEDURES).label(),
                            60,
                            "TYPED",
                            today));
    }

    /// Returns the year for which vouchers are ordered. In December it is the next year, because the booklets of
    /// the current year would expire before they are handed over.
    private static int year(LocalDate today) {
        return YearMonth.from(today).plusMonths(1).getYear();
    }

    private static VoucherOrder wanted(String title, int many, int year, List<OrderFunder> funders) {
        return new VoucherOrder(
                UUID.randomUUID(),
                0,
                title,
                new VoucherOrder.BookletQuantity(FACE_CENTS, many, EACH),
                year,
                VoucherOrder.VoucherUseRules.NONE,
                VoucherOrder.OrderStage.QUOTED,
                java.time.Instant.EPOCH,
                funders.getFirst().id(),
                funders);
    }
}
