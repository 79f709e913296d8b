package org.tousaidants.label.profiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.schema.PlaceSheet;
import org.tousaidants.label.badges.BadgeAward;
import org.tousaidants.label.badges.BadgeCode;
import org.tousaidants.label.badges.LabelBadges;
import org.tousaidants.label.helpers.HelperLabelDossiers;
import org.tousaidants.label.helpers.Helpers;
import org.tousaidants.label.sitevisits.PlaceConditionFacts;
import org.tousaidants.label.sitevisits.PlaceLabelDossiers;
import org.tousaidants.label.sitevisits.PlaceVisitors;
import org.tousaidants.places.directory.HarvestedPlaceRecord;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceDirectory;
import org.tousaidants.places.directory.Places;
import org.tousaidants.places.directory.ValueStatementSource;
import org.tousaidants.places.upkeep.PlaceCaretakers;
import org.tousaidants.platform.db.FailingRow;
import org.tousaidants.platform.identity.Account;
import org.tousaidants.platform.identity.Accounts;
import org.tousaidants.platform.identity.PersonName;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.identity.SignedInPerson;
import org.tousaidants.platform.mail.MailAddress;
import org.tousaidants.platform.web.RunningSite;
import org.tousaidants.platform.web.Visitor;
import org.tousaidants.rules.judging.LabelDossier;
import org.tousaidants.rules.versions.PublishedRules;

/// The public profile of helpers: with their consent, while they are recognised.
class ProfileListingTest extends RunningSite {
    private static final String SAINTES = "17415";
    private static final String ROCHEFORT = "17299";
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @Autowired
    private LabelBadges badges;

    @Autowired
    private PublishedRules rules;

    @Autowired
    private Helpers helpers;

    @Autowired
    private Places places;

    @Autowired
    private PlaceDirectory directory;

    @Autowired
    private PlaceAffiliations presences;

    @Autowired
    private PlaceCaretakers caretakers;

    @Autowired
    private HelperLabelDossiers dossiers;

    @Autowired
    private PlaceLabelDossiers placeDossiers;

    @Autowired
    private PlaceConditionFacts visits;

    @Autowired
    private PlaceVisitors visitors;

    /// A person with a unique name and a file.
    private Account helper(String name) {
        var mail = new MailAddress("p-" + UUID.randomUUID() + "@example.org");
        var account = ((Accounts.AccountOpeningResult.NewAccountOpened)
                        accounts.found(networks.here(), mail, new PersonName(name), Role.HELPER))
                .account();
        helpers.begin(actor(account), "proche", SAINTES, "");
        return account;
    }

    private SignedInPerson nadia() {
        return actor(person(Role.COORDINATOR));
    }

    private String recognised(Account helper, int months) {
        var recognition = rules.recognition("proche").orElseThrow();
        var today = LocalDate.ofInstant(clock.instant(), PARIS);
        return ((LabelBadges.BadgeActResult.BadgeIssued) badges.issue(
                        nadia(),
                        new BadgeAward(
                                new BadgeAward.BadgeHolder.HelperAsHolder(helper.id()),
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
                new ValueStatementSource.HarvestedSource("annuaire", UUID.randomUUID()),
                List.of(new HarvestedPlaceRecord(
                        id,
                        PlaceSheet.of(Map.of(
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
        return directory.snapshot().places().stream()
                .filter(place -> place.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void confirmed(Account helper, Place place) {
        assertThat(presences.confirm(nadia(), helper.id(), place.code())).isTrue();
    }

    /// The person responsible for it, with this address.
    private String caretaker(Place place) {
        var mail = "lieu-" + UUID.randomUUID() + "@example.org";
        appointed(place, mail);
        return mail;
    }

    private void appointed(Place place, String mail) {
        assertThat(caretakers.appoint(nadia(), place.code(), new MailAddress(mail), "Jeanne Roy", "fr"))
                .isInstanceOf(PlaceCaretakers.AppointmentResult.CaretakerAppointed.class);
    }

    private record Letter(String subject, String body) {}

    /// The sent or pending letters.
    private List<Letter> letters(String mail, String subject) {
        return sql
                .sql("select id, subject, body from mail_letter where recipient = :to order by posted_at")
                .param("to", mail)
                .query((row, n) -> new Letter(
                        row.getString("subject").replace('\u00a0', ' '),
                        unsealed(row.getObject("id", UUID.class), row.getString("body"))))
                .list()
                .stream()
                .filter(letter -> letter.subject().contains(subject))
                .toList();
    }

    private String link(String mail) {
        return letters(mail, "Confirmez les").getFirst().body().replaceAll("(?s).*(/qui-aide-ici/\\S+).*", "$1");
    }

    /// The file of an account.
    private UUID file(Account helper) {
        return dossiers.helperOf(helper.id()).orElseThrow().id();
    }

    private static int say(Visitor visitor, String path, UUID helper, String word) {
        return visitor.post(path + "/" + helper, Map.of("_csrf", visitor.token("/verifier"), "mot", word))
                .statusCode();
    }

    /// Declares to help there, and is recognised.
    private Account saysSo(String name, Place... at) {
        var helper = helper(name);
        recognised(helper, 12);
        agree(
                signedIn(helper),
                Map.of(
                        "montrer", List.of("oui"),
                        "nom", List.of("first"),
                        "lieu",
                                Arrays.stream(at)
                                        .map(place -> place.code().value())
                                        .toList(),
                        "joindre", List.of("place")));
        return helper;
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
        assertThat(file).contains("Vous n’êtes pas dans l’annuaire");

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
        assertThat(preview.body()
                        .substring(
                                preview.body().indexOf("<main"), preview.body().indexOf("</section>")))
                .doesNotContain("Quelquenom");
        assertThat(preview.body()).contains("lisent votre nom entier : Ombeline Quelquenom");
        assertThat(visitor().get("/aidants").body())
                .as("a preview agrees to nothing")
                .doesNotContain("Ombeline");
        var again = new HashMap<String, List<String>>(wish);
        again.put("changer", List.of("oui"));
        assertThat(send(visitor, "/mon-dossier/annuaire", again).body())
                .as("back to the choices, all kept, without consent")
                .contains("/mon-dossier/annuaire/apercu", "06 39 98 12 34");
        assertThat(visitor().get("/aidants").body()).doesNotContain("Ombeline");

        agree(visitor, wish);
        var page = visitor().get(page(visitor));
        assertThat(page.body())
                .contains("Ombeline", "Saintes", "Rochefort", "mardi", "Langue des signes")
                .doesNotContain("Quelquenom")
                .as("the proof contains the full name")
                .doesNotContain(code)
                .doesNotContain(odile.mail().value())
                .doesNotContain("application/ld+json");
        assertThat(page.headers().firstValue("X-Robots-Tag")).hasValue("noindex");
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(visitor().get("/aidants?ou=Rochefort&langue=lsf").body()).contains("Ombeline");
        assertThat(visitor().get(page(visitor)).body())
                .as("not confirmed by the place yet")
                .doesNotContain("Lieu de l");
        assertThat(visitor().get("/lieux/" + place.slug()).body()).doesNotContain("labellisé aide ici", "Ombeline");
        confirmed(odile, place);
        assertThat(visitor().get(page(visitor)).body()).contains("Lieu de l");
        assertThat(visitor().get("/lieux/" + place.slug()).body())
                .contains("labellisé aide ici", "Ombeline", page(visitor));

        agree(visitor, Map.of("montrer", List.of("oui"), "nom", List.of("none"), "joindre", List.of("none")));
        assertThat(visitor().get(page(visitor)).body())
                .contains("Un aidant labellisé")
                .doesNotContain("Ombeline", "Rochefort", "mardi", "Langue des signes", "06\u00a039", "Lieu de l");
        assertThat(visitor().get("/lieux/" + place.slug()).body()).doesNotContain("labellisé aide ici");
        assertThat(sql.sql("select count(*) from profiles_contact where phone like '%9981234'")
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
        // The unticked box has the same effect, without a second question.
        send(visitor, "/mon-dossier/annuaire/apercu", Map.of("nom", List.of("full"), "joindre", List.of("none")));
        assertThat(visitor().get("/aidants").body()).doesNotContain("Odile Partie");
        assertThat(sql.sql("select act from journal_entry where actor = :who and act like 'listing%' order by number")
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
        confirmed(odile, place);
        assertThat(visitor().get("/lieux/" + place.slug()).body()).contains("Odile Suspendue");
        var today = LocalDate.ofInstant(clock.instant(), PARIS);
        clock.advance(Duration.ofSeconds(1));
        assertThat(badges.suspend(nadia(), code, "Le temps de comprendre"))
                .isInstanceOf(LabelBadges.BadgeActResult.BadgeActDone.class);
        assertThat(visitor().get(address).statusCode()).isEqualTo(404);
        assertThat(visitor().get("/aidants").body()).doesNotContain("Odile Suspendue");
        assertThat(visitor().get("/lieux/" + place.slug()).body()).doesNotContain("Odile Suspendue");
        clock.advance(Duration.ofSeconds(1));
        assertThat(badges.restore(nadia(), code, "Tout est clair"))
                .isInstanceOf(LabelBadges.BadgeActResult.BadgeActDone.class);
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
        assertThatThrownBy(() -> sql.sql("update profiles_consent set naming = 'FULL' where account = :who")
                        .param("who", odile.id())
                        .update())
                .isInstanceOf(DataAccessException.class);
        assertThat(signedIn(person(Role.HELPER))
                        .get("/mon-dossier/annuaire")
                        .headers()
                        .firstValue("Location"))
                .hasValue("/mon-dossier/nouveau");
    }

    /// A subject is limited, and a failure for one name must not block the letters.
    @Test
    void aPlaceOfAVeryLongNameIsAskedToo() {
        var place = place("Médiathèque " + "intercommunale ".repeat(20).strip());
        var mail = caretaker(place);
        saysSo("Lucette Longue", place);
        job("publicprofiles.presences");
        assertThat(letters(mail, "Qui aide à Médiathèque intercommunale"))
                .singleElement()
                .satisfies(letter -> assertThat(letter.body()).contains("- Lucette Longue, ", place.name()));
    }

    @Test
    void onePlaceThatCannotBeWrittenStopsNoOther() {
        var broken = place("Lieu en panne");
        var good = place("Lieu en état");
        var unasked = caretaker(broken);
        var asked = caretaker(good);
        saysSo("Paule Panne", broken);
        saysSo("Edmée État", good);
        try (var _ = FailingRow.in(sql, "profiles_word", "insert", "new.place = '" + broken.id() + "'")) {
            assertThat(jobs.run("publicprofiles.presences")).hasSize(1);
        }
        assertThat(letters(asked, "Qui aide à Lieu en état")).hasSize(1);
        assertThat(letters(unasked, "Qui aide à Lieu en panne")).isEmpty();
        clock.advance(Duration.ofMinutes(2));
        job("publicprofiles.presences");
        assertThat(letters(unasked, "Qui aide à Lieu en panne")).hasSize(1);
        assertThat(letters(asked, "Qui aide à Lieu en état")).hasSize(1);
    }

    @Test
    void thePlaceIsAskedOnceAboutAllAndItsWordShowsHerOrDoesNot() {
        var place = place("Lieu interrogé");
        var mail = caretaker(place);
        var anne = saysSo("Anneline Vraie", place);
        var bruno = saysSo("Brunehaut Fausse", place);
        job("publicprofiles.presences");
        job("publicprofiles.presences");
        assertThat(letters(mail, "Qui aide à Lieu interrogé"))
                .singleElement()
                .satisfies(letter -> assertThat(letter.body()).contains("- Anneline Vraie, ", "- Brunehaut Fausse, "));
        var link = link(mail);
        var jeanne = visitor();
        var page = jeanne.get(link);
        assertThat(page.body()).contains("Anneline Vraie", "Brunehaut Fausse", "Le lieu a reçu un courriel");
        assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(visitor().get("/lieux/" + place.slug()).body())
                .as("a sent letter confirms nothing")
                .doesNotContain("Anneline", "Brunehaut");

        assertThat(say(jeanne, link, file(anne), "oui")).isEqualTo(303);
        assertThat(say(jeanne, link, file(bruno), "non")).isEqualTo(303);
        assertThat(say(jeanne, link, file(bruno), "non")).as("answered twice").isEqualTo(303);
        assertThat(visitor().get("/lieux/" + place.slug()).body())
                .contains("Anneline")
                .doesNotContain("Brunehaut");
        assertThat(letters(bruno.mail().value(), "Lieu interrogé n’est pas confirmée"))
                .singleElement()
                .satisfies(letter -> assertThat(letter.body()).contains("Votre label ne change pas"));
        assertThat(letters(anne.mail().value(), "n’est pas confirmée")).isEmpty();
        var hers = signedIn(bruno);
        assertThat(hers.get("/mon-dossier/annuaire").body()).contains("Présence refusée", "Le lieu a répondu non le");
        assertThat(visitor().get(page(hers)).body()).as("nor its phone").doesNotContain("Lieu interrogé", "01\u00a023");

        // Ticked again, it is still denied, and no letter is sent.
        send(hers, "/mon-dossier/annuaire/retrait", Map.of());
        saysAgain(hers, place);
        job("publicprofiles.presences");
        assertThat(visitor().get("/lieux/" + place.slug()).body()).doesNotContain("Brunehaut");
        assertThat(letters(mail, "Qui aide à")).hasSize(1);
        // The place changes its answer.
        assertThat(say(jeanne, link, file(bruno), "oui")).isEqualTo(303);
        assertThat(visitor().get("/lieux/" + place.slug()).body()).contains("Brunehaut");
        assertThat(sql.sql(
                                "select act from journal_entry where subject = :place and act like 'listing%' order by number")
                        .param("place", "place " + place.id())
                        .query(String.class)
                        .list())
                .containsExactly("listing.confirmed", "listing.denied", "listing.confirmed");
    }

    private static void saysAgain(Visitor visitor, Place place) {
        agree(
                visitor,
                Map.of(
                        "montrer",
                        List.of("oui"),
                        "nom",
                        List.of("first"),
                        "lieu",
                        List.of(place.code().value()),
                        "joindre",
                        List.of("none")));
    }

    @Test
    void nobodyConfirmsForHerselfNorForAnotherPlaceNorByALinkThatEnded() {
        var place = place("Lieu gardé");
        var other = place("Lieu voisin");
        var self = saysSo("Selma Elle-même", place);
        // The helper is responsible for the place as well.
        appointed(place, self.mail().value());
        var elsewhere = saysSo("Edmée Ailleurs", other);
        job("publicprofiles.presences");
        var link = link(self.mail().value());
        var visitor = visitor();
        assertThat(visitor.get(link).body()).contains("c’est vous").doesNotContain("Edmée");
        assertThat(say(visitor, link, file(self), "oui")).isEqualTo(409);
        assertThat(say(visitor, link, file(elsewhere), "oui")).isEqualTo(404);
        assertThat(say(visitor, link, UUID.randomUUID(), "oui")).isEqualTo(404);
        assertThat(say(visitor, link, file(self), "peut-être")).isEqualTo(400);
        assertThat(visitor().get("/lieux/" + place.slug()).body()).doesNotContain("Selma");
        assertThat(visitor().get("/qui-aide-ici/perdu").statusCode()).isEqualTo(410);
        // A coordinator who also helps there.
        var coordinator = person(Role.COORDINATOR);
        helpers.begin(actor(coordinator), "proche", SAINTES, "");
        recognised(coordinator, 12);
        saysAgain(signedIn(coordinator), place);
        assertThat(presences.say(actor(coordinator), file(coordinator), place.code(), true))
                .isEqualTo(PlaceAffiliations.AffiliationAnswerResult.HERSELF);
        // A helper has no desk.
        assertThat(presences.say(actor(elsewhere), file(self), place.code(), true))
                .isEqualTo(PlaceAffiliations.AffiliationAnswerResult.NOT_FOUND);
        assertThat(presences.desk(actor(elsewhere))).isEmpty();
        clock.advance(Duration.ofDays(61));
        assertThat(visitor.get(link).statusCode()).isEqualTo(410);
        assertThat(visitor.post(link + "/" + file(self), Map.of("_csrf", visitor.token("/connexion"), "mot", "oui"))
                        .statusCode())
                .isEqualTo(410);
    }

    @Test
    void whoIsOfAPlaceDoesNotSayWhatIsSeenThereNotEvenByAForgedForm() {
        var place = place("Lieu jugé par les siens");
        var other = place("Lieu d’à côté");
        // Declares to help there, and hides it just before visiting.
        var saying = saysSo("Solène Juge-et-partie", place);
        var hiding = signedIn(saying);
        agree(hiding, Map.of("montrer", List.of("non")));
        // One is responsible for it; one belongs to its structure; the coordinator helps there too.
        var answering = helper("Anselme Responsable");
        appointed(place, answering.mail().value());
        var employed = helper("Élodie Salariée");
        helpers.begin(actor(employed), "proche", SAINTES, "lieu jugé par les siens");
        var coordinator = person(Role.COORDINATOR);
        helpers.begin(actor(coordinator), "proche", SAINTES, "");
        recognised(coordinator, 12);
        saysAgain(signedIn(coordinator), place);
        for (var one : List.of(saying, answering, employed, coordinator)) {
            visitors.turn(actor(coordinator), one.id(), true);
            var who = signedIn(one);
            var asked = who.get("/visites/" + place.code());
            assertThat(asked.statusCode()).as(one.name()).isEqualTo(200);
            assertThat(asked.body())
                    .contains("Personne ne visite son propre lieu")
                    .doesNotContain("Jour de la visite");
            var seen = Map.of(
                    "_csrf",
                    who.token("/visites/" + other.code()),
                    "jour",
                    LocalDate.ofInstant(clock.instant(), PARIS).toString(),
                    ConfirmedPeopleLabelDossierPart.FACT,
                    "2",
                    "coin-discret",
                    "oui");
            assertThat(who.post("/visites/" + place.code(), seen).statusCode()).isEqualTo(403);
            assertThat(who.post("/visites/" + other.code(), seen).statusCode()).isEqualTo(303);
        }
        assertThat(placeDossiers.find(place.code()).orElseThrow().dossier().facts())
                .isEmpty();
    }

    @Test
    void theDeskSaysWhatThePlaceDoesNotAndOnlyWhatIsConfirmedCountsForThePlace() {
        var place = place("Lieu sans courriel");
        var marie = saysSo("Maryvonne Comptée", place);
        var desk = signedIn(person(Role.COORDINATOR));
        job("publicprofiles.presences");
        assertThat(counted(place)).isEmpty();
        var path = "/bureau/qui-aide-ou";
        assertThat(desk.get(path).body()).contains("Maryvonne Comptée", "Lieu sans courriel");
        assertThat(desk.get("/bureau").body()).contains(path, "à confirmer");
        var answer = desk.post(
                path + "/" + place.code() + "/" + file(marie), Map.of("_csrf", desk.token(path), "mot", "oui"));
        assertThat(answer.headers().firstValue("Location")).hasValue(path + "?fait=oui");
        assertThat(counted(place)).contains(1L);
        assertThat(desk.get(path + "?fait=oui").body()).contains("La coordination l’a confirmé le");
        // A visit that saw more stays valid, also one without a helper since.
        var nadia = nadia();
        var today = LocalDate.ofInstant(clock.instant(), PARIS);
        visits.note(
                nadia,
                place.code(),
                new PlaceConditionFacts.VisitReport(today, Map.of(ConfirmedPeopleLabelDossierPart.FACT, 3L), ""));
        assertThat(counted(place)).contains(3L);
        clock.advance(Duration.ofDays(1));
        visits.note(
                nadia,
                place.code(),
                new PlaceConditionFacts.VisitReport(
                        today.plusDays(1), Map.of(ConfirmedPeopleLabelDossierPart.FACT, 0L), ""));
        assertThat(counted(place)).contains(0L);
        var nextDay = signedIn(person(Role.COORDINATOR));
        nextDay.post(path + "/" + place.code() + "/" + file(marie), Map.of("_csrf", nextDay.token(path), "mot", "non"));
        assertThat(letters(marie.mail().value(), "n’est pas confirmée"))
                .singleElement()
                .satisfies(letter ->
                        assertThat(letter.body()).contains("La coordination du réseau a noté que vous n’y aidez pas"));
        assertThat(visitor().get("/lieux/" + place.slug()).body()).doesNotContain("Maryvonne");
        assertThatThrownBy(() ->
                        sql.sql("update profiles_word set act = 'CONFIRMED'").update())
                .isInstanceOf(DataAccessException.class);
    }

    private Optional<Long> counted(Place place) {
        return placeDossiers
                .find(place.code())
                .flatMap(
                        found -> Optional.ofNullable(found.dossier().facts().get(ConfirmedPeopleLabelDossierPart.FACT)))
                .map(LabelDossier.DossierFact::value);
    }

    /// The text of the page beside its map.
    private String mapped(String query) {
        var body = visitor().get("/aidants" + query).body();
        var at = body.indexOf("id=\"plan\"");
        return at < 0
                ? ""
                : body.substring(at, body.indexOf("</figure>", at))
                        .replaceAll("<[^>]+>", "")
                        .replace('\u00a0', ' ');
    }

    @Test
    void theMapSaysHowManyHelpWhereEachAgreedToSayItAndNoMore() {
        // Used by no other test: an island without other helpers.
        var aix = "17004";
        var mathilde = helper("Mathilde Cartographe");
        var code = recognised(mathilde, 12);
        var visitor = signedIn(mathilde);
        agree(
                visitor,
                Map.of(
                        "montrer", List.of("oui"),
                        "nom", List.of("none"),
                        "commune", List.of(aix),
                        "joindre", List.of("none")));
        assertThat(mapped("")).contains("Île-d'Aix : une personne", "au centre de la commune");
        assertThat(mapped("?ou=" + encoded("Île-d'Aix"))).contains("Île-d'Aix : une personne");
        assertThat(mapped("").replace('\u2019', '\'')).as("without her name").doesNotContain("Mathilde");

        var today = LocalDate.ofInstant(clock.instant(), PARIS);
        badges.suspend(nadia(), new BadgeCode(code), "Suspendu pour le test");
        assertThat(mapped("")).as("at the same instant").doesNotContain("Île-d'Aix");
        badges.restore(nadia(), new BadgeCode(code), "Levé pour le test");
        assertThat(mapped("")).contains("Île-d'Aix : une personne");

        agree(visitor, Map.of("montrer", List.of("oui"), "nom", List.of("none"), "joindre", List.of("none")));
        assertThat(mapped("")).doesNotContain("Île-d'Aix").contains("indiqué où");
        assertThat(visitor().get("/aidants?lang=en").body()).contains("Where do they help?", "never at anybody’s home");
    }

    /// A consent older than the notice that the helper's places read the name.
    private void agreedBefore(Account helper) {
        sql.sql("""
                        insert into profiles_consent (network, helper, account, recorded_at, shown, code, naming, communes,
                            places, languages, days, reach, engines, told)
                        select network, helper, account, recorded_at, shown, code, naming, communes, places, languages, days,
                            reach, engines, false
                        from profiles_consent where helper = :helper order by number desc limit 1""").param("helper", file(helper)).update();
    }

    @Test
    void whoAgreedBeforeHerPlacesReadNamesIsAskedAgainFirst() {
        var place = place("Lieu qui ne lit rien");
        var mail = caretaker(place);
        var helper = saysSo("Bérangère Nomentier", place);
        var visitor = signedIn(helper);
        agreedBefore(helper);
        job("publicprofiles.presences");
        assertThat(letters(mail, "Confirmez les")).isEmpty();
        assertThat(visitor.get("/mon-dossier/annuaire").body())
                .contains("Les responsables de vos lieux ne lisent pas encore votre nom");
        // Another helper of the place brings a link: it reveals nothing about the first one either.
        var other = saysSo("Clotilde Dite", place);
        job("publicprofiles.presences");
        var link = link(mail);
        assertThat(letters(mail, "Confirmez les").getFirst().body())
                .contains("Clotilde Dite")
                .doesNotContain("Nomentier");
        assertThat(visitor().get(link).body()).contains("Clotilde Dite").doesNotContain("Nomentier");
        assertThat(say(visitor(), link, file(helper), "oui")).isEqualTo(404);
        assertThat(say(visitor(), link, file(other), "oui")).isEqualTo(303);

        var wish = Map.of(
                "montrer", List.of("oui"),
                "nom", List.of("first"),
                "lieu", List.of(place.code().value()),
                "joindre", List.of("place"));
        assertThat(send(visitor, "/mon-dossier/annuaire/apercu", wish).body())
                .contains("lisent votre nom entier", "Bérangère Nomentier");
        agree(visitor, wish);
        assertThat(visitor.get("/mon-dossier/annuaire").body()).doesNotContain("ne lisent pas encore votre nom");
        assertThat(visitor().get(link).body()).contains("Bérangère Nomentier");
        job("publicprofiles.presences");
        assertThat(letters(mail, "Confirmez les")).hasSize(2);
    }
}
