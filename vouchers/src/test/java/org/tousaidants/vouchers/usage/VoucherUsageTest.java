package org.tousaidants.vouchers.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.tousaidants.places.directory.Place;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.vouchers.VoucherTestSite;
import org.tousaidants.vouchers.booklets.VoucherBooklets;
import org.tousaidants.vouchers.orders.VoucherOrder;
import org.tousaidants.vouchers.redemptions.VoucherRedemptions;

/// Tests the figures of a year against counts made separately: public figures, hidden ones, and the
/// coordinator's list of people to call.
@TestPropertySource(properties = "ta.pass.labelled=false")
class VoucherUsageTest extends VoucherTestSite {
    private static final int BOOKLETS = 14;

    @Autowired
    VoucherUsage voucherUsage;

    @Autowired
    VoucherRedemptions redemptions;

    @Test
    void theFiguresSayWhatWasUsedWhereAndHideWhatWouldPointAtSomebody() {
        networks.found(networks.here());
        var nadia = actor(person(Role.COORDINATOR));
        var keeper = person(Role.HELPER);
        var busy = till("Médiathèque", "Saintes", keeper);
        var calm = till("Mairie", "Royan", keeper);
        till("Foyer rural", "Pons", keeper);
        var year = orders.today().getYear() + 1;
        until(LocalDate.of(year, 3, 3));
        var made = handed(nadia, keeper, year);

        // Thirteen booklets are begun three days later at one place, and two more vouchers at another.
        until(LocalDate.of(year, 3, 6));
        for (var n = 0; n < 13; n++) take(keeper, made, n, 0, busy, "Atelier");
        take(keeper, made, 0, 1, calm, "Rendez-vous");
        take(keeper, made, 1, 1, calm, "Rendez-vous");
        var figures = voucherUsage.figures(Optional.empty());
        assertThat(figures.orderedCents()).isEqualTo(BOOKLETS * 2_000);
        assertThat(figures.receivedCents()).isEqualTo(BOOKLETS * 2_000);
        assertThat(figures.made()).isEqualTo(BOOKLETS * 2);
        assertThat(figures.active()).isEqualTo(BOOKLETS * 2);
        assertThat(figures.started()).isEqualTo(13);
        assertThat(figures.redeemed()).isEqualTo(15);
        assertThat(figures.redeemedCents()).isEqualTo(15_000);
        assertThat(figures.delayDays()).contains(3L);
        assertThat(figures.soon()).isZero();
        assertThat(figures.unvisited()).extracting(Place::name).containsExactly("Foyer rural");
        // Two vouchers are too few to publish, and the other thirteen would reveal them.
        for (var cut : List.of(
                figures.cuts().places(),
                figures.cuts().communes(),
                figures.cuts().services()))
            assertThat(cut).hasSize(2).allMatch(slice -> slice.vouchers().isEmpty());
        var own = voucherUsage.figures(Optional.of(made.order().id()));
        assertThat(own.cuts().places())
                .as("nor to its funder")
                .allMatch(slice -> slice.vouchers().isEmpty());
        assertThat(visitor().get("/pass/chiffres").body())
                .as("nothing before the month is over")
                .contains("Nous publierons les premiers chiffres le")
                .doesNotContain("Foyer rural");
        assertThat(voucherUsage.toCall()).as("nine months before the end").isEmpty();

        for (var n = 2; n < 13; n++) take(keeper, made, n, 1, calm, "Rendez-vous");
        assertThat(voucherUsage.figures(Optional.empty()).cuts().communes())
                .containsExactly(
                        new VoucherUsage.UsageBreakdownCount("Royan", OptionalLong.of(13)),
                        new VoucherUsage.UsageBreakdownCount("Saintes", OptionalLong.of(13)));

        until(LocalDate.of(year, 4, 1));
        job("usage.publication");
        assertThat(visitor().get("/pass/chiffres").body())
                .contains("Chiffres arrêtés au", "Foyer rural", "3 jours", "Royan");

        // The last booklet is unused: its prescriber is listed 60 days before the end, not 61.
        until(LocalDate.of(year, 10, 31));
        assertThat(voucherUsage.toCall()).isEmpty();
        until(LocalDate.of(year, 11, 1));
        assertThat(voucherUsage.toCall()).singleElement().satisfies(call -> {
            assertThat(call.prescriber()).isEqualTo(keeper.id());
            assertThat(call.booklets()).isEqualTo(1);
            assertThat(call.vouchers()).isEqualTo(2);
        });
        assertThat(voucherUsage.figures(Optional.empty()).soon()).isEqualTo(2);
        assertThat(signedIn(person(Role.COORDINATOR)).get("/bureau/pass/suivi").body())
                .contains("mailto:" + keeper.mail().value());
        assertThat(visitor().get("/pass/chiffres").body())
                .doesNotContain(keeper.mail().value(), keeper.name());
    }

    /// Prints booklets of two vouchers and hands all of them over.
    private VoucherBooklets.BookletPrintingResult.BookletsPrinted handed(
            SignedInPerson nadia, Account prescriber, int year) {
        var made = delivered(nadia, year, new VoucherOrder.BookletQuantity(1_000, BOOKLETS, 2), prescriber.id());
        for (var one : made.booklets())
            assertThat(booklets.handOver(actor(prescriber), one.code()))
                    .isInstanceOf(VoucherBooklets.BookletHandOverResult.BookletHandedOver.class);
        return made;
    }

    private void take(
            Account keeper,
            VoucherBooklets.BookletPrintingResult.BookletsPrinted made,
            int booklet,
            int voucher,
            Place place,
            String service) {
        assertThat(redemptions.take(
                        actor(keeper),
                        new VoucherRedemptions.VoucherTill(place.id().value(), "127.0.0.1"),
                        new VoucherRedemptions.PresentedVoucher(
                                UUID.randomUUID(),
                                made.booklets().get(booklet).vouchers().get(voucher),
                                service,
                                60,
                                "TYPED",
                                orders.today())))
                .isInstanceOf(VoucherRedemptions.VoucherRedemptionResult.VoucherRedeemed.class);
    }

    private Place till(String name, String commune, Account keeper) {
        var place = place(name, commune);
        qualify(keeper, place, Optional.empty());
        return place;
    }
}
