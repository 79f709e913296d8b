package org.tousaidants.pass.redemptions;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.schema.Sheet;
import org.tousaidants.pass.booklets.Booklets;
import org.tousaidants.pass.orders.Order;
import org.tousaidants.pass.orders.Orders;
import org.tousaidants.pass.signatures.Signatures;
import org.tousaidants.places.directory.Directory;
import org.tousaidants.places.directory.Gathered;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.Places;
import org.tousaidants.places.directory.Voice;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.papercodes.PaperCode;
import org.tousaidants.platform.web.RunningSite;
import org.tousaidants.platform.web.Visitor;

/// Who tries codes at the till, from real addresses of this machine: one person, one address at many places, one
/// place from many addresses; and the honest ones beside, who go on.
@TestPropertySource(properties = "ta.pass.labelled=false")
class WrongCodesTest extends RunningSite {
    @Autowired
    Orders orders;

    @Autowired
    Booklets booklets;

    @Autowired
    Qualifications qualifications;

    @Autowired
    Signatures signatures;

    @Autowired
    Places places;

    @Autowired
    Directory directory;

    /// The keeper of the till of one place.
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
        assertThat(qualify(colleague, odile.place())).isTrue();
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
        var place = place();
        var keepers = new ArrayList<Keeper>();
        for (var n = 0; n < 4; n++) keepers.add(new Keeper(person(Role.HELPER), place));
        for (var n = 0; n < 40; n++) {
            var one = keepers.get(n / 14);
            if (n % 14 == 0) assertThat(qualify(one.account(), place)).isTrue();
            assertThat(wrong(one, "127.0.3." + (n + 1))).contains("\"unknown\"");
        }
        var honest = keepers.getLast();
        assertThat(qualify(honest.account(), place)).isTrue();
        assertThat(right(honest, "127.0.3.200")).contains("\"slower\"");
        assertThat(right(keeper(), "127.0.3.200")).contains("\"taken\"");
    }

    /// The till of a place is closed only through its own keepers.
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

    /// A slip of the finger is told by its group, and is no try.
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

    /// Vouchers that are good, as many as a test takes.
    private void stock() {
        networks.found(networks.here());
        var nadia = actor(person(Role.COORDINATOR));
        var funder = new Order.Funder(UUID.randomUUID(), "Ville", "", 20_000);
        var order = orders.quote(
                nadia,
                new Order(
                        UUID.randomUUID(),
                        0,
                        "Carnets",
                        new Order.Quantity(1_000, 2, 10),
                        orders.today().getYear() + 1,
                        Order.Rules.NONE,
                        Order.Stage.QUOTED,
                        clock.instant(),
                        nadia.id(),
                        List.of(funder)));
        orders.order(nadia, order.id());
        orders.provide(nadia, order.id(), UUID.randomUUID(), funder.id(), funder.cents(), "M-1");
        var made = (Booklets.Printing.Made) booklets.print(nadia, order.id(), UUID.randomUUID(), 2);
        booklets.deliver(nadia, order.id(), 1, 2, nadia.id());
        for (var one : made.booklets()) {
            booklets.handOver(nadia, one.code());
            good.addAll(one.vouchers());
        }
    }

    private Keeper keeper() {
        var keeper = new Keeper(person(Role.HELPER), place());
        assertThat(qualify(keeper.account(), keeper.place())).isTrue();
        return keeper;
    }

    private boolean qualify(Account keeper, Place place) {
        var nadia = actor(person(Role.COORDINATOR));
        var wanted = new Qualified(
                UUID.randomUUID(),
                place.id().value(),
                new Qualified.Payee(place.name(), "FR1420041010050500013M02606", "73282932000074"),
                keeper.id(),
                0,
                orders.today(),
                Optional.empty(),
                nadia.id(),
                Optional.empty(),
                Optional.empty());
        qualifications.ask(nadia, wanted, place.name());
        return signatures.sign(actor(person(Role.COORDINATOR)), wanted.id());
    }

    private Place place() {
        var network = networks.here().id();
        var name = "Lieu " + UUID.randomUUID();
        var sheet = Sheet.of(Map.of(Field.NOM, name, Field.COMMUNE, "Saintes", Field.CODE_POSTAL, "17100"));
        places.gather(network, new Voice.Source(name, UUID.randomUUID()), List.of(new Gathered(name, sheet)));
        return directory.snapshot(network).places().stream()
                .filter(place -> place.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /// A code that is made up: its check sign is right.
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
        return visitor.post(
                        "/api/pass/encaissements",
                        Map.of(
                                "_csrf",
                                visitor.token("/pass/encaisser"),
                                "lieu",
                                who.place().id().toString(),
                                "codes",
                                code,
                                "service",
                                "EVERYDAY",
                                "minutes",
                                "60",
                                "comment",
                                "typed",
                                "id",
                                UUID.randomUUID().toString()))
                .body();
    }
}
