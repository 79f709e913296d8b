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
import org.tousaidants.core.schema.PlaceSheet;
import org.tousaidants.places.directory.HarvestedPlaceRecord;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceDirectory;
import org.tousaidants.places.directory.Places;
import org.tousaidants.places.directory.ValueStatementSource;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.web.RunningSite;
import org.tousaidants.platform.web.Visitor;
import org.tousaidants.vouchers.booklets.VoucherBooklets;
import org.tousaidants.vouchers.orders.VoucherOrder;
import org.tousaidants.vouchers.orders.VoucherOrders;
import org.tousaidants.vouchers.redemptions.VoucherPlaceQualifications;
import org.tousaidants.vouchers.redemptions.VoucherQualifiedPlace;
import org.tousaidants.vouchers.signatures.DoubleSignatures;

/// A site with orders, payments and qualified places, made through the services.
public abstract class VoucherTestSite extends RunningSite {
    @Autowired
    public VoucherOrders orders;

    @Autowired
    public VoucherBooklets booklets;

    @Autowired
    private VoucherPlaceQualifications qualifications;

    @Autowired
    private DoubleSignatures signatures;

    @Autowired
    private Places places;

    @Autowired
    private PlaceDirectory directory;

    /// Moves the clock to that day, at the same hour.
    public void until(LocalDate day) {
        clock.advance(Duration.ofDays(ChronoUnit.DAYS.between(orders.today(), day)));
    }

    /// Runs the calendar job now.
    public void calendar() {
        for (var one : List.of("orders.notices", "orders.expiry", "orders.credits")) job(one);
    }

    public VoucherOrder quoted(
            SignedInPerson by,
            String title,
            int year,
            VoucherOrder.BookletQuantity quantity,
            VoucherOrder.OrderFunder... funders) {
        return orders.quote(
                by,
                new VoucherOrder(
                        UUID.randomUUID(),
                        0,
                        title,
                        quantity,
                        year,
                        VoucherOrder.VoucherUseRules.NONE,
                        VoucherOrder.OrderStage.QUOTED,
                        clock.instant(),
                        by.id(),
                        List.of(funders)));
    }

    /// Creates a fully paid order.
    public VoucherOrder ordered(
            SignedInPerson by,
            String title,
            int year,
            VoucherOrder.BookletQuantity quantity,
            VoucherOrder.OrderFunder... funders) {
        var order = quoted(by, title, year, quantity, funders);
        assertThat(orders.order(by, order.id())).isTrue();
        var other = person(Role.COORDINATOR).id();
        for (var funder : order.funders())
            assertThat(orders.provide(
                            UUID.randomUUID(), order.id(), funder.id(), funder.cents(), "M-1", by.id(), other))
                    .isInstanceOf(VoucherOrders.OrderFundingResult.FunderMoneyRecorded.class);
        return order;
    }

    /// Prints all booklets of a paid order and delivers them to the prescriber.
    public VoucherBooklets.BookletPrintingResult.BookletsPrinted delivered(
            SignedInPerson by, int year, VoucherOrder.BookletQuantity quantity, UUID prescriber) {
        var cents = (long) quantity.booklets() * quantity.each() * quantity.faceCents();
        var order = ordered(
                by, "Carnets", year, quantity, new VoucherOrder.OrderFunder(UUID.randomUUID(), "Ville", "", cents));
        var made = (VoucherBooklets.BookletPrintingResult.BookletsPrinted)
                booklets.print(by, order.id(), UUID.randomUUID(), quantity.booklets());
        booklets.deliver(by, order.id(), 1, quantity.booklets(), prescriber);
        return made;
    }

    public Place place(String name, String commune) {
        var sheet = PlaceSheet.of(Map.of(Field.NOM, name, Field.COMMUNE, commune, Field.CODE_POSTAL, "17100"));
        places.gather(
                new ValueStatementSource.HarvestedSource(name, UUID.randomUUID()),
                List.of(new HarvestedPlaceRecord(name, sheet)));
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
        var wanted = new VoucherQualifiedPlace(
                UUID.randomUUID(),
                place.id().value(),
                new VoucherQualifiedPlace.PlaceBankAccount(
                        place.name(), "FR1420041010050500013M02606", "73282932000074"),
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
