package org.tousaidants.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tousaidants.label.helpers.Helpers;
import org.tousaidants.label.recognition.Committee;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.RunningSite;

/// From the wish to the badge, then suspended and restored on appeal, each person in a browser of her own; a passer-by
/// reads each change at the same instant.
class LabelJourneyTest extends RunningSite {
    @Autowired
    Helpers helpers;

    @Autowired
    Committee committee;

    private Screen seenBy(Account who, String path) {
        return Screen.open("http://localhost:" + port, path, signedIn(who).cookies);
    }

    private Account member(Account coordinator) {
        var account = person(Role.HELPER);
        committee.seat(actor(coordinator), account.id());
        return account;
    }

    private static void press(Page page, String button) {
        page.locator("main button:has-text('" + button + "')").first().click();
    }

    private static void says(Page page, String words) {
        assertThat(page.locator("main")).containsText(words);
    }

    private void sign(Account member, String life, String answer, String reason) {
        try (var screen = seenBy(member, life)) {
            var page = screen.page();
            page.locator("label:has-text('" + answer + "')").click();
            page.locator("textarea[name^=raison-]").fill(reason);
            press(page, "Signer");
            assertThat(page.locator(".notice-ok").first()).isVisible();
        }
    }

    private void passerBy(String verify, String words) {
        try (var screen = Screen.open("http://localhost:" + port, verify, Map.of())) {
            assertThat(screen.page().locator("h1")).containsText(words);
        }
    }

    @Test
    void aLabelIsAskedForGivenSuspendedAppealedAndRestored() {
        var coordinator = person(Role.COORDINATOR);
        var first = List.of(member(coordinator), member(coordinator));
        var others = List.of(member(coordinator), member(coordinator));
        var helper = person(Role.HELPER);
        helpers.begin(actor(helper), "proche", "17415", "");
        try (var screen = seenBy(helper, "/mon-dossier")) {
            var page = screen.page();
            page.locator("main a[href='/mon-dossier/label']").click();
            press(page, "Demander à être reconnu·e");
            says(page, "Votre demande est partie");
        }
        var life = "/bureau/label/"
                + sql.sql("select id::text from labels_life where account = :account")
                        .param("account", helper.id())
                        .query(String.class)
                        .single();
        sign(first.getFirst(), life, "Oui, donner le label", "Sa charte est prise en entier.");
        sign(first.getLast(), life, "Oui, donner le label", "Ses voisins lui font confiance.");
        String verify;
        try (var screen = seenBy(helper, "/mon-dossier/label")) {
            says(screen.page(), "Vous avez le label");
            says(screen.page(), "Ses voisins lui font confiance.");
            verify = screen.page().locator("main a[href^='/verifier/']").getAttribute("href");
        }
        passerBy(verify, "Oui");

        try (var screen = seenBy(coordinator, life)) {
            var page = screen.page();
            page.locator("label:has-text('Suspendre')").click();
            page.locator("textarea[name=mots]").fill("Une plainte est à examiner.");
            press(page, "Proposer");
            says(page, "C’est proposé");
        }
        passerBy(verify, "Oui");
        for (var member : first) sign(member, life, "Oui, suspendre le label", "Le temps d’entendre les deux côtés.");
        passerBy(verify, "Non");

        try (var screen = seenBy(helper, "/mon-dossier/label")) {
            var page = screen.page();
            says(page, "Votre label ne compte pas depuis le");
            page.locator("main a:has-text('Faire un recours')").click();
            page.locator("textarea[name=mots]").fill("Cette plainte ne me concerne pas.");
            press(page, "Envoyer mon recours");
            says(page, "Votre recours est parti");
        }
        try (var screen = seenBy(first.getFirst(), life)) {
            says(screen.page(), "Cette proposition n’attend pas votre signature");
        }
        for (var member : others)
            sign(member, life, "Oui, changer la décision", "La plainte visait quelqu’un d’autre.");
        passerBy(verify, "Oui");
        try (var screen = seenBy(helper, "/mon-dossier/label")) {
            says(screen.page(), "Vous avez le label");
            says(screen.page(), "Le recours est accepté");
            says(screen.page(), "La plainte visait quelqu’un d’autre.");
        }
    }
}
