package org.tousaidants.places.columnmapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tousaidants.core.territory.Communes;
import org.tousaidants.core.territory.GeoPoint;
import org.tousaidants.places.columnmapping.CommuneFromAddressFinder.CommuneClues;
import org.tousaidants.places.columnmapping.NormalisationWarning.WarningKind;

class CommuneFromAddressFinderTest {
    private static final CommuneFromAddressFinder LOCALITIES = new CommuneFromAddressFinder(Communes.shipped());
    private static final Optional<GeoPoint> NOWHERE = Optional.empty();

    private final List<WarningKind> warnings = new ArrayList<>();

    @Test
    void theOfficialNameAndCodeAreWritten() {
        var place = find(new CommuneClues("12 quai Valin", "17000", "LA ROCHELLE", ""), NOWHERE);
        assertThat(place.commune()).isEqualTo("La Rochelle");
        assertThat(place.insee()).isEqualTo("17300");
        assertThat(warnings).isEmpty();
    }

    @Test
    void aPostcodeThatLostItsZeroGetsItBack() {
        assertThat(find(new CommuneClues("1 rue X", "1140", "Saint Didier sur Chalaronne", ""), NOWHERE)
                        .postcode())
                .isEqualTo("01140");
    }

    @Test
    void aCedexBecomesThePostcodeOfTheCommune() {
        var place = find(new CommuneClues("BP 12", "17026 CEDEX 1", "La Rochelle Cedex 1", ""), NOWHERE);
        assertThat(place.postcode()).isEqualTo("17000");
        assertThat(warnings).contains(WarningKind.POSTCODE_REPAIRED);
    }

    @Test
    void thePostcodeOfAFarTownIsReplacedAndThatOfANeighbourKept() {
        assertThat(find(new CommuneClues("Village", "98800", "Touho", ""), NOWHERE)
                        .postcode())
                .isEqualTo("98831");
        assertThat(find(new CommuneClues("Le Bourg", "17000", "Lagord", "17200"), NOWHERE)
                        .postcode())
                .isEqualTo("17000");
    }

    @Test
    void postcodeAndCommuneAreFoundInTheAddress() {
        var place = find(new CommuneClues("7 bis rue Max Linder - 33500 LIBOURNE", "", "", ""), NOWHERE);
        assertThat(place.way()).isEqualTo("7 bis rue Max Linder");
        assertThat(place.commune()).isEqualTo("Libourne");
        assertThat(place.postcode()).isEqualTo("33500");
        var other = find(
                new CommuneClues("4 Rue Gabriel Fauré, 51200, Épernay, Marne, Grand Est, FRA", "", "", ""), NOWHERE);
        assertThat(other.way()).isEqualTo("4 Rue Gabriel Fauré");
        assertThat(other.commune()).isEqualTo("Épernay");
    }

    @Test
    void theCommuneOfACodeIsKnownWithoutItsName() {
        assertThat(find(new CommuneClues("1 rue X", "", "", "17300"), NOWHERE).commune())
                .isEqualTo("La Rochelle");
    }

    @Test
    void aCodeThatContradictsNameAndPostcodeIsWrong() {
        var place = find(new CommuneClues("1 rue X", "17000", "La Rochelle", "75056"), NOWHERE);
        assertThat(place.insee()).isEqualTo("17300");
        assertThat(warnings).containsExactly(WarningKind.INSEE_REPAIRED);
    }

    @Test
    void anArrondissementGivesItsCodeAndTheNameOfTheCity() {
        var place = find(new CommuneClues("1 rue X", "75011", "PARIS", "75056"), NOWHERE);
        assertThat(place.commune()).isEqualTo("Paris");
        assertThat(place.insee()).isEqualTo("75111");
        assertThat(find(new CommuneClues("1 rue X", "13011", "MARSEILLE 11", ""), NOWHERE)
                        .insee())
                .isEqualTo("13211");
        assertThat(find(new CommuneClues("1 rue X", "69007", "Lyon 7e", "69387"), NOWHERE)
                        .commune())
                .isEqualTo("Lyon");
        assertThat(warnings).isEmpty();
    }

    @Test
    void thePositionTellsWhichOfSeveralCommunesOfAPostcode() {
        // Barret, beside Barbezieux, under the same postcode.
        var place = find(new CommuneClues("Le Bourg", "16300", "", ""), Optional.of(new GeoPoint(45.489, -0.202)));
        assertThat(place.commune()).isEqualTo("Barret");
        assertThat(warnings).contains(WarningKind.COMMUNE_GUESSED);
    }

    @Test
    void theBeginningOfANameIsEnoughUnderAPostcode() {
        assertThat(find(new CommuneClues("1 rue X", "16300", "BARBEZIEUX", ""), NOWHERE)
                        .insee())
                .isEqualTo("16028");
    }

    @Test
    void aPositionAloneGivesTheNearestCommune() {
        var place = find(new CommuneClues("", "", "", ""), Optional.of(new GeoPoint(46.16, -1.15)));
        assertThat(place.commune()).isEqualTo("La Rochelle");
        assertThat(warnings).contains(WarningKind.COMMUNE_GUESSED);
    }

    @Test
    void anUnknownNameWithItsPostcodeIsKeptAsItIs() {
        var place = find(new CommuneClues("1 rue X", "16300", "Trifouillis", ""), NOWHERE);
        assertThat(place.commune()).isEqualTo("Trifouillis");
        assertThat(place.official()).isEmpty();
        assertThat(warnings).containsExactly(WarningKind.COMMUNE_UNKNOWN);
    }

    @Test
    void nothingGivesNothing() {
        assertThat(LOCALITIES.find(new CommuneClues("", "", "", ""), NOWHERE, (kind, value) -> {}))
                .isEmpty();
        assertThat(LOCALITIES.find(new CommuneClues("rue X", "", "Trifouillis", "99999"), NOWHERE, (kind, value) -> {}))
                .isEmpty();
        assertThat(LOCALITIES.find(new CommuneClues("rue X", "00000", "", ""), NOWHERE, (kind, value) -> {}))
                .isEmpty();
    }

    private PostalLocality find(CommuneClues clues, Optional<GeoPoint> position) {
        return LOCALITIES
                .find(clues, position, (kind, value) -> warnings.add(kind))
                .orElseThrow();
    }
}
