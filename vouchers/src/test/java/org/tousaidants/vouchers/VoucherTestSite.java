package org.tousaidants.vouchers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.schema.Sheet;
import org.tousaidants.places.directory.Directory;
import org.tousaidants.places.directory.HarvestedRecord;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.Places;
import org.tousaidants.places.directory.StatementSource;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.RunningSite;
import org.tousaidants.platform.web.Visitor;
import org.tousaidants.vouchers.booklets.Booklets;
import org.tousaidants.vouchers.orders.Order;
import org.tousaidants.vouchers.orders.Orders;
import org.tousaidants.vouchers.redemptions.PlaceQualifications;
import org.tousaidants.vouchers.redemptions.QualifiedPlace;
import org.tousaidants.vouchers.signatures.Signatures;

/// A site with orders, payments and qualified places, made through the services.
public abstract class VoucherTestSite extends RunningSite {
    @Autowired
    public Orders orders;

    @Autowired
    public Booklets booklets;

    @Autowired
    private PlaceQualifications qualifications;

    @Autowired
    private Signatures signatures;

    @Autowired
    private Places places;

    @Autowired
    private Directory directory;

    /// Moves the clock to that day, at the same hour.
    public void until(LocalDate day) {
        clock.advance(Duration.ofDays(ChronoUnit.DAYS.between(orders.today(), day)));
    }

    /// Runs the calendar job now.
    public void calendar() {
        for (var one : List.of("orders.notices", "orders.expiry", "orders.credits")) job(one);
    }

    public Order quoted(Actor by, String title, int year, Order.BookletQuantity quantity, Order.Funder... funders) {
        return orders.quote(
                by,
                new Order(
                        UUID.randomUUID(),
                        0,
                        title,
                        quantity,
                        year,
                        Order.OrderRules.NONE,
                        Order.OrderStage.QUOTED,
                        clock.instant(),
                        by.id(),
                        List.of(funders)));
    }

    /// Creates a fully paid order.
    public Order ordered(Actor by, String title, int year, Order.BookletQuantity quantity, Order.Funder... funders) {
        var order = quoted(by, title, year, quantity, funders);
        assertThat(orders.order(by, order.id())).isTrue();
        var other = person(Role.COORDINATOR).id();
        for (var funder : order.funders())
            assertThat(orders.provide(
                            UUID.randomUUID(), order.id(), funder.id(), funder.cents(), "M-1", by.id(), other))
                    .isInstanceOf(Orders.ProvisionResult.MoneyRecorded.class);
        return order;
    }

    /// Prints all booklets of a paid order and delivers them to the prescriber.
    public Booklets.PrintingResult.BookletsPrinted delivered(
            Actor by, int year, Order.BookletQuantity quantity, UUID prescriber) {
        var cents = (long) quantity.booklets() * quantity.each() * quantity.faceCents();
        var order = ordered(by, "Carnets", year, quantity, new Order.Funder(UUID.randomUUID(), "Ville", "", cents));
        var made = (Booklets.PrintingResult.BookletsPrinted)
                booklets.print(by, order.id(), UUID.randomUUID(), quantity.booklets());
        booklets.deliver(by, order.id(), 1, quantity.booklets(), prescriber);
        return made;
    }

    public Place place(String name, String commune) {
        var sheet = Sheet.of(Map.of(Field.NOM, name, Field.COMMUNE, commune, Field.CODE_POSTAL, "17100"));
        places.gather(new StatementSource.Source(name, UUID.randomUUID()), List.of(new HarvestedRecord(name, sheet)));
        return directory.snapshot().places().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    public void qualify(Account keeper, Place place, Optional<LocalDate> until) {
        qualify(keeper, place, until, 0);
    }

    /// Qualifies a place, requested by one coordinator and signed by another.
    ///
    /// @param offline number of offline vouchers in a day
    public void qualify(Account keeper, Place place, Optional<LocalDate> until, int offline) {
        var nadia = actor(person(Role.COORDINATOR));
        var wanted = new QualifiedPlace(
                UUID.randomUUID(),
                place.id().value(),
                new QualifiedPlace.PlaceBankAccount(place.name(), "FR1420041010050500013M02606", "73282932000074"),
                keeper.id(),
                offline,
                orders.today(),
                until,
                nadia.id(),
                Optional.empty(),
                Optional.empty());
        qualifications.ask(nadia, wanted, place.name());
        assertThat(signatures.sign(actor(person(Role.COORDINATOR)), wanted.id()))
                .isTrue();
    }

    /// Types one code at a till and returns the answer.
    ///
    /// @param accepted time of an offline acceptance; empty for now
    public static String typed(Visitor who, Place place, String code, UUID id, String accepted) {
        var form = new HashMap<>(Map.of(
                "_csrf",
                who.token("/pass/encaisser"),
                "lieu",
                place.id().toString(),
                "codes",
                code,
                "service",
                "EVERYDAY",
                "minutes",
                "60",
                "comment",
                "typed",
                "id",
                id.toString()));
        if (!accepted.isEmpty()) form.put("pris", accepted);
        return who.post("/api/pass/encaissements", form).body();
    }
}
