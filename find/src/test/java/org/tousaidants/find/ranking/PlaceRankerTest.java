package org.tousaidants.find.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tousaidants.find.ranking.Saintonge.BREST;
import static org.tousaidants.find.ranking.Saintonge.SUNDAY_MORNING;
import static org.tousaidants.find.ranking.Saintonge.THURSDAY_15H;
import static org.tousaidants.find.ranking.Saintonge.ids;
import static org.tousaidants.find.ranking.Saintonge.index;
import static org.tousaidants.find.ranking.Saintonge.place;
import static org.tousaidants.find.ranking.Saintonge.search;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.schema.PlaceSheet;

class PlaceRankerTest {
    @Test
    void aPersonInAHurryFindsThePlaceThatIsOpenNowBeforeANearerOneThatIsClosed() {
        var answer = PlaceRanker.answer(
                search(HelpNeed.TAXES).withWhen(new SearchTime.PresentMoment()),
                index(
                        place("fermé").with(Field.HORAIRES, "Mo-Th 09:00-12:00"),
                        place("ouvert").north(6)),
                THURSDAY_15H);
        assertThat(ids(answer)).containsExactly("ouvert");
        assertThat(answer.given()).isEmpty();
    }

    @Test
    void beforeTonightAPlaceThatOpensLaterTodayIsProposedAfterOneThatIsOpen() {
        var answer = PlaceRanker.answer(
                search(HelpNeed.TAXES).withWhen(new SearchTime.CurrentDay()).withUrgency(NeedUrgency.TODAY),
                index(
                        place("à 17 h").north(1.1).with(Field.HORAIRES, "Mo-Fr 17:00-19:00"),
                        place("ce matin").north(1.2).with(Field.HORAIRES, "Mo-Fr 08:00-12:00"),
                        place("ouvert")),
                THURSDAY_15H);
        assertThat(ids(answer)).containsExactly("ouvert", "à 17 h");
    }

    @Test
    void aPlaceWhoseHoursNobodyKnowsIsNeverSaidToBeClosed() {
        var answer = PlaceRanker.answer(
                search(HelpNeed.TAXES).withWhen(new SearchTime.PresentMoment()),
                index(place("inconnu").with(Field.HORAIRES, ""), place("ouvert").north(9)),
                THURSDAY_15H);
        assertThat(ids(answer)).containsExactly("ouvert", "inconnu");
    }

    /// Before tonight, « horaires à vérifier » without a number to call is no help.
    @Test
    void whoCanNeitherBeReadNorCalledComesWhenTheMomentIsGivenUp() {
        var mute = place("muet").with(Field.HORAIRES, "").with(Field.TELEPHONE, "");
        var places = index(mute, place("à appeler").with(Field.HORAIRES, "").north(5));
        var now = search(HelpNeed.TAXES).withWhen(new SearchTime.CurrentDay());
        assertThat(ids(PlaceRanker.answer(now, places, THURSDAY_15H))).containsExactly("à appeler");
        var tomorrow = PlaceRanker.answer(
                now,
                index(
                        mute,
                        place("demain").with(Field.HORAIRES, "Fr 09:00-12:00").north(2)),
                THURSDAY_15H);
        assertThat(ids(tomorrow)).containsExactly("demain", "muet");
        assertThat(tomorrow.given()).containsExactly(SearchConcession.WHEN);
        assertThat(ids(PlaceRanker.answer(search(HelpNeed.TAXES), places, THURSDAY_15H)))
                .containsExactly("muet", "à appeler");
    }

    @Test
    void nobodyIsSentFartherForHoursThatNobodyKnows() {
        var unread = place("loin").with(Field.HORAIRES, "").north(31);
        var tomorrow = place("demain").with(Field.HORAIRES, "Fr 09:00-12:00");
        var tonight = search(HelpNeed.TAXES).withWhen(new SearchTime.CurrentDay());
        var answer = PlaceRanker.answer(tonight, index(unread, tomorrow), THURSDAY_15H);
        assertThat(ids(answer)).containsExactly("demain");
        assertThat(answer.given()).containsExactly(SearchConcession.WHEN);
        var open = place("ouvert").north(31);
        var farther = PlaceRanker.answer(tonight, index(unread, tomorrow, open), THURSDAY_15H);
        assertThat(ids(farther)).containsExactly("ouvert");
        assertThat(farther.given()).containsExactly(SearchConcession.FARTHER);
    }

    @Test
    void aDoorThatNobodyKnowsIsNotNearerThanOneThatIsAWalkAway() {
        var somewhere = place("quelque part").with(Field.PRECISION, "commune").north(0);
        var known = place("connu").north(1.5);
        var answer = PlaceRanker.answer(search(HelpNeed.TAXES), index(somewhere, known), THURSDAY_15H);
        assertThat(ids(answer)).containsExactly("connu", "quelque part");
    }

    @Test
    void onASundayTheMomentIsGivenUpAndTheAnswerSaysSo() {
        var answer = PlaceRanker.answer(
                search(HelpNeed.TAXES).withWhen(new SearchTime.PresentMoment()),
                index(place("semaine")),
                SUNDAY_MORNING);
        assertThat(ids(answer)).containsExactly("semaine");
        assertThat(answer.given()).containsExactly(SearchConcession.WHEN);
    }

    @Test
    void anEveningPlaceIsOneThatIsOpenAfterSixSomeDayOfTheWeek() {
        var answer = PlaceRanker.answer(
                search(HelpNeed.DEVICE).withWhen(new SearchTime.EveningHours()),
                index(
                        place("bureau").with(Field.SERVICES, "Maîtrise des outils numériques du quotidien"),
                        place("mardi soir")
                                .with(Field.SERVICES, "Maîtrise des outils numériques du quotidien")
                                .with(Field.HORAIRES, "Tu 18:00-20:00")),
                THURSDAY_15H);
        assertThat(ids(answer)).containsExactly("mardi soir");
    }

    @Test
    void aPlaceOpenOnTheDayAskedIsFound() {
        var saturday = LocalDate.of(2026, 12, 5);
        var answer = PlaceRanker.answer(
                search(HelpNeed.TAXES).withWhen(new SearchTime.GivenDay(saturday)),
                index(place("semaine"), place("samedi").with(Field.HORAIRES, "Sa 10:00-12:00")),
                THURSDAY_15H);
        assertThat(ids(answer)).containsExactly("samedi");
    }

    @Test
    void aNightOverMidnightIsStillOpenAfterMidnight() {
        var answer = PlaceRanker.answer(
                search(HelpNeed.TAXES).withWhen(new SearchTime.PresentMoment()),
                index(place("nuit").with(Field.HORAIRES, "Mo-Fr 20:00-02:00")),
                LocalDate.of(2026, 11, 28).atTime(1, 30));
        assertThat(answer.given()).isEmpty();
        assertThat(ids(answer)).containsExactly("nuit");
    }

    @Test
    void aFranceServicesHouseComesFirstForTaxesWhenBothAreAsNear() {
        var answer = PlaceRanker.answer(
                search(HelpNeed.TAXES),
                index(place("autre"), place("fs").north(1.1).with(Field.DISPOSITIFS, "France Services")),
                THURSDAY_15H);
        assertThat(ids(answer)).containsExactly("fs", "autre");
    }

    @Test
    void aPlaceThatDoesNotDoWhatIsNeededIsNotProposed() {
        var answer = PlaceRanker.answer(
                search(HelpNeed.BUY),
                index(
                        place("démarches"),
                        place("vente")
                                .north(10)
                                .with(Field.SERVICES, "Acquisition de matériel informatique à prix solidaire")),
                THURSDAY_15H);
        assertThat(ids(answer)).containsExactly("vente");
    }

    @Test
    void whoAsksForFreeHelpIsNotSentToAPlaceThatHasItsPrice() {
        var answer = PlaceRanker.answer(
                search(HelpNeed.TAXES).withMatters(Set.of(SearchCriterion.FREE)),
                index(
                        place("payant").with(Field.FRAIS, "Payant"),
                        place("gratuit").north(5)),
                THURSDAY_15H);
        assertThat(ids(answer)).containsExactly("gratuit");
    }

    @Test
    void aPriceThatNobodyKnowsComesBeforeAPriceToPayAndBothAreSaid() {
        var unsaid = PlaceRanker.answer(
                search(HelpNeed.TAXES).withMatters(Set.of(SearchCriterion.FREE)),
                index(
                        place("payant").with(Field.FRAIS, "Payant"),
                        place("?").with(Field.FRAIS, "").north(5)),
                THURSDAY_15H);
        assertThat(ids(unsaid)).containsExactly("?");
        assertThat(unsaid.given()).containsExactly(SearchConcession.PRICE_UNSAID);
        var paid = PlaceRanker.answer(
                search(HelpNeed.TAXES).withMatters(Set.of(SearchCriterion.FREE)),
                index(place("payant").with(Field.FRAIS, "Payant")),
                THURSDAY_15H);
        assertThat(paid.given()).containsExactly(SearchConcession.PRICE_UNSAID, SearchConcession.PAID);
    }

    @Test
    void aWheelchairIsGivenUpLastOfAll() {
        var answer = PlaceRanker.answer(
                search(HelpNeed.TAXES)
                        .withMatters(Set.of(SearchCriterion.WHEELCHAIR, SearchCriterion.WORKSHOP))
                        .withWhen(new SearchTime.EveningHours()),
                index(
                        place("atelier du soir")
                                .with(Field.ACCOMPAGNEMENT, "Dans un atelier collectif")
                                .with(Field.HORAIRES, "Tu 18:00-20:00"),
                        place("plain-pied").north(30).with(Field.PRISE_EN_CHARGE, "Handicaps moteurs")),
                THURSDAY_15H);
        // Three criteria could be given up instead of the access to the building, but one alone is tried
        // before several, and here one alone is enough.
        assertThat(answer.given()).containsExactly(SearchConcession.WHEELCHAIR);
        var without = PlaceRanker.answer(
                answer.search(),
                index(
                        place("jour").with(Field.ACCOMPAGNEMENT, "Dans un atelier collectif"),
                        place("plain-pied").north(30).with(Field.PRISE_EN_CHARGE, "Handicaps moteurs")),
                THURSDAY_15H);
        assertThat(ids(without)).containsExactly("plain-pied");
        assertThat(without.given())
                .containsExactly(SearchConcession.WORKSHOP, SearchConcession.FARTHER, SearchConcession.WHEN);
    }

    @Test
    void aLanguageSpokenFarAwayNeverHidesTheAccessibleHouseNextDoor() {
        var answer = PlaceRanker.answer(
                search(HelpNeed.TAXES).withMatters(Set.of(SearchCriterion.WHEELCHAIR, SearchCriterion.OTHER_LANGUAGE)),
                index(
                        place("à un kilomètre").north(1).with(Field.PRISE_EN_CHARGE, "Handicaps moteurs"),
                        place("à vingt-neuf")
                                .north(29)
                                .with(Field.PRISE_EN_CHARGE, "Langues étrangères (autres)|Handicaps moteurs")),
                THURSDAY_15H);
        assertThat(ids(answer)).first().isEqualTo("à un kilomètre");
        assertThat(answer.given()).doesNotContain(SearchConcession.WHEELCHAIR);
        // At the same address, the place that speaks the language comes first: it weighs and does not exclude.
        var beside = PlaceRanker.answer(
                answer.search(),
                index(
                        place("muet").north(1).with(Field.PRISE_EN_CHARGE, "Handicaps moteurs"),
                        place("polyglotte")
                                .north(1.2)
                                .with(Field.PRISE_EN_CHARGE, "Langues étrangères (autres)|Handicaps moteurs")),
                THURSDAY_15H);
        assertThat(ids(beside)).containsExactly("polyglotte", "muet");
    }

    @Test
    void aLanguageIsAGradientSpokenHereThenByAnInterpreterOrOnANamedDayThenUnsaid() {
        var answer = PlaceRanker.answer(
                search(HelpNeed.TAXES)
                        .withMatters(Set.of(SearchCriterion.OTHER_LANGUAGE))
                        .withLanguages(Set.of("ar")),
                index(
                        place("muet").north(1).with(Field.PRESENTATION_RESUME, "Cours d’anglais, livres en arabe."),
                        place("le mardi")
                                .north(1.1)
                                .with(Field.PRESENTATION_DETAIL, "Ouvert à tous. Accueil en arabe le mardi matin."),
                        place("parlé").north(1.3).with(Field.PRISE_EN_CHARGE, "Langues étrangères (autres)"),
                        place("signes").north(1.4).with(Field.PRESENTATION_RESUME, "Interprète en langue des signes.")),
                THURSDAY_15H);
        assertThat(ids(answer)).startsWith("parlé", "le mardi").hasSize(4);
        var words = answer.offers().get(1).candidate().words().tongue();
        assertThat(words).contains("Accueil en arabe le mardi matin.");
        assertThat(CandidatePlace.of(
                                "x",
                                "x",
                                PlaceSheet.of(Map.of(
                                        Field.NOM,
                                        "x",
                                        Field.PRESENTATION_RESUME,
                                        "Interprètes par téléphone sur demande.")))
                        .words()
                        .tongue())
                .isPresent();
    }

    @Test
    void nothingIsGivenUpForNothing() {
        var answer = PlaceRanker.answer(
                search(HelpNeed.TAXES)
                        .withMatters(Set.of(SearchCriterion.ITINERANT, SearchCriterion.ENGLISH, SearchCriterion.FREE))
                        .withWhen(new SearchTime.EveningHours()),
                index(place("bus du soir anglais payant")
                        .with(Field.FRAIS, "Payant")
                        .with(Field.HORAIRES, "Tu 18:00-20:00")
                        .with(Field.ITINERANCE, "Itinérant")),
                THURSDAY_15H);
        assertThat(answer.given())
                .containsExactlyInAnyOrder(
                        SearchConcession.PRICE_UNSAID, SearchConcession.PAID, SearchConcession.ENGLISH);
    }

    @Test
    void whenNobodyIsNearTheCircleGrowsAndTheAnswerSaysSo() {
        var answer =
                PlaceRanker.answer(search(HelpNeed.TAXES), index(place("loin").north(35)), THURSDAY_15H);
        assertThat(answer.given()).containsExactly(SearchConcession.FARTHER);
        assertThat(PlaceRanker.answer(
                                search(HelpNeed.TAXES), index(place("55 km").north(55)), THURSDAY_15H)
                        .given())
                .containsExactly(SearchConcession.FARTHER, SearchConcession.FAR);
    }

    @Test
    void whenNothingFitsNobodyIsInventedAndTheNearestFranceServicesIsNamed() {
        var answer = PlaceRanker.answer(
                search(HelpNeed.TAXES).withWhere(SearchArea.of(BREST)),
                index(
                        place("fs")
                                .at(new org.tousaidants.core.territory.GeoPoint(47.6, -4.0))
                                .with(Field.DISPOSITIFS, "France Services"),
                        place("saintes")),
                THURSDAY_15H);
        assertThat(answer.nothingFits()).isTrue();
        assertThat(answer.franceServices().orElseThrow().candidate().id()).isEqualTo("fs");
        assertThat(PlaceRanker.answer(search(HelpNeed.TAXES), index(), THURSDAY_15H)
                        .nothingFits())
                .isTrue();
    }

    @Test
    void helpAtADistanceComesFromAnywhereButOnlyFromWhoSaysSo() {
        var answer = PlaceRanker.answer(
                search(HelpNeed.TAXES).withWhere(SearchArea.of(BREST)).withWay(HelpChannel.REMOTE),
                index(place("guichet"), place("téléphone").with(Field.ACCOMPAGNEMENT, "À distance")),
                THURSDAY_15H);
        assertThat(ids(answer)).containsExactly("téléphone");
        assertThat(answer.given()).isEmpty();
    }

    @Test
    void helpAtHomeIsProposedOnlyWhenAPlaceWritesIt() {
        var places = index(
                place("maison").with(Field.PRESENTATION_RESUME, "Atelier le lundi. Nous venons à votre domicile."),
                place("soins").with(Field.PRESENTATION_RESUME, "Service d'aide à domicile et portage de repas."),
                place("bus").with(Field.PRESENTATION_RESUME, "Le bus s'arrête près de chez vous."),
                place("livres").with(Field.PRESENTATION_RESUME, "Des livres à consulter, sur place et à domicile."),
                place("guichet"));
        var answer = PlaceRanker.answer(search(HelpNeed.TAXES).withWay(HelpChannel.AT_HOME), places, THURSDAY_15H);
        assertThat(ids(answer)).containsExactly("maison");
        assertThat(answer.offers().getFirst().candidate().words().home()).contains("Nous venons à votre domicile.");
        var nobody = PlaceRanker.answer(
                search(HelpNeed.TAXES).withWay(HelpChannel.AT_HOME), index(place("guichet")), THURSDAY_15H);
        assertThat(nobody.given()).containsExactly(SearchConcession.WAY);
    }

    @Test
    void aPlaceThatReceivesNobodyIsNotSomewhereToGo() {
        var hidden = place("standard")
                .with(Field.ACCES, "Ce lieu n'accueille pas de public")
                .with(Field.ACCOMPAGNEMENT, "À distance");
        assertThat(PlaceRanker.answer(search(HelpNeed.TAXES), index(hidden), THURSDAY_15H)
                        .nothingFits())
                .isTrue();
        assertThat(ids(PlaceRanker.answer(
                        search(HelpNeed.TAXES).withWay(HelpChannel.REMOTE), index(hidden), THURSDAY_15H)))
                .containsExactly("standard");
    }

    @Test
    void beyondTheDistanceAskedTheNearestComesFirst() {
        var answer = PlaceRanker.answer(
                search(HelpNeed.TAXES),
                index(
                        place("le meilleur").north(38).with(Field.DATE_MAJ, "2026-11-20"),
                        place("le plus proche").north(31).with(Field.FRAIS, "Payant")),
                THURSDAY_15H);
        assertThat(ids(answer)).containsExactly("le plus proche", "le meilleur");
    }

    @Test
    void aCombinationThatNobodyMeetsTellsHowManyMeetEachPart() {
        var asked =
                search(HelpNeed.TAXES).withMatters(Set.of(SearchCriterion.WHEELCHAIR, SearchCriterion.OTHER_LANGUAGE));
        var answer = PlaceRanker.answer(
                asked,
                index(
                        place("arabe").north(1).with(Field.PRISE_EN_CHARGE, "Langues étrangères (autres)"),
                        place("turc").north(2).with(Field.PRISE_EN_CHARGE, "Langues étrangères (autres)"),
                        place("rampe").north(3).with(Field.PRISE_EN_CHARGE, "Handicaps moteurs")),
                THURSDAY_15H);
        assertThat(ids(answer)).containsExactly("rampe");
        assertThat(answer.partly())
                .containsExactly(
                        new SearchAnswer.PartlyMatchingPlaces(
                                1,
                                Set.of(SearchCriterion.WHEELCHAIR),
                                Set.of(SearchCriterion.OTHER_LANGUAGE),
                                Optional.empty()),
                        new SearchAnswer.PartlyMatchingPlaces(
                                2,
                                Set.of(SearchCriterion.OTHER_LANGUAGE),
                                Set.of(SearchCriterion.WHEELCHAIR),
                                Optional.of(asked.without(SearchCriterion.WHEELCHAIR))));
    }

    @Test
    void aPlaceThatHelpsOnlyAtADistanceIsKnownAsSuch() {
        assertThat(place("fil")
                        .with(Field.ACCOMPAGNEMENT, "À distance")
                        .candidate()
                        .is(PlaceFact.REMOTE_ONLY))
                .isTrue();
        assertThat(place("les deux")
                        .with(Field.ACCOMPAGNEMENT, "À distance|Accompagnement individuel")
                        .candidate()
                        .is(PlaceFact.REMOTE_ONLY))
                .isFalse();
    }

    @Test
    void theSameBuildingIsProposedOnce() {
        var answer = PlaceRanker.answer(
                search(HelpNeed.TAXES),
                index(
                        place("mairie").with(Field.ADRESSE, "1 place Bassompierre"),
                        place("ccas")
                                .with(Field.ADRESSE, "1 Place Bassompierre")
                                .with(Field.HORAIRES, ""),
                        place("à côté")
                                .with(Field.ADRESSE, "2 place Bassompierre")
                                .north(3)),
                THURSDAY_15H);
        assertThat(ids(answer)).containsExactly("mairie", "à côté");
        assertThat(answer.offers().getFirst().sameBuilding())
                .extracting(CandidatePlace::id)
                .containsExactly("ccas");
        assertThat(answer.total()).isEqualTo(3);
    }

    @Test
    void placesKnownOnlyByTheirCommuneAreNotTakenForOneBuilding() {
        var answer = PlaceRanker.answer(
                search(HelpNeed.TAXES),
                index(place("a").with(Field.PRECISION, "commune"), place("b").with(Field.PRECISION, "commune")),
                THURSDAY_15H);
        assertThat(ids(answer)).containsExactly("a", "b");
    }

    @Test
    void aPlaceWithoutAPositionAnswersForItsCommuneAfterTheOthers() {
        var answer = PlaceRanker.answer(
                search(HelpNeed.TAXES),
                index(place("sans position").nowhere(), place("placé").north(15)),
                THURSDAY_15H);
        assertThat(ids(answer)).containsExactly("placé", "sans position");
        assertThat(answer.offers().getLast().metres()).isEmpty();
        var elsewhere = PlaceRanker.answer(
                search(HelpNeed.TAXES).withWhere(SearchArea.of(BREST)),
                index(place("sans position").nowhere()),
                THURSDAY_15H);
        assertThat(elsewhere.nothingFits()).isTrue();
    }

    @Test
    void severalNeedsWantOnePlaceForAllThenOneForSome() {
        var both = "Aide aux démarches administratives|Acquisition de matériel informatique à prix solidaire";
        assertThat(ids(PlaceRanker.answer(
                        search(HelpNeed.TAXES, HelpNeed.BUY),
                        index(place("un"), place("les deux").north(9).with(Field.SERVICES, both)),
                        THURSDAY_15H)))
                .containsExactly("les deux");
        var some = PlaceRanker.answer(search(HelpNeed.TAXES, HelpNeed.BUY), index(place("un")), THURSDAY_15H);
        assertThat(some.given()).containsExactly(SearchConcession.ALL_NEEDS);
    }

    @Test
    void placesThatDoNotSayWhatTheyDoComeOnlyWhenNobodyElseDoes() {
        var silent = place("muet").with(Field.SERVICES, "");
        assertThat(ids(PlaceRanker.answer(
                        search(HelpNeed.TAXES), index(silent, place("dit").north(19)), THURSDAY_15H)))
                .containsExactly("dit");
        var answer = PlaceRanker.answer(search(HelpNeed.TAXES), index(silent), THURSDAY_15H);
        assertThat(answer.given()).containsExactly(SearchConcession.SERVICES_UNSAID);
    }

    @Test
    void fewAnswersComeWithWhatWouldGiveMore() {
        var answer = PlaceRanker.answer(
                search(HelpNeed.TAXES).withRadius(5),
                index(place("près"), place("8 km").north(8), place("9 km").north(9)),
                THURSDAY_15H);
        assertThat(answer.more())
                .extracting(SearchAnswer.PlacesWithConcession::concession, SearchAnswer.PlacesWithConcession::places)
                .contains(org.assertj.core.groups.Tuple.tuple(SearchConcession.FARTHER, 3));
        assertThat(answer.more().getFirst().search().radius()).isEqualTo(10);
    }

    @Test
    void fiveAnswersThenMoreWhenAsked() {
        var places = new Saintonge.PlaceMaker[12];
        for (var i = 0; i < places.length; i++)
            places[i] = place("%02d".formatted(i)).north(1 + i * 0.2);
        assertThat(PlaceRanker.answer(search(HelpNeed.TAXES), index(places), THURSDAY_15H)
                        .offers())
                .hasSize(5);
        assertThat(PlaceRanker.answer(search(HelpNeed.TAXES).withLimit(10), index(places), THURSDAY_15H)
                        .offers())
                .hasSize(10);
    }

    @Test
    void equalsAreToldApartByTheirId() {
        var answer = PlaceRanker.answer(
                search(HelpNeed.TAXES),
                index(
                        place("c").with(Field.ADRESSE, "3 rue"),
                        place("a").with(Field.ADRESSE, "1 rue").with(Field.PRECISION, "exacte")),
                THURSDAY_15H);
        assertThat(answer.offers()).hasSize(1);
        assertThat(ids(answer)).containsExactly("a");
    }

    @Test
    void anOldSheetComesAfterARecentOne() {
        var answer = PlaceRanker.answer(
                search(HelpNeed.TAXES),
                index(
                        place("2021").with(Field.DATE_MAJ, "2021-01-01"),
                        place("2026").north(2)),
                THURSDAY_15H);
        assertThat(ids(answer)).containsExactly("2026", "2021");
    }

    @Test
    void whatTheNetworkRecognisedSettlesWhatTheRestLeavesUndecided() {
        var twins = index(place("a"), place("b").north(1.06));
        assertThat(ids(PlaceRanker.answer(search(HelpNeed.TAXES), twins, THURSDAY_15H)))
                .containsExactly("a", "b");
        var answer = PlaceRanker.answer(search(HelpNeed.TAXES), twins.recognising(Set.of("b")), THURSDAY_15H);
        assertThat(ids(answer)).containsExactly("b", "a");
        assertThat(answer.offers().getFirst().reasons())
                .filteredOn(reason -> reason.component() == RankingComponent.RECOGNISED)
                .singleElement()
                .satisfies(reason -> assertThat(reason.score()).isEqualTo(1));
        assertThat(ids(PlaceRanker.answer(
                        search(HelpNeed.TAXES), twins.recognising(Set.of("b")).recognising(Set.of()), THURSDAY_15H)))
                .as("an ended label no longer counts")
                .containsExactly("a", "b");
    }

    @Test
    void theWayTheHoursAndThePriceGoBeforeRecognition() {
        var nearer = index(place("plus près"), place("reconnu").north(3)).recognising(Set.of("reconnu"));
        assertThat(ids(PlaceRanker.answer(search(HelpNeed.TAXES), nearer, THURSDAY_15H)))
                .containsExactly("plus près", "reconnu");
        var open = index(place("ouvert"), place("reconnu").north(0.9).with(Field.HORAIRES, "Mo-Tu 09:00-12:00"))
                .recognising(Set.of("reconnu"));
        assertThat(ids(PlaceRanker.answer(search(HelpNeed.TAXES), open, THURSDAY_15H)))
                .containsExactly("ouvert", "reconnu");
        var later = index(place("ouvert"), place("reconnu").north(0.9).with(Field.HORAIRES, "Mo-Fr 18:00-20:00"))
                .recognising(Set.of("reconnu"));
        assertThat(ids(PlaceRanker.answer(search(HelpNeed.TAXES), later, THURSDAY_15H)))
                .containsExactly("ouvert", "reconnu");
        var free = index(place("gratuit"), place("reconnu").north(0.9).with(Field.FRAIS, ""))
                .recognising(Set.of("reconnu"));
        assertThat(ids(PlaceRanker.answer(search(HelpNeed.TAXES), free, THURSDAY_15H)))
                .containsExactly("gratuit", "reconnu");
    }

    @Test
    void whereNobodyIsRecognisedNothingIsSaidOfIt() {
        var answer = PlaceRanker.answer(search(HelpNeed.TAXES), index(place("a")), THURSDAY_15H);
        assertThat(answer.offers().getFirst().reasons())
                .extracting(RankingReason::component)
                .doesNotContain(RankingComponent.RECOGNISED);
    }

    @Test
    void whoIsAfraidOfACrowdFindsThePlaceThatDeclaresItselfSmallAndQuiet() {
        var asked = search(HelpNeed.TAXES).withMatters(Set.of(SearchCriterion.QUIET));
        var places = index(
                place("animé").with(Field.LIEU_CALME, "Non"),
                place("muet").north(2),
                place("calme").north(6).with(Field.LIEU_CALME, "Oui"));
        var answer = PlaceRanker.answer(asked, places, THURSDAY_15H);
        assertThat(ids(answer)).containsExactly("calme");
        assertThat(answer.given()).isEmpty();
        assertThat(ids(PlaceRanker.answer(search(HelpNeed.TAXES), places, THURSDAY_15H))
                        .getFirst())
                .isEqualTo("animé");
    }

    /// Unknown is not « no »: a place that says nothing comes before one that says it is lively.
    @Test
    void aPlaceThatSaysNothingAboutQuietIsNotOneThatIsLively() {
        var answer = PlaceRanker.answer(
                search(HelpNeed.TAXES).withMatters(Set.of(SearchCriterion.QUIET)),
                index(
                        place("animé").with(Field.LIEU_CALME, "Non"),
                        place("muet").north(1.3)),
                THURSDAY_15H);
        assertThat(answer.given()).containsExactly(SearchConcession.QUIET);
        assertThat(ids(answer)).containsExactly("muet", "animé");
        assertThat(answer.offers().getFirst().candidate().is(PlaceFact.LIVELY)).isFalse();
        assertThat(answer.offers().getLast().candidate().is(PlaceFact.LIVELY)).isTrue();
    }

    /// No national service is repair: a workshop that only repairs is found all the same.
    @Test
    void aWorkshopThatOnlyRepairsAnswersWhoeverAsksForARepair() {
        var workshop = place("atelier").north(4).with(Field.SERVICES, "").with(Field.REPARATION, "Oui");
        var shop = place("boutique").with(Field.SERVICES, "Acquisition de matériel informatique à prix solidaire");
        var places = index(workshop, shop);
        var repair = search(HelpNeed.BUY).withMatters(Set.of(SearchCriterion.REPAIR));
        assertThat(ids(PlaceRanker.answer(repair, places, THURSDAY_15H))).containsExactly("atelier");
        assertThat(ids(PlaceRanker.answer(search(HelpNeed.BUY), places, THURSDAY_15H)))
                .containsExactly("boutique");
        var taxes = PlaceRanker.answer(
                search(HelpNeed.TAXES).withMatters(Set.of(SearchCriterion.REPAIR)),
                index(workshop, place("impôts")),
                THURSDAY_15H);
        assertThat(ids(taxes)).containsExactly("impôts");
        assertThat(taxes.given()).containsExactly(SearchConcession.REPAIR);
    }
}
