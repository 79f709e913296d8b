package org.tousaidants.places.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.tousaidants.browser.BrowserPage;
import org.tousaidants.core.schema.Field;
import org.tousaidants.places.directory.Place;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.PersonName;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.mail.FailingMailServer;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.web.Visitor;

/// The whole loop, with a real browser and a real mail server: a stale sheet is asked about, answered, shown.
class CareLoopTest extends CareTestSite {
    private static final Duration A_MONTH = Duration.ofDays(30).plusMinutes(1);

    @Autowired
    JavaMailSender sender;

    @Test
    void everythingIsRightWithOneButton() {
        var place = stale("Mairie " + mark, "mairie-" + mark + "@exemple.fr");
        round();
        var letter = letterTo("mairie-" + mark + "@exemple.fr", 1);
        assertThat(subject(letter))
                .isEqualTo("La fiche «\u00a0Mairie " + mark + "\u00a0» est-elle toujours juste\u00a0?");
        assertThat(text(letter)).contains("Horaires", "lundi 15\u00a0janvier 2024", "Ne plus m’écrire");
        try (var screen = BrowserPage.open(site(), link(letter), Map.of())) {
            var page = screen.page();
            assertThat(page.content())
                    .contains("Mairie " + mark, "à vérifier")
                    .doesNotContain("mairie-" + mark + "@exemple.fr</h");
            page.getByRole(AriaRole.BUTTON, named("Tout est juste")).click();
            page.waitForLoadState();
            assertThat(page.url()).endsWith("/entretien/merci");
            page.navigate(site() + "/lieux/" + place.slug());
            assertThat(page.content()).contains("par le lieu");
            page.navigate(site() + link(letter));
            assertThat(page.content()).contains("Quelqu’un a déjà répondu").doesNotContain("Mairie " + mark);
        }
        assertThat(acts(place))
                .containsExactly(
                        PlaceUpkeepStep.UpkeepAct.LETTER_POSTED,
                        PlaceUpkeepStep.UpkeepAct.LETTER_GONE,
                        PlaceUpkeepStep.UpkeepAct.CONFIRMED);
        assertThat(requestTracker.of(place.id())).isEmpty();
        round();
        letterTo("mairie-" + mark + "@exemple.fr", 1);
    }

    @Test
    void aCorrectionShowsAtOnce() {
        var mail = "corrige-" + mark + "@exemple.fr";
        var place = stale("Médiathèque " + mark, mail);
        round();
        try (var screen = BrowserPage.open(site(), link(letterTo(mail, 1)), Map.of())) {
            var page = screen.page();
            page.getByRole(AriaRole.LINK, named("Corriger quelque chose")).click();
            page.locator("#f-telephone").fill("05 36 49 11 22");
            page.getByRole(AriaRole.BUTTON, named("Enregistrer : le reste est juste"))
                    .click();
            page.waitForLoadState();
            assertThat(page.url()).endsWith("/entretien/merci");
            page.navigate(site() + "/lieux/" + place.slug());
            assertThat(page.content()).contains("par le lieu").doesNotContain("par la coordination");
        }
        assertThat(coordinator()
                        .get("/bureau/lieux/" + place.code() + "/provenance?lang=en")
                        .body())
                .contains("the manager of the listing");
        assertThat(now(place).sheet().text(Field.TELEPHONE)).isEqualTo("+33536491122");
        assertThat(acts(place)).contains(PlaceUpkeepStep.UpkeepAct.CORRECTED, PlaceUpkeepStep.UpkeepAct.CONFIRMED);
        assertThat(requestTracker.of(place.id())).isEmpty();
    }

    @Test
    void whatNobodyAskedAboutKeepsItsDay() {
        var stale = List.of(Field.TELEPHONE, Field.COURRIELS, Field.HORAIRES);
        var young = List.of(Field.NOM, Field.ADRESSE, Field.CODE_POSTAL, Field.COMMUNE);
        for (var corrected : List.of(false, true)) {
            var mail = "demande-" + corrected + "-" + mark + "@exemple.fr";
            var place = place(Map.of(
                    Field.NOM, "Demandé " + corrected + " " + mark,
                    Field.COMMUNE, "Saintes",
                    Field.CODE_POSTAL, "17100",
                    Field.ADRESSE, "1 rue de l'Essai",
                    Field.TELEPHONE, "+33536491000",
                    Field.HORAIRES, "Mo-Fr 09:00-12:00",
                    Field.COURRIELS, mail,
                    Field.DATE_MAJ,
                            LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)
                                    .minusDays(400)
                                    .toString()));
            var before = places.provenance(place.id());
            round();
            var link = link(letterTo(mail, 1));
            if (corrected)
                press(
                        visitor(),
                        link + "/correction",
                        link + "/corrections",
                        with(correction(place, "1 rue de l'Essai"), "telephone", "05 36 49 11 22"));
            else press(visitor(), link, link + "/confirmations", Map.of("seen", "1"));
            var after = places.provenance(place.id());
            assertThat(stale)
                    .as("asked, corrected: " + corrected)
                    .allSatisfy(field -> assertThat(after.get(field).lastSeen())
                            .as(field.column())
                            .isAfter(before.get(field).lastSeen()));
            assertThat(young)
                    .as("not asked, corrected: " + corrected)
                    .allSatisfy(field -> assertThat(after.get(field)).isEqualTo(before.get(field)));
        }
    }

    @Test
    void anAddressThatMovesIsLookedAtByTheCoordinator() {
        var mail = "parti-" + mark + "@exemple.fr";
        var place = stale("Parti " + mark, mail);
        round();
        var link = link(letterTo(mail, 1));
        var visitor = visitor();
        var wrong = correction(place, "");
        var refused = visitor.post(link + "/corrections", with(wrong, "_csrf", visitor.token(link + "/correction")));
        assertThat(refused.statusCode()).isEqualTo(422);
        press(visitor, link + "/correction", link + "/corrections", correction(place, "9 quai des Essais"));
        assertThat(now(place).sheet().text(Field.ADRESSE)).isEqualTo("9 quai des Essais");
        assertThat(reasons(place)).containsExactly(DataUpkeepWork.UpkeepTaskReason.MOVED);
    }

    @Test
    void withoutAnAnswerARemindersThenTheCoordinator() {
        var mail = "muet-" + mark + "@exemple.fr";
        var place = stale("Muet " + mark, mail);
        round();
        var first = letterTo(mail, 1);
        round();
        letterTo(mail, 1);
        clock.advance(A_MONTH);
        round();
        var reminder = letterTo(mail, 2);
        assertThat(subject(reminder)).startsWith("Rappel\u00a0:");
        assertThat(text(reminder)).contains("c’est notre seul rappel");
        assertThat(visitor().get(link(first)).body()).contains("Vous avez reçu un lien plus récent");
        assertThat(reasons(place)).isEmpty();
        clock.advance(Duration.ofDays(15));
        round();
        letterTo(mail, 2);
        assertThat(reasons(place)).containsExactly(DataUpkeepWork.UpkeepTaskReason.UNANSWERED);
        var desk = coordinator();
        assertThat(desk.get("/bureau/entretien/lieux/" + place.code()).body())
                .contains("Le responsable n’a pas répondu, même au rappel", "Appelez le lieu");
        // The last link still works after a late answer.
        press(visitor(), link(reminder), link(reminder) + "/confirmations", Map.of("seen", "1"));
        assertThat(reasons(place)).isEmpty();
    }

    @Test
    void theReminderGoesToTheSecondCaretaker() {
        var place = stale("Deux " + mark, "accueil-" + mark + "@exemple.fr");
        var desk = coordinator();
        appoint(desk, place, "une-" + mark + "@exemple.fr", "Une Première");
        appoint(desk, place, "deux-" + mark + "@exemple.fr", "");
        round();
        assertThat(text(letterTo("une-" + mark + "@exemple.fr", 1))).startsWith("Bonjour Une Première,");
        clock.advance(A_MONTH);
        round();
        letterTo("deux-" + mark + "@exemple.fr", 1);
        letterTo("une-" + mark + "@exemple.fr", 1);
        assertThat(sentTo("accueil-" + mark + "@exemple.fr")).isEmpty();
    }

    @Test
    void oneLetterForAllThePlacesOfAPerson() {
        var mail = "reseau-" + mark + "@exemple.fr";
        var places = IntStream.range(0, 3)
                .mapToObj(i -> stale("Antenne " + i + " " + mark, mail))
                .toList();
        round();
        var letter = letterTo(mail, 1);
        assertThat(subject(letter)).isEqualTo("Vos 3 fiches sont-elles toujours justes\u00a0?");
        assertThat(links(letter)).hasSize(4);
        for (var link : links(letter).subList(0, 3))
            press(visitor(), link, link + "/confirmations", Map.of("seen", "1"));
        assertThat(places).allSatisfy(place -> assertThat(acts(place)).contains(PlaceUpkeepStep.UpkeepAct.CONFIRMED));
    }

    @Test
    void severalRoundsAtOnceWriteOnce() throws Exception {
        var mails = IntStream.range(0, 8)
                .mapToObj(i -> "ensemble-" + i + "-" + mark + "@exemple.fr")
                .toList();
        mails.forEach(mail -> stale("Ensemble " + mail, mail));
        desk.write(networks.here(), true, Optional.empty());
        try (var threads = Executors.newFixedThreadPool(4)) {
            threads.invokeAll(IntStream.range(0, 4)
                            .mapToObj(i -> (Callable<Boolean>) () -> rounds.run())
                            .toList())
                    .forEach(done -> assertThat(done.state()).isEqualTo(Future.State.SUCCESS));
        }
        rounds.run();
        carry();
        for (var mail : mails) letterTo(mail, 1);
    }

    @Test
    void anAddressThatIsRefusedGoesToTheCoordinator() {
        var place = stale("Refusé " + mark, "refuse-" + mark + "@exemple.fr");
        var smtp = (JavaMailSenderImpl) sender;
        try (var stubborn = new FailingMailServer(FailingMailServer.Mood.REFUSES)) {
            smtp.setPort(stubborn.port());
            round();
            awaitFate(place, PlaceUpkeepStep.UpkeepAct.LETTER_REFUSED);
        } finally {
            smtp.setPort(POST.getSmtp().getPort());
        }
        assertThat(reasons(place)).containsExactly(DataUpkeepWork.UpkeepTaskReason.REFUSED);
        var desk = coordinator();
        assertThat(desk.get("/bureau/entretien/lieux/" + place.code()).body())
                .contains("Cette adresse ne marche pas depuis", "550 5.1.1");
        appoint(desk, place, "marche-" + mark + "@exemple.fr", "");
        round();
        letterTo("marche-" + mark + "@exemple.fr", 1);
        assertThat(reasons(place)).isEmpty();
    }

    @Test
    void aLetterThatComesBackIsFlaggedByTheCoordinator() {
        var mail = "revenu-" + mark + "@exemple.fr";
        var place = stale("Revenu " + mark, mail);
        round();
        letterTo(mail, 1);
        awaitFate(place, PlaceUpkeepStep.UpkeepAct.LETTER_GONE);
        var desk = coordinator();
        var page = "/bureau/entretien/lieux/" + place.code();
        var letter = sql.sql(
                        "select l.id::text from upkeep_letter l join upkeep_person p on p.id = l.person where p.mail = :m")
                .param("m", mail)
                .query(String.class)
                .single();
        press(desk, page, page + "/courriels/" + letter + "/retour", Map.of());
        assertThat(reasons(place)).containsExactly(DataUpkeepWork.UpkeepTaskReason.REFUSED);
        assertThat(acts(place)).contains(PlaceUpkeepStep.UpkeepAct.BOUNCED, PlaceUpkeepStep.UpkeepAct.HANDED);
        clock.advance(A_MONTH);
        round();
        letterTo(mail, 1);
    }

    @Test
    void aLetterOfWhichNobodyKnowsIsDecidedByTheCoordinator() {
        var mail = "incertain-" + mark + "@exemple.fr";
        var place = stale("Incertain " + mark, mail);
        var smtp = (JavaMailSenderImpl) sender;
        var patience = smtp.getJavaMailProperties().put("mail.smtp.timeout", "500");
        try (var stubborn = new FailingMailServer(FailingMailServer.Mood.SILENT_AT_THE_END)) {
            smtp.setPort(stubborn.port());
            round();
            awaitFate(place, PlaceUpkeepStep.UpkeepAct.LETTER_UNKNOWN);
        } finally {
            smtp.setPort(POST.getSmtp().getPort());
            if (patience != null) smtp.getJavaMailProperties().put("mail.smtp.timeout", patience);
        }
        assertThat(reasons(place)).containsExactly(DataUpkeepWork.UpkeepTaskReason.UNCERTAIN);
        round();
        assertThat(sentTo(mail)).isEmpty();
        var desk = coordinator();
        var page = "/bureau/entretien/lieux/" + place.code();
        assertThat(desk.get(page).body()).contains("Nous ne savons pas si le courriel est parti");
        var letter = sql.sql(
                        "select l.id::text from upkeep_letter l join upkeep_person p on p.id = l.person where p.mail = :m")
                .param("m", mail)
                .query(String.class)
                .single();
        press(desk, page, page + "/courriels/" + letter + "/sort", Map.of("sort", "perdu"));
        round();
        letterTo(mail, 1);
        assertThat(reasons(place)).isEmpty();
    }

    @Test
    void whatThePublicReportsComesToTheCaretakerAndGoesBack() {
        var mail = "lieu-" + mark + "@exemple.fr";
        var zoe = "zoe-" + mark + "@exemple.fr";
        var place = stale("Signalé " + mark, mail);
        report(place, "hours", "Fermé le <b>lundi</b>", zoe);
        round();
        var letter = letterTo(mail, 1);
        assertThat(text(letter))
                .contains("Les horaires ne sont pas les bons", "Mo-Fr 09:00-12:00")
                .doesNotContain(zoe, "lundi</b>");
        assertThat(html(letter)).doesNotContain("Fermé le");
        var account = accounts.found(networks.here(), new MailAddress(mail), new PersonName("Du lieu"), Role.HELPER);
        var owner = desk(((Accounts.AccountOpeningResult.NewAccountOpened) account).account(), 2);
        assertThat(owner.get("/bureau").body()).contains("Relisez la fiche");
        var other = desk(person(Role.HELPER));
        assertThat(other.get("/bureau").body()).contains("Rien à traiter", "des fiches en un an");
        var mine = owner.get("/mon-entretien").body();
        assertThat(mine).contains("Relire la fiche de Signalé " + mark);
        var form = Pattern.compile("/mon-entretien/fiches/[0-9a-f-]+").matcher(mine);
        assertThat(form.find()).isTrue();
        assertThat(other.post(form.group(), Map.of("_csrf", other.token("/mon-entretien")))
                        .statusCode())
                .isEqualTo(404);
        var opened = owner.post(form.group(), Map.of("_csrf", Visitor.tokenIn(mine)));
        assertThat(owner.get(opened.headers().firstValue("Location").orElseThrow())
                        .body())
                .contains("Fermé le &lt;b&gt;lundi&lt;/b&gt;");
        try (var screen = BrowserPage.open(site(), link(letter), Map.of())) {
            var page = screen.page();
            assertThat(page.content())
                    .contains("Les horaires ne sont pas les bons")
                    .doesNotContain("lundi</b>", zoe);
            page.getByLabel("Votre réponse").fill("Nous sommes bien ouverts le lundi.");
            page.getByRole(AriaRole.BUTTON, named("Tout est juste")).click();
            page.waitForLoadState();
            assertThat(page.url()).endsWith("/entretien/merci");
        }
        carry();
        var answer = letterTo(zoe, 1);
        assertThat(text(answer)).doesNotContain("ouverts le lundi");
        assertThat(visitor().get(link(answer)).body())
                .contains("Nous sommes bien ouverts le lundi.", "/lieux/" + place.slug());
        assertThat(acts(place))
                .contains(
                        PlaceUpkeepStep.UpkeepAct.REPORTED,
                        PlaceUpkeepStep.UpkeepAct.LETTER_POSTED,
                        PlaceUpkeepStep.UpkeepAct.CONFIRMED,
                        PlaceUpkeepStep.UpkeepAct.ANSWERED);
        assertThat(coordinator().get("/bureau/signalements").body())
                .contains("le ou la responsable de la fiche", "Nous sommes bien ouverts le lundi.");
    }

    @Test
    void withoutAWordTheReporterIsToldWhatWasDone() {
        var mail = "bref-" + mark + "@exemple.fr";
        var zoe = "zoe2-" + mark + "@exemple.fr";
        var place = stale("Bref " + mark, mail);
        report(place, "phone", "Ne répond pas", zoe);
        round();
        var link = link(letterTo(mail, 1));
        var typed = with(correction(place, "1 rue de l'Essai"), "telephone", "05 36 49 33 44");
        press(visitor(), link + "/correction", link + "/corrections", typed);
        carry();
        assertThat(visitor().get(link(letterTo(zoe, 1))).body())
                .contains("Le lieu a corrigé sa fiche\u00a0: Téléphone.");
    }

    @Test
    void aReportWithinTheMonthWaitsAndStandsOnTheList() {
        var mail = "calme-" + mark + "@exemple.fr";
        var place = stale("Calme " + mark, mail);
        round();
        letterTo(mail, 1);
        report(place, "other", "Encore", "");
        clock.advance(Duration.ofDays(8));
        round();
        letterTo(mail, 1);
        assertThat(reasons(place)).containsExactly(DataUpkeepWork.UpkeepTaskReason.REPORT);
        assertThat(visitor().get(link(letterTo(mail, 1))).body()).contains("Autre chose");
        var desk = coordinator();
        var page = "/bureau/entretien/lieux/" + place.code();
        assertThat(desk.get(page).body()).contains("Un lieu reçoit un courriel par mois au plus");
        var csrf = desk.token(page);
        assertThat(desk.post(page + "/demandes", Map.of("_csrf", csrf)).statusCode())
                .isEqualTo(409);
    }

    @Test
    void whoWantsNoMoreLettersIsForgotten() {
        var mail = "assez-" + mark + "@exemple.fr";
        var place = stale("Assez " + mark, mail);
        round();
        var letter = letterTo(mail, 1);
        try (var screen = BrowserPage.open(site(), stopLink(letter), Map.of())) {
            screen.page()
                    .getByRole(AriaRole.BUTTON, named("Ne plus m'écrire", "Ne plus m’écrire"))
                    .click();
            screen.page().waitForLoadState();
            assertThat(screen.page().content()).contains("Nous ne vous écrirons plus");
        }
        assertThat(sql.sql("select count(*) from upkeep_person where mail = :mail")
                        .param("mail", mail)
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(reasons(place)).containsExactly(DataUpkeepWork.UpkeepTaskReason.STOPPED);
        assertThat(visitor().get(link(letter)).statusCode()).isEqualTo(410);
        var desk = coordinator();
        var page = "/bureau/entretien/lieux/" + place.code();
        var refused = desk.post(page + "/responsables", Map.of("_csrf", desk.token(page), "mail", mail, "name", ""));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("nous a demandé de ne plus lui écrire");
        clock.advance(A_MONTH);
        round();
        letterTo(mail, 1);
    }

    @Test
    void aPersonIsForgottenByTheCoordinator() {
        var place = stale("Oubli " + mark, "");
        var desk = coordinator();
        var mail = "oubli-" + mark + "@exemple.fr";
        appoint(desk, place, mail, "Personne Oubliée");
        var page = "/bureau/entretien/lieux/" + place.code();
        assertThat(desk.get(page).body()).contains("Personne Oubliée", mail);
        var person = sql.sql("select id::text from upkeep_person where mail = :mail")
                .param("mail", mail)
                .query(String.class)
                .single();
        press(desk, page, page + "/responsables/" + person + "/oubli", Map.of());
        assertThat(desk.get(page).body()).doesNotContain("Personne Oubliée").doesNotContain(mail);
        assertThat(sql.sql("select count(*) from upkeep_person where mail = :mail")
                        .param("mail", mail)
                        .query(Integer.class)
                        .single())
                .isZero();
        round();
        assertThat(sentTo(mail)).isEmpty();
        assertThat(reasons(place)).containsExactly(DataUpkeepWork.UpkeepTaskReason.NOBODY);
    }

    @Test
    void nothingIsWrittenUntilACoordinatorSaysSo() {
        var mail = "avant-" + mark + "@exemple.fr";
        var place = stale("Avant " + mark, mail);
        var desk = coordinator();
        press(desk, "/bureau/entretien", "/bureau/entretien/courriels", Map.of("etat", "arret"));
        rounds.run();
        carry();
        assertThat(sentTo(mail)).isEmpty();
        assertThat(reasons(place)).containsExactly(DataUpkeepWork.UpkeepTaskReason.STALE);
        assertThat(desk.get("/bureau/entretien").body()).contains("Les courriels sont arrêtés");
        press(desk, "/bureau/entretien", "/bureau/entretien/courriels", Map.of("etat", "marche"));
        rounds.run();
        carry();
        letterTo(mail, 1);
    }

    @Test
    void careCountsAsWork() {
        var mail = "travail-" + mark + "@exemple.fr";
        var place = stale("Travail " + mark, mail);
        var before = desk.figures().done();
        report(place, "other", "Bonjour", "");
        round();
        var link = link(letterTo(mail, 1));
        press(visitor(), link, link + "/confirmations", Map.of("seen", "1"));
        assertThat(desk.figures().done()).isEqualTo(before + 3);
        var nadia = coordinator();
        assertThat(nadia.get("/bureau/entretien/fait").body())
                .contains("Responsables des fiches", "Comment lire ces nombres");
        assertThat(nadia.get("/bureau/entretien/fait.csv").body())
                .startsWith("\ufeffmois;par;mise à jour;nombre;fiches\n")
                .contains(";Responsables des fiches;Confirmer une fiche;");
        assertThat(nadia.get("/bureau/lieux").body()).contains("href=\"/bureau/entretien\"");
    }

    @Test
    void careCountsAsWorkPersonByPerson() {
        var place = stale("Métier " + mark, "");
        var nadia = person(Role.COORDINATOR);
        accounts.rename(actor(nadia), new PersonName("=1+1 ; \"Nadia\" " + mark));
        var desk = desk(nadia);
        appoint(desk, place, "metier-" + mark + "@exemple.fr", "Odile Métier");
        round();
        var link = link(letterTo("metier-" + mark + "@exemple.fr", 1));
        press(visitor(), link, link + "/confirmations", Map.of("seen", "1"));
        var month = "/bureau/entretien/fait/" + clock.instant().toString().substring(0, 7);
        assertThat(desk.get("/bureau/entretien/fait").body()).contains("href=\"" + month + "\"");
        assertThat(desk.get(month).body())
                .contains("Odile Métier</th>", "Confirmer une fiche", "Choisir un responsable")
                .contains(mark + "</th>");
        var csv = desk.get(month + "/personnes.csv");
        assertThat(csv.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(csv.body())
                .startsWith("\ufeffmois;personne;en tant que;mise à jour;nombre;fiches\n")
                .contains(";Odile Métier;Responsables des fiches;Confirmer une fiche;1;1\n")
                .contains(";\"'=1+1 ; \"\"Nadia\"\" " + mark + "\";Coordination;Choisir un responsable;1;1\n");
        assertThat(sql.sql("select count(*) from journal_entry where act = 'care.workers_read' and actor = :actor")
                        .param("actor", nadia.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
        for (var nothing : new String[] {"2026-13", "hier", "2026-1", "99999-01"})
            assertThat(desk.get("/bureau/entretien/fait/" + nothing).statusCode())
                    .as(nothing)
                    .isEqualTo(404);
        assertThat(desk.get("/bureau/entretien/fait/1999-01").body()).contains("Aucune mise à jour ce mois-là");
        var helper = desk(person(Role.HELPER));
        assertThat(helper.get(month).statusCode()).isEqualTo(404);
        assertThat(helper.get(month + "/personnes.csv").statusCode()).isEqualTo(404);
    }

    @Test
    void whoWasForgottenKeepsHerWorkAndLosesHerName() {
        var place = stale("Passage " + mark, "");
        var desk = coordinator();
        var mail = "passage-" + mark + "@exemple.fr";
        appoint(desk, place, mail, "Passagère " + mark);
        round();
        var letter = letterTo(mail, 1);
        press(visitor(), link(letter), link(letter) + "/confirmations", Map.of("seen", "1"));
        var before = this.desk.figures().done();
        var visitor = visitor();
        assertThat(visitor.post(stopLink(letter), Map.of("_csrf", visitor.token(stopLink(letter))))
                        .statusCode())
                .isEqualTo(200);
        assertThat(this.desk.figures().done()).isEqualTo(before);
        var month = "/bureau/entretien/fait/" + clock.instant().toString().substring(0, 7);
        assertThat(desk.get(month).body())
                .contains("Personne partie ou effacée")
                .doesNotContain("Passagère " + mark);
    }

    @Test
    void whoeverIsWrittenToInEnglishReadsEnglishEverywhere() {
        var place = stale("Library " + mark, "");
        report(place, "hours", "Closed on Mondays", "");
        var desk = coordinator();
        var page = "/bureau/entretien/lieux/" + place.code();
        var mail = "english-" + mark + "@example.org";
        press(desk, page, page + "/responsables", Map.of("mail", mail, "name", "", "langue", "en"));
        var other = desk.post(
                page + "/responsables",
                Map.of("_csrf", desk.token(page), "mail", "x-" + mail, "name", "", "langue", "xx"));
        assertThat(other.statusCode()).isEqualTo(422);
        round();
        var letter = letterTo(mail, 1);
        assertThat(subject(letter)).isEqualTo("Is the listing “Library " + mark + "” still right?");
        assertThat(text(letter))
                .contains("nobody has checked it since", "Opening hours", "Monday")
                .doesNotContain("vérifi", "Bonjour", "Horaires");
        var link = link(letter);
        assertThat(link).endsWith("?lang=en");
        try (var screen = BrowserPage.open(site(), link, Map.of())) {
            var seen = screen.page();
            assertThat(seen.content()).contains("lang=\"en\"").doesNotContain("Tout est juste", "Téléphone");
            seen.getByRole(AriaRole.LINK, named("Correct something")).click();
            seen.locator("#f-telephone").fill("05 36 49 11 22");
            seen.locator("main form button").first().click();
            seen.waitForLoadState();
            assertThat(seen.url()).endsWith("/entretien/merci");
            seen.navigate(site() + "/lieux/" + place.slug());
            assertThat(seen.content()).contains("by the place").doesNotContain("par le lieu");
        }
        assertThat(language(mail)).isEqualTo("en");
    }

    @Test
    void whoAnswersInAnotherLanguageIsWrittenToInIt() {
        var place = stale("Bibliothèque " + mark, "");
        var mail = "bilingue-" + mark + "@exemple.fr";
        var desk = coordinator();
        var page = "/bureau/entretien/lieux/" + place.code();
        press(desk, page, page + "/responsables", Map.of("mail", mail, "name", "", "langue", "en"));
        assertThat(language(mail)).isEqualTo("en");
        round();
        var link = link(letterTo(mail, 1)).replace("?lang=en", "");
        var visitor = visitor();
        assertThat(visitor.get(link + "?lang=fr").body()).contains("Tout est juste");
        press(visitor, link, link + "/confirmations", Map.of("seen", "1"));
        assertThat(language(mail)).isEqualTo("fr");
    }

    private String language(String mail) {
        return sql.sql("select lang from upkeep_person where mail = :mail")
                .param("mail", mail)
                .query(String.class)
                .single();
    }

    @Test
    void whoeverDecidesSecondAtTheDeskIsTold() {
        var place = stale("Second " + mark, "");
        var mail = "second-" + mark + "@exemple.fr";
        var one = coordinator();
        var two = coordinator();
        appoint(one, place, mail, "");
        round();
        awaitFate(place, PlaceUpkeepStep.UpkeepAct.LETTER_GONE);
        var page = "/bureau/entretien/lieux/" + place.code();
        var letter = sql.sql(
                        "select l.id::text from upkeep_letter l join upkeep_person p on p.id = l.person where p.mail = :m")
                .param("m", mail)
                .query(String.class)
                .single();
        var person = sql.sql("select id::text from upkeep_person where mail = :m")
                .param("m", mail)
                .query(String.class)
                .single();
        for (var action : List.of(
                "/courriels/" + letter + "/retour",
                "/responsables/" + person + "/retrait",
                "/responsables/" + person + "/oubli")) {
            assertThat(press(one, page, page + action, Map.of())).doesNotContain("fait=deja");
            assertThat(press(two, page, page + action, Map.of())).endsWith("?fait=deja");
        }
        assertThat(two.get(page + "?fait=deja").body()).contains("quelqu’un est passé avant vous");
        assertThat(acts(place))
                .containsOnlyOnce(
                        PlaceUpkeepStep.UpkeepAct.BOUNCED,
                        PlaceUpkeepStep.UpkeepAct.WITHDRAWN,
                        PlaceUpkeepStep.UpkeepAct.FORGOTTEN);
    }

    @Test
    void whatServesTheMostComesFirst() {
        stale("Grand " + mark, "");
        round();
        assertThat(desk.toDo().stream().map(DataUpkeepWork.UpkeepTask::served))
                .isSortedAccordingTo(Comparator.reverseOrder());
    }

    @Test
    void readingTheAddressOfACaretakerIsNoted() {
        var place = stale("Lu " + mark, "lu-" + mark + "@exemple.fr");
        var nadia = person(Role.COORDINATOR);
        desk(nadia).get("/bureau/entretien/lieux/" + place.code());
        assertThat(sql.sql("select subject from journal_entry where act = 'care.caretakers_read' and actor = :actor")
                        .param("actor", nadia.id())
                        .query(String.class)
                        .list())
                .containsExactly("place " + place.id());
    }

    @Test
    void theCoordinatorsCorrectionEndsTheQuestion() {
        var mail = "entre-" + mark + "@exemple.fr";
        var place = stale("Entre " + mark, mail);
        round();
        var link = link(letterTo(mail, 1));
        var desk = coordinator();
        var known = "/bureau/lieux/" + place.code() + "/provenance";
        press(desk, known, "/bureau/lieux/" + place.code() + "/confirmations", Map.of("seen", "1", "tout", "1"));
        assertThat(requestTracker.of(place.id())).isEmpty();
        clock.advance(A_MONTH);
        round();
        letterTo(mail, 1);
        // A person who was answering at that moment loses nothing.
        press(visitor(), link, link + "/confirmations", Map.of("seen", "2"));
    }

    List<DataUpkeepWork.UpkeepTaskReason> reasons(Place place) {
        return desk.toDo().stream()
                .filter(todo -> todo.place().id().equals(place.id()))
                .flatMap(todo -> todo.reasons().stream())
                .toList();
    }

    private void appoint(Visitor desk, Place place, String mail, String name) {
        var page = "/bureau/entretien/lieux/" + place.code();
        press(desk, page, page + "/responsables", Map.of("mail", mail, "name", name));
    }

    private void awaitFate(Place place, PlaceUpkeepStep.UpkeepAct fate) {
        carry();
        assertThat(acts(place)).contains(fate);
    }

    private static Map<String, String> correction(Place place, String address) {
        return Map.of(
                "seen",
                Integer.toString(place.changes()),
                "nom",
                place.name(),
                "telephone",
                "05 36 49 10 00",
                "courriels",
                place.sheet().text(Field.COURRIELS),
                "adresse",
                address,
                "code_postal",
                "17100",
                "commune",
                "Saintes",
                "horaires",
                "Mo-Fr 09:00-12:00");
    }

    private static Map<String, String> with(Map<String, String> form, String name, String value) {
        var more = new HashMap<>(form);
        more.put(name, value);
        return more;
    }

    private static Page.GetByRoleOptions named(String... names) {
        return new Page.GetByRoleOptions()
                .setName(Pattern.compile(String.join("|", names).replace(" :", "\\s:")));
    }
}
