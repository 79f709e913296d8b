package org.tousaidants.pass;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.schema.Sheet;
import org.tousaidants.pass.booklets.Booklets;
import org.tousaidants.pass.orders.Order;
import org.tousaidants.pass.orders.Orders;
import org.tousaidants.pass.redemptions.Qualifications;
import org.tousaidants.pass.redemptions.Qualified;
import org.tousaidants.pass.signatures.Signatures;
import org.tousaidants.places.directory.Directory;
import org.tousaidants.places.directory.Gathered;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.Places;
import org.tousaidants.places.directory.Voice;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.RunningSite;
import org.tousaidants.platform.web.Visitor;

/// A site where booklets are ordered and paid for, and places qualified, by the doors of the pass.
public abstract class PassSite extends RunningSite {
    @Autowired
    protected Orders orders;

    @Autowired
    protected Booklets booklets;

    @Autowired
    private Qualifications qualifications;

    @Autowired
    private Signatures signatures;

    @Autowired
    private Places places;

    @Autowired
    private Directory directory;

    /// What the calendar does with orders, now.
    protected void calendar() {
        for (var one : List.of("orders.notices", "orders.expiry", "orders.credits")) job(one);
    }

    protected Order quoted(Actor by, String title, int year, Order.Quantity quantity, Order.Funder... funders) {
        return orders.quote(
                by,
                new Order(
                        UUID.randomUUID(),
                        0,
                        title,
                        quantity,
                        year,
                        Order.Rules.NONE,
                        Order.Stage.QUOTED,
                        clock.instant(),
                        by.id(),
                        List.of(funders)));
    }

    /// All its money is there.
    protected Order ordered(Actor by, String title, int year, Order.Quantity quantity, Order.Funder... funders) {
        var order = quoted(by, title, year, quantity, funders);
        assertThat(orders.order(by, order.id())).isTrue();
        var other = person(Role.COORDINATOR).id();
        for (var funder : order.funders())
            assertThat(orders.provide(
                            UUID.randomUUID(), order.id(), funder.id(), funder.cents(), "M-1", by.id(), other))
                    .isInstanceOf(Orders.Providing.Provided.class);
        return order;
    }

    /// All booklets of a paid order, printed for the city alone and sent to the one who hands them over.
    protected Booklets.Printing.Made delivered(Actor by, int year, Order.Quantity quantity, UUID prescriber) {
        var cents = (long) quantity.booklets() * quantity.each() * quantity.faceCents();
        var order = ordered(by, "Carnets", year, quantity, new Order.Funder(UUID.randomUUID(), "Ville", "", cents));
        var made = (Booklets.Printing.Made) booklets.print(by, order.id(), UUID.randomUUID(), quantity.booklets());
        booklets.deliver(by, order.id(), 1, quantity.booklets(), prescriber);
        return made;
    }

    protected Place place(String name, String commune) {
        var sheet = Sheet.of(Map.of(Field.NOM, name, Field.COMMUNE, commune, Field.CODE_POSTAL, "17100"));
        places.gather(new Voice.Source(name, UUID.randomUUID()), List.of(new Gathered(name, sheet)));
        return directory.snapshot().places().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    protected void qualify(Account keeper, Place place, Optional<LocalDate> until) {
        qualify(keeper, place, until, 0);
    }

    /// Asked for by one coordinator and signed by another.
    ///
    /// @param offline vouchers a day without a network
    protected void qualify(Account keeper, Place place, Optional<LocalDate> until, int offline) {
        var nadia = actor(person(Role.COORDINATOR));
        var wanted = new Qualified(
                UUID.randomUUID(),
                place.id().value(),
                new Qualified.Payee(place.name(), "FR1420041010050500013M02606", "73282932000074"),
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

    /// One code typed at a till; what the page that sends it is told.
    ///
    /// @param accepted when it was taken without a network; empty: now
    protected static String typed(Visitor who, Place place, String code, UUID id, String accepted) {
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
