package org.tousaidants.places.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tousaidants.core.schema.Field;

class FieldValueSelectorTest {
    private static final DataUpkeepRules RULES = DataUpkeepRulesConfiguration.standard();
    private static final PlaceId HERE = new PlaceId(new UUID(0, 10));
    private static final PlaceId THERE = new PlaceId(new UUID(0, 11));
    private static final ValueStatementSource FILE =
            new ValueStatementSource.HarvestedSource("france-services", new UUID(0, 1));
    private static final ValueStatementSource OTHER =
            new ValueStatementSource.HarvestedSource("gironde", new UUID(0, 4));
    private static final ValueStatementSource TRUSTED =
            new ValueStatementSource.HarvestedSource("france-services-2024", new UUID(0, 5));
    private static final ValueStatementSource.HumanSource CLAIRE =
            new ValueStatementSource.AccountSource(new UUID(0, 2), "Claire");
    private static final ValueStatementSource.HumanSource ODILE =
            new ValueStatementSource.CaretakerSource(new UUID(0, 3), "Odile");

    private long n;

    @Test
    void aSourceMayChangeItsMind() {
        assertThat(phone(phoneSaid(FILE, "01"), phoneSaid(FILE, "02"))).contains("+33546000200");
    }

    @Test
    void aCorrectionByHandOutlivesTheNextHarvest() {
        assertThat(phone(phoneSaid(FILE, "01"), phoneSaid(CLAIRE, "09"), phoneSaid(FILE, "02")))
                .contains("+33546000900");
    }

    @Test
    void theLastOfTwoCorrectionsStands() {
        assertThat(phone(phoneSaid(CLAIRE, "01"), phoneSaid(ODILE, "02"))).contains("+33546000200");
    }

    @Test
    void whatAPersonTookBackStaysAway() {
        assertThat(phone(
                        phoneSaid(FILE, "01"),
                        said(HERE, CLAIRE, "2026-01-02", Map.of(Field.TELEPHONE, "")),
                        phoneSaid(FILE, "02")))
                .isEmpty();
    }

    @Test
    void whatASourceTookBackIsGone() {
        assertThat(phone(phoneSaid(FILE, "01"), said(HERE, FILE, "2026-01-02", Map.of(Field.TELEPHONE, ""))))
                .isEmpty();
    }

    @Test
    void aSourceSpeaksOfTheDayThatItGivesItself() {
        var first =
                said(HERE, FILE, "2026-11-20", Map.of(Field.TELEPHONE, "+33546000001", Field.DATE_MAJ, "2026-03-01"));
        var again = said(HERE, FILE, "2026-11-25", Map.of(Field.DATE_MAJ, "2026-11-02"));
        assertThat(seen(first)).isEqualTo(Instant.parse("2026-02-28T23:00:00Z"));
        assertThat(seen(first, again)).isEqualTo(Instant.parse("2026-11-01T23:00:00Z"));
    }

    @Test
    void aDayToComeOrThatDoesNotExistSaysNothing() {
        for (var day : List.of("2031-01-01", "2026-02-30"))
            assertThat(seen(said(
                            HERE, FILE, "2026-11-20", Map.of(Field.TELEPHONE, "+33546000001", Field.DATE_MAJ, day))))
                    .isEqualTo(at("2026-11-20"));
    }

    @Test
    void whatAHumanBeingFoundRightKeepsItsSourceAndGainsADate() {
        var known = standing(phoneSaid(FILE, "01"), confirmed(ODILE, "2026-11-20", "01"))
                .provenance();
        assertThat(known.said()).isEqualTo(FILE);
        assertThat(known.confirmed().orElseThrow().by()).isEqualTo(ODILE);
        assertThat(known.lastSeen()).isEqualTo(at("2026-11-20"));
    }

    @Test
    void whatWasFoundRightHoldsUntilASourceIsClearlyMoreRecent() {
        var right = confirmed(ODILE, "2026-01-10", "01");
        var soon = said(HERE, FILE, "2026-03-01", phone("02"));
        var later = said(HERE, FILE, "2027-01-01", phone("02"));
        var standing = standing(phoneSaid(FILE, "01"), right, soon);
        assertThat(standing.value()).contains("+33546000100");
        assertThat(standing.others())
                .extracting(FieldValueSelector.OtherFieldValue::value)
                .containsExactly("+33546000200");
        assertThat(phone(phoneSaid(FILE, "01"), right, later)).contains("+33546000200");
    }

    @Test
    void ofTwoSourcesTheMoreRecentIsBelieved() {
        assertThat(phone(said(HERE, FILE, "2026-01-01", phone("01")), said(THERE, OTHER, "2026-06-01", phone("02"))))
                .contains("+33546000200");
        assertThat(phone(said(HERE, FILE, "2026-06-01", phone("01")), said(THERE, OTHER, "2026-01-01", phone("02"))))
                .contains("+33546000100");
    }

    @Test
    void trustIsWorthTime() {
        // 80 for 60: 0.41 half-lives, 151 days of a telephone number.
        var trusted = said(HERE, TRUSTED, "2026-01-01", phone("01"));
        assertThat(phone(trusted, said(THERE, OTHER, "2026-05-30", phone("02"))))
                .contains("+33546000100");
        assertThat(phone(trusted, said(THERE, OTHER, "2026-06-03", phone("02"))))
                .contains("+33546000200");
    }

    @Test
    void aSourceThatStillHasThePlaceIsBelievedBeforeOneThatNoLongerDoes() {
        var gone = new PlaceChange(
                ++n, THERE, at("2026-07-01"), OTHER, PlaceChange.PlaceChangeAct.WITHDREW, Map.of(), Optional.empty());
        assertThat(phone(
                        said(HERE, FILE, "2025-01-01", phone("01")),
                        said(THERE, OTHER, "2026-06-01", phone("02")),
                        gone))
                .contains("+33546000100");
        assertThat(phone(said(THERE, OTHER, "2026-06-01", phone("02")), gone)).contains("+33546000200");
    }

    @Test
    void anAddressIsNeverTheStreetOfOneAndTheTownOfAnother() {
        var sheet = FieldValueSelector.sheet(
                RULES,
                List.of(
                        said(
                                HERE,
                                FILE,
                                "2026-01-01",
                                Map.of(
                                        Field.ADRESSE, "1 rue de l'Arc",
                                        Field.CODE_POSTAL, "17100",
                                        Field.COMMUNE, "Saintes",
                                        Field.CODE_INSEE, "17415")),
                        said(
                                THERE,
                                OTHER,
                                "2026-01-05",
                                Map.of(Field.COMPLEMENT_ADRESSE, "Hall B", Field.COMMUNE, "Royan"))));
        assertThat(sheet.text(Field.ADRESSE)).isEqualTo("1 rue de l'Arc");
        assertThat(sheet.text(Field.COMMUNE)).isEqualTo("Saintes");
        assertThat(sheet.get(Field.COMPLEMENT_ADRESSE)).isEmpty();
    }

    @Test
    void aRecentTownCentreDoesNotHideAnExactPoint() {
        var sheet = FieldValueSelector.sheet(
                RULES,
                List.of(
                        said(
                                HERE,
                                FILE,
                                "2025-01-01",
                                Map.of(Field.LATITUDE, "45.74", Field.LONGITUDE, "-0.63", Field.PRECISION, "exacte")),
                        said(
                                THERE,
                                OTHER,
                                "2026-11-01",
                                Map.of(
                                        Field.LATITUDE,
                                        "45.70",
                                        Field.LONGITUDE,
                                        "-0.60",
                                        Field.PRECISION,
                                        "commune"))));
        assertThat(sheet.text(Field.LATITUDE)).isEqualTo("45.74");
    }

    @Test
    void hoursThatCanBeReadAreBetterThanRecentOnesThatCannot() {
        var sheet = FieldValueSelector.sheet(
                RULES,
                List.of(
                        said(HERE, FILE, "2026-09-01", Map.of(Field.HORAIRES, "Mo-Fr 09:00-12:00")),
                        said(THERE, OTHER, "2026-11-01", Map.of(Field.HORAIRES_TEXTE, "voir affiche"))));
        assertThat(sheet.text(Field.HORAIRES)).isEqualTo("Mo-Fr 09:00-12:00");
        assertThat(sheet.get(Field.HORAIRES_TEXTE)).isEmpty();
    }

    @Test
    void servicesSeenBySeveralSourcesAreUnited() {
        var sheet = FieldValueSelector.sheet(
                RULES,
                List.of(
                        said(
                                HERE,
                                FILE,
                                "2026-01-01",
                                Map.of(
                                        Field.SERVICES,
                                        "Aide aux démarches administratives",
                                        Field.DATE_MAJ,
                                        "2025-12-01")),
                        said(
                                THERE,
                                OTHER,
                                "2026-02-01",
                                Map.of(
                                        Field.SERVICES,
                                        "Maîtrise des outils numériques du quotidien|Aide aux démarches administratives",
                                        Field.DATE_MAJ,
                                        "2025-11-01"))));
        assertThat(sheet.list(Field.SERVICES))
                .containsExactlyInAnyOrder(
                        "Aide aux démarches administratives", "Maîtrise des outils numériques du quotidien");
        assertThat(sheet.text(Field.DATE_MAJ)).isEqualTo("2025-12-01");
    }

    @Test
    void aPlaceOfOneSourceIsWhatTheSourceSays() {
        var values = new EnumMap<Field, String>(Map.of(
                Field.NOM, "France services",
                Field.ADRESSE, "1 rue de l'Arc",
                Field.SERVICES, "Aide aux démarches administratives|Loisirs et créations numériques",
                Field.LATITUDE, "45.7",
                Field.LONGITUDE, "-0.6",
                Field.PRECISION, "estimée",
                Field.HORAIRES_TEXTE, "le matin",
                Field.PRESENTATION_RESUME, "Oui",
                Field.DATE_MAJ, "2019-01-01",
                Field.SOURCE, "Village"));
        assertThat(FieldValueSelector.sheet(RULES, List.of(said(HERE, FILE, "2026-01-01", values)))
                        .values())
                .isEqualTo(values);
    }

    /// Histories of grouped places are read in the order of the events, whatever the order of the rows of two
    /// places at one moment.
    @Test
    void theOrderInWhichEqualSourcesSpokeChangesNothing() {
        var random = new Random(1);
        var all = new ArrayList<PlaceChange>();
        for (var i = 0; i < 12; i++)
            all.add(said(
                    new PlaceId(new UUID(1, i)),
                    new ValueStatementSource.HarvestedSource("source-" + i, new UUID(0, i)),
                    "2026-01-" + (10 + random.nextInt(15)),
                    Map.of(Field.TELEPHONE, "+3354600" + (100 + i), Field.NOM, "Nom " + i)));
        var expected = FieldValueSelector.sheet(RULES, all);
        for (var i = 0; i < 20; i++) {
            Collections.shuffle(all, random);
            assertThat(FieldValueSelector.sheet(RULES, all)).isEqualTo(expected);
        }
    }

    private FieldValueSelector.SelectedFieldValue standing(PlaceChange... history) {
        return FieldValueSelector.standing(RULES, List.of(history)).get(Field.TELEPHONE);
    }

    private Optional<String> phone(PlaceChange... history) {
        return FieldValueSelector.sheet(RULES, List.of(history)).get(Field.TELEPHONE);
    }

    private static Instant seen(PlaceChange... history) {
        return FieldValueSelector.provenance(RULES, List.of(history))
                .get(Field.TELEPHONE)
                .lastSeen();
    }

    private static Map<Field, String> phone(String last) {
        return Map.of(Field.TELEPHONE, "+3354600" + last + "00");
    }

    private PlaceChange phoneSaid(ValueStatementSource voice, String last) {
        return said(HERE, voice, "2026-01-01", phone(last));
    }

    private PlaceChange confirmed(ValueStatementSource voice, String day, String last) {
        var change = said(HERE, voice, day, phone(last));
        return new PlaceChange(
                change.n(),
                HERE,
                change.at(),
                voice,
                PlaceChange.PlaceChangeAct.CONFIRMED,
                change.fields(),
                Optional.empty());
    }

    private PlaceChange said(PlaceId place, ValueStatementSource voice, String day, Map<Field, String> values) {
        var fields = new EnumMap<Field, Optional<String>>(Field.class);
        values.forEach((field, value) -> fields.put(field, value.isEmpty() ? Optional.empty() : Optional.of(value)));
        return new PlaceChange(++n, place, at(day), voice, PlaceChange.PlaceChangeAct.SAID, fields, Optional.empty());
    }

    private static Instant at(String day) {
        return Instant.parse(day + "T08:00:00Z");
    }
}
