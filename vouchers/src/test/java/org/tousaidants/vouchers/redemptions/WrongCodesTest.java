package org.tousaidants.vouchers.redemptions;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;
import org.tousaidants.places.directory.Place;
import org.tousaidants.platform.codes.PaperCode;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.Visitor;
import org.tousaidants.vouchers.VoucherTestSite;
import org.tousaidants.vouchers.orders.VoucherOrder;

/// Tests wrong codes at the till from several addresses: one person, one address at many places, one place from
/// many addresses; honest people can continue.
@TestPropertySource(properties = "ta.pass.labelled=false")
class WrongCodesTest extends VoucherTestSite {
    /// A till keeper and their place.
    private record Keeper(Account account, Place place) {}

    private final List<PaperCode> good = new ArrayList<>();

    @Test
    void onePersonWaitsAfterTwentyWhereverSheStandsAndHerTillGoesOnWithoutHer() {
        stock();
        var odile = keeper();
        var colleague = person(Role.HELPER);
        for (var n = 0; n < 20; n++) assertThat(wrong(odile, "127.0.1.1")).contains("\"unknown\"");
        assertThat(wrong(odile, "127.0.1.1")).contains("\"slower\"");
        assertThat(right(odile, "127.0.1.2")).as("from elsewhere too").contains("\"slower\"");
        qualify(colleague, odile.place(), Optional.empty());
        assertThat(right(new Keeper(colleague, odile.place()), "127.0.1.1")).contains("\"taken\"");
    }

    @Test
    void oneAddressAtManyPlacesWaitsAndTheSamePlacesGoOnFromElsewhere() {
        stock();
        var keepers = List.of(keeper(), keeper(), keeper(), keeper(), keeper());
        for (var one : keepers.subList(0, 4))
            for (var n = 0; n < 15; n++) assertThat(wrong(one, "127.0.2.1")).contains("\"unknown\"");
        for (var one : keepers) assertThat(right(one, "127.0.2.1")).contains("\"slower\"");
        for (var one : keepers) assertThat(right(one, "127.0.2.2")).contains("\"taken\"");
    }

    @Test
    void onePlaceFromManyAddressesWaitsAndTheOthersGoOn() {
        stock();
        var place = place("Lieu de quatre", "Saintes");
        var keepers = new ArrayList<Keeper>();
        for (var n = 0; n < 4; n++) keepers.add(new Keeper(person(Role.HELPER), place));
        for (var n = 0; n < 40; n++) {
            var one = keepers.get(n / 14);
            if (n % 14 == 0) qualify(one.account(), place, Optional.empty());
            assertThat(wrong(one, "127.0.3." + (n + 1))).contains("\"unknown\"");
        }
        var honest = keepers.getLast();
        qualify(honest.account(), place, Optional.empty());
        assertThat(right(honest, "127.0.3.200")).contains("\"slower\"");
        assertThat(right(keeper(), "127.0.3.200")).contains("\"taken\"");
    }

    /// Only its own keepers can block the till of a place.
    @Test
    void strangersWhoTryCodesForAPlaceDoNotCloseIt() {
        stock();
        var odile = keeper();
        for (var n = 0; n < 3; n++) {
            var stranger = new Keeper(person(Role.HELPER), odile.place());
            for (var times = 0; times < 19; times++)
                assertThat(wrong(stranger, "127.0.4." + (n + 1))).doesNotContain("\"slower\"");
        }
        assertThat(right(odile, "127.0.4.100")).contains("\"taken\"");
    }

    /// A typing error names its group and does not count as a wrong code.
    @Test
    void aMistypedSignIsNotCounted() {
        stock();
        var odile = keeper();
        var code = good.getLast().printed();
        var sign = code.charAt(11);
        var mistyped = code.substring(0, 11) + (sign == 'A' ? 'B' : 'A') + code.substring(12);
        for (var n = 0; n < 70; n++)
            assertThat(sent(odile, "127.0.5.1", mistyped)).contains("relisez le groupe 3");
        assertThat(right(odile, "127.0.5.1")).contains("\"taken\"");
    }

    /// Creates enough valid vouchers for a test.
    private void stock() {
        networks.found(networks.here());
        var nadia = actor(person(Role.COORDINATOR));
        var made = delivered(
                nadia, orders.today().getYear() + 1, new VoucherOrder.BookletQuantity(1_000, 2, 10), nadia.id());
        for (var one : made.booklets()) {
            booklets.handOver(nadia, one.code());
            good.addAll(one.vouchers());
        }
    }

    private Keeper keeper() {
        var keeper = new Keeper(person(Role.HELPER), place("Lieu " + UUID.randomUUID(), "Saintes"));
        qualify(keeper.account(), keeper.place(), Optional.empty());
        return keeper;
    }

    /// Types a random code with valid check characters.
    private String wrong(Keeper who, String address) {
        return sent(who, address, PaperCode.draw('V', 6, new SecureRandom()).printed());
    }

    private String right(Keeper who, String address) {
        return sent(who, address, good.removeLast().printed());
    }

    private final Map<UUID, Map<String, String>> sessions = new java.util.HashMap<>();

    private String sent(Keeper who, String address, String code) {
        var visitor = Visitor.from(address, port);
        visitor.cookies.putAll(sessions.computeIfAbsent(who.account().id(), _ -> signedIn(who.account()).cookies));
        return typed(visitor, who.place(), code, UUID.randomUUID(), "");
    }
}
