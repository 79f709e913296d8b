package org.tousaidants.places.columnmapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tousaidants.SharedData;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.territory.Communes;
import org.tousaidants.places.columnmapping.ColumnMappingDraft.MatchedValue;
import org.tousaidants.places.columnmapping.ColumnMappingDraft.UnmatchedValue;
import org.tousaidants.places.columnmapping.ColumnMappingReader.ParsedMapping;
import org.tousaidants.places.columnmapping.RecordNormalisationResult.RecordAccepted;
import org.tousaidants.places.intake.OpenedRecordSource;
import org.tousaidants.places.intake.SourceDownload;
import org.tousaidants.places.intake.SourceLimits;
import org.tousaidants.places.intake.SourceLocation;

class ColumnMatchingTest {
    private static final String[][] ROWS = {
        {
            "La Palette",
            "9 place de la Poste",
            "23800",
            "Dun-le-Palestel",
            "05 87 66 00 00",
            "Atelier internet ; Impression",
            "lundi 9h-12h"
        },
        {"Médiathèque", "1 rue du Port", "17100", "Saintes", "05 46 00 00 00", "Impression", "mardi 14h-17h"},
        {"Mairie", "2 rue du Port", "17300", "Rochefort", "05 46 00 00 01", "Aide aux démarches administratives", ""},
        {"Cité", "3 rue du Port", "17300", "Rochefort", "05 46 00 00 02", "Impression", ""}
    };
    private static final String[] HEAD = {
        "Structure", "Rue", "CP", "Ville", "N° de téléphone", "Services proposés", "Horaires d'ouverture"
    };

    private static List<TestRecord> records() {
        var records = new ArrayList<TestRecord>();
        for (var row : ROWS) {
            var pairs = new ArrayList<String>();
            for (var i = 0; i < HEAD.length; i++) {
                pairs.add(HEAD[i]);
                pairs.add(row[i]);
            }
            records.add(TestRecord.at(records.size() + 2L, pairs.toArray(String[]::new)));
        }
        return records;
    }

    private static SourceTableSurvey table() {
        return SourceTableSurvey.of(records().iterator());
    }

    @Test
    void aTableShowsThreeValuesOfEachColumn() {
        var column = table().columns().getFirst();
        assertThat(table().rows()).isEqualTo(4);
        assertThat(column.name()).isEqualTo("Structure");
        assertThat(column.samples()).containsExactly("La Palette", "Médiathèque", "Mairie");
    }

    @Test
    void theColumnsOfATableOfATownHallAreGuessed() {
        assertThat(keys(ColumnMappingGuesses.of(table())))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "Structure", "nom",
                        "Rue", "adresse",
                        "CP", "code_postal",
                        "Ville", "commune",
                        "N° de téléphone", "telephone",
                        "Services proposés", "services",
                        "Horaires d'ouverture", "horaires"));
    }

    @Test
    void theGuessesAreAMappingFileOfTheNationalTool() {
        var draft = ColumnMappingDraft.of("").with(ColumnMappingGuesses.of(table()), table());
        assertThat(draft.text()).contains("\"horaires\"", "\"semaine\" : \"Horaires d'ouverture\"");
        assertThat(ColumnMappingReader.read(draft.text())).isInstanceOf(ParsedMapping.class);
        assertThat(keys(ColumnMappingDraft.of(draft.text()).targets()))
                .isEqualTo(keys(ColumnMappingGuesses.of(table())));
        var sheet = ((RecordAccepted) normaliser(draft).normalise(records().getFirst())).sheet();
        assertThat(sheet.text(Field.NOM)).isEqualTo("La Palette");
        assertThat(sheet.text(Field.HORAIRES)).isEqualTo("Mo 09:00-12:00");
    }

    @Test
    void aValueOutsideTheVocabularyIsMatchedOnceAndNoLongerLeftOut() {
        var draft = ColumnMappingDraft.of("").with(ColumnMappingGuesses.of(table()), table());
        assertThat(draft.unknown(table()))
                .containsExactly(
                        new UnmatchedValue(Field.SERVICES, "Services proposés", "Impression", 3),
                        new UnmatchedValue(Field.SERVICES, "Services proposés", "Atelier internet", 1));
        var matched = draft.with(List.of(new MatchedValue(
                Field.SERVICES, "Services proposés", "Impression", "Accès internet et matériel informatique")));
        assertThat(matched.unknown(table()))
                .containsExactly(new UnmatchedValue(Field.SERVICES, "Services proposés", "Atelier internet", 1));
        var accepted = (RecordAccepted) normaliser(matched).normalise(records().getFirst());
        assertThat(accepted.sheet().list(Field.SERVICES)).containsExactly("Accès internet et matériel informatique");
        assertThat(accepted.warnings().stream()
                        .filter(warning -> warning.kind() == NormalisationWarning.WarningKind.TERM_UNKNOWN)
                        .map(NormalisationWarning::value))
                .containsExactly("Atelier internet");
    }

    @Test
    void whatThePageCannotShowStaysAsItWasWritten() {
        var written = """
                {"nom": {"colonne": "Structure"},
                 "adresse": {"dissocier": {"colonne": "Rue", "séparateur": ",", "partie": 0}},
                 "services": [{"colonnes": ["Services proposés"], "termes": ["impr"], "cible": "Accès internet et matériel informatique"}],
                 "frais_a_charge": [{"cible": "Gratuit"}]}""";
        var draft = ColumnMappingDraft.of(written);
        var targets = new java.util.LinkedHashMap<>(draft.targets());
        targets.put("Ville", MappedColumnTarget.named("commune").orElseThrow());
        var next = draft.with(targets, table()).text();
        assertThat(next).contains("dissocier", "impr", "Gratuit", "\"Ville\"");
        targets.remove("Rue");
        assertThat(draft.with(targets, table()).text())
                .doesNotContain("dissocier")
                .contains("impr");
    }

    @ParameterizedTest
    @CsvSource({
        "places/france-services/liste-fs-20240801.csv, 'lib_fs=nom;adresse=adresse;code_postal=code_postal;lib_com=commune;h_lundi=lundi;telephone=telephone;mail=courriels;latitude=latitude'",
        "places/inclusion-numerique/aidants-connect_structures_20240212.csv, 'Name=nom;Address=adresse;Zip Code=code_postal;City=commune;City Insee Code=code_insee;Siret=pivot'",
        "places/mednum-cli/gironde/gironde.json, 'Lieu=nom;Commune=commune;Adresse postale=adresse;Email=courriels;Site internet=site_web;Téléphone=telephone'",
        "places/mednum-cli/la-creuse/la-creuse.json, 'nom=nom;adresse=adresse;commune=commune;téléphone=telephone;services=services'",
        "places/mednum-cli/angers/angers.json, 'USER_NOM=nom;USER_ADRES=adresse;LAT=latitude;LNG=longitude;TELEPHONE=telephone;MAIL=courriels'",
        "places/mednum-cli/epernay/epernay.json, 'Nom de votre structure=nom;Adresse de la structure=adresse'",
        "places/places_17.csv, 'nom=nom;siret=pivot;courriel=courriels;site_web=site_web;horaires=horaires'"
    })
    void realTablesAreGuessed(String file, String expected) throws IOException {
        var guesses = keys(ColumnMappingGuesses.of(survey(SharedData.of(file))));
        for (var pair : expected.split(";")) {
            var column = pair.substring(0, pair.lastIndexOf('='));
            assertThat(guesses).as(guesses.toString()).containsEntry(column, pair.substring(pair.lastIndexOf('=') + 1));
        }
    }

    @Test
    void aPublishedListIsRecognisedByItsColumns() throws IOException {
        var survey = survey(SharedData.of("places/france-services/liste-fs-20221201.csv"));
        assertThat(ColumnMappings.fitting(survey.columns().stream()
                        .map(SourceTableSurvey.SurveyedColumn::name)
                        .toList()))
                .contains("france-services-2022");
        assertThat(ColumnMappings.fitting(List.of(HEAD))).isEmpty();
        assertThat(ColumnMappings.fitting(List.of("id", "nom", "adresse", "code_postal", "commune")))
                .contains(ColumnMappings.NATIONAL);
    }

    private static SourceTableSurvey survey(Path file) throws IOException {
        var opening = OpenedRecordSource.open(
                new SourceLocation.FileSource(file, List.of()), SourceDownload.allowing(""), SourceLimits.usual());
        try (var reader = ((OpenedRecordSource.IntakeOpened) opening).reader()) {
            return SourceTableSurvey.of(reader);
        }
    }

    private static PlaceRecordNormaliser normaliser(ColumnMappingDraft draft) {
        return new PlaceRecordNormaliser(
                ((ParsedMapping) ColumnMappingReader.read(draft.text())).mapping(),
                Communes.shipped(),
                "essai",
                LocalDate.of(2026, 12, 1));
    }

    private static Map<String, String> keys(Map<String, MappedColumnTarget> targets) {
        return targets.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, one -> one.getValue().key()));
    }
}
