package org.tousaidants.vouchers.redemptions;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;
import org.tousaidants.browser.BrowserPage;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.places.directory.Place;
import org.tousaidants.platform.codes.PaperCode;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.vouchers.VoucherTestSite;
import org.tousaidants.vouchers.orders.VoucherOrder;
import org.tousaidants.vouchers.orders.VoucherOrderCalendar;

/// Tests a tablet in a real browser whose network is cut: no accepted voucher is lost.
@TestPropertySource(properties = "ta.pass.labelled=false")
class OfflineTillTest extends VoucherTestSite {
    private final List<PaperCode> good = new ArrayList<>();

    private record Keeper(Account account, Place place) {}

    private Keeper keeper() {
        networks.found(networks.here());
        var nadia = actor(person(Role.COORDINATOR));
        var made = delivered(
                nadia, orders.today().getYear() + 1, new VoucherOrder.BookletQuantity(1_000, 1, 10), nadia.id());
        for (var one : made.booklets()) {
            booklets.handOver(nadia, one.code());
            good.addAll(one.vouchers());
        }
        var keeper = new Keeper(person(Role.HELPER), place("Salle " + UUID.randomUUID(), "Saintes"));
        qualify(keeper.account(), keeper.place(), Optional.empty(), 9);
        return keeper;
    }

    private BrowserPage till(Keeper keeper) {
        return BrowserPage.open("http://localhost:" + port, "/pass/encaisser", signedIn(keeper.account()).cookies);
    }

    private String code() {
        return good.removeLast().printed();
    }

    private static void type(Page page, Keeper keeper, String code, String service) {
        page.locator("[name=lieu]").selectOption(keeper.place().id().toString());
        page.locator("[name=codes]").fill(code);
        page.locator("[name=service]").selectOption(service);
        page.locator("form[action='/pass/encaisser'] button[type=submit]").click();
    }

    private int taken(Keeper keeper) {
        return sql.sql("select count(*) from redemptions_late where actor = :by and outcome = 'taken'")
                .param("by", keeper.account().id())
                .query(Integer.class)
                .single();
    }

    private void signIn(Page page, Account account) {
        page.context().clearCookies();
        signedIn(account)
                .cookies
                .forEach((name, value) ->
                        page.context().addCookies(List.of(new Cookie(name, value).setUrl("http://localhost:" + port))));
    }

    @Test
    void sheForgotTheServiceAndIsAskedWhileThePersonIsStillThere() {
        var samira = keeper();
        try (var screen = till(samira)) {
            var page = screen.page();
            page.context().setOffline(true);
            var code = code();
            type(page, samira, code, "");
            assertThat(page.locator(".pass-late")).containsText("Choisissez l’aide donnée");
            assertThat(page.locator("[name=codes]")).hasValue(code);
            page.locator("[name=service]").selectOption("EVERYDAY");
            page.locator("[name=minutes]").fill("");
            page.locator("form[action='/pass/encaisser'] button[type=submit]").click();
            assertThat(page.locator(".pass-late")).containsText("durée en minutes");
            page.locator("[name=minutes]").fill("30");
            page.locator("form[action='/pass/encaisser'] button[type=submit]").click();
            assertThat(page.locator(".pass-late")).containsText("Chèques à confirmer : 1");
            page.context().setOffline(false);
            assertThat(page.locator(".pass-late")).containsText("Chèques confirmés : 1. Chèques refusés : 0.");
            assertThat(taken(samira)).isEqualTo(1);
        }
    }

    @Test
    void whatTheServerRefusedStaysWithItsWordsUntilSheCorrectsIt() {
        var samira = keeper();
        try (var screen = till(samira)) {
            var page = screen.page();
            var code = code();
            // A voucher in the format of an earlier page: without a service and an owner.
            page.evaluate(
                    """
                    async ([module, code, place, at]) => {
                      const { update } = await import(module);
                      await update('ta-pass-late', [], () => [{ id: crypto.randomUUID(), pris: at,
                        fields: { lieu: place, codes: code, service: '', minutes: '60', comment: 'typed', jour: '' } }]);
                    }""",
                    List.of(
                            sealed(page),
                            code,
                            samira.place().id().toString(),
                            clock.instant().minus(Duration.ofMinutes(3)).toString()));
            page.reload();
            var late = page.locator(".pass-late");
            assertThat(late).containsText("Choisissez l’aide donnée");
            page.reload();
            assertThat(late).containsText("Chèques à corriger : 1");
            assertThat(late).containsText(code);
            late.locator("button").first().click();
            assertThat(page.locator("[name=codes]")).hasValue(code);
            page.locator("[name=service]").selectOption("EVERYDAY");
            page.locator("form[action='/pass/encaisser'] button[type=submit]").click();
            assertThat(late).containsText("Chèques confirmés : 1. Chèques refusés : 0.");
            assertThat(taken(samira)).isEqualTo(1);
            assertThat(late.locator("li")).hasCount(0);
        }
    }

    /// The address of the script of the page, from which its modules are loaded.
    private static String sealed(Page page) {
        return (String)
                page.evaluate(
                        "() => performance.getEntriesByType('resource').map(one => one.name).find(one => one.includes('sealed'))");
    }

    @Test
    void aTabletElevenMinutesAheadLosesNoVoucher() {
        var samira = keeper();
        try (var screen = till(samira)) {
            var page = screen.page();
            page.clock()
                    .setFixedTime(clock.instant().plus(Duration.ofMinutes(11)).toEpochMilli());
            page.context().setOffline(true);
            type(page, samira, code(), "EVERYDAY");
            assertThat(page.locator(".pass-late")).containsText("Chèques à confirmer : 1");
            page.context().setOffline(false);
            assertThat(page.locator(".pass-late")).containsText("Chèques confirmés : 1. Chèques refusés : 0.");
        }
        var when = sql.sql("select taken_at from redemptions_late where actor = :by")
                .param("by", samira.account().id())
                .query(java.time.OffsetDateTime.class)
                .single()
                .toInstant();
        assertThat(when).isBeforeOrEqualTo(clock.instant());
        assertThat(Duration.between(when, clock.instant())).isLessThan(Duration.ofMinutes(2));
    }

    @Test
    void hersIsNeitherLostNorSentByAnotherKeeperOfTheSameBrowser() {
        var samira = keeper();
        var paul = new Keeper(person(Role.HELPER), place("Salle " + UUID.randomUUID(), "Saintes"));
        qualify(paul.account(), paul.place(), Optional.empty(), 9);
        try (var screen = till(samira)) {
            var page = screen.page();
            page.context().setOffline(true);
            type(page, samira, code(), "EVERYDAY");
            assertThat(page.locator(".pass-late")).containsText("Chèques à confirmer : 1");
            // The network is back after the session has ended, and the till keeper signs out.
            page.context().route("**/api/pass/jeton", route -> route.abort());
            page.context().setOffline(false);
            page.navigate("http://localhost:" + port + "/pass/carnets");
            page.locator("form[action='/deconnexion'] button").click();
            page.waitForURL("http://localhost:" + port + "/");
            page.context().unroute("**/api/pass/jeton");
            signIn(page, paul.account());
            page.navigate("http://localhost:" + port + "/pass/encaisser");
            var late = page.locator(".pass-late");
            assertThat(late).containsText("Une autre personne a pris 1");
            page.context().setOffline(true);
            type(page, paul, code(), "EVERYDAY");
            assertThat(late).containsText("Chèques à confirmer : 1");
            page.context().setOffline(false);
            assertThat(late).containsText("Chèques confirmés : 1. Chèques refusés : 0.");
            assertThat(taken(paul)).isEqualTo(1);
            assertThat(taken(samira)).isZero();
            signIn(page, samira.account());
            page.navigate("http://localhost:" + port + "/pass/encaisser");
            assertThat(late).containsText("Chèques confirmés : 1. Chèques refusés : 0.");
            assertThat(taken(samira)).isEqualTo(1);
        }
    }

    @Test
    void twoTabsThatWriteAtOnceKeepBothVouchers() {
        var samira = keeper();
        try (var screen = till(samira)) {
            var page = screen.page();
            var second = page.context().newPage();
            second.navigate("http://localhost:" + port + "/pass/encaisser");
            page.context().setOffline(true);
            var tabs = List.of(page, second);
            for (var n = 0; n < 4; n++) {
                for (var tab : tabs) {
                    tab.locator("[name=lieu]").selectOption(samira.place().id().toString());
                    tab.locator("[name=service]").selectOption("EVERYDAY");
                    tab.locator("[name=codes]").fill(code());
                    // Both tabs start at the same moment.
                    tab.evaluate(
                            "setTimeout(() => document.querySelector(\"form[action='/pass/encaisser']\").requestSubmit(), 300); void 0;");
                }
                assertThat(page.locator("[name=codes]")).hasValue("");
                assertThat(second.locator("[name=codes]")).hasValue("");
            }
            assertThat(page.locator(".pass-late li")).hasCount(8);
            page.context().setOffline(false);
            assertThat(page.locator(".pass-late li")).hasCount(0);
            assertThat(taken(samira)).isEqualTo(8);
        }
    }

    /// The order of a year closes three days after the last day on which places accept its vouchers.
    @Test
    void aVoucherAcceptedOnItsLastEveningIsPaidWhenItIsSentWithinThreeDays() {
        var samira = keeper();
        var last = VoucherOrderCalendar.tolerance(orders.today().getYear() + 1);
        var evening = last.atTime(LocalTime.of(20, 0)).atZone(ParisTime.ZONE).toInstant();
        clock.advance(Duration.between(clock.instant(), evening).plus(Duration.ofDays(2)));
        calendar();
        var who = signedIn(samira.account());
        assertThat(typed(who, samira.place(), code(), UUID.randomUUID(), evening.toString()))
                .contains("\"state\":\"taken\"");
        assertThat(typed(who, samira.place(), code(), UUID.randomUUID(), ""))
                .as("a redemption of today is too late")
                .contains("\"state\":\"expired\"");
        clock.advance(Duration.ofDays(2));
        calendar();
        var later = signedIn(samira.account());
        assertThat(typed(later, samira.place(), code(), UUID.randomUUID(), "")).contains("\"state\":\"expired\"");
        assertThat(ChronoUnit.DAYS.between(last, LocalDate.ofInstant(clock.instant(), ParisTime.ZONE)))
                .isEqualTo(4);
    }

    @Test
    void aWrongClockNeverPutsAVoucherAfterTheMomentAtWhichItIsSent() {
        var samira = keeper();
        var who = signedIn(samira.account());
        var ahead = clock.instant().plus(Duration.ofHours(3));
        assertThat(typed(who, samira.place(), code(), UUID.randomUUID(), ahead.toString()))
                .contains("\"state\":\"taken\"");
        assertThat(sql.sql("select count(*) from redemptions_late where actor = :by and taken_at > sent_at")
                        .param("by", samira.account().id())
                        .query(Integer.class)
                        .single())
                .isZero();
    }
}
