package org.tousaidants.find.api;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.tousaidants.core.schema.Field;
import org.tousaidants.core.schema.PlaceSheet;
import org.tousaidants.places.directory.HarvestedPlaceRecord;
import org.tousaidants.places.directory.Place;
import org.tousaidants.places.directory.PlaceDirectory;
import org.tousaidants.places.directory.Places;
import org.tousaidants.places.directory.ValueStatementSource;
import org.tousaidants.platform.web.RunningSite;
import org.tousaidants.platform.web.Visitor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The site over a network of its own, with a few places that try the API: one complete, one nearly empty, one
/// that its source filled with traps, and many to page through. The demonstration has no real sources, so this
/// network replaces it.
@TestPropertySource(properties = {"ta.network.id=essai-api", "ta.network.name=Essai", "ta.real=/nulle-part"})
abstract class ApiTestSite extends RunningSite {
    static final String NETWORK = "essai-api";
    static final String FORMULA = "=cmd|' /C calc'!A0";
    static final int MANY = 250;

    @Autowired
    Places places;

    @Autowired
    PlaceDirectory directory;

    @BeforeEach
    void fill() {
        gather("essai", List.of(saintes(), royan(), trap()));
        var many = new ArrayList<HarvestedPlaceRecord>();
        for (var i = 0; i < MANY; i++)
            many.add(gathered(
                    "n" + i,
                    Map.of(
                            Field.NOM, "Lieu " + i,
                            Field.COMMUNE, "La Rochelle",
                            Field.CODE_POSTAL, "17000",
                            Field.CODE_INSEE, "17300",
                            Field.ADRESSE, i + " quai Valin",
                            Field.SOURCE, "Nombreux")));
        gather("nombreux", many);
    }

    void gather(String source, List<HarvestedPlaceRecord> batch) {
        places.gather(new ValueStatementSource.HarvestedSource(source, UUID.randomUUID()), batch);
    }

    List<Place> all() {
        return directory.snapshot().places();
    }

    Place place(String name) {
        return all().stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
    }

    HttpResponse<String> get(String path) {
        return visitor().get(path);
    }

    HttpResponse<String> get(String path, String header, String value) {
        return with(header, value).get(path);
    }

    Visitor with(String header, String value) {
        var visitor = visitor();
        visitor.headers.put(header, value);
        return visitor;
    }

    JsonNode json(String path) {
        return json(get(path));
    }

    static JsonNode json(HttpResponse<String> response) {
        return JsonMapper.shared().readTree(response.body());
    }

    static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static HarvestedPlaceRecord gathered(String localId, Map<Field, String> values) {
        return new HarvestedPlaceRecord(localId, PlaceSheet.of(values));
    }

    static HarvestedPlaceRecord saintes() {
        var values = new EnumMap<Field, String>(Field.class);
        values.put(Field.PIVOT, "43493312300029");
        values.put(Field.NOM, "France services de Saintes");
        values.put(Field.COMMUNE, "Saintes");
        values.put(Field.CODE_POSTAL, "17100");
        values.put(Field.CODE_INSEE, "17415");
        values.put(Field.ADRESSE, "12 cours des Arènes, bâtiment « B »");
        values.put(Field.COMPLEMENT_ADRESSE, "1er étage");
        values.put(Field.LATITUDE, "45.74626");
        values.put(Field.LONGITUDE, "-0.64109");
        values.put(Field.TYPOLOGIE, "RFS|TIERS_LIEUX");
        values.put(Field.TELEPHONE, "+33546000001");
        values.put(Field.COURRIELS, "accueil@example.org|chef@example.org");
        values.put(Field.SITE_WEB, "https://example.org/a?b=c,d");
        values.put(Field.HORAIRES, "Mo-Fr 09:00-12:30; PH off");
        values.put(Field.PRESENTATION_RESUME, "Dit « bonjour », et dit \"oui\".");
        values.put(Field.PRESENTATION_DETAIL, "Ligne 1\nLigne 2\r\n- point");
        values.put(Field.SOURCE, "Essai");
        values.put(Field.ITINERANCE, "Fixe");
        values.put(Field.STRUCTURE_PARENTE, "Agglomération de Saintes");
        values.put(Field.DATE_MAJ, "2026-11-20");
        values.put(Field.SERVICES, "Aide aux démarches administratives|Maîtrise des outils numériques du quotidien");
        values.put(Field.PUBLICS, "Jeunes|Seniors");
        values.put(Field.PRISE_EN_CHARGE, "Surdité|Handicaps moteurs");
        values.put(Field.FRAIS, "Gratuit");
        values.put(Field.DISPOSITIFS, "France Services|Aidants Connect");
        values.put(Field.FORMATIONS, "Étapes numériques (La Poste)");
        values.put(Field.AUTRES_FORMATIONS, "Tous aidants");
        values.put(Field.ACCES, "Se présenter|Téléphoner");
        values.put(Field.ACCOMPAGNEMENT, "Accompagnement individuel");
        values.put(Field.FICHE_ACCES_LIBRE, "https://acceslibre.example/x");
        values.put(Field.PRISE_RDV, "https://rdv.example/");
        values.put(Field.PASS_NUMERIQUE, "Oui");
        values.put(Field.A_MA_PLACE, "Oui");
        values.put(Field.REPARATION, "Oui");
        values.put(Field.LIEU_CALME, "Non");
        values.put(Field.PRECISION, "adresse");
        return gathered("1", values);
    }

    /// No pivot, no date, no service, no position; a name as people give them.
    static HarvestedPlaceRecord royan() {
        return gathered(
                "2",
                Map.of(
                        Field.NOM, "Café « L’Œuvre » – 東京 🐚",
                        Field.COMMUNE, "Royan",
                        Field.CODE_POSTAL, "17200",
                        Field.ADRESSE, "2 rue du Port",
                        Field.HORAIRES_TEXTE, "le mardi quand il fait beau",
                        Field.SOURCE, "Essai"));
    }

    static HarvestedPlaceRecord trap() {
        return gathered(
                "3",
                Map.of(
                        Field.NOM, "<script>alert('x')</script>",
                        Field.COMMUNE, "Rochefort",
                        Field.CODE_POSTAL, "17300",
                        Field.CODE_INSEE, "17299",
                        Field.ADRESSE, FORMULA,
                        Field.COMPLEMENT_ADRESSE, "+33 (0)5;=HYPERLINK(\"http://mal.example\")",
                        Field.LATITUDE, "4.593E1",
                        Field.LONGITUDE, "-9.6E-1",
                        Field.PRESENTATION_RESUME, "=" + "é".repeat(279),
                        Field.SOURCE, "@Essai"));
    }
}
