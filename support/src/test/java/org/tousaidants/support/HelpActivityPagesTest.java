package org.tousaidants.support;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.tousaidants.browser.BrowserPageChecks;
import org.tousaidants.browser.CheckedPage;
import org.tousaidants.browser.CheckedPage.Who;
import org.tousaidants.platform.web.Visitor;

/// The pages of the log, of the notebook and of appointments.
class HelpActivityPagesTest extends BrowserPageChecks {
    private static final Set<String> PACKAGES = Set.of("activitylog", "notebook", "appointments");
    private static final Pattern CODE = Pattern.compile("N[0-9A-Z]{3}(-[0-9A-Z]{4}){3}");
    private static final Pattern PIN = Pattern.compile("<strong>(\\d{3} \\d{3})</strong>");
    private static final Pattern SLOT = Pattern.compile("href=\"/agenda-aidant/([0-9a-f-]{36})\"");
    private String act = "";
    private String slot = "";
    private String notebook = "";
    private Visitor person = new Visitor(0);

    @Override
    protected Set<String> modules() {
        return Set.of("support");
    }

    @Override
    protected boolean answersFor(Class<?> pages) {
        return PACKAGES.contains(pages.getPackageName().replaceAll(".*\\.", ""));
    }

    private String act() {
        if (act.isEmpty()) {
            var visitor = signedIn(account(Who.HELPER));
            act = UUID.randomUUID().toString();
            visitor.post(
                    "/actes",
                    Map.of(
                            "_csrf", visitor.token("/actes"),
                            "id", act,
                            "theme", "argent_impots",
                            "mode", "with",
                            "duree", "45",
                            "tetes", "1",
                            "resultat", "solved"));
        }
        return act;
    }

    private String notebook() {
        if (notebook.isEmpty()) {
            var visitor = signedIn(account(Who.HELPER));
            notebook = UUID.randomUUID().toString();
            var card = visitor.post(
                            "/cahiers",
                            Map.of(
                                    "_csrf", visitor.token("/cahiers/nouveau"),
                                    "id", notebook,
                                    "nom", "Mme Framboise",
                                    "joindre", "par sa fille",
                                    "accord", "oui",
                                    "partage", "oui",
                                    "comment", "voice"))
                    .body();
            for (var note : List.of("goal:Demander sa retraite seule", "step:Compte ouvert", "paper:identity"))
                visitor.post(
                        "/cahiers/" + notebook + "/notes",
                        Map.of(
                                "_csrf", visitor.token("/cahiers/" + notebook),
                                "sorte", note.substring(0, note.indexOf(':')),
                                "texte", note.substring(note.indexOf(':') + 1),
                                "papier", note.substring(note.indexOf(':') + 1)));
            var code = CODE.matcher(card);
            var pin = PIN.matcher(card);
            if (!code.find() || !pin.find()) throw new AssertionError(card);
            person.post("/cahier", Map.of("_csrf", person.token("/cahier"), "code", code.group(), "pin", pin.group(1)));
        }
        return notebook;
    }

    private String slot() {
        if (slot.isEmpty()) {
            var helper = signedIn(account(Who.HELPER));
            helper.post(
                    "/agenda-aidant",
                    Map.of(
                            "_csrf", helper.token("/agenda-aidant"),
                            "id", UUID.randomUUID().toString(),
                            "titre", "Rendez-vous numérique",
                            "lieu", "Médiathèque de Saintes",
                            "jour", LocalDate.now(clock).plusDays(3).toString(),
                            "heure", "14:00",
                            "duree", "45",
                            "creneaux", "1",
                            "places", "3",
                            "attente", "2"));
            var found = SLOT.matcher(helper.get("/agenda-aidant").body());
            if (!found.find()) throw new AssertionError("no slot");
            slot = found.group(1);
            helper.post(
                    "/agenda-aidant/" + slot + "/inscriptions",
                    Map.of(
                            "_csrf",
                            helper.token("/agenda-aidant/" + slot),
                            "id",
                            UUID.randomUUID().toString(),
                            "nom",
                            "Mme Framboise",
                            "telephone",
                            "05 46 00 00 00"));
        }
        return slot;
    }

    /// The person who owns the notebook.
    @Override
    public Map<String, String> enter(Who who) {
        if (who != Who.PARTICIPANT) return super.enter(who);
        person = visitor();
        notebook();
        return person.cookies;
    }

    @Override
    protected List<CheckedPage> pages() {
        return List.of(
                CheckedPage.helper("/actes", "/actes?note=" + act()),
                CheckedPage.helper("/actes/{id}", "/actes/" + act()),
                CheckedPage.helper("/actes/lieu", "/actes/lieu?q=nulle+part"),
                CheckedPage.helper("/actes/import", "/actes/import"),
                CheckedPage.desk("/actes/poche", "/actes/poche"),
                CheckedPage.helper("/cahiers", "/cahiers"),
                CheckedPage.helper("/cahiers/nouveau", "/cahiers/nouveau"),
                CheckedPage.helper("/cahiers/{id}", "/cahiers/" + notebook),
                CheckedPage.open("/cahier"),
                CheckedPage.participant("/cahier/ouvert", "/cahier/ouvert"),
                CheckedPage.open("/rendez-vous"),
                CheckedPage.open("/rendez-vous/{slot}", "/rendez-vous/" + slot()),
                CheckedPage.helper("/agenda-aidant", "/agenda-aidant"),
                CheckedPage.coordinator("/bureau/rendez-vous", "/bureau/rendez-vous?fait=1"),
                CheckedPage.helper("/agenda-aidant/{slot}", "/agenda-aidant/" + slot()));
    }
}
