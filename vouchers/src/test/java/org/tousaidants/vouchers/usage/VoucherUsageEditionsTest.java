package org.tousaidants.vouchers.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.tousaidants.core.suppression.PrimarySuppression;
import org.tousaidants.places.directory.Place;
import org.tousaidants.platform.codes.PaperCode;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.vouchers.VoucherTestSite;
import org.tousaidants.vouchers.orders.VoucherOrder;
import org.tousaidants.vouchers.redemptions.VoucherRedemptions;

/// Tests that the public figures reveal nothing about one person's day, not even by differences.
@TestPropertySource(properties = "ta.pass.labelled=false")
class VoucherUsageEditionsTest extends VoucherTestSite {
    @Autowired
    VoucherUsageEditions usageEditions;

    @Autowired
    VoucherRedemptions redemptions;

    private final List<PaperCode> vouchers = new ArrayList<>();
    private Account keeper;

    @Test
    void whoComparesTwoDaysOrTwoMonthsDoesNotLearnThatOneVoucherWasUsed() {
        networks.found(networks.here());
        var nadia = actor(person(Role.COORDINATOR));
        keeper = person(Role.HELPER);
        var year = orders.today().getYear() + 1;
        until(LocalDate.of(year, 3, 3));
        var made = delivered(nadia, year, new VoucherOrder.BookletQuantity(1_000, 10, 10), keeper.id());
        for (var one : made.booklets()) {
            booklets.handOver(actor(keeper), one.code());
            vouchers.addAll(one.vouchers());
        }
        var saintes = till("Médiathèque", "Saintes");
        var royan = till("Mairie", "Royan");
        take(saintes, 13);
        take(royan, 12);
        assertThat(usageEditions.publish()).as("nothing is over yet").isFalse();
        until(LocalDate.of(year, 4, 1));
        assertThat(usageEditions.publish()).isTrue();
        assertThat(usageEditions.publish()).as("once").isFalse();
        var march = usageEditions.edition();
        assertThat(march.whole("redeemed").orElseThrow()).isEqualTo(25);
        assertThat(march.cuts().communes()).allMatch(one -> one.vouchers().isPresent());
        var page = visitor().get("/pass/chiffres").body();

        // One person uses one voucher at Royan.
        take(royan, 1);
        assertThat(visitor().get("/pass/chiffres").body()).as("the next day").isEqualTo(page);
        until(LocalDate.of(year, 5, 1));
        usageEditions.publish();
        var april = usageEditions.edition();
        assertThat(april.whole("redeemed"))
                .as("26 − 25 would reveal one person")
                .isEmpty();
        assertThat(april.redeemedCents()).isEmpty();
        assertThat(slice(april, "Royan")).isEmpty();
        assertThat(april.cuts().months())
                .filteredOn(one -> one.name().endsWith("-04"))
                .allMatch(one -> one.redeemed().isEmpty());
        // A count that did not change is published again.
        assertThat(slice(april, "Saintes")).contains(13L);

        // Twenty other people come: later figures do not reveal that person's month either.
        take(royan, 20);
        until(LocalDate.of(year, 6, 1));
        usageEditions.publish();
        var may = usageEditions.edition();
        assertThat(slice(may, "Saintes")).contains(13L);
        var told = may.whole("redeemed").isPresent();
        assertThat(may.cuts().months())
                .filteredOn(one -> told && one.name().endsWith("-05"))
                .as("46 − 20 − 25")
                .allMatch(one -> one.redeemed().isEmpty());
    }

    /// In random years, no subtraction over all editions gives a small count.
    @Test
    void noSubtractionOfPublishedCountsGivesASmallOne() {
        for (var seed = 0; seed < 30; seed++) {
            var random = new Random(seed);
            var editions = new ArrayList<List<PublishedVoucherUsageCount>>();
            var places = new long[6];
            var months = new ArrayList<Long>();
            for (var month = 0; month < 6; month++) {
                var more = 0L;
                for (var place = 0; place < places.length; place++) {
                    var some = random.nextInt(3) == 0 ? random.nextInt(4) : random.nextInt(40);
                    places[place] += some;
                    more += some;
                }
                months.add(more);
                editions.add(VoucherUsageSuppression.hide(edition(places, months), List.copyOf(editions)));
                look(seed, editions);
            }
        }
    }

    private static List<PublishedVoucherUsageCount> edition(long[] places, List<Long> months) {
        var counts = new ArrayList<PublishedVoucherUsageCount>();
        var whole = 0L;
        for (var commune = 0; commune < 3; commune++) {
            var name = "Commune " + commune;
            var both = places[2 * commune] + places[2 * commune + 1];
            whole += both;
            if (both > 0)
                counts.add(PublishedVoucherUsageCount.of("redeemed", PublishedVoucherUsageCount.COMMUNE, name, both));
            for (var place = 2 * commune; place < 2 * commune + 2; place++)
                if (places[place] > 0)
                    counts.add(new PublishedVoucherUsageCount(
                            "redeemed",
                            PublishedVoucherUsageCount.PLACE,
                            "p" + place,
                            "Lieu " + place,
                            name,
                            places[place],
                            false));
        }
        for (var month = 0; month < months.size(); month++)
            if (months.get(month) > 0)
                counts.add(PublishedVoucherUsageCount.of(
                        "redeemed", PublishedVoucherUsageCount.MONTH, "2027-0" + (month + 1), months.get(month)));
        counts.add(PublishedVoucherUsageCount.whole("redeemed", whole));
        return counts;
    }

    private static void look(int seed, List<List<PublishedVoucherUsageCount>> editions) {
        var last = editions.getLast();
        for (var one : last)
            if (!one.hidden())
                assertThat(PrimarySuppression.USUAL.small(one.amount()))
                        .as(seed + " " + one)
                        .isFalse();
        if (editions.size() > 1)
            for (var one : last)
                editions.get(editions.size() - 2).stream()
                        .filter(former -> former.key().equals(one.key()))
                        .filter(former -> !former.hidden() && !one.hidden())
                        .forEach(former -> assertThat(PrimarySuppression.USUAL.small(one.amount() - former.amount()))
                                .as(seed + " " + former + " " + one)
                                .isFalse());
        var whole = last.stream()
                .filter(PublishedVoucherUsageCount::whole)
                .findFirst()
                .orElseThrow();
        if (whole.hidden()) return;
        for (var cut : List.of(
                PublishedVoucherUsageCount.COMMUNE,
                PublishedVoucherUsageCount.PLACE,
                PublishedVoucherUsageCount.MONTH)) {
            var hidden = last.stream()
                    .filter(one -> one.cut().equals(cut) && one.hidden())
                    .toList();
            if (hidden.size() == 1)
                assertThat(PrimarySuppression.USUAL.small(hidden.getFirst().amount()))
                        .as(seed + " " + hidden)
                        .isFalse();
        }
    }

    private static Optional<Long> slice(VoucherUsageEditions.VoucherUsageEdition edition, String commune) {
        return edition.cuts().communes().stream()
                .filter(one -> one.name().equals(commune) && one.vouchers().isPresent())
                .map(one -> one.vouchers().getAsLong())
                .findFirst();
    }

    private Place till(String name, String commune) {
        var place = place(name, commune);
        qualify(keeper, place, Optional.empty());
        return place;
    }

    private void take(Place place, int many) {
        for (var n = 0; n < many; n++)
            assertThat(redemptions.take(
                            actor(keeper),
                            new VoucherRedemptions.VoucherTill(place.id().value(), "127.0.0.1"),
                            new VoucherRedemptions.PresentedVoucher(
                                    UUID.randomUUID(), vouchers.removeLast(), "Atelier", 60, "TYPED", orders.today())))
                    .isInstanceOf(VoucherRedemptions.VoucherRedemptionResult.VoucherRedeemed.class);
    }
}
