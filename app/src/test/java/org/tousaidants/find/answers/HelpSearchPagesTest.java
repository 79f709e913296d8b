package org.tousaidants.find.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tousaidants.find.ranking.Saintonge.place;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.schema.PlaceSheet;
import org.tousaidants.core.territory.GeoPoint;
import org.tousaidants.find.ranking.Saintonge;
import org.tousaidants.outreach.mobilevisits.HelpBusStop;
import org.tousaidants.outreach.mobilevisits.HelpBusStops;
import org.tousaidants.places.directory.HarvestedPlaceRecord;
import org.tousaidants.places.directory.Places;
import org.tousaidants.places.directory.ValueStatementSource;
import org.tousaidants.platform.identity.Role;
import org.tousaidants.platform.web.RunningSite;
import org.tousaidants.platform.web.Visitor;

class HelpSearchPagesTest extends RunningSite {
    private static final ValueStatementSource.HarvestedSource SOURCE =
            new ValueStatementSource.HarvestedSource("find-pages", UUID.randomUUID());

    @Autowired
    Places places;

    @Autowired
    HelpBusStops passages;

    private Visitor anybody;

    @BeforeEach
    void someHelpAroundBrest() {
        places.gather(
                SOURCE,
                List.of(
                        gathered(place("mediatheque")
                                .with(Field.NOM, "Médiathèque <b>François</b> Mitterrand")
                                .with(Field.HORAIRES, "24/7")
                                .at(brest(0.5))),
                        gathered(place("maison")
                                .with(Field.NOM, "Maison France Services de Brest")
                                .with(Field.DISPOSITIFS, "France Services")
                                .at(brest(1))),
                        gathered(place("soir")
                                .with(Field.NOM, "Atelier du soir")
                                .with(Field.SERVICES, "Maîtrise des outils numériques du quotidien")
                                .with(Field.HORAIRES, "Mo-Su 18:00-20:00")
                                .at(brest(12)))));
        anybody = visitor();
    }

    @Test
    void aBusThatPassesNearByIsToldAndGoneAtOnceWhenItIsCancelled() {
        var tomorrow =
                LocalDate.ofInstant(clock.instant(), ZoneId.of("Europe/Paris")).plusDays(1);
        var round = passages.open("Bus de la rade", "");
        passages.add(new HelpBusStops.HelpBusStopSeries(
                round, "29019", "quai du port", tomorrow, LocalTime.of(9, 0), LocalTime.of(12, 0), 2, 1));
        assertThat(anybody.get("/aide/reponses?ou=29019").body())
                .contains("Un passage près de chez vous", "Bus de la rade", "quai du port");
        assertThat(anybody.get("/aide/reponses?ou=17300").body()).doesNotContain("Bus de la rade");
        var passage = passages.ofCommune("29019").getFirst();
        passages.cancel(passage.id(), HelpBusStop.StopChangeReason.BREAKDOWN);
        assertThat(anybody.get("/aide/reponses?ou=29019").body()).doesNotContain("Bus de la rade");
    }

    @Test
    void thePublicPathHasFourPagesAndEachLeadsToTheNext() {
        var home = anybody.get("/");
        assertThat(home.statusCode()).isEqualTo(200);
        assertThat(home.body()).contains("De quoi avez-\u2060vous besoin").contains("href=\"/aide/ou?besoin=impots\"");

        var where = anybody.get("/aide/ou?besoin=impots");
        assertThat(where.body())
                .contains("Étape 2 sur 4")
                .contains("Déclarer mes impôts")
                .contains("name=\"lieu\"");

        var typed = anybody.get("/aide/precisions?besoin=impots&lieu=brest&comment=lieu");
        assertThat(location(typed)).isEqualTo("/aide/precisions?besoin=impots&ou=29019");

        var matters = anybody.get(location(typed));
        assertThat(matters.body())
                .contains("Étape 3 sur 4")
                .contains("Brest, à 20")
                .contains("href=\"/aide/reponses?besoin=impots&amp;ou=29019\"");

        var answers = anybody.get("/aide/reponses?besoin=impots&ou=29019");
        assertThat(answers.statusCode()).isEqualTo(200);
        assertThat(answers.body())
                .contains("Maison France Services de Brest")
                .contains("05\u00a046\u00a000\u00a000\u00a000")
                .contains("à vol d’oiseau")
                .contains("Pourquoi ce lieu")
                .contains("39\u00a039")
                .doesNotContain("Atelier du soir");
    }

    @Test
    void aClerkTypesWhatThePersonSaysAndFindsOnOnePage() {
        var typed = anybody.get("/aide/guichet?dit=d%C3%A9clarer+mes+impots+avant+ce+soir&lieu=29200&comment=lieu");
        assertThat(typed.statusCode()).as("29200 is one commune alone").isIn(303, 422);
        var understood = anybody.get("/aide/guichet?dit=d%C3%A9clarer+mes+impots+avant+ce+soir&lieu=Brest+(29200)");
        assertThat(location(understood))
                .isEqualTo("/aide/guichet?besoin=impots&ou=29019&quand=aujourdhui&urgence=jour#reponses");
        var found = anybody.get(location(understood).replace("#reponses", ""));
        assertThat(found.body()).contains("Médiathèque").contains("Feuille à emporter");
    }

    @Test
    void anAnswerIsExplainedInOneSentence() {
        var answer = anybody.get("/aide/reponses?besoin=impots&ou=29019");
        assertThat(Visitor.unlinked(answer.body()).replace('\u00a0', ' ').replace('\u202f', ' '))
                .containsPattern("Ouvert jour et nuit</b> · À 0,5 km à vol d’oiseau · Gratuit</p>")
                .contains("Aide aux démarches.")
                .contains("espace France services, agents formés à cette démarche");
    }

    @Test
    void theSheetToTakeHomeIsOneLinkAway() {
        assertThat(anybody.get("/aide/guichet?besoin=impots&ou=29019").body())
                .containsPattern("href=\"/lieux/[a-z0-9-]+/fiche\\?besoin=impots\"");
    }

    @Test
    void theDeskPutsTheCursorInItsFirstFieldUntilThereAreAnswersToRead() {
        assertThat(anybody.get("/aide/guichet").body()).contains(" autofocus");
        assertThat(anybody.get("/aide/guichet?besoin=impots&ou=29019").body()).doesNotContain(" autofocus");
    }

    @Test
    void whatThePersonSaidIsNotKeptInTheAddress() {
        assertThat(location(anybody.get("/aide/ou?dit=je+suis+Madame+Martin+et+je+dois+declarer+mes+impots")))
                .doesNotContain("Martin")
                .isEqualTo("/aide/ou?besoin=impots");
    }

    @Test
    void englishWordsAreUnderstoodOnTheEnglishPagesOnly() {
        assertThat(anybody.get("/aide/ou?dit=health+card").statusCode()).isEqualTo(422);
        assertThat(location(anybody.get("/aide/ou?dit=health+card&lang=en"))).isEqualTo("/aide/ou?besoin=droits");
        assertThat(location(anybody.get("/aide/ou?dit=carte+vitale")))
                .isEqualTo("/aide/ou?besoin=droits&demarche=carte-vitale");
    }

    @Test
    void thePathIsWalkedToTheSheetInAFirstLanguage() {
        var first = anybody.get("/aide/langues/ar");
        assertThat(first.headers().firstValue("Content-Language")).contains("ar");
        assertThat(first.body())
                .contains("<html lang=\"ar\" dir=\"rtl\">", "/aide/langues/ar/ou?besoin=droits")
                .as("head and foot follow; French parts are marked")
                .contains("الانتقال إلى النص", "القائمة", "هل تحتاجون إلى مساعدة الآن؟", "الموقع كله بالفرنسية")
                .contains("href=\"/mentions-legales\" hreflang=\"fr\"", "هذه الصفحات بالفرنسية")
                .doesNotContain("Aller au contenu", "Se connecter", "À propos de ce site", "Mentions légales");
        assertThat(location(anybody.get("/aide/ou?dit=" + URLEncoder.encode("زوجي يضربني", StandardCharsets.UTF_8))))
                .startsWith("/aide/langues/ar/d-abord?n=");
        assertThat(anybody.get("/aide/langues/ar/d-abord?n=e").body())
                .as("a number for messages only")
                .contains("sms:114")
                .doesNotContain("tel:114", "tel:115");
        var danger = anybody.get("/aide/langues/uk/d-abord");
        assertThat(danger.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(danger.body())
                .contains(
                        "tel:3919",
                        "tel:115",
                        "екстрений притулок",
                        "tel:3018",
                        "17cyber.gouv.fr",
                        "<html lang=\"uk\" dir=\"ltr\">");
        var where = anybody.get("/aide/langues/ar/ou?besoin=droits").body();
        assertThat(where)
                .contains("أين تسكنون؟", "كرسي متحرك", "لم يراجع هذا النص بعد")
                .as("the same question in another language")
                .contains("href=\"/aide/langues/es/ou?besoin=droits\"");
        var unknown = anybody.get("/aide/langues/ar/reponses?besoin=droits&lieu=Xyzzy");
        assertThat(unknown.statusCode()).isEqualTo(422);
        assertThat(unknown.body()).contains("لا نعرف هذه المدينة", "value=\"Xyzzy\"");
        var nowhere = anybody.get("/aide/langues/uk/reponses?besoin=droits");
        assertThat(nowhere.statusCode()).isEqualTo(422);
        var answers = location(anybody.get("/aide/langues/ar/reponses?besoin=droits&lieu=29200&compte=fauteuil"));
        assertThat(answers)
                .isEqualTo("/aide/langues/ar/reponses?besoin=droits&ou=29019&compte=fauteuil,autre-langue&langue=ar");
        assertThat(anybody.get(answers).body())
                .contains("هذه الأماكن يمكن أن تساعدكم", "مفتوح الآن", "François", "كرسي متحرك")
                .containsPattern("/fiche/facile\\?[^\"]*langue=ar\"")
                .doesNotContain("{0}", "Ouvert");
        assertThat(anybody.get(answers.replace("/ar/", "/tr/")).body()).contains("Şu anda açık", "langue=tr");
        assertThat(anybody.get("/aide/langues/tlh/ou").statusCode()).isEqualTo(404);
        for (var code : List.of("ar", "en", "es", "pt", "uk", "tr"))
            for (var step : List.of("", "/d-abord", "/ou?besoin=droits", "/reponses?besoin=droits&ou=29019"))
                assertThat(anybody.get("/aide/langues/" + code + step).body())
                        .as("no link to the lexicon of another language")
                        .doesNotContain("rel=\"help\"");
    }

    @Test
    void whatWasUnderstoodCanBeTakenAwayAndWhatWasNotIsSaid() {
        var understood =
                location(anybody.get("/aide/ou?dit=" + encoded("la caf, il parle arabe, en fauteuil, samedi matin")));
        assertThat(understood)
                .isEqualTo(
                        "/aide/ou?besoin=droits&demarche=caf&quand=samedi-matin&compte=fauteuil,autre-langue&langue=ar");
        assertThat(anybody.get(understood).body())
                .contains("Votre recherche. Touchez un critère", "Arabe", "Samedi matin", "Accessible en fauteuil")
                .contains(
                        "href=\"/aide/ou?besoin=droits&amp;demarche=caf&amp;quand=samedi-matin&amp;compte=fauteuil\"");
        var answers = anybody.get(understood.replace("/ou", "/reponses") + "&ou=29019")
                .body();
        assertThat(answers)
                .contains("Samedi matin", "Ce lieu n’indique rien sur")
                .containsPattern("/fiche/facile\\?[^\"]*langue=ar\"");
        assertThat(anybody.get(understood).body()).contains("اكتبوا اسم مدينتكم");
        var left = anybody.get("/aide/ou?dit=" + encoded("mes impots et mon girafon"));
        assertThat(left.statusCode()).isEqualTo(200);
        assertThat(left.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(left.body()).contains("Nous n’avons pas compris ces mots", "girafon", "Déclarer mes impôts");
    }

    @Test
    void aDangerLeadsToTheNumberToCallAndTheAddressHoldsNoWord() {
        var first = location(anybody.get("/aide/ou?dit=" + encoded("mon mari me frappe")));
        assertThat(first).isEqualTo("/aide/d-abord?n=a");
        assertThat(anybody.get(first).body()).contains("tel:3919").doesNotContain("tel:115");
        assertThat(location(anybody.get("/aide/guichet?dit=" + encoded("il dort dehors") + "&lieu=brest")))
                .isEqualTo("/aide/d-abord?n=g");
        assertThat(anybody.get("/aide/d-abord?n=%3Czzz%3E").body()).contains("tel:112", "sms:114", "tel:119");
    }

    @Test
    void aFraudThatHappenedShowsWhomToCallAndTheSearchContinues() {
        var first = location(anybody.post("/aide/ou", Map.of("dit", "on a vidé mon compte, c'est une arnaque")));
        assertThat(first).startsWith("/aide/d-abord?n=jkl").contains("besoin=arnaques");
        assertThat(anybody.get(first).body())
                .contains("tel:0892705705", "tel:0805805817", "https://17cyber.gouv.fr", "/aide/ou?besoin=arnaques")
                .doesNotContain("tel:3919");
    }

    @Test
    void aDangerThatIsOnlyPossibleIsAskedAboutWithoutAWordInTheAddress() {
        var asked = anybody.post("/aide/ou", Map.of("dit", DOUBTFUL));
        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(asked.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(asked.body())
                .contains("dans une de ces situations", "Oui, voir qui appeler", "Non, continuer ma recherche")
                .containsPattern("href=\"/aide/d-abord\\?n=[a-z]+(&amp;besoin=[a-z]+)?\"");
        for (var link : asked.body().split("href=\""))
            assertThat(link.split("\"")[0]).as("no word of hers").doesNotContain("peur", "dit=");
    }

    @Test
    void wordsStayInTheBoxAndEnterNoAddress() {
        for (var page : List.of(
                "/", "/aide", "/aide/guichet", "/aide/ou?besoin=impots", "/aide/reponses?besoin=impots&ou=29019")) {
            var body = anybody.get(page).body();
            assertThat(body).as(page).doesNotContain("dit=");
            for (var form : body.split("<form "))
                if (form.contains("name=\"dit\"") || form.contains("name=\"lieu\""))
                    assertThat(form).as(page).containsPattern("^[^>]*method=\"post\"");
        }
        assertThat(anybody.get("/aide/langues/ar/ou?besoin=droits").body())
                .containsPattern("<form [^>]*method=\"post\"")
                .doesNotContain("method=\"get\"");
        var first = anybody.post("/aide/langues/ar/reponses", Map.of("besoin", "droits", "lieu", "29200"));
        assertThat(location(first)).startsWith("/aide/langues/ar/reponses?besoin=droits&ou=29019");
        var left = anybody.post("/aide/ou", Map.of("dit", "mes impots et mon girafon"));
        assertThat(left.statusCode()).isEqualTo(200);
        assertThat(left.body()).contains("girafon").doesNotContain("dit=", "=girafon", "+girafon");
        var placed = anybody.post("/aide/precisions", Map.of("besoin", "impots", "lieu", "Brest (29200)"));
        assertThat(location(placed)).isEqualTo("/aide/precisions?besoin=impots&ou=29019");
        var desk = anybody.post("/aide/guichet", Map.of("dit", "declarer mes impots", "lieu", "Brest (29200)"));
        assertThat(location(desk)).isEqualTo("/aide/guichet?besoin=impots&ou=29019#reponses");
        assertThat(anybody.get("/").headers().firstValue("Set-Cookie"))
                .as("a form without a token")
                .isEmpty();
    }

    /// Numbers of cards, codes of workshops and kilometres are not words of a person.
    @Test
    void noPublicFormCarriesTypedWordsIntoAnAddress() {
        var links = Pattern.compile("href=\"(/[^\"#?.]*)\"")
                .matcher(anybody.get("/plan-du-site").body());
        var pages = links.results()
                .map(link -> link.group(1))
                .filter(path -> !path.startsWith("/a/") && !path.startsWith("/composants"))
                .distinct()
                .toList();
        assertThat(pages).contains("/chiffres", "/equite", "/passages", "/ressources", "/aidants");
        for (var page : pages)
            for (var form : anybody.get(page).body().split("<form "))
                if (form.contains("method=\"get\""))
                    assertThat(TYPED.matcher(form.split("</form>")[0]).results().map(field -> field.group(1)))
                            .as(page)
                            .isSubsetOf("numero", "code", "distance");
    }

    private static final Pattern TYPED = Pattern.compile(
            "<(?:textarea|input)(?![^>]*type=\"(?:hidden|radio|checkbox|date)\")[^>]*? name=\"([^\"]+)\"");

    @Test
    void aPostedCommuneLeadsToTheAddressOfItsPageOrStaysInItsBox() {
        Map.of(
                        "/aide/reponses",
                        "lieu",
                        "/chiffres",
                        "commune",
                        "/equite",
                        "commune",
                        "/passages",
                        "commune",
                        "/aidants",
                        "ou")
                .forEach((path, field) -> {
                    var known = anybody.post(path, Map.of(field, "Saint-Agnant"));
                    assertThat(location(known)).as(path).contains("17308").doesNotContain("Agnant");
                    var unknown = anybody.post(path, Map.of(field, "Qwertzuiop"));
                    assertThat(unknown.statusCode()).as(path).isIn(200, 422);
                    assertThat(unknown.body()).as(path).contains("value=\"Qwertzuiop\"");
                });
        assertThat(anybody.post("/aide/reponses", Map.of("besoin", "impots", "lieu", "Qwertzuiop"))
                        .statusCode())
                .isEqualTo(422);
        var street = anybody.post("/aide/reponses", Map.of("besoin", "impots", "lieu", "12 rue de Siam, Brest"));
        assertThat(street.statusCode()).isEqualTo(200);
        assertThat(street.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(street.body()).contains("12 rue de Siam");
        assertThat(location(anybody.post("/aide/reponses", Map.of("besoin", "impots", "ou", "29019", "rayon", "30"))))
                .isEqualTo("/aide/reponses?besoin=impots&ou=29019&rayon=30");
    }

    @Test
    void sevenLanguagesAreInTheHeaderOfEachPublicPage() {
        for (var page : List.of("/", "/aide/reponses?besoin=impots&ou=29019", "/verifier"))
            assertThat(anybody.get(page).body().split("</header>")[0])
                    .as(page)
                    .contains("العربية", "Español", "Português", "Türkçe", "Українська", "English", "Facile à lire");
        assertThat(anybody.get("/aide/langues/ar").body().split("</header>")[0])
                .contains("href=\"/aide/langues/uk\"", "<details class=\"tongues\">");
    }

    /// The classifier doubts this sentence; UnderstoodRequestTest would tell if it no longer did.
    private static final String DOUBTFUL = "j'ai peur de lui montrer mon ordinateur";

    @Test
    void whoElseToCallIsSaidOnceWhereNoPlaceDoesItOrWordsWereNotUnderstood() {
        var proxy = location(anybody.post("/aide/ou", Map.of("dit", "voter par procuration")));
        assertThat(proxy).isEqualTo("/aide/ou?besoin=papiers&demarche=procuration");
        assertThat(anybody.get(proxy).body())
                .containsOnlyOnce("Qui d’autre appeler")
                .contains("la gendarmerie", "https://www.maprocuration.gouv.fr");
        assertThat(anybody.get("/aide/reponses?besoin=papiers&demarche=procuration&ou=29019")
                        .body())
                .containsOnlyOnce("Qui d’autre appeler")
                .contains("maprocuration.gouv.fr");
        for (var dit : List.of("xyzzy", "mes impots et mon girafon"))
            assertThat(anybody.post("/aide/ou", Map.of("dit", dit)).body())
                    .as(dit)
                    .containsOnlyOnce("Qui d’autre appeler");
        assertThat(anybody.get("/aide/ou?besoin=impots").body()).doesNotContain("Qui d’autre appeler");
    }

    @Test
    void anAddressIsItsCommuneAndTheStreetIsSaid() {
        var page = anybody.get("/aide/precisions?besoin=impots&lieu=" + encoded("12 rue de Siam, Brest"));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Nous ne savons pas où est", "12 rue de Siam", "Brest, à 20");
    }

    @Test
    void farFromTheTerritoryTheNationalMapIsTold() {
        assertThat(anybody.get("/aide/reponses?besoin=impots&ou=29019").body())
                .contains("cartographie.societenumerique.gouv.fr");
        assertThat(anybody.get("/aide/reponses?besoin=impots&ou=17299").body())
                .doesNotContain("cartographie.societenumerique.gouv.fr");
    }

    private static String encoded(String words) {
        return java.net.URLEncoder.encode(words, StandardCharsets.UTF_8);
    }

    @Test
    void aNeedThatNobodyUnderstandsIsAskedAgainAndWhatWasTypedStays() {
        var answer = anybody.get("/aide/ou?dit=xyzzy");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("pas reconnu ce besoin").contains("value=\"xyzzy\"");
    }

    @Test
    void aMissingOrUnknownCommuneIsAskedAgain() {
        assertThat(anybody.get("/aide/precisions?besoin=impots&lieu=").statusCode())
                .isEqualTo(422);
        var unknown = anybody.get("/aide/precisions?besoin=impots&lieu=Qwertzuiop");
        assertThat(unknown.statusCode()).isEqualTo(422);
        assertThat(unknown.body()).contains("href=\"#f-lieu\"").contains("value=\"Qwertzuiop\"");
    }

    @Test
    void oneNameForSeveralCommunesIsAChoice() {
        var answer = anybody.get("/aide/precisions?besoin=impots&lieu=saint-martin");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("type=\"radio\"").contains("name=\"ou\"");
    }

    @Test
    void helpAtADistanceNeedsNoCommune() {
        assertThat(anybody.get("/aide/precisions?besoin=impots&lieu=&comment=distance")
                        .statusCode())
                .isEqualTo(200);
        assertThat(anybody.get("/aide/reponses?besoin=impots&comment=distance").statusCode())
                .isEqualTo(200);
    }

    @Test
    void whereNobodyIsNearThePageSaysSoAndWhomToCall() {
        var answer = anybody.get("/aide/reponses?besoin=impots&ou=2A004");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("aucun lieu").contains("39\u00a039");
    }

    @Test
    void theBarAboveTheAnswersAsksAgainAndKeepsWhatIsTypedOutOfTheAddress() {
        var bar = anybody.get("/aide/reponses?besoin=impots&ou=29019&compte=fauteuil,surdite&rayon=15")
                .body();
        assertThat(bar)
                .contains("action=\"/aide/reponses\"", "Filtres (2)", "15 km", "Voir les lieux")
                .doesNotContain("name=\"ou\"", "Étape 4");
        assertThat(
                        location(
                                anybody.get(
                                        "/aide/reponses?besoin=impots&besoin=droits&lieu=Brest+(29200)&quand=peu-importe&rayon=20&comment=lieu&compte=fauteuil")))
                .isEqualTo("/aide/reponses?besoin=impots,droits&ou=29019&compte=fauteuil");
        var unknown = anybody.get("/aide/reponses?besoin=impots&lieu=Qwertzuiop");
        assertThat(unknown.statusCode()).isEqualTo(422);
        assertThat(unknown.body()).contains("href=\"#f-lieu\"").contains("value=\"Qwertzuiop\"");
    }

    @Test
    void whatWasGivenUpIsSaid() {
        assertThat(anybody.get("/aide/reponses?besoin=impots&ou=29019&compte=fauteuil")
                        .body())
                .contains("Aucun lieu ne remplit toutes vos conditions")
                .contains("accessible en fauteuil");
    }

    @Test
    void whatMattersIsOneSentence() {
        assertThat(anybody.get("/aide/reponses?besoin=impots&ou=17415&compte=fauteuil,surdite")
                        .body())
                .contains("Accessible en fauteuil\u00a0; je suis sourd ou malentendant");
        assertThat(anybody.get("/aide/reponses?besoin=impots&ou=17415&compte=fauteuil,surdite&lang=en")
                        .body())
                .contains("; I am deaf");
    }

    @Test
    void whatIsNearIsNotRoundedToAKilometre() {
        assertThat(anybody.get("/aide/reponses?besoin=impots&ou=17415").body())
                .containsPattern("À 1,\\d.km à vol d’oiseau")
                .doesNotContain("À 1,0", "min en voiture");
    }

    @Test
    void fromAnEstimatedCentreNoDistanceIsSaidToBeKnown() {
        assertThat(anybody.get("/aide/reponses?besoin=droits&ou=15031&rayon=100")
                        .body())
                .contains("Nous ne savons pas exactement où est Celles")
                .doesNotContain("à pied");
        assertThat(anybody.get("/aide/reponses?besoin=droits&ou=17004").body())
                .doesNotContain("Nous ne savons pas exactement");
        assertThat(anybody.get("/aide/reponses?besoin=droits&ou=17415").body())
                .doesNotContain("Nous ne savons pas exactement");
    }

    @Test
    void whoIsHelpedAtADistanceIsToldNoWay() {
        assertThat(anybody.get("/aide/reponses?besoin=impots&ou=17347&comment=distance")
                        .body())
                .contains("</b> · Gratuit</p>", "À distance\u00a0; ");
    }

    @Test
    void moreAnswersComeFiveAtATimeWithTheirOwnNumbers() {
        var path = "/aide/reponses?besoin=impots&ou=17415&rayon=60";
        assertThat(anybody.get(path).body())
                .containsPattern("5 lieux peuvent vous aider|Aucun lieu n.est ouvert aujourd")
                .contains("nombre=10");
        var second = anybody.get(path + "&nombre=10&plan=oui").body();
        assertThat(second)
                .contains(
                        "Lieux 6 à 10, sur ",
                        "start=\"6\"",
                        ">6. ",
                        ">10. ",
                        "nombre=15",
                        "Revenir aux lieux précédents")
                .doesNotContain(">5. ", ">11. ");
        assertThat(second.split("<li class=\"card offer\">", -1)).hasSize(6);
    }

    @Test
    void theDeskSaysTheMomentItUnderstood() {
        assertThat(anybody.get("/aide/guichet?besoin=impots&ou=17415&quand=aujourdhui")
                        .body())
                .containsPattern("Déclarer mes impôts – Saintes, à 20.km au plus – Aujourd’hui</p>");
        assertThat(anybody.get("/aide/guichet?besoin=impots&ou=17415").body())
                .containsPattern("Déclarer mes impôts – Saintes, à 20.km au plus</p>");
    }

    @Test
    void textsOfPlacesAreNeverMarkup() {
        var answer = anybody.get("/aide/reponses?besoin=impots&ou=29019");
        assertThat(answer.body()).contains("&lt;b&gt;François&lt;/b&gt;").doesNotContain("<b>François");
    }

    @Test
    void theMapIsDrawnHereBesideTheListWhichSaysOnceHowPlacesAreRanked() {
        var body = anybody.get("/aide/reponses?besoin=impots&ou=29019").body();
        assertThat(body).contains("viewBox=\"0 0 640 ", ">Brest</text>");
        assertThat(body.split("/aide/classement", -1)).hasSize(2);
    }

    @Test
    void communesAreProposedAsOneTypesWithTheNetworksOwnFirst() {
        var answer = anybody.get("/communes?q=roch");
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("max-age=86400");
        assertThat(answer.body()).startsWith("[{\"code\":\"17").contains("Rochefort");
        assertThat(anybody.get("/communes?q=" + "a".repeat(500)).body()).isEqualTo("[]");
        assertThat(anybody.get("/communes").body()).isEqualTo("[]");
    }

    @Test
    void everyPageExistsInEnglish() {
        for (var path : List.of(
                "/",
                "/aide",
                "/aide/ou?besoin=impots",
                "/aide/precisions?ou=29019",
                "/aide/guichet",
                "/aide/reponses?besoin=impots&ou=29019&compte=fauteuil,gratuit&quand=soir&plan=oui"))
            assertThat(anybody.get(path + (path.contains("?") ? "&" : "?") + "lang=en")
                            .statusCode())
                    .as(path)
                    .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ou=NaN,NaN",
                "ou=%27%20OR%201=1",
                "besoin=inconnu&ou=29019",
                "besoin=%3Cscript%3Ealert(1)%3C/script%3E&ou=29019",
                "compte=%3Cscript%3E&ou=29019&quand=%3Cscript%3E",
                "lieu=%3Cscript%3Ealert(1)%3C/script%3E",
                "dit=%3Cscript%3Ealert(1)%3C/script%3E",
                "dit=%00%01&lieu=%00",
                "rayon=-1&nombre=999999999999&ou=29019",
                "ou=29019&ou=29019&besoin=impots&besoin=impots&besoin=droits&besoin=mail&besoin=emploi",
            })
    void weirdAddressesGetAPage(String query) {
        for (var path : List.of("/aide", "/aide/ou", "/aide/precisions", "/aide/reponses", "/aide/guichet")) {
            var answer = anybody.get(path + "?" + query);
            assertThat(answer.statusCode()).as(path + "?" + query).isIn(200, 303, 400, 422);
            assertThat(answer.body()).doesNotContain("<script>alert").doesNotContain("Exception");
        }
    }

    @Test
    void aVeryLongAddressIsAnsweredWithoutHarm() {
        var answer = anybody.get("/aide/guichet?lieu=" + "a".repeat(6_000));
        assertThat(answer.statusCode()).isIn(400, 414, 422);
    }

    @Test
    void nobodyGetsACookieForLookingForHelp() {
        for (var path : List.of("/", "/aide", "/aide/guichet", "/aide/reponses?besoin=impots&ou=29019"))
            assertThat(anybody.get(path).headers().allValues("Set-Cookie"))
                    .as(path)
                    .isEmpty();
    }

    @Test
    void whatIsKeptForACrowdFollowsThePlacesAtOnce() throws Exception {
        var path = "/aide/reponses?besoin=impots&ou=29019&nombre=7";
        assertThat(compressed(anybody, path)).contains("Maison France Services de Brest");
        assertThat(compressed(anybody, path))
                .isEqualTo(compressed(visitor(), path))
                .isEqualTo(anybody.get(path).body());
        places.gather(
                SOURCE,
                List.of(gathered(place("maison")
                        .with(Field.NOM, "Maison de Recouvrance")
                        .with(Field.DISPOSITIFS, "France Services")
                        .at(brest(1)))));
        assertThat(compressed(anybody, path))
                .contains("Maison de Recouvrance")
                .doesNotContain("Maison France Services de Brest");
    }

    @Test
    void whoIsSignedInIsNotShownToTheNextOne() throws Exception {
        var path = "/aide/reponses?besoin=droits&ou=29019&nombre=7";
        var account = person(Role.COORDINATOR);
        var signedIn = signedIn(account);
        assertThat(compressed(signedIn, path)).contains("action=\"/deconnexion\"");
        assertThat(compressed(anybody, path)).doesNotContain("action=\"/deconnexion\"");
        assertThat(compressed(signedIn, path)).contains("action=\"/deconnexion\"");
        assertThat(compressed(anybody, path + "&lang=en")).contains("<html lang=\"en\">");
        assertThat(compressed(visitor(), path)).contains("<html lang=\"fr\">");
    }

    /// With the headers of every browser.
    private String compressed(Visitor visitor, String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Accept-Encoding", "gzip");
        visitor.cookies.forEach((name, value) -> request.header("Cookie", name + "=" + value));
        var answer = HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        try (var body = new GZIPInputStream(answer.body())) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /// A point that many kilometres north of Brest, far from the places of the demonstration.
    private static GeoPoint brest(double km) {
        var centre = Saintonge.BREST.centre();
        return new GeoPoint(centre.latitude() + km / 111.195, centre.longitude());
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("no location, status " + answer.statusCode());
    }

    private static HarvestedPlaceRecord gathered(Saintonge.PlaceMaker place) {
        PlaceSheet sheet = place.candidate().sheet();
        return new HarvestedPlaceRecord(sheet.text(Field.ID), sheet);
    }
}
