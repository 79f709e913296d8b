package org.tousaidants.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.tousaidants.core.hours.WorkingHoursDeadline;
import org.tousaidants.core.text.ParisTime;
import org.tousaidants.demo.people.DemoPerson;
import org.tousaidants.demo.people.DemoTestSite;
import org.tousaidants.label.helpers.HelperLabelDossiers;
import org.tousaidants.label.helpers.Helpers;
import org.tousaidants.label.interviews.DemoInterview;
import org.tousaidants.label.pix.SkillLevelProofs;
import org.tousaidants.label.recognition.HelperLabels;
import org.tousaidants.label.recognition.LabelCommittee;
import org.tousaidants.outreach.mobilevisits.DemoHelpBusTour;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.rules.versions.PublishedRules;

/// Jobs of helpers, of the committee, of a driver and of a funder in the demonstration, from the desk,
/// each with its number of presses.
@Tag("browser")
@TestPropertySource(properties = "ta.demo.year=true")
class OtherRolesJobsTest extends DemoTestSite {
    private static final int MOST = 4;
    private static final Locator.CheckOptions FORCED = new Locator.CheckOptions().setForce(true);

    @Autowired
    Helpers helpers;

    @Autowired
    HelperLabelDossiers dossiers;

    @Autowired
    SkillLevelProofs proofs;

    @Autowired
    PublishedRules rules;

    @Autowired
    DemoInterview interview;

    @Autowired
    HelperLabels labels;

    @Autowired
    LabelCommittee committee;

    @Autowired
    DemoHelpBusTour tour;

    private BrowserTaskCounter desk(DemoPerson.DemoCharacter who, String job) {
        return work(account(who), "/bureau", job);
    }

    private BrowserTaskCounter work(Account who, String path, String job) {
        return new BrowserTaskCounter("http://localhost:" + port, path, signedIn(who).cookies, job);
    }

    private LocalDate inDays(int days) {
        return ParisTime.day(WorkingHoursDeadline.daysAfter(clock.instant(), days));
    }

    @Test
    void aHelperNotesAnAct() {
        try (var work = desk(DemoPerson.SAMIRA, "note an act")) {
            work.rail("/actes").tick("theme", "email").tick("mode", "with").tick("duree", "30");
            work.press("Noter").says("noté").doneIn(2);
        }
    }

    @Test
    void aHelperRefersSomebody() {
        try (var work = desk(DemoPerson.SAMIRA, "refer somebody")) {
            work.rail("/orientations/nouvelle").fill("q", "Centre social du Vallon");
            work.page().locator("main [name=q]").press("Enter");
            work.press("Centre social du Vallon").tick("need", "impots").fill("name", "Léa");
            work.press("Faire relire").says("Léa");
            work.tick("agreed", "screen")
                    .press("Envoyer l’orientation")
                    .says("Centre social du Vallon")
                    .doneIn(MOST);
        }
    }

    @Test
    void aHelperOpensHerWeek() {
        try (var work = desk(DemoPerson.SAMIRA, "offer appointments")) {
            work.tab("/agenda-aidant").fill("titre", "Rendez-vous impôts").fill("lieu", "Mairie");
            work.fill("jour", inDays(4).toString()).fill("heure", "10:00").press("Proposer ces créneaux");
            work.says("Rendez-vous impôts").doneIn(2);
        }
    }

    @Test
    void aHelperAnnouncesAnAbsence() {
        try (var work = desk(DemoPerson.ODETTE, "announce an absence")) {
            work.tab("/agenda-aidant").press("Annoncer une absence");
            work.fill("du", inDays(8).toString()).fill("au", inDays(9).toString());
            work.click(work.page().locator("details:has([name=du]) button")).doneIn(3);
        }
    }

    @Test
    void aHelperBeginsANotebook() {
        try (var work = desk(DemoPerson.ODETTE, "begin a notebook")) {
            work.rail("/cahiers").press("Commencer un cahier").fill("nom", "Mme Framboise");
            work.tick("accord", "oui").tick("comment", "paper").press("Commencer et imprimer la carte");
            work.says("carte").doneIn(3);
        }
    }

    @Test
    void aHelperPreparesAMandate() {
        try (var work = desk(DemoPerson.HERVE, "prepare a mandate")) {
            work.rail("/cahiers").tab("/mandats").go("/mandats/nouveau").fill("personne", "Simone Arnaud");
            work.page().locator("main [name=demarches]").first().check(FORCED);
            work.tick("sans", "oui")
                    .tick("duree", "31")
                    .tick("accord", "paper")
                    .fill("temoin", DemoPerson.NADIA.mail());
            work.click(work.page().locator("main form[action='/mandats'] button"))
                    .says("Simone Arnaud")
                    .doneIn(MOST);
        }
    }

    /// A volunteer whom two peers have met, who asks for the label.
    private Account candidate() {
        var self = person(Role.HELPER);
        var nadia = actor(account(DemoPerson.NADIA));
        helpers.begin(actor(self), "benevole", "17415", "Club de Saintes");
        proofs.attest(
                nadia,
                dossiers.ofAccount(self.id()).orElseThrow().helper(),
                ParisTime.today(clock).minusDays(40),
                "Parcours Pix",
                "Attestation vue",
                new TreeMap<>(rules.now().protocol().skills().of("benevole")));
        var peers = new LinkedHashMap<SignedInPerson, String>();
        for (var one : dossiers.all())
            accounts.find(one.account())
                    .filter(peer -> !peer.id().equals(self.id()))
                    .ifPresent(peer -> peers.put(actor(peer), "Elle écoute avant d’agir."));
        interview.hold(actor(self), peers);
        labels.ask(actor(self), "fr");
        return self;
    }

    private String life(Account holder) {
        return "/bureau/label/"
                + sql.sql("select id::text from recognition_life where account = :account")
                        .param("account", holder.id())
                        .query(String.class)
                        .single();
    }

    private void decides(Account who, Account holder, String answer, String job) {
        try (var work = work(who, "/bureau", job)) {
            work.go(life(holder)).click(work.page().locator("label:has-text('" + answer + "')"));
            if (job.contains("peers")) work.says("Elle écoute avant d’agir.");
            if (job.contains("appeal")) work.says("Cette plainte ne me concerne pas.");
            work.page().locator("textarea[name^=raison-]").fill("Tout est clair.");
            work.press("Signer").page().locator(".notice-ok").first().waitFor();
            work.doneIn(3);
        }
    }

    @Test
    void theCommitteeDecidesWithTheWordsOfThePeersSuspendsAndHearsAnAppeal() {
        var holder = candidate();
        var judge = person(Role.HELPER);
        committee.seat(actor(account(DemoPerson.NADIA)), judge.id());
        decides(account(DemoPerson.JEANNE), holder, "Oui, donner le label", "decide with the words of the peers");
        decides(account(DemoPerson.RACHID), holder, "Oui, donner le label", "decide with the words of the peers");
        try (var work = work(account(DemoPerson.NADIA), life(holder), "propose a suspension")) {
            work.click(work.page().locator("label:has-text('Suspendre')"));
            work.fill("mots", "Une plainte est à examiner.")
                    .press("Proposer")
                    .says("La proposition est envoyée")
                    .doneIn(2);
        }
        decides(account(DemoPerson.JEANNE), holder, "Oui, suspendre le label", "decide a suspension");
        decides(account(DemoPerson.RACHID), holder, "Oui, suspendre le label", "decide a suspension");
        try (var work = work(holder, "/mon-dossier/label", "appeal")) {
            work.press("Faire un recours").fill("mots", "Cette plainte ne me concerne pas.");
            work.press("Envoyer mon recours").says("Votre recours est envoyé").doneIn(2);
        }
        decides(judge, holder, "Oui, changer la décision", "hear an appeal");
    }

    @Test
    void theDriverAnnouncesADelay() {
        var bus = tour.seen();
        try (var work = new BrowserTaskCounter(
                "http://localhost:" + port, "/conduite/" + bus.driver(), Map.of(), "the driver is late")) {
            work.go("/" + bus.passage())
                    .press("Retard de 15 min")
                    .says("Le changement est annoncé")
                    .doneIn(2);
        }
    }

    @Test
    void theFunderReadsWhereTheMoneyIs() {
        try (var work = desk(DemoPerson.PAUL, "the funder reads the report")) {
            work.press("euros de votre part").says("Votre part");
            assertThat(new String(
                            work.downloaded("Télécharger le rapport du financeur"), 0, 4, StandardCharsets.ISO_8859_1))
                    .isEqualTo("%PDF");
            work.doneIn(2);
        }
    }
}
