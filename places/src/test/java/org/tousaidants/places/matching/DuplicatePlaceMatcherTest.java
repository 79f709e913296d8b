package org.tousaidants.places.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tousaidants.places.matching.Records.decision;
import static org.tousaidants.places.matching.Records.distinct;
import static org.tousaidants.places.matching.Records.match;
import static org.tousaidants.places.matching.Records.record;
import static org.tousaidants.places.matching.Records.same;
import static org.tousaidants.places.matching.Records.together;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.tousaidants.core.linkage.MatchDecision;
import org.tousaidants.core.linkage.MatchPairGuard;
import org.tousaidants.core.territory.Communes;

class DuplicatePlaceMatcherTest {
    private static final String SURGERES = "commune=Surgères";
    private static final String CP = "code_postal=17700";

    @Test
    void aHouseThatTwoFilesWriteEachInTheirWayIsOnePlace() {
        var matching = match(
                record(
                        "etat:12",
                        "nom=France services d'Aunis Sud",
                        "adresse=44 Rue du 19 mars 1962",
                        CP,
                        SURGERES,
                        "latitude=46.10731",
                        "longitude=-0.75212",
                        "telephone=05 46 07 22 33",
                        "typologie=RFS"),
                record(
                        "hub:A7",
                        "nom=FR. SERVICES AUNIS-SUD",
                        "adresse=44, r. du 19 Mars 1962 BP 89",
                        CP,
                        "commune=SURGERES",
                        "telephone=+33546072233"));
        assertThat(decision(matching, "etat:12", "hub:A7")).isEqualTo(MatchDecision.MATCH);
        assertThat(together(matching, "etat:12", "hub:A7")).isTrue();
    }

    @Test
    void aMisspeltLibraryIsFound() {
        var matching = match(
                record(
                        "a:1",
                        "nom=Médiathèque Aliénor",
                        "adresse=3 place de l'Europe",
                        CP,
                        SURGERES,
                        "courriels=contact@mediatheque-alienor.fr"),
                record(
                        "b:1",
                        "nom=Mediatheqe ALIENORE",
                        "adresse=place de l Europe",
                        CP,
                        SURGERES,
                        "courriels=contact@mediatheque-alienor.fr"));
        assertThat(together(matching, "a:1", "b:1")).isTrue();
    }

    @Test
    void threeServicesOfOneBuildingStayThree() {
        var where = new String[] {
            "adresse=5 place de la Mairie",
            CP,
            SURGERES,
            "latitude=46.10702",
            "longitude=-0.75301",
            "telephone=05 46 07 00 23"
        };
        var matching = match(
                record("a:bib", with(where, "nom=Bibliothèque municipale")),
                record("b:fs", with(where, "nom=France services de Surgères")),
                record("c:ccas", with(where, "nom=CCAS de Surgères")));
        assertThat(matching.groups()).hasSize(3);
        assertThat(decision(matching, "a:bib", "b:fs")).isNotEqualTo(MatchDecision.MATCH);
    }

    @Test
    void aFranceServicesHouseAndItsHostInOneStreetAreAlwaysAQuestion() {
        var house = record("fs:1", "nom=France services d’Aunis Sud", "adresse=Rue du Général de Gaulle", CP, SURGERES);
        for (var host : List.of(
                "nom=La Poste",
                "nom=Bureau de poste de Surgères",
                "nom=Mairie de Surgères",
                "nom=CCAS de Surgères",
                "nom=Communauté de communes Aunis Sud",
                "nom=MSA des Charentes",
                "nom=Centre social Le Phare"))
            for (var street : List.of(
                    "adresse=12 rue du Général de Gaulle",
                    "adresse=rue du General de Gaule",
                    "adresse=12 bis, r. du Gal de Gaulle",
                    "adresse=RUE DU GENERAL DE GAULLE BP 12")) {
                var matching = match(house, record("b:1", host, street, CP, SURGERES, "telephone=0546071234"));
                assertThat(decision(matching, "fs:1", "b:1"))
                        .as(host + " " + street)
                        .isNotEqualTo(MatchDecision.DISTINCT);
            }
        for (var other : List.of(
                List.of("nom=Médiathèque municipale", "adresse=12 rue du Général de Gaulle"),
                List.of("nom=La Poste", "adresse=3 place du Château"),
                List.of("nom=Mairie de Surgères", "adresse=6 rue Audry de Puyravault")))
            assertThat(decision(match(house, record("b:1", other.get(0), other.get(1), CP, SURGERES)), "fs:1", "b:1"))
                    .as(other.toString())
                    .isEqualTo(MatchDecision.DISTINCT);
    }

    @Test
    void whatAPersonSaidOfAHouseAndItsHostIsNotAskedAgain() {
        var house = record("fs:1", "nom=France services d’Aunis Sud", "adresse=Rue Thiers", CP, SURGERES);
        var host = record("b:1", "nom=La Poste", "adresse=8 rue Thiers", CP, SURGERES);
        var matcher = DuplicatePlaceMatcher.shipped(Communes.shipped());
        assertThat(decision(matcher.match(List.of(house, host)), "fs:1", "b:1")).isEqualTo(MatchDecision.REVIEW);
        assertThat(decision(matcher.match(List.of(house, host), List.of(distinct("fs:1", "b:1"))), "fs:1", "b:1"))
                .isEqualTo(MatchDecision.DISTINCT);
        assertThat(together(matcher.match(List.of(house, host), List.of(same("fs:1", "b:1"))), "fs:1", "b:1"))
                .isTrue();
    }

    @Test
    void theSitesOfOneOrganisationStayApart() {
        var contacts = new String[] {"telephone=0546070011", "site_web=https://tisserands.example.org"};
        var rochelle = with(contacts, "adresse=9 rue Thiers", "code_postal=17000", "commune=La Rochelle");
        var matching = match(
                record(
                        "a:1",
                        with(contacts, "nom=Association Les Tisserands", "adresse=2 rue du Moulin", CP, SURGERES)),
                record("a:2", with(rochelle, "nom=Association Les Tisserands")),
                record("b:1", with(rochelle, "nom=Les Tisserands")));
        assertThat(together(matching, "a:2", "b:1")).isTrue();
        assertThat(decision(matching, "a:1", "b:1")).isNotEqualTo(MatchDecision.MATCH);
        assertThat(together(matching, "a:1", "b:1")).isFalse();
    }

    @Test
    void theStopsOfABusAreAsManyPlaces() {
        var bus =
                new String[] {"nom=Bus France services du Val d'Aunis", "telephone=0546070044", "itinerance=Itinérant"};
        var matching = match(
                record("a:1", with(bus, "adresse=place du Marché", CP, SURGERES)),
                record(
                        "b:1",
                        with(
                                bus,
                                "adresse=parking de la salle des fêtes",
                                "code_postal=17290",
                                "commune=Aigrefeuille-d'Aunis")));
        assertThat(matching.groups()).hasSize(2);
    }

    /// The building of the organisation that runs both is like each of them; they never shared a key.
    @Test
    void aBusAndAYouthClubThatOneOrganisationRunsDoNotMeetInItsGroup() {
        var siret = "pivot=73282932000074";
        var matching = match(
                record(
                        "aidants:1",
                        "nom=BUS FRANCE SERVICE AUNIS SUD AGGLOMERATION",
                        "adresse=44 AV DU MARECHAL FOCH",
                        CP,
                        SURGERES,
                        siret),
                record(
                        "structures:2",
                        "nom=AUNIS SUD AGGLOMERATION",
                        "adresse=44 AV DU MARECHAL FOCH 17700 SURGERES",
                        CP,
                        SURGERES,
                        "latitude=46.1065",
                        "longitude=-0.7511",
                        siret),
                record(
                        "conseillers:3",
                        "nom=Pôle jeunesse Aunis Sud agglomération",
                        "adresse=15 rue Lacataye",
                        CP,
                        SURGERES,
                        "latitude=46.10252",
                        "longitude=-0.761201",
                        siret),
                record(
                        "inclusion:3",
                        "nom=Pôle jeunesse Aunis Sud agglomération",
                        "adresse=15 rue Lacataye",
                        CP,
                        SURGERES,
                        "latitude=46.10252",
                        "longitude=-0.761201",
                        siret),
                record(
                        "etat21:4",
                        "nom=Aunis Sud Agglomération",
                        "adresse=44 avenue du Maréchal Foch",
                        CP,
                        SURGERES,
                        "latitude=46.106475",
                        "longitude=-0.751107"),
                record(
                        "etat22:4",
                        "nom=Bus France services Aunis Sud Agglomération",
                        "adresse=44 Avenue du Maréchal Foch",
                        CP,
                        SURGERES,
                        "latitude=46.106475",
                        "longitude=-0.751107",
                        "telephone=0558466410"));
        assertThat(together(matching, "conseillers:3", "inclusion:3")).isTrue();
        assertThat(together(matching, "etat21:4", "etat22:4")).isTrue();
        for (var bus : List.of("aidants:1", "etat22:4"))
            for (var club : List.of("conseillers:3", "inclusion:3"))
                assertThat(together(matching, bus, club)).as(bus + " " + club).isFalse();
    }

    @Test
    void aSwitchboardDoesNotJoinTheServicesBehindIt() {
        var town = new String[] {CP, SURGERES, "telephone=0546070000"};
        var matching = match(
                record("a:1", with(town, "nom=Ludothèque Pirouette", "adresse=1 rue des Lilas")),
                record("a:2", with(town, "nom=Maison des associations", "adresse=8 quai Nord")),
                record("b:1", with(town, "nom=Espace Jeunes", "adresse=12 rue du Stade")));
        assertThat(matching.groups()).hasSize(3);
    }

    @Test
    void recordsWhoseSiretsContradictAreLeftToAPerson() {
        var centre =
                new String[] {"nom=Centre social Le Phare", "adresse=7 rue Bleue", CP, SURGERES, "telephone=0546071111"
                };
        var matching = match(
                record("a:1", with(centre, "pivot=73282932000074")),
                record("b:1", with(centre, "pivot=55210055400013")));
        assertThat(decision(matching, "a:1", "b:1")).isEqualTo(MatchDecision.REVIEW);
        assertThat(matching.pairs().getFirst().sentence()).contains("SIRET");
    }

    @Test
    void aRecordBetweenTwoSiretsDoesNotJoinThem() {
        var centre =
                new String[] {"nom=Centre social Le Phare", "adresse=7 rue Bleue", CP, SURGERES, "telephone=0546071111"
                };
        var matching = match(
                record("a:1", with(centre, "pivot=73282932000074")),
                record("b:1", with(centre, "pivot=55210055400013")),
                record("c:1", centre));
        assertThat(together(matching, "a:1", "b:1")).isFalse();
    }

    @Test
    void twoTownsOfOneNameAreTwoTowns() {
        var matching = match(
                record(
                        "a:1",
                        "nom=Médiathèque Raphaël Barquissau",
                        "adresse=rue du Collège Arthur",
                        "commune=Saint-Pierre",
                        "code_postal=97410"),
                record(
                        "b:1",
                        "nom=Médiathèque Barquissau",
                        "adresse=rue du Collège",
                        "commune=Saint-Pierre",
                        "code_postal=97250"));
        assertThat(decision(matching, "a:1", "b:1")).isNotEqualTo(MatchDecision.MATCH);
    }

    @Test
    void aTownOfSeveralWithoutItsPostcodeIsLeftToAPerson() {
        var bus = record("a:1", "nom=Bus numérique", "adresse=Place du marché", "code_postal=17240", "commune=Plassac");
        var matching =
                match(bus, record("b:1", "nom=Bus numérique - Plassac", "adresse=place du marché", "commune=Plassac"));
        assertThat(decision(matching, "a:1", "b:1")).isEqualTo(MatchDecision.REVIEW);
        assertThat(matching.pairs().getFirst().sentence()).contains("Plusieurs communes portent ce nom");
        matching = match(
                bus,
                record(
                        "b:1",
                        "nom=Bus numérique - Plassac",
                        "adresse=place du marché",
                        "commune=Plassac",
                        "latitude=45.5",
                        "longitude=-0.6"));
        assertThat(decision(matching, "a:1", "b:1")).isEqualTo(MatchDecision.MATCH);
    }

    @Test
    void aNameAndATownAreEnoughToMeet() {
        var names = List.of("Association Les Tisserands", "Le Ponton", "Mairie", "Médiathèque Aliénor");
        var entries = new ArrayList<MatchedSourceRecord>();
        for (var i = 0; i < names.size(); i++) {
            entries.add(record("a:" + i, "nom=" + names.get(i), "commune=Surgères"));
            entries.add(record("b:" + i, "nom=" + names.get(i).toUpperCase(Locale.FRENCH), CP, SURGERES));
            entries.add(record("c:" + i, "nom=" + names.get(i), CP));
        }
        var matching = match(entries.toArray(MatchedSourceRecord[]::new));
        for (var i = 0; i < names.size(); i++)
            for (var pair : List.of("ab", "bc"))
                assertThat(decision(matching, pair.charAt(0) + ":" + i, pair.charAt(1) + ":" + i))
                        .as(pair + " " + names.get(i))
                        .isNotEqualTo(MatchDecision.DISTINCT);
    }

    @Test
    void aPointInTheSeaSaysNothing() {
        var house = new String[] {
            "nom=France services d'Aunis Sud", "adresse=44 rue du 19 mars 1962", CP, SURGERES, "telephone=0546072233"
        };
        var matching = match(
                record("a:1", with(house, "latitude=0", "longitude=0")),
                record("b:1", with(house, "latitude=45.9", "longitude=-4.9")),
                record("c:1", with(house, "latitude=46.10731", "longitude=-0.75212")));
        assertThat(matching.groups()).hasSize(1);
    }

    /// « Aidants Connect » of 2024 knows postcodes, and writes the first of their communes.
    @Test
    void aTownThatSomebodyGuessedFromThePostcodeDoesNotPartOnePlace() {
        var townHall = match(
                record("a:1", "nom=Mairie de Marsais", "adresse=6 rue de la Mairie", CP, SURGERES),
                record("b:1", "nom=Mairie de Marsais", "adresse=6 rue de la Mairie", CP),
                record("b:2", "nom=Mairie de Surgères", "adresse=6 rue de la Mairie", CP, SURGERES));
        assertThat(together(townHall, "a:1", "b:1")).isTrue();
        assertThat(together(townHall, "a:1", "b:2")).isFalse();

        var hall = match(
                record("a:1", "nom=Foyer Aliénor", "adresse=12 boulevard des Danois", CP, SURGERES),
                record("b:1", "nom=Foyer Aliénor", "adresse=12 bd des Danois", CP, "commune=Marsais"));
        assertThat(together(hall, "a:1", "b:1")).isTrue();

        // Two communes of one postcode each have « 1 place de la Mairie ».
        var villages = match(
                record("a:1", "nom=Mairie", "adresse=1 place de la Mairie", CP, SURGERES),
                record("b:1", "nom=Mairie", "adresse=1 place de la Mairie", CP, "commune=Marsais"));
        assertThat(together(villages, "a:1", "b:1")).isFalse();
    }

    @Test
    void aLibraryAndACentreThatBearTheNameOfTheirQuarterAreLeftToAPerson() {
        var matching = match(
                record(
                        "a:1",
                        "nom=BFM Beaubreuil",
                        "adresse=1 place de Beaubreuil",
                        "code_postal=87280",
                        "commune=Limoges",
                        "telephone=0555350060",
                        "latitude=45.882974",
                        "longitude=1.296214"),
                record(
                        "b:1",
                        "nom=Association de Beaubreuil",
                        "adresse=32 allée Marcel Proust",
                        "code_postal=87280",
                        "commune=Limoges",
                        "telephone=0555456484",
                        "latitude=45.882523",
                        "longitude=1.296663"));
        assertThat(decision(matching, "a:1", "b:1")).isEqualTo(MatchDecision.REVIEW);
    }

    @Test
    void aRoadThatLeadsToATownIsNotInIt() {
        var matching = match(
                record("a:1", "nom=Ludothèque Mirabelle", "adresse=13 route de Marsais", CP, SURGERES),
                record("b:1", "nom=Ludothèque Mirabelle", "adresse=13 route de Marsais", CP));
        assertThat(together(matching, "a:1", "b:1")).isTrue();
    }

    @Test
    void aPointInTheMiddleOfTheTownContradictsNobody() {
        var middle = Communes.shipped().find("Surgères", "17700").orElseThrow().centre();
        var matching = match(
                record(
                        "a:1",
                        "nom=Médiathèque Aliénor",
                        "adresse=8 rue du Port",
                        CP,
                        SURGERES,
                        "latitude=" + (middle.latitude() + 0.02),
                        "longitude=" + middle.longitude()),
                record(
                        "b:1",
                        "nom=Médiathèque Aliénor",
                        "adresse=8 rue du Port",
                        CP,
                        SURGERES,
                        "latitude=" + middle.latitude(),
                        "longitude=" + middle.longitude()));
        assertThat(together(matching, "a:1", "b:1")).isTrue();
        assertThat(matching.explain(Records.key("a:1"), Records.key("b:1"))
                        .lines()
                        .getFirst()
                        .sentence())
                .isEqualTo("même adresse");
    }

    @Test
    void aPointSaysTheTownAndANameAloneIsLeftToAPerson() {
        var whole = record(
                "a:1",
                "nom=France services de Surgères",
                "adresse=8 rue du Port",
                CP,
                SURGERES,
                "latitude=46.1051",
                "longitude=-0.7502");
        var point =
                match(whole, record("b:1", "nom=France services de Surgères", "latitude=46.1133", "longitude=-0.7571"));
        assertThat(point.explain(Records.key("a:1"), Records.key("b:1"))
                        .lines()
                        .getFirst()
                        .sentence())
                .isEqualTo("même commune, mais pas la même adresse");
        // Neither commune nor point: the name alone is never enough.
        var name = match(whole, record("b:1", "nom=France services de Surgères", "telephone=0546075555"));
        assertThat(together(name, "a:1", "b:1")).isFalse();
        assertThat(name.rule(Records.key("a:1"), Records.key("b:1")))
                .hasValueSatisfying(why -> assertThat(why).contains("dans son nom"));
        var nowhere = match(
                record("a:1", "nom=Médiathèque Philéas Fogg", "adresse=213 rue du Bac", CP, SURGERES),
                record("b:1", "nom=Médiathèque Philéas Fogg"));
        assertThat(decision(nowhere, "a:1", "b:1")).isEqualTo(MatchDecision.REVIEW);
    }

    @Test
    void aMissingValueNeitherJoinsNorParts() {
        var shop = new String[] {"nom=Épicerie solidaire La Mésange", "adresse=3 rue Basse", CP, SURGERES};
        var matching =
                match(record("a:1", shop), record("b:1", with(shop, "telephone=0546070909", "pivot=73282932000074")));
        assertThat(matching.explain(Records.key("a:1"), Records.key("b:1")).lines())
                .filteredOn(line -> List.of("SIRET", "contacts").contains(line.comparison()))
                .hasSize(2)
                .allMatch(line -> line.bits() == 0);
        assertThat(together(matching, "a:1", "b:1")).isTrue();
    }

    @Test
    void recordsWithoutANameAreNotOnePlaceForThatReason() {
        var matching = match(record("a:1", CP, SURGERES), record("b:1", CP, SURGERES), record("c:1"), record("d:1"));
        assertThat(matching.groups()).hasSize(4);
    }

    @Test
    void decisionsThatRunInACircleAreToldAndLeftToPeople() {
        var name = new String[] {"nom=Fablab Le Ponton", "adresse=1 quai Est", CP, SURGERES, "telephone=0546075555"};
        var matching = DuplicatePlaceMatcher.shipped(Communes.shipped())
                .match(
                        List.of(record("a:1", name), record("b:1", name), record("c:1", name)),
                        List.of(same("a:1", "b:1"), same("b:1", "c:1"), distinct("a:1", "c:1")));
        assertThat(matching.contradictions()).hasSize(1);
        assertThat(matching.contradictions().getFirst().sentence()).contains("contredisent");
        assertThat(together(matching, "a:1", "c:1")).isFalse();
    }

    @Test
    void whatAPersonDecidedOutweighsLikeness() {
        var name = new String[] {"nom=Fablab Le Ponton", "adresse=1 quai Est", CP, SURGERES, "telephone=0546075555"};
        var third = record("c:1", "nom=Atelier bois", "adresse=rue Neuve", "code_postal=17000", "commune=La Rochelle");
        var matching = DuplicatePlaceMatcher.shipped(Communes.shipped())
                .match(
                        List.of(record("a:1", name), record("b:1", name), third),
                        List.of(distinct("a:1", "b:1"), same("a:1", "c:1")));
        assertThat(together(matching, "a:1", "b:1")).isFalse();
        assertThat(together(matching, "a:1", "c:1")).isTrue();
    }

    @Test
    void tenThousandRecordsAtOneAddressNeitherMergeNorExplode() {
        var entries = new ArrayList<MatchedSourceRecord>();
        for (var i = 0; i < 10_000; i++)
            entries.add(record("a:" + i, "nom=Permanence " + word(i), "adresse=1 place de la Gare", CP, SURGERES));
        entries.add(record("b:1", "nom=Permanence " + word(77), "adresse=1 place de la Gare", CP, SURGERES));
        var matching = DuplicatePlaceMatcher.shipped(Communes.shipped()).match(entries);
        assertThat(matching.statistics().compared()).isLessThan(1_000_000);
        assertThat(matching.groups()).hasSizeGreaterThan(9_900);
        assertThat(together(matching, "a:77", "b:1")).isTrue();
    }

    @Test
    void threeNamesBehindOnePhoneAtOneDoorAreThreePlaces() {
        var door = new String[] {
            "adresse=1 place de la Mairie",
            CP,
            SURGERES,
            "latitude=46.10702",
            "longitude=-0.75301",
            "telephone=0546070023",
            "courriels=accueil@surgeres.fr"
        };
        var matching = match(
                record("a:1", with(door, "nom=Fanfare des Tilleuls")),
                record("a:2", with(door, "nom=Cercle Mirabelle")),
                record("a:3", with(door, "nom=Amicale Gutenberg")));
        assertThat(matching.groups()).hasSize(3);
        assertThat(decision(matching, "a:1", "a:2")).isEqualTo(MatchDecision.REVIEW);
    }

    @Test
    void whoDoesNotSayWhereItIsIsNotElsewhereForThat() {
        var name = "nom=Ludothèque Mirabelle";
        var phone = "telephone=0546070023";
        var mail = "courriels=jeux@ludo-mirabelle.fr";
        var here = record("a:1", name, "adresse=3 rue Haute", CP, SURGERES, phone, mail);
        var matching = match(here, record("b:1", name, phone, mail));
        assertThat(decision(matching, "a:1", "b:1")).isEqualTo(MatchDecision.MATCH);
        // A name and a phone, without a location: left to a person.
        var less = match(here, record("b:1", name, phone));
        assertThat(decision(less, "a:1", "b:1")).isEqualTo(MatchDecision.REVIEW);
    }

    @Test
    void aCityAndItsArrondissementAreOneTownAndSoIsATownThatNoListHolds() {
        var name = "nom=Ludothèque Mirabelle";
        var city = match(
                record("a:1", name, "adresse=18 rue Ramus", "commune=PARIS"),
                record("b:1", name, "adresse=18 Rue Ramus", "commune=Paris 20e"));
        var old = match(
                record("a:1", name, "adresse=3 rue Haute", "commune=Vieilleville-les-Tilleuls"),
                record("b:1", name, "adresse=3, r. Haute", "commune=VIEILLEVILLE LES TILLEULS"));
        var another = match(
                record("a:1", name, "adresse=18 rue Ramus", "commune=Paris 19e"),
                record("b:1", name, "adresse=18 Rue Ramus", "commune=Paris 20e"));
        assertThat(together(city, "a:1", "b:1")).isTrue();
        assertThat(together(old, "a:1", "b:1")).isTrue();
        assertThat(together(another, "a:1", "b:1")).isFalse();
    }

    @Test
    void ofTwoLibrariesOfATownWhichOneHasNoNameIsLeftToAPerson() {
        var matching = match(
                record("a:1", "nom=Médiathèque Aliénor", CP, SURGERES),
                record("b:1", "nom=Médiathèque municipale de Surgères", CP, SURGERES));
        assertThat(together(matching, "a:1", "b:1")).isFalse();
        assertThat(matching.rule(Records.key("a:1"), Records.key("b:1"))).isPresent();
    }

    @Test
    void neitherTheOrderOfTheRecordsNorTheNumberOfWorkersChangesAnything() {
        var entries = new ArrayList<MatchedSourceRecord>();
        for (var i = 0; i < 60; i++) {
            entries.add(
                    record("a:" + i, "nom=Maison " + word(i), "adresse=" + i + " rue " + word(i / 2), CP, SURGERES));
            entries.add(record("b:" + i, "nom=" + word(i), "adresse=" + i + " r. " + word(i / 2), CP, SURGERES));
        }
        var matcher = DuplicatePlaceMatcher.shipped(Communes.shipped());
        var first = matcher.match(entries);
        for (var threads = 1; threads <= 4; threads++)
            try (var pool = new ForkJoinPool(threads)) {
                Collections.shuffle(entries, new Random(17L * threads));
                var second = pool.submit(() -> matcher.match(entries)).join();
                assertThat(second.pairs()).isEqualTo(first.pairs());
                assertThat(second.groups()).isEqualTo(first.groups());
            }
    }

    @Test
    void whatSpeaksAgainstFromEverySideDoesNotTakeTheTimeOfAPerson() {
        assertThat(veto(
                        record("a:1", "nom=Bus numérique du Marais", "commune=Surgères", CP),
                        record("a:2", "nom=Bus numérique du Marais", "commune=La Rochelle", "code_postal=17000")))
                .isEqualTo(MatchDecision.DISTINCT);
        assertThat(veto(
                        record("a:1", "nom=Bus numérique du Marais", "commune=Surgères", CP),
                        record("b:2", "nom=Bus numérique du Marais", "commune=La Rochelle", "code_postal=17000")))
                .isEqualTo(MatchDecision.REVIEW);
        assertThat(veto(
                        record("a:1", "nom=Médiathèque", "adresse=3 place de l'Europe", CP, SURGERES),
                        record("b:1", "nom=Ronde des lilas", "adresse=8 avenue du Port", CP, SURGERES)))
                .isEqualTo(MatchDecision.DISTINCT);
        assertThat(veto(
                        record("a:1", "nom=Médiathèque", "adresse=3 place de l'Europe", CP, SURGERES),
                        record("b:1", "nom=Ronde des lilas", "adresse=3 place de l'Europe", CP, SURGERES)))
                .isEqualTo(MatchDecision.REVIEW);
    }

    private static MatchDecision veto(MatchedSourceRecord one, MatchedSourceRecord other) {
        return judged(0, one, other).orElseThrow().atBest();
    }

    /// Two editions of one list: their common records show that a place was renamed at its address, or has a
    /// new address in its département under a name of its own; between two other lists the same pair goes to a
    /// person or stays apart.
    @Test
    void inTheNextEditionOfAListAPlaceMayHaveMovedOrBeRenamed() {
        var renamed = judged(
                0.97,
                record("2021:1", "nom=Centre communal d'action sociale", "adresse=24 rue du Port", CP, SURGERES),
                record("2022:1", "nom=France services Surgères", "adresse=24 rue du Port", CP, SURGERES));
        var moved = judged(
                0.97,
                record("2021:2", "nom=Ludothèque Mirabelle", "adresse=rue des Lilas", CP, SURGERES),
                record("2022:2", "nom=Ludothèque Mirabelle", "adresse=allée du Parc", CP, "commune=Marsais"));
        assertThat(renamed).isEmpty();
        var farther = judged(
                0.97,
                record("2021:3", "nom=Ludothèque Mirabelle", "adresse=rue des Lilas", CP, SURGERES),
                record(
                        "2022:3",
                        "nom=Ludothèque Mirabelle",
                        "adresse=quai du Port",
                        "commune=Royan",
                        "code_postal=17200"));
        var elsewhere = judged(
                0.97,
                record("2021:4", "nom=Ludothèque Mirabelle", "adresse=rue des Lilas", CP, SURGERES),
                record(
                        "2022:4",
                        "nom=Ludothèque Mirabelle",
                        "adresse=quai du Port",
                        "commune=Brest",
                        "code_postal=29200"));
        assertThat(moved).isEmpty();
        assertThat(farther).isEmpty();
        assertThat(elsewhere).isPresent();
    }

    @Test
    void betweenTwoListsAServiceAtTheSameDoorAndANameInTheNextTownAreNotOnePlace() {
        var door = judged(
                0.5,
                record("a:1", "nom=Centre communal d'action sociale", "adresse=24 rue du Port", CP, SURGERES),
                record("b:1", "nom=France services Surgères", "adresse=24 rue du Port", CP, SURGERES));
        var town = judged(
                0.5,
                record("a:2", "nom=Ludothèque Mirabelle", "adresse=rue des Lilas", CP, SURGERES),
                record("b:2", "nom=Ludothèque Mirabelle", "adresse=allée du Parc", CP, "commune=Marsais"));
        // Two services with different names are two, in two editions as well.
        var named = judged(
                0.97,
                record("2021:3", "nom=Médiathèque Aliénor", "adresse=24 rue du Port", CP, SURGERES),
                record("2022:3", "nom=France services du Gué d'Alleré", "adresse=24 rue du Port", CP, SURGERES));
        assertThat(door).isPresent();
        assertThat(town).isPresent();
        assertThat(named).isPresent();
    }

    /// From one edition to the next a bus and a building of one street changed their names; their points did
    /// not.
    @Test
    void whatTheNextEditionCopiedToTheLastDigitIsTheSamePlaceWhateverItsName() {
        var lists = new ArrayList<MatchedSourceRecord>();
        for (var i = 0; i < 40; i++)
            for (var year : List.of("2021:", "2022:"))
                lists.add(inTown(
                        year + "f" + i, i, "nom=France services " + word(i), "adresse=" + i + " rue " + word(i + 500)));
        lists.add(onTheHighStreet("2021:1", "nom=Itinérante - Les Marais", 1));
        lists.add(onTheHighStreet("2021:2", "nom=Gué d'Alleré - Camping-car connecté", 2));
        lists.add(onTheHighStreet("2022:1", "nom=France services Gué d'Alleré", 1));
        lists.add(onTheHighStreet("2022:2", "nom=Bus France services Les Marais", 2));
        var matching = DuplicatePlaceMatcher.shipped(Communes.shipped()).match(lists);
        assertThat(together(matching, "2021:1", "2022:1")).isTrue();
        assertThat(together(matching, "2021:2", "2022:2")).isTrue();
        assertThat(matching.rule(Records.key("2021:1"), Records.key("2022:2")))
                .hasValueSatisfying(why -> assertThat(why).contains("édition"));
    }

    /// Libraries and town halls all located in the middle of their towns are no two editions of one list.
    @Test
    void listsThatPutEverythingInTheMiddleOfItsTownCopyNothing() {
        var lists = new ArrayList<MatchedSourceRecord>();
        for (var i = 0; i < 40; i++) {
            lists.add(inTown("culture:" + i, i, "nom=Médiathèque " + word(i), "adresse=rue " + word(i + 500)));
            lists.add(inTown("mairies:" + i, i, "nom=Mairie"));
        }
        var town = Communes.shipped().all().get(100);
        lists.add(record(
                "mairies:bib",
                "nom=Mediathèque " + word(0),
                "adresse=rue " + word(500),
                "code_postal=" + town.postcodes().getFirst(),
                "commune=" + town.name()));
        var matching = DuplicatePlaceMatcher.shipped(Communes.shipped()).match(lists);
        assertThat(together(matching, "culture:0", "mairies:bib")).isTrue();
        assertThat(together(matching, "culture:0", "mairies:0")).isFalse();
    }

    private static MatchedSourceRecord inTown(String id, int number, String... cells) {
        var town = Communes.shipped().all().get(100 + 7 * number);
        return record(
                id,
                with(
                        cells,
                        "code_postal=" + town.postcodes().getFirst(),
                        "commune=" + town.name(),
                        String.format(
                                Locale.ROOT, "latitude=%.6f", town.centre().latitude()),
                        String.format(
                                Locale.ROOT, "longitude=%.6f", town.centre().longitude())));
    }

    private static MatchedSourceRecord onTheHighStreet(String id, String name, int side) {
        return record(
                id, name, "adresse=rue Haute", CP, SURGERES, "latitude=46.10" + side + "507", "longitude=-0.753014");
    }

    private static Optional<MatchPairGuard.MatchVeto> judged(
            double twins, MatchedSourceRecord one, MatchedSourceRecord other) {
        var ready = MatchablePlaceRecords.of(List.of(one, other), Communes.shipped());
        return MergeGuardRules.of(ready.vocabulary())
                .getFirst()
                .judge(ready.fiches().getFirst(), ready.fiches().getLast(), twins);
    }

    @Test
    void aFranceServicesHouseAndItsHostAtOneDoorAreAtLeastAQuestion() {
        var door = "adresse=12 place de la Mairie";
        for (var host : List.of("LA POSTE Surgères", "Mairie de Surgères", "Médiathèque de Surgères", "CCAS"))
            assertThat(judged(
                                    0,
                                    record("a:1", "nom=" + host, door, CP, SURGERES, "telephone=0546070001"),
                                    record(
                                            "b:1",
                                            "nom=France services Surgères",
                                            door,
                                            CP,
                                            SURGERES,
                                            "telephone=0546070002"))
                            .map(MatchPairGuard.MatchVeto::atBest)
                            .orElse(MatchDecision.REVIEW))
                    .as(host)
                    .isEqualTo(MatchDecision.REVIEW);
        // Two other services at one address, or a building in the next street, stay two.
        assertThat(judged(
                                0,
                                record("a:1", "nom=LA POSTE Surgères", door, CP, SURGERES, "telephone=0546070001"),
                                record("b:1", "nom=Médiathèque", door, CP, SURGERES, "telephone=0546070002"))
                        .map(MatchPairGuard.MatchVeto::atBest))
                .contains(MatchDecision.DISTINCT);
        assertThat(judged(
                                0,
                                record("a:1", "nom=LA POSTE Surgères", door, CP, SURGERES, "telephone=0546070001"),
                                record("b:1", "nom=France services Surgères", "adresse=3 rue Haute", CP, SURGERES))
                        .map(MatchPairGuard.MatchVeto::atBest))
                .contains(MatchDecision.DISTINCT);
    }

    @Test
    void groupsAndPairsSayTheSame() {
        var name = new String[] {"nom=Cyberbase du Marais", CP, SURGERES, "telephone=0546073131"};
        var matching = match(
                record("a:1", with(name, "adresse=4 rue Haute")),
                record("b:1", with(name, "adresse=4 rue Haute")),
                record("c:1", "nom=Cyber base Marais", "adresse=rue Haute", CP, SURGERES));
        for (var pair : matching.pairs())
            assertThat(pair.decision() == MatchDecision.MATCH)
                    .isEqualTo(matching.groups().stream()
                            .anyMatch(group -> group.containsAll(List.of(pair.left(), pair.right()))));
        assertThat(matching.groups().stream().mapToInt(List::size).sum()).isEqualTo(3);
    }

    /// A word in no list, one for each number.
    private static String word(int number) {
        var syllables = new String[] {"ba", "lo", "mi", "ru", "ke", "zo", "ti", "va", "pu", "ne"};
        var word = new StringBuilder("s");
        var digits = String.format(Locale.ROOT, "%04d", number * 37 % 10_000);
        for (var digit : digits.toCharArray()) word.append(syllables[digit - '0']);
        return word.toString();
    }

    private static String[] with(String[] some, String... more) {
        var all = new ArrayList<>(List.of(some));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }
}
