package org.tousaidants.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.tousaidants.badges.Award;
import org.tousaidants.badges.BadgeCode;
import org.tousaidants.badges.Badges;
import org.tousaidants.helpers.Helpers;
import org.tousaidants.identity.Account;
import org.tousaidants.identity.Accounts;
import org.tousaidants.identity.Actor;
import org.tousaidants.identity.PersonName;
import org.tousaidants.identity.Role;
import org.tousaidants.mail.MailAddress;
import org.tousaidants.places.Directory;
import org.tousaidants.places.Gathered;
import org.tousaidants.places.Place;
import org.tousaidants.places.Places;
import org.tousaidants.places.Voice;
import org.tousaidants.rules.Rules;
import org.tousaidants.schema.Field;
import org.tousaidants.schema.Sheet;
import org.tousaidants.web.RunningSite;
import org.tousaidants.web.Visitor;

/// What is seen of those who help: what each agreed to, as long as she is recognised and wants it.
class ListingTest extends RunningSite {
    private static final String SAINTES = "17415";
    private static final String ROCHEFORT = "17299";
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @Autowired
    private Badges badges;

    @Autowired
    private Rules rules;

    @Autowired
    private Helpers helpers;

    @Autowired
    private Places places;

    @Autowired
    private Directory directory;

    /// Somebody with a name of her own and a file.
    private Account helper(String name) {
        var mail = new MailAddress("p-" + UUID.randomUUID() + "@example.org");
        var account = ((Accounts.Opening.Opened)
                        accounts.found(networks.here(), mail, new PersonName(name), Role.HELPER))
                .account();
        helpers.begin(actor(account), "proche", SAINTES, "");
        return account;
    }

    private Actor nadia() {
        return actor(person(Role.COORDINATOR));
    }

    private String recognised(Account helper, int months) {
        var recognition = rules.recognition(networks.here().id(), "proche").orElseThrow();
        var today = LocalDate.ofInstant(clock.instant(), PARIS);
        return ((Badges.Issuing.Issued) badges.issue(
                        nadia(),
                        new Award(
                                new Award.To.AHelper(helper.id()),
                                recognition,
                                recognition.promises(),
                                today,
                                today.plusMonths(months),
                                "Décidé pour le test")))
                .code();
    }

    private Place place(String name) {
        var id = UUID.randomUUID().toString();
        places.gather(
                networks.here().id(),
                new Voice.Source("annuaire", UUID.randomUUID()),
                List.of(new Gathered(
                        id,
                        Sheet.of(Map.of(
                                Field.ID,
                                id,
                                Field.NOM,
                                name,
                                Field.COMMUNE,
                                "Saintes",
                                Field.CODE_INSEE,
                                SAINTES,
                                Field.CODE_POSTAL,
                                "17100",
                                Field.TELEPHONE,
                                "+33536490123")))));
        return directory.snapshot(networks.here().id()).places().stream()
                .filter(place -> place.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static HttpResponse<String> send(Visitor visitor, String path, Map<String, List<String>> form) {
        var body = "_csrf=" + encoded(visitor.token("/mon-dossier/annuaire")) + "&"
                + form.entrySet().stream()
                        .flatMap(field -> field.getValue().stream().map(value -> field.getKey() + "=" + encoded(value)))
                        .collect(Collectors.joining("&"));
        return visitor.post(path, "application/x-www-form-urlencoded", body.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static void agree(Visitor visitor, Map<String, List<String>> form) {
        assertThat(send(visitor, "/mon-dossier/annuaire", form).headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).contains("fait=accord"));
    }

    private static String page(Visitor visitor) {
        var body = visitor.get("/mon-dossier/annuaire").body();
        var at = body.indexOf("/aidants/");
        return body.substring(at, at + "/aidants/".length() + 16);
    }

    @Test
    void nothingIsShownUntilSheAgreesAndNothingMoreThanThat() {
        var odile = helper("Ombeline Quelquenom");
        var code = recognised(odile, 12);
        var visitor = signedIn(odile);
        var place = place("Lieu de l'accord");
        assertThat(visitor().get("/aidants").body()).doesNotContain("Ombeline");
        var file = visitor.get("/mon-dossier/annuaire").body();
        assertThat(file).contains("est montré", "Rien de vous n");

        var wish = Map.of(
                "montrer", List.of("oui"),
                "nom", List.of("first"),
                "commune", List.of(SAINTES, ROCHEFORT),
                "lieu", List.of(place.code().value()),
                "langue", List.of("lsf"),
                "jour", List.of("tuesday"),
                "joindre", List.of("own"),
                "telephone", List.of("06 39 98 12 34"));
        var preview = send(visitor, "/mon-dossier/annuaire/apercu", wish);
        assertThat(preview.statusCode()).isEqualTo(200);
        assertThat(preview.body()).contains("Ombeline", "mardi", "06 39 98 12 34".replace(' ', '\u00a0'));
        assertThat(preview.body().substring(preview.body().indexOf("<main"))).doesNotContain("Quelquenom");
        assertThat(visitor().get("/aidants").body())
                .as("a preview agrees to nothing")
                .doesNotContain("Ombeline");
        var again = new HashMap<String, List<String>>(wish);
        again.put("changer", List.of("oui"));
        assertThat(send(visitor, "/mon-dossier/annuaire", again).body())
                .as("back to her choices, all kept, nothing agreed to")
                .contains("/mon-dossier/annuaire/apercu", "06 39 98 12 34");
        assertThat(visitor().get("/aidants").body()).doesNotContain("Ombeline");

        agree(visitor, wish);
        var page = visitor().get(page(visitor));
        assertThat(page.body())
                .contains("Ombeline", "Saintes", "Rochefort", "Lieu de l", "mardi", "Langue des signes")
                .doesNotContain("Quelquenom")
                .as("the proof says her whole name")
                .doesNotContain(code)
                .doesNotContain(odile.mail().value())
                .doesNotContain("application/ld+json");
        assertThat(page.headers().firstValue("X-Robots-Tag")).hasValue("noindex");
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(visitor().get("/aidants?ou=Rochefort&langue=lsf").body()).contains("Ombeline");
        assertThat(visitor().get("/lieux/" + place.slug()).body()).contains("reconnue aide", "Ombeline", page(visitor));

        agree(visitor, Map.of("montrer", List.of("oui"), "nom", List.of("none"), "joindre", List.of("none")));
        assertThat(visitor().get(page(visitor)).body())
                .contains("Une personne reconnue")
                .doesNotContain("Ombeline", "Rochefort", "mardi", "Langue des signes", "06\u00a039", "Lieu de l");
        assertThat(visitor().get("/lieux/" + place.slug()).body()).doesNotContain("reconnue aide");
        assertThat(sql.sql("select count(*) from listing_contact where phone like '%9981234'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void theWholeNameLeadsToTheProofAndEnginesAreAskedApart() {
        var odile = helper("Odile-Philomène Entière de Saint-Hilaire-Villefranche-en-Saintonge <b>");
        var code = recognised(odile, 12);
        var visitor = signedIn(odile);
        agree(
                visitor,
                Map.of(
                        "montrer", List.of("oui"),
                        "nom", List.of("full"),
                        "commune", List.of(SAINTES),
                        "joindre", List.of("none"),
                        "moteurs", List.of("oui")));
        var page = visitor().get(page(visitor));
        assertThat(page.body())
                .contains("/verifier/" + code, "application/ld+json", "Villefranche-en-Saintonge \\u003cb>\"")
                .doesNotContain("<b>\"")
                .doesNotContain("knowsLanguage", "telephone");
        assertThat(page.headers().firstValue("X-Robots-Tag")).isEmpty();
    }

    @Test
    void whoTakesItBackIsGoneAtOnceAndTheOldAddressNeverServesAgain() {
        var odile = helper("Odile Partie");
        recognised(odile, 12);
        var visitor = signedIn(odile);
        var wish = Map.of("montrer", List.of("oui"), "nom", List.of("full"), "joindre", List.of("none"));
        agree(visitor, wish);
        var before = page(visitor);
        assertThat(visitor().get(before).statusCode()).isEqualTo(200);
        send(visitor, "/mon-dossier/annuaire/retrait", Map.of());
        assertThat(visitor().get(before).statusCode()).isEqualTo(404);
        assertThat(visitor().get("/aidants").body()).doesNotContain("Odile Partie");
        agree(visitor, wish);
        assertThat(page(visitor)).isNotEqualTo(before);
        assertThat(visitor().get(before).statusCode()).isEqualTo(404);
        // The box left unticked is the same wish, without a second question.
        send(visitor, "/mon-dossier/annuaire/apercu", Map.of("nom", List.of("full"), "joindre", List.of("none")));
        assertThat(visitor().get("/aidants").body()).doesNotContain("Odile Partie");
        assertThat(sql.sql("select act from journal_entry where actor = :who and act like 'listing%' order by n")
                        .param("who", odile.id())
                        .query(String.class)
                        .list())
                .containsExactly("listing.agreed", "listing.withdrawn", "listing.agreed", "listing.withdrawn");
    }

    @Test
    void onlyALabelInForceShowsAnybodyWhateverSheAgreedTo() {
        var odile = helper("Odile Suspendue");
        var visitor = signedIn(odile);
        var place = place("Lieu de la suspension");
        agree(
                visitor,
                Map.of(
                        "montrer", List.of("oui"),
                        "nom", List.of("full"),
                        "lieu", List.of(place.code().value()),
                        "joindre", List.of("place")));
        assertThat(visitor.get("/mon-dossier/annuaire").body()).contains("avez pas de label valable");
        assertThat(visitor().get("/aidants").body()).doesNotContain("Odile Suspendue");
        var code = new BadgeCode(recognised(odile, 12));
        assertThat(visitor().get("/aidants").body()).contains("Odile Suspendue");
        var address = page(visitor);
        assertThat(visitor().get("/lieux/" + place.slug()).body()).contains("Odile Suspendue");
        var today = LocalDate.ofInstant(clock.instant(), PARIS);
        clock.advance(Duration.ofSeconds(1));
        assertThat(badges.suspend(nadia(), code, today, "Le temps de comprendre"))
                .isInstanceOf(Badges.Change.Done.class);
        assertThat(visitor().get(address).statusCode()).isEqualTo(404);
        assertThat(visitor().get("/aidants").body()).doesNotContain("Odile Suspendue");
        assertThat(visitor().get("/lieux/" + place.slug()).body()).doesNotContain("Odile Suspendue");
        clock.advance(Duration.ofSeconds(1));
        assertThat(badges.restore(nadia(), code, today, "Tout est clair")).isInstanceOf(Badges.Change.Done.class);
        assertThat(visitor().get(address).statusCode()).isEqualTo(200);
        accounts.close(nadia(), odile.id());
        assertThat(visitor().get(address).statusCode()).isEqualTo(404);
    }

    @Test
    void aWrongWishIsRefusedWithASentenceAndShowsNothing() {
        var odile = helper("Odile Fautive");
        recognised(odile, 12);
        var visitor = signedIn(odile);
        var unticked = send(visitor, "/mon-dossier/annuaire/apercu", Map.of("nom", List.of("full")));
        assertThat(unticked.statusCode()).isEqualTo(422);
        var phone = send(
                visitor,
                "/mon-dossier/annuaire",
                Map.of("montrer", List.of("oui"), "joindre", List.of("own"), "telephone", List.of("12")));
        assertThat(phone.statusCode()).isEqualTo(422);
        assertThat(phone.body()).contains("Écrivez dix chiffres");
        var noPlace =
                send(visitor, "/mon-dossier/annuaire", Map.of("montrer", List.of("oui"), "joindre", List.of("place")));
        assertThat(noPlace.body()).contains("Cochez un lieu");
        var forged = send(
                visitor,
                "/mon-dossier/annuaire",
                Map.of("montrer", List.of("oui"), "lieu", List.of("zzzzzzz"), "commune", List.of("99999")));
        assertThat(forged.statusCode()).isEqualTo(422);
        var lookedFor = send(
                visitor,
                "/mon-dossier/annuaire/apercu",
                Map.of("montrer", List.of("oui"), "autre-lieu", List.of("xyzzy plugh")));
        assertThat(lookedFor.body()).contains("Aucun lieu du réseau");
        assertThat(visitor().get("/aidants").body()).doesNotContain("Odile Fautive");
    }

    @Test
    void nobodyElseReadsOrChangesAConsentAndHistoryStays() {
        assertThat(visitor().get("/mon-dossier/annuaire").statusCode()).isIn(302, 303, 401, 403);
        assertThat(visitor().get("/aidants/0000000000000000").statusCode()).isEqualTo(404);
        assertThat(visitor().get("/aidants/' or 1=1".replace(" ", "%20")).statusCode())
                .isEqualTo(404);
        var odile = helper("Odile Datée");
        var visitor = signedIn(odile);
        agree(visitor, Map.of("montrer", List.of("oui"), "nom", List.of("first"), "joindre", List.of("none")));
        send(visitor, "/mon-dossier/annuaire/retrait", Map.of());
        assertThat(visitor.get("/mon-dossier/annuaire").body())
                .contains("vous montrez le premier mot de votre nom", "vous ne montrez plus rien");
        assertThatThrownBy(() -> sql.sql("update listing_consent set naming = 'FULL' where account = :who")
                        .param("who", odile.id())
                        .update())
                .isInstanceOf(DataAccessException.class);
        assertThat(signedIn(person(Role.HELPER))
                        .get("/mon-dossier/annuaire")
                        .headers()
                        .firstValue("Location"))
                .hasValue("/mon-dossier/nouveau");
    }
}
