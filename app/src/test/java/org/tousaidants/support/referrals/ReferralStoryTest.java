package org.tousaidants.support.referrals;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tousaidants.browser.BrowserPage;
import org.tousaidants.core.schema.Field;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceDirectory;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.RunningSite;

/// One urgent case and one slow case in the demonstration, through pages and letters only: a town hall without
/// account, two places, the person, and the coordination when no answer comes.
@Tag("browser")
class ReferralStoryTest extends RunningSite {
    private static final Pattern LINK = Pattern.compile("http\\S+(/orientations/\\S+)");
    /// A slow clerk: seconds per key and per click.
    private static final double SECONDS_A_KEY = 0.4;

    private static final double SECONDS_A_CLICK = 2;
    private static final double MOST_SECONDS = 60;

    @Autowired
    PlaceDirectory directory;

    @Autowired
    ReferralRecipients receivers;

    @Autowired
    org.tousaidants.label.badges.LabelBadges badges;

    @Autowired
    org.tousaidants.support.outcomes.HelpOutcomes outcomes;

    private double seconds;

    private BrowserPage screen(String path) {
        return BrowserPage.open("http://localhost:" + port, path, Map.of());
    }

    private void type(Page page, String field, String words) {
        click(page, field);
        page.locator(field).fill(words);
        seconds += words.length() * SECONDS_A_KEY;
    }

    private void click(Page page, String what) {
        page.locator(what).first().click();
        seconds += SECONDS_A_CLICK;
    }

    private List<Place> withMail() {
        var found = directory.snapshot().places().stream()
                .filter(Place::inLists)
                .filter(place -> place.sheet().get(Field.COURRIELS).isPresent())
                // Those of Saintes have referrals in the demonstration.
                .filter(place -> !place.commune().equals("Saintes"))
                .limit(3)
                .toList();
        assertThat(found).hasSize(3);
        return found;
    }

    private Account odette() {
        return accounts.openOf().stream()
                .filter(one -> one.name().equals("Odette Guérin"))
                .findFirst()
                .orElseThrow();
    }

    private Place vallon() {
        return directory.snapshot().places().stream()
                .filter(one -> one.name().equals("Centre social du Vallon"))
                .findFirst()
                .orElseThrow();
    }

    private String linkTo(String subject, Place place) {
        return link(subject + "%" + place.name().split("['’]")[0]);
    }

    private String link(String subject) {
        var body = sql.sql(
                        "select id, body from mail_letter where subject like :subject order by posted_at desc limit 1")
                .param("subject", subject + "%")
                .query((row, n) -> unsealed(row.getObject("id", java.util.UUID.class), row.getString("body")))
                .single();
        var found = LINK.matcher(body);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private void fillAndSend(Page page, String name) {
        type(page, "#f-name", name);
        type(page, "#f-reach", "0612345678");
        type(page, "#f-sender", "Mairie de Pons");
        click(page, "main form button[type=submit]");
        assertThat(page.locator("main")).containsText("recevra seulement les informations suivantes");
        assertThat(page.locator("main")).containsText(name);
        click(page, "input[name=agreed][value=voice]");
        click(page, "form[action$='/envoi'] button");
        assertThat(page.locator("main")).containsText("Imprimer la feuille de la personne");
    }

    @Test
    void fromAnAnswerToASentReferralTakesLessThanAMinuteToAClumsyClerk() {
        var times = new ArrayList<Double>();
        for (var name : List.of("Jeanne", "Monsieur Martin", "Zohra B.")) {
            try (var desk = screen("/aide/reponses?besoin=impots&ou=17415")) {
                seconds = 0;
                click(desk.page(), ".offer summary");
                click(desk.page(), ".offer a[href^='/orientations/nouvelle']");
                assertThat(desk.page().locator("input[name=need][value=impots]"))
                        .isChecked();
                fillAndSend(desk.page(), name);
                assertThat(desk.complaints()).isEmpty();
                times.add(seconds);
            }
        }
        times.sort(Double::compare);
        assertThat(times.get(1)).isLessThan(MOST_SECONDS);
    }

    @Test
    void anUrgentCaseIsRefusedByOnePlaceTakenByTheNextAndJudgedByThePerson() {
        var places = withMail();
        try (var desk = screen("/orientations/nouvelle?lieu=" + places.get(0).code() + "&besoin=droits&urgence=jour");
                var first = screen("/");
                var second = screen("/");
                var herself = screen("/")) {
            fillAndSend(desk.page(), "Josette");
            var follow = desk.page().url();

            first.page().navigate("http://localhost:" + port + link("Urgent"));
            assertThat(first.page().locator("main")).not().containsText("Josette");
            click(first.page(), "form[action$='/lecture'] button");
            assertThat(first.page().locator("main")).containsText("Josette");
            first.page().locator("summary:has-text('ne peut pas recevoir')").click();
            click(first.page(), "input[name=reason][value=full]");
            first.page().locator("#f-else").fill("Le lieu voisin reçoit demain");
            click(first.page(), "form[action$='/refus'] button");

            desk.page().navigate(follow);
            assertThat(desk.page().locator("main")).containsText("Refusée par le lieu");
            assertThat(desk.page().locator("main")).containsText("Le lieu voisin reçoit demain");
            click(desk.page(), "a[href*='suite=']");
            type(desk.page(), "#f-q", places.get(1).name());
            click(desk.page(), "main form:has(#f-q) button[type=submit]");
            click(desk.page(), "main li a[href*='" + places.get(1).code() + "']");
            assertThat(desk.page().locator("#f-name")).hasValue("Josette");
            fillAndSend(desk.page(), "Josette");
            var sheet = desk.page().request().get(desk.page().url() + "/feuille.pdf");
            assertThat(sheet.headers().get("content-type")).startsWith("application/pdf");

            assertThat(first.page()
                            .navigate("http://localhost:" + port + link(first))
                            .status())
                    .isEqualTo(410);

            second.page().navigate("http://localhost:" + port + link("Urgent"));
            click(second.page(), "form[action$='/lecture'] button");
            second.page()
                    .locator("#f-day")
                    .fill(LocalDate.now(clock).plusDays(1).toString());
            second.page().locator("#f-time").fill("9 h 30");
            click(second.page(), "form[action$='/rendez-vous'] button");
            click(second.page(), "form[action$='/venue'] button[value=oui]");
            click(second.page(), "input[name=result][value=solved]");
            click(second.page(), "form[action$='/issue'] button");

            var code = sql.sql("select code from referrals_referral order by made_at desc limit 1")
                    .query(String.class)
                    .single();
            herself.page().navigate("http://localhost:" + port + "/code");
            herself.page().locator("#f-code").fill(code.toLowerCase(java.util.Locale.ROOT));
            herself.page().locator("main form button[type=submit]").click();
            assertThat(herself.page().locator("main")).containsText("Votre demande est réglée, selon le lieu");
            click(herself.page(), "a[href^='/avis']");
            for (var question : List.of("solved", "alone", "respected"))
                herself.page()
                        .locator("label:has(input[name=" + question + "][value=yes])")
                        .click();
            click(herself.page(), "main form button[type=submit]");
            assertThat(herself.page().locator("main")).containsText("Merci, votre avis est compté");
            assertThat(states()).contains("CLOSED", "HANDED_ON");
        }
    }

    private static String link(BrowserPage screen) {
        return screen.page().url().replaceFirst("http://localhost:\\d+", "");
    }

    private List<String> states() {
        return sql.sql("select state from referrals_referral order by made_at desc limit 2")
                .query(String.class)
                .list();
    }

    @Test
    void aSlowCaseGoesThroughThreePlacesOneWithoutAccountOneWithoutANetwork() {
        var coordinator = person(Role.COORDINATOR);
        var place = withMail().get(2);
        String follow;
        try (var desk = screen("/orientations/nouvelle?lieu=" + place.code() + "&besoin=mail")) {
            fillAndSend(desk.page(), "Anatole");
            follow = desk.page().url();
        }
        clock.advance(Duration.ofDays(4));
        job("referrals.deadlines");
        assertThat(sql.sql("select count(*) from mail_letter where subject like 'Rappel%'")
                        .query(Integer.class)
                        .single())
                .isPositive();
        clock.advance(Duration.ofDays(5));
        job("referrals.deadlines");
        var cookies = signedIn(coordinator).cookies;
        try (var desk = BrowserPage.open("http://localhost:" + port, "/bureau/orientations", cookies)) {
            assertThat(desk.page().locator("main table")).containsText("Sans réponse");
            desk.page().locator("main th a[href$='" + newest() + "']").click();
            assertThat(desk.page().locator("main")).containsText("Anatole");
            desk.page().locator("form[action$='/prise-en-main'] button").click();
        }
        try (var desk = screen(follow.replaceFirst("http://localhost:\\d+", ""))) {
            assertThat(desk.page().locator("main")).containsText("La coordination s’en occupe");
        }
        thePlaceAnswersAtLastAndHandsOnToOdette(place);
        odetteHelpsWithoutANetworkAndItIsSolved();
        clock.advance(Duration.ofDays(35));
        job("referrals.deadlines");
        assertThat(states()).containsExactlyInAnyOrder("CLOSED", "HANDED_ON");
    }

    /// Without an account, from the reminder and then from the desk of the place.
    private void thePlaceAnswersAtLastAndHandsOnToOdette(Place place) {
        var there = vallon();
        try (var receiver = screen(linkTo("Rappel", place))) {
            var page = receiver.page();
            click(page, "form[action$='/lecture'] button");
            page.locator("summary:has-text('tout ce que ce lieu')").click();
            click(page, "form[action$='/bureau'] button");
            assertThat(page.locator("main")).containsText("Nous avons envoyé le lien");
            page.navigate("http://localhost:" + port + linkTo("Orientations reçues à", place));
            assertThat(page.locator("main")).containsText("Personnes à qui répondre");
            assertThat(page.locator("main")).not().containsText("Anatole");
            click(page, "form[action$='/ouverture'] button");
            assertThat(page.locator("main")).containsText("Anatole");
            click(page, "form[action$='/venue'] button[value=oui]");
            click(page, "input[name=result][value=partly]");
            click(page, "form[action$='/issue'] button");
            click(page, "a[href*='suite=']");
            type(page, "#f-q", there.name());
            click(page, "main form:has(#f-q) button[type=submit]");
            click(page, "main li a[href*='" + there.code() + "']");
            assertThat(page.locator("#f-name")).hasValue("Anatole");
            page.locator("#f-helper").selectOption(new com.microsoft.playwright.options.SelectOption().setIndex(1));
            fillAndSend(page, "Anatole");
            assertThat(receiver.complaints()).isEmpty();
        }
    }

    private void odetteHelpsWithoutANetworkAndItIsSolved() {
        var odette = odette();
        try (var phone = BrowserPage.open("http://localhost:" + port, "/aujourdhui", signedIn(odette).cookies)) {
            var page = phone.page();
            phone.width(375);
            assertThat(page.locator("main")).containsText("Personnes à qui répondre");
            page.locator("section.card:has-text('Envoyée') form[action$='/ouverture'] button")
                    .last()
                    .click();
            click(page, "form[action$='/lecture'] button");
            assertThat(page.locator("main")).containsText("Anatole");
            var received = page.url();
            page.navigate("http://localhost:" + port + "/actes/poche");
            page.evaluate("async () => { await navigator.serviceWorker.ready;"
                    + " while (!navigator.serviceWorker.controller) await new Promise(r => setTimeout(r, 50)); }");
            page.waitForSelector("body.acts-known");
            var before = acts();
            page.context().setOffline(true);
            page.reload();
            page.locator("input[name=theme][value=email]").check();
            page.locator("input[name=mode][value=with]").check();
            page.locator("input[name=duree][value='30']").check();
            page.locator("form button[type=submit]").click();
            assertThat(page.locator(".acts-waiting")).containsText("Notes en attente sur cet appareil : 1");
            page.context().setOffline(false);
            assertThat(page.locator(".acts-waiting")).isHidden();
            assertThat(acts()).isEqualTo(before + 1);
            page.navigate(received);
            click(page, "form[action$='/venue'] button[value=oui]");
            click(page, "input[name=result][value=solved]");
            click(page, "form[action$='/issue'] button");
            assertThat(page.locator("main")).containsText("Réglée");
        }
    }

    private String newest() {
        return sql.sql("select id::text from referrals_referral order by made_at desc limit 1")
                .query(String.class)
                .single();
    }

    private int acts() {
        return sql.sql("select count(*) from activitylog_activity")
                .query(Integer.class)
                .single();
    }

    /// A slip without a helper may concern any helper of the place.
    @Test
    void whoHelpsAtAPlaceNotesNoSlipThatWasPrintedForItAndSomebodyElseDoes() {
        var odette = odette();
        var place = vallon();
        var code = outcomes.slips(actor(person(Role.COORDINATOR)), place, false).getFirst();
        assertThat(signedIn(odette).get("/avis?code=" + code.text()).body()).contains("Quelqu’un d’autre");
        assertThat(signedIn(person(Role.HELPER))
                        .get("/avis?code=" + code.text())
                        .body())
                .contains("au téléphone");
    }

    @Test
    void aHelperWhoseLabelWasSuspendedMeanwhileReceivesNobody() {
        var odette = odette();
        var place = vallon();
        var path = receivers.helping(place.id()).getFirst().path();
        var desk = visitor();
        var follow = ReferralTestSite.draft(desk, place, Map.of("name", "Mme Suspendue", "helper", path));
        var code = sql.sql("select code from badges_badge where account = :account and closed_at is null limit 1")
                .param("account", odette.id())
                .query(String.class)
                .single();
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> ReferralTestSite.draft(signedIn(odette), place, Map.of("helper", path)))
                .as("to the person")
                .hasMessageContaining("422");
        var coordinator = actor(person(Role.COORDINATOR));
        var badge = new org.tousaidants.label.badges.BadgeCode(code);
        badges.suspend(coordinator, badge, "Essai");
        assertThat(ReferralTestSite.send(desk, follow)).isEqualTo(409);
        assertThat(desk.get(follow).body()).contains("Mme Suspendue");
        badges.restore(coordinator, badge, "Essai");
        assertThat(ReferralTestSite.send(desk, follow)).isEqualTo(303);
    }
}
