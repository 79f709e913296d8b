package org.tousaidants.places.columnmapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.schema.PlaceSheet;
import org.tousaidants.core.territory.Communes;
import org.tousaidants.places.columnmapping.NormalisationWarning.WarningKind;
import org.tousaidants.places.columnmapping.RecordNormalisationResult.RecordAccepted;
import org.tousaidants.places.columnmapping.RecordNormalisationResult.RecordExcluded;
import org.tousaidants.places.columnmapping.RecordNormalisationResult.RecordRejected;
import org.tousaidants.places.intake.RefusalReason;

class PlaceRecordNormaliserTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final PlaceRecordNormaliser NATIONAL =
            new PlaceRecordNormaliser(ColumnMappings.identity(), Communes.shipped(), "essai", TODAY);

    private static final Map<String, String> MEDIATHEQUE = Map.of(
            "id", "17-1",
            "nom", "Médiathèque Michel-Crépeau",
            "adresse", "Avenue Michel Crépeau",
            "code_postal", "17000",
            "commune", "La Rochelle",
            "date_maj", "2024-05-06",
            "latitude", "46.1558",
            "longitude", "-1.1462",
            "services", "Aide aux démarches administratives");

    @Test
    void aNationalRecordGoesThroughAsItIs() {
        var kept = kept(Map.of());
        assertThat(kept.warnings()).isEmpty();
        var sheet = kept.sheet();
        assertThat(sheet.text(Field.ID)).isEqualTo("17-1");
        assertThat(sheet.text(Field.NOM)).isEqualTo("Médiathèque Michel-Crépeau");
        assertThat(sheet.text(Field.CODE_INSEE)).isEqualTo("17300");
        assertThat(sheet.text(Field.LATITUDE)).isEqualTo("46.1558");
        assertThat(sheet.text(Field.PRECISION)).isEqualTo("exacte");
        assertThat(sheet.text(Field.PIVOT)).isEqualTo("00000000000000");
        assertThat(sheet.text(Field.SOURCE)).isEqualTo("essai");
    }

    @Test
    void everythingRequiredIsThere() {
        var sheet = kept(Map.of("adresse", "", "date_maj", "", "latitude", "", "id", ""))
                .sheet();
        for (var field : Field.values())
            if (field.required())
                assertThat(sheet.get(field)).as(field.column()).isPresent();
    }

    @Test
    void aRecordOfTheOldSchemaBecomesOneOfTheNew() {
        var sheet = kept(Map.of(
                        "services",
                        "Prendre en main un ordinateur;Accéder à du matériel;Utiliser le numérique au quotidien",
                        "conditions_acces",
                        "Gratuit : Je peux accéder gratuitement au lieu et à ses services;"
                                + "Accepte le Pass numérique : Il est possible d'utiliser un Pass numérique pour accéder au lieu",
                        "modalites_accompagnement",
                        "Seul : j'ai accès à du matériel et une connexion;"
                                + "A ma place : une personne habilitée fait les démarches à ma place",
                        "publics_accueillis",
                        "Seniors (+ 65 ans);Adultes;Surdité;Public langues étrangères",
                        "labels_nationaux",
                        "CNFS;Fabriques de Territoire;APTIC",
                        "courriel",
                        "accueil@larochelle.fr",
                        "accessibilite",
                        "https://acceslibre.beta.gouv.fr/app/17-la-rochelle/"))
                .sheet();
        assertThat(sheet.list(Field.SERVICES))
                .containsExactly(
                        "Maîtrise des outils numériques du quotidien", "Accès internet et matériel informatique");
        assertThat(sheet.text(Field.FRAIS)).isEqualTo("Gratuit");
        assertThat(sheet.text(Field.PASS_NUMERIQUE)).isEqualTo("Oui");
        assertThat(sheet.list(Field.ACCOMPAGNEMENT)).containsExactly("En autonomie", "Accompagnement individuel");
        assertThat(sheet.text(Field.A_MA_PLACE)).isEqualTo("Oui");
        assertThat(sheet.list(Field.PUBLICS)).containsExactly("Seniors");
        assertThat(sheet.list(Field.PRISE_EN_CHARGE))
                .containsExactly("Surdité", "Langues étrangères (anglais)", "Langues étrangères (autres)");
        assertThat(sheet.list(Field.DISPOSITIFS)).containsExactly("Conseillers numériques");
        assertThat(sheet.list(Field.FORMATIONS)).containsExactly("Fabriques de Territoire");
        assertThat(sheet.list(Field.AUTRES_FORMATIONS)).containsExactly("APTIC");
        assertThat(sheet.text(Field.COURRIELS)).isEqualTo("accueil@larochelle.fr");
        assertThat(sheet.text(Field.FICHE_ACCES_LIBRE)).startsWith("https://acceslibre");
        assertThat(kept(Map.of("conditions_acces", "N'accepte pas le pass numérique"))
                        .sheet()
                        .get(Field.PASS_NUMERIQUE))
                .isEmpty();
    }

    @Test
    void repairAndQuietAreReadAndAnUnclearWordDeclaresNothing() {
        var sheet = kept(Map.of("atelier_reparation", "true", "petit_lieu_calme", "non"))
                .sheet();
        assertThat(sheet.text(Field.REPARATION)).isEqualTo("Oui");
        assertThat(sheet.text(Field.LIEU_CALME)).isEqualTo("Non");
        for (var unclear : new String[] {"Oui|Non", "parfois", ""})
            assertThat(kept(Map.of("atelier_reparation", "non", "petit_lieu_calme", unclear))
                            .sheet()
                            .values())
                    .doesNotContainKeys(Field.REPARATION, Field.LIEU_CALME);
    }

    @Test
    void aMappingOfTheOlderVocabularyIsReadAsItIs() {
        var mapping = mapping("""
                "publics_accueillis":[{"colonnes":["p"],"termes":["senior"],"cible":"Seniors (+ 65 ans)"},
                  {"colonnes":["p"],"termes":["langue"],"cible":"Public langues étrangères"},{"cible":"Adultes"}],
                "labels_nationaux":[{"colonnes":["l"],"termes":["cnfs"],"cible":"CNFS"}],
                "labels_autres":[{"colonnes":["a"]}],
                "conditions_acces":[{"colonnes":["c"],"termes":["gratuit"],"cible":"Gratuit"}]""");
        assertThat(mapping).isNotNull();
    }

    @Test
    void aKindOfHouseThatNoMappingGivesIsInferredFromTheName() {
        assertThat(TypologyFromName.of("Mairie de Saintes")).contains("MUNI");
        assertThat(TypologyFromName.of("LA POSTE Geaune")).contains("LA_POSTE");
        assertThat(TypologyFromName.of("France services de Geaune (La Poste)")).contains("RFS");
        assertThat(TypologyFromName.of("Médiathèque François-Mitterrand")).contains("BIB");
        assertThat(TypologyFromName.of("Les Amis du clavier")).isEmpty();
    }

    @Test
    void freeUnderConditionIsNeverSoldAsFree() {
        var mapping = mapping(
                "\"frais_a_charge\":[{\"colonnes\":[\"tarif\"],\"termes\":[\"Gratuit\"],\"cible\":\"Gratuit\"}]");
        assertThat(fees(mapping, "Gratuit sous condition : La gratuité est conditionnée"))
                .isEqualTo("Gratuit sous condition");
        assertThat(fees(mapping, "Gratuit;Gratuit sous condition")).isEqualTo("Gratuit");
        assertThat(fees(mapping, "gratuitement, sur inscription")).isEqualTo("Gratuit");
    }

    private static String fees(ColumnMapping mapping, String tarif) {
        var cells = new HashMap<>(MEDIATHEQUE);
        cells.put("tarif", tarif);
        var normaliser = new PlaceRecordNormaliser(mapping, Communes.shipped(), "essai", TODAY);
        return ((RecordAccepted) normaliser.normalise(new TestRecord(2, cells)))
                .sheet()
                .text(Field.FRAIS);
    }

    @Test
    void anUnknownTermIsDroppedAndSaid() {
        var kept = kept(Map.of("services", "Aide aux démarches administratives|Réparer des vélos"));
        assertThat(kept.sheet().list(Field.SERVICES)).containsExactly("Aide aux démarches administratives");
        assertThat(kept.warnings())
                .containsExactly(
                        new NormalisationWarning(WarningKind.TERM_UNKNOWN, Field.SERVICES, "Réparer des vélos"));
    }

    @Test
    void aRecordWithoutNameOrPlaceIsRejectedWithItsReason() {
        assertThat(NATIONAL.normalise(record(Map.of("nom", " - "))))
                .isEqualTo(new RecordRejected(RefusalReason.of("mapping.why.no-name")));
        assertThat(NATIONAL.normalise(record(Map.of("nom", "0"))))
                .isEqualTo(new RecordRejected(RefusalReason.of("mapping.why.no-name")));
        var nowhere = Map.of("commune", "", "code_postal", "", "latitude", "", "longitude", "", "adresse", "rue X");
        assertThat(NATIONAL.normalise(record(nowhere))).isInstanceOf(RecordRejected.class);
    }

    @Test
    void aPrivateRecordIsExcluded() {
        var mapping = mapping("\"prive\":{\"colonne\":\"prive\"}");
        var normaliser = new PlaceRecordNormaliser(mapping, Communes.shipped(), "essai", TODAY);
        assertThat(normaliser.normalise(record(Map.of("prive", "true")))).isInstanceOf(RecordExcluded.class);
        assertThat(normaliser.normalise(record(Map.of("prive", "false")))).isInstanceOf(RecordAccepted.class);
    }

    @Test
    void coordinatesAreRepairedOrReplacedByTheCentreOfTheCommune() {
        var swapped = kept(Map.of("latitude", "-1,1462", "longitude", "46,1558"));
        assertThat(swapped.sheet().text(Field.LATITUDE)).isEqualTo("46.1558");
        assertThat(kinds(swapped)).containsExactly(WarningKind.COORDINATES_REPAIRED);
        var lambert = kept(Map.of("latitude", "6570000", "longitude", "380000"));
        assertThat(lambert.sheet().text(Field.LATITUDE)).startsWith("46.1");
        for (var bad : List.of(
                List.of("48.85", "2.35", "COORDINATES_FAR"),
                List.of("40.71", "-74.0", "COORDINATES_REFUSED"),
                List.of("46.0", "-4.9", "COORDINATES_REFUSED"),
                List.of("là", "bas", "COORDINATES_REFUSED"),
                List.of("0", "0", "COORDINATES_MISSING"))) {
            var kept = kept(Map.of("latitude", bad.get(0), "longitude", bad.get(1)));
            assertThat(kinds(kept)).as(bad.toString()).containsExactly(WarningKind.valueOf(bad.get(2)));
            assertThat(kept.sheet().text(Field.PRECISION)).isEqualTo("commune");
            assertThat(kept.sheet().text(Field.LATITUDE)).startsWith("46.1");
        }
    }

    @Test
    void aMissingDateIsThatOfTheRunAndAFutureOneToo() {
        assertThat(kept(Map.of("date_maj", "")).sheet().text(Field.DATE_MAJ)).isEqualTo("2026-11-24");
        var future = kept(Map.of("date_maj", "2027-01-01"));
        assertThat(future.sheet().text(Field.DATE_MAJ)).isEqualTo("2026-11-24");
        assertThat(kinds(future)).containsExactly(WarningKind.DATE_FUTURE);
    }

    @Test
    void aMissingIdIsDerivedAndStable() {
        var one = kept(Map.of("id", "")).sheet().text(Field.ID);
        assertThat(one).startsWith("essai-").hasSize("essai-".length() + 16);
        assertThat(kept(Map.of("id", "", "telephone", "05 46 00 11 22", "nom", "MEDIATHEQUE  Michel-Crepeau"))
                        .sheet()
                        .text(Field.ID))
                .isEqualTo(one);
        assertThat(kept(Map.of("id", "", "adresse", "12 quai Valin")).sheet().text(Field.ID))
                .isNotEqualTo(one);
    }

    @Test
    void aLongResumeMovesToTheDetail() {
        var text = "Un accueil pour toutes les démarches en ligne. ".repeat(10).strip();
        var kept = kept(Map.of("presentation_resume", text, "presentation_detail", "Sur rendez-vous."));
        assertThat(kept.sheet().text(Field.PRESENTATION_RESUME))
                .hasSizeLessThanOrEqualTo(280)
                .endsWith(" …");
        assertThat(kept.sheet().text(Field.PRESENTATION_DETAIL))
                .startsWith(text)
                .endsWith("Sur rendez-vous.");
        assertThat(kinds(kept)).containsExactly(WarningKind.RESUME_CUT);
    }

    @Test
    void aPageInTheColumnOfMailsIsAWebAddress() {
        var sheet = kept(Map.of("courriels", "https://ville.fr/contact")).sheet();
        assertThat(sheet.text(Field.SITE_WEB)).isEqualTo("https://ville.fr/contact");
        assertThat(sheet.get(Field.COURRIELS)).isEmpty();
    }

    @Test
    void hoursThatCannotBeReadAreKeptAsText() {
        var kept = kept(Map.of("horaires", "quand la lumière est allumée"));
        assertThat(kept.sheet().get(Field.HORAIRES)).isEmpty();
        assertThat(kept.sheet().text(Field.HORAIRES_TEXTE)).isEqualTo("quand la lumière est allumée");
        assertThat(kinds(kept)).containsExactly(WarningKind.HOURS_AS_TEXT);
    }

    @Test
    void aSiretWithAWrongKeyIsKeptAndSaid() {
        var kept = kept(Map.of("pivot", "211 703 001 00011"));
        assertThat(kept.sheet().text(Field.PIVOT)).isEqualTo("21170300100011");
        assertThat(kept(Map.of("pivot", "21170300100012")).sheet().text(Field.PIVOT))
                .isEqualTo("21170300100012");
        assertThat(kinds(kept(Map.of("pivot", "21170300100013")))).containsExactly(WarningKind.PIVOT_LUHN);
    }

    /// Any content of the cells gives a result, and the national file accepts every kept sheet.
    @Test
    void garbageNeverBreaksARun() {
        var random = new Random(17);
        var pieces = List.of(
                "",
                "0",
                "=1+1",
                "<b>",
                "&amp;",
                "\u0000",
                "|",
                ";",
                ",",
                "é",
                "17000",
                "La Rochelle",
                "+33",
                "\ud83d\ude00",
                "\ud83d",
                "http://",
                "@",
                "1e309",
                "NaN",
                "99/99/9999",
                "Mo-Fr",
                "week 1",
                "lundi",
                " ".repeat(50),
                "x".repeat(3_000),
                "((((((((((",
                "\n",
                "\t",
                "\u202e",
                "Gratuit",
                "-1",
                "46.15",
                "2A004",
                "9".repeat(40),
                "{\"a\":1}",
                "[[",
                "%%%");
        var columns = ColumnMappings.identity().columns().stream().sorted().toList();
        for (var round = 0; round < 4_000; round++) {
            var cells = new LinkedHashMap<String, String>();
            for (var column : columns) {
                var cell = new StringBuilder();
                for (var n = random.nextInt(4); n > 0; n--) cell.append(pieces.get(random.nextInt(pieces.size())));
                cells.put(column, cell.toString());
            }
            var answer = NATIONAL.normalise(new TestRecord(round, cells));
            if (answer instanceof RecordRejected(var why))
                assertThat(why.key()).as(cells.toString()).doesNotContain("unexpected");
            if (answer instanceof RecordAccepted(PlaceSheet sheet, var _)) {
                sheet.values()
                        .forEach((field, value) ->
                                assertThat(field.accepts(value)).isTrue());
                assertThat(sheet.text(Field.NOM) + sheet.text(Field.PRESENTATION_DETAIL))
                        .doesNotContain("<b>", "\u0000");
            }
        }
    }

    private static ColumnMapping mapping(String more) {
        var read = (ColumnMappingReader.ParsedMapping) ColumnMappingReader.read(
                "{" + more + ",\"nom\":{\"colonne\":\"nom\"},\"commune\":{\"colonne\":\"commune\"},"
                        + "\"code_postal\":{\"colonne\":\"code_postal\"},\"adresse\":{\"colonne\":\"adresse\"}}");
        return read.mapping();
    }

    private static List<WarningKind> kinds(RecordAccepted kept) {
        return kept.warnings().stream().map(NormalisationWarning::kind).toList();
    }

    private static RecordAccepted kept(Map<String, String> changes) {
        return (RecordAccepted) NATIONAL.normalise(record(changes));
    }

    private static TestRecord record(Map<String, String> changes) {
        var cells = new HashMap<>(MEDIATHEQUE);
        cells.putAll(changes);
        return new TestRecord(2, cells);
    }
}
