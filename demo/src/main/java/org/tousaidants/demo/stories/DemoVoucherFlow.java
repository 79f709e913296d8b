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
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.vouchers.booklets.Booklets;
import org.tousaidants.vouchers.orders.Order;
import org.tousaidants.vouchers.orders.Order.Funder;
import org.tousaidants.vouchers.orders.Orders;
import org.tousaidants.vouchers.redemptions.PlaceQualifications;
import org.tousaidants.vouchers.redemptions.QualifiedPlace;
import org.tousaidants.vouchers.redemptions.Redemptions;
import org.tousaidants.vouchers.signatures.Signatures;

/// « Pass joué » — creates a small complete order of vouchers: quoted, paid by two funders, printed, delivered,
/// some booklets handed over and used. It calls the services as the pages do.
@Component
class DemoVoucherFlow {
    private static final int BOOKLETS = 8;
    private static final int HANDED = 5;
    private static final int EACH = 10;
    private static final int FACE_CENTS = 1_000;
    private static final int USED = 9;

    private final Orders orders;
    private final Booklets booklets;
    private final PlaceQualifications qualifications;
    private final Redemptions redemptions;
    private final Signatures signatures;

    DemoVoucherFlow(
            Orders orders,
            Booklets booklets,
            PlaceQualifications qualifications,
            Redemptions redemptions,
            Signatures signatures) {
        this.orders = orders;
        this.booklets = booklets;
        this.qualifications = qualifications;
        this.redemptions = redemptions;
        this.signatures = signatures;
    }

    /// Whether there is no order yet.
    public boolean awaited() {
        return orders.all().isEmpty();
    }

    /// The funder of the first order, by name.
    public Optional<String> funder(Actor by) {
        return orders.all().stream()
                .filter(order -> order.isOrdered())
                .flatMap(order -> order.funders().stream().limit(1))
                .map(Funder::name)
                .findFirst();
    }

    /// Creates the order, only if there is none yet.
    ///
    /// @param second second signatory besides the coordinator
    /// @param helper prescriber, who also keeps the tills
    /// @param places places that accept vouchers: the first ones have most redemptions
    public void play(Actor by, Actor second, Account helper, List<Place> places) {
        var network = by.network();
        if (!awaited() || places.isEmpty()) return;
        var today = orders.today();
        var funders = List.of(
                new Funder(UUID.randomUUID(), "Ville de Saintes (démonstration)", "", 32_000),
                new Funder(UUID.randomUUID(), "Département (démonstration)", "", 48_000));
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
                        List.of(new Funder(UUID.randomUUID(), "Agglomération (démonstration)", "", 390_000))));
        places.forEach(place -> qualify(by, second, helper, place, today));
        if (!(booklets.print(by, order.id(), UUID.randomUUID(), BOOKLETS)
                instanceof Booklets.PrintingResult.BookletsPrinted made)) return;
        var hands = new Actor(helper.id(), helper.mail().value(), helper.name(), Role.HELPER, network);
        booklets.deliver(by, order.id(), 1, BOOKLETS, helper.id());
        booklets.receive(hands);
        var handed = made.booklets().subList(0, HANDED);
        handed.forEach(one -> booklets.handOver(hands, one.code()));
        for (var n = 0; n < handed.size(); n++)
            use(hands, handed.get(n), USED - n, places.get(n * places.size() / handed.size()), today);
    }

    private void qualify(Actor by, Actor second, Account helper, Place place, LocalDate today) {
        var qualified = new QualifiedPlace(
                UUID.randomUUID(),
                place.id().value(),
                new QualifiedPlace.PlaceBankAccount(place.name(), "FR1420041010050500013M02606", "73282932000074"),
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

    private void use(Actor hands, Booklets.PrintedBooklet booklet, int many, Place place, LocalDate today) {
        for (var n = 0; n < many; n++)
            redemptions.take(
                    hands,
                    new Redemptions.PlaceTill(place.id().value(), ""),
                    new Redemptions.PresentedVoucher(
                            UUID.randomUUID(),
                            booklet.vouchers().get(n),
                            (n % 2 == 0 ? PlaceService.EVERYDAY : PlaceService.PROCEDURES).label(),
                            60,
                            "TYPED",
                            today));
    }

    /// The year of the order: a booklet of December would expire before it is handed over.
    private static int year(LocalDate today) {
        return YearMonth.from(today).plusMonths(1).getYear();
    }

    private static Order wanted(String title, int many, int year, List<Funder> funders) {
        return new Order(
                UUID.randomUUID(),
                0,
                title,
                new Order.BookletQuantity(FACE_CENTS, many, EACH),
                year,
                Order.OrderRules.NONE,
                Order.OrderStage.QUOTED,
                java.time.Instant.EPOCH,
                funders.getFirst().id(),
                funders);
    }
}
